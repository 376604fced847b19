"""Places that are apart, or different spots of one town; in a longer episode both can be parts of it."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from claims.discrepancies.denied_values import denials
from claims.discrepancies.discrepancy_sentences import closing_of, distinct_places, set_words, value_words
from claims.discrepancies.incident_accounts import Accounts
from claims.discrepancies.raise_discrepancy import raise_discrepancy, rule_of
from claims.discrepancies.relations import ALIKE, relate, relate_sets
from claims.discrepancies.severity import KnownGrounds
from claims.discrepancies.voices import by_speaker, closest_places, excludes_however_read, names_both
from claims.model import Discrepancy, FieldSpec, FieldType, Statement
from claims.values import Relation

Told = dict[str, list[Statement]]  # speaker to its places

_IN_AN_EPISODE = "The event lasted or had several parts, so all of these places could be right."


def unlike_places(accounts: Accounts) -> Iterator[Discrepancy]:
    """Places that are denied, that are apart, or that are different spots of one town."""
    for field, statements in accounts.by_field.items():
        spec = accounts.spec(field)
        if spec.rule is not None and spec.type is FieldType.PLACE:
            told = by_speaker(accounts, statements)
            closest = {speaker: closest_places(accounts, said) for speaker, said in told.items()}
            denied = denials(accounts, spec, statements)
            yield from denied
            discrepancy = not denied and (_apart(accounts, spec, told, closest) or _spots(accounts, spec, closest))
            if discrepancy:
                yield discrepancy


def _apart(accounts: Accounts, spec: FieldSpec, told: Told, closest: Told) -> Discrepancy | None:
    """Places of which neither holds the other and that no account names together."""
    pairs = [
        pair
        for one, other in combinations(closest, 2)
        if relate_sets(accounts.collection, closest[one], closest[other]) is Relation.CONTRADICTS
        for pair in _pairs_apart(accounts, told, closest[one], closest[other])
    ]
    by_value: dict[str, list[Statement]] = {}
    in_pairs = {each.statement_id for pair in pairs for each in pair}
    for statement in {each.statement_id: each for said in closest.values() for each in said}.values():
        if statement.statement_id in in_pairs:
            by_value.setdefault(statement.value, []).append(statement)
    if not by_value:
        return None
    return _raise(accounts, spec, Relation.CONTRADICTS, _by_words(accounts, by_value))


def _by_words(accounts: Accounts, by_value: dict[str, list[Statement]]) -> dict[str, list[Statement]]:
    """The statements by the name of their place; what is one place under two ids stands together."""
    names = distinct_places(accounts.collection, by_value)
    by_words: dict[str, list[Statement]] = {}
    for said in by_value.values():
        by_words.setdefault(value_words(accounts.collection, said[0], names), []).extend(said)
    return by_words


def _pairs_apart(
    accounts: Accounts, told: Told, ones: Sequence[Statement], others: Sequence[Statement]
) -> list[tuple[Statement, Statement]]:
    return [
        (one, other)
        for one in ones
        for other in others
        if excludes_however_read(accounts, one, other, {Relation.CONTRADICTS})
        and not any(names_both(accounts, said, one.value, other.value) for said in told.values())
    ]


def _spots(accounts: Accounts, spec: FieldSpec, closest: Told) -> Discrepancy | None:
    """Accounts each with spots of its own in one town."""
    differing = {
        speaker
        for one, other in combinations(closest, 2)
        if relate_sets(accounts.collection, closest[one], closest[other]) is Relation.DIFFERS
        for speaker in (one, other)
    }
    by_words: dict[str, list[Statement]] = {}
    for speaker, said in closest.items():
        if speaker in differing:
            words = set_words(accounts.collection, sorted(said, key=lambda each: each.value))
            by_words.setdefault(words, []).extend(said)
    return _raise(accounts, spec, Relation.DIFFERS, by_words) if by_words else None


def _raise(
    accounts: Accounts, spec: FieldSpec, relation: Relation, by_words: dict[str, list[Statement]]
) -> Discrepancy:
    names_several = _names_several(accounts)
    of_several = accounts.is_episode or names_several
    relation = Relation.DIFFERS if of_several else relation
    sides = [accounts.side(words, said, relation) for words, said in by_words.items()]
    closing = _IN_AN_EPISODE if of_several else closing_of(relation, sides)
    known: KnownGrounds = {"open_lists": names_several}
    return raise_discrepancy(accounts, spec, rule_of(spec), relation, spec.severity, sides, closing, known=known)


def _names_several(accounts: Accounts) -> bool:
    """Whether one account puts the event in two places, neither within the other, by whoever's word."""
    for claim_id in accounts.claim_ids:
        said = [each for each in accounts.all_statements if each.claim_id == claim_id and _is_of_event(accounts, each)]
        if any(relate(accounts.collection, *pair) not in ALIKE for pair in combinations(said, 2)):
            return True
    return False


def _is_of_event(accounts: Accounts, statement: Statement) -> bool:
    is_place = statement.field in accounts.collection.event_place_fields
    return is_place and statement.is_outcome and not (statement.is_denied or statement.reading_of)
