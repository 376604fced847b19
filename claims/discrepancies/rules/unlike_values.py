"""Fields that do not count: values that are denied, that clash, or that differ between accounts."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from claims.discrepancies.discrepancy_sentences import CLOSINGS, set_words, value_words
from claims.discrepancies.incident_accounts import Accounts, is_denied
from claims.discrepancies.raise_discrepancy import raise_discrepancy, rule_of, set_side
from claims.discrepancies.relations import ALIKE, CLASHES, relate, relate_sets, worst
from claims.model import Discrepancy, FieldSpec, FieldType, Kind, Statement
from claims.values import Relation


def unlike_values(accounts: Accounts) -> Iterator[Discrepancy]:
    """Values other than counts that are denied, that clash, or that differ between accounts."""
    for field, statements in accounts.by_field.items():
        spec = accounts.spec(field)
        if spec.rule is None or spec.type in {FieldType.COUNT, FieldType.TEXT}:
            continue
        discrepancy = (
            _denial(accounts, spec, statements)
            or _clash(accounts, spec, statements)
            or _difference(accounts, spec, statements)
        )
        if discrepancy:
            yield discrepancy


def _denial(accounts: Accounts, spec: FieldSpec, statements: Sequence[Statement]) -> Discrepancy | None:
    """A value that a document mentions only to deny it, against what else is said."""
    denied = [each for each in statements if is_denied(each)]
    if not denied:
        return None
    deniers = {accounts.source_of(each) for each in denied}
    affirmed: list[Statement] = list(denied)
    others: list[Statement] = []
    for statement in statements:
        if statement not in denied:
            meets = any(relate(accounts.collection, statement, each) in ALIKE | {Relation.DENIES} for each in denied)
            of_denier = accounts.source_of(statement) in deniers and not statement.chain
            (affirmed if meets and not of_denier else others).append(statement)
    if not others:
        return None
    sides = [set_side(accounts, affirmed, Relation.DENIES), set_side(accounts, others, Relation.DENIES)]
    closing = CLOSINGS[Relation.DENIES]
    return raise_discrepancy(accounts, spec, rule_of(spec), Relation.DENIES, spec.severity, sides, closing)


def _clash(accounts: Accounts, spec: FieldSpec, statements: Sequence[Statement]) -> Discrepancy | None:
    """Values that exclude one another, one side a value; what one speaker gives together does not."""
    clashing = [pair for pair in combinations(statements, 2) if _pair_clashes(accounts, spec, *pair)]
    involved = [each for each in statements if any(each in pair for pair in clashing)]
    if not involved or not _speakers_clash(accounts, spec):
        return None
    relation = worst([relate(accounts.collection, *pair) for pair in clashing])
    by_value: dict[str, list[Statement]] = {}
    for statement in involved:
        by_value.setdefault(value_words(accounts.collection, statement), []).append(statement)
    sides = [accounts.side(words, same, relation) for words, same in by_value.items()]
    kind = rule_of(spec) if accounts.several_speakers(sides) else Kind.INTERNAL
    return raise_discrepancy(accounts, spec, kind, relation, spec.severity, sides, CLOSINGS[relation])


def _pair_clashes(accounts: Accounts, spec: FieldSpec, one: Statement, other: Statement) -> bool:
    """Whether two statements exclude each other; nodes that one account gives together hold together."""
    if relate(accounts.collection, one, other) not in CLASHES:
        return False
    if spec.type is FieldType.PLACE:
        by_speaker = _by_speaker(accounts, accounts.by_field[spec.field])
        return not any(_names_both(accounts, said, one.value, other.value) for said in by_speaker.values())
    return spec.type is not FieldType.PARTY or accounts.speaker_of(one) != accounts.speaker_of(other)


def _names_both(accounts: Accounts, statements: Sequence[Statement], one: str, other: str) -> bool:
    """Whether an account's places meet both of two places, so that both can be meant."""
    tree = accounts.collection.place_tree
    return all(any(tree.related(each.value, place) for each in statements) for place in (one, other))


def _speakers_clash(accounts: Accounts, spec: FieldSpec) -> bool:
    """Whether all that two speakers say clashes; of other types than parties and places any pair of values does."""
    if spec.type not in {FieldType.PARTY, FieldType.PLACE}:
        return True
    stated = [each for each in accounts.by_field[spec.field] if not is_denied(each)]
    pairs = combinations(_by_speaker(accounts, stated).values(), 2)
    return worst([relate_sets(accounts.collection, one, other) for one, other in pairs]) in CLASHES


def _by_speaker(
    accounts: Accounts, statements: Sequence[Statement], *, whole: bool = False
) -> dict[str, list[Statement]]:
    """Speaker to statements; `whole` takes all that one source publishes together, whoever says it."""
    by_speaker: dict[str, list[Statement]] = {}
    for statement in statements:
        speaker = accounts.source_of(statement) if whole else accounts.speaker_of(statement)
        by_speaker.setdefault(speaker, []).append(statement)
    return by_speaker


def _difference(accounts: Accounts, spec: FieldSpec, statements: Sequence[Statement]) -> Discrepancy | None:
    """Accounts each with values of its own, one side a set of values; not where only listed pairs exclude."""
    by_speaker = {} if spec.exclusive else _by_speaker(accounts, statements, whole=spec.rule is Kind.PARTICIPANTS)
    # What says the very same does not differ; large collections are full of it.
    contents = {
        speaker: {(each.group, each.value, each.stance) for each in said} for speaker, said in by_speaker.items()
    }
    pairs = [
        (one, other)
        for one, other in combinations(by_speaker, 2)
        if contents[one] != contents[other]
        and relate_sets(accounts.collection, by_speaker[one], by_speaker[other]) is Relation.DIFFERS
    ]
    differing = {speaker for pair in pairs for speaker in pair}
    by_words: dict[str, list[Statement]] = {}
    for speaker, said in by_speaker.items():
        if speaker in differing:
            words = set_words(accounts.collection, sorted(said, key=lambda each: each.value))
            by_words.setdefault(words, []).extend(said)
    if not by_words:
        return None
    sides = [accounts.side(words, said, Relation.DIFFERS) for words, said in by_words.items()]
    closing = CLOSINGS[Relation.DIFFERS]
    return raise_discrepancy(accounts, spec, rule_of(spec), Relation.DIFFERS, spec.severity, sides, closing)
