"""Phrases of which one reading excludes what another account says, and another reading does not."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from claims.discrepancies.discrepancy_sentences import value_words
from claims.discrepancies.incident_accounts import Accounts
from claims.discrepancies.raise_discrepancy import raise_discrepancy, rule_of
from claims.discrepancies.voices import by_speaker, names_both, pairs_of_readings, readings_of
from claims.model import Discrepancy, FieldSpec, FieldType, Statement
from claims.values import Relation


def readings_that_clash(accounts: Accounts) -> Iterator[Discrepancy]:
    """A phrase can be read in two ways, and only one of them contradicts another account."""
    for field, statements in accounts.by_field.items():
        spec = accounts.spec(field)
        if spec.rule is None or spec.type in {FieldType.COUNT, FieldType.TEXT}:
            continue
        if spec.type is FieldType.PLACE and accounts.is_episode:
            continue  # several places of it can all be right
        stated = [each for each in statements if not each.is_denied]
        split = [
            pair
            for one, other in combinations(stated, 2)
            if accounts.speaker_of(one) != accounts.speaker_of(other)
            for pair in _excluding_readings(accounts, one, other)
            if not _are_named_together(accounts, spec, stated, *pair)
        ]
        if split:
            yield _split(accounts, spec, split)


def _excluding_readings(accounts: Accounts, one: Statement, other: Statement) -> list[tuple[Statement, Statement]]:
    """The readings that exclude each other, where others do not."""
    readings = accounts.collection.readings
    if one.statement_id not in readings and other.statement_id not in readings:
        return []  # each can be read in one way
    pairs = list(pairs_of_readings(accounts, one, other))
    excluding = [(reading, against) for reading, against, relation in pairs if relation is Relation.CONTRADICTS]
    return excluding if len(excluding) < len(pairs) else []


def _are_named_together(
    accounts: Accounts, spec: FieldSpec, stated: Sequence[Statement], one: Statement, other: Statement
) -> bool:
    """Whether a speaker names both places in words that can be read in one way."""
    if spec.type is not FieldType.PLACE:
        return False
    plain = [each for each in stated if len(readings_of(accounts, each)) == 1]
    return any(names_both(accounts, said, one.value, other.value) for said in by_speaker(accounts, plain).values())


def _split(accounts: Accounts, spec: FieldSpec, pairs: list[tuple[Statement, Statement]]) -> Discrepancy:
    by_value: dict[str, list[Statement]] = {}
    for statement in dict.fromkeys(each for pair in pairs for each in pair):
        by_value.setdefault(value_words(accounts.collection, statement), []).append(statement)
    sides = [accounts.side(words, same, Relation.DIFFERS) for words, same in by_value.items()]
    closing = "A phrase can be read in two ways. The accounts contradict each other in only one of them."
    return raise_discrepancy(
        accounts, spec, rule_of(spec), Relation.DIFFERS, spec.severity, sides, closing, known={"one_reading": True}
    )
