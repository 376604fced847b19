"""Phrases and names that can be read in two ways, and those of which the same document settles the reading."""

from collections.abc import Iterator, Sequence

from claims.discrepancies.discrepancy_sentences import answer_words
from claims.discrepancies.incident_accounts import Accounts, is_demand
from claims.discrepancies.raise_discrepancy import explain_lookalike, new_discrepancy
from claims.discrepancies.relations import total_of
from claims.discrepancies.rules.totals.added_parts import that_add_up
from claims.model import Discrepancy, Kind, Side, Statement
from claims.names import join_words
from claims.values import Relation

Said = Sequence[Statement]

_TWO_WAYS = "The wording can be read in two ways."


def phrases_with_two_readings(accounts: Accounts) -> Iterator[Discrepancy]:
    """One phrase or name that can be read in two ways."""
    for readings in _phrases(accounts):
        if not _settling(accounts, readings):
            spec = accounts.spec(readings[0].field)
            sides = _sides(accounts, readings)
            notes = " ".join(dict.fromkeys(each.note for each in readings if each.note))
            text = f"{accounts.title}, {spec.label}: {_ambiguity(readings, sides)}. {notes}".strip()
            yield new_discrepancy(
                accounts, spec, Kind.AMBIGUITY, Relation.DIFFERS, spec.severity, sides, text, _TWO_WAYS
            )


def phrases_settled_elsewhere(accounts: Accounts) -> Iterator[Discrepancy]:
    """A phrase with two readings, of which another paragraph of the same document leaves one."""
    for readings in _phrases(accounts):
        if settling := _settling(accounts, readings):
            spec = accounts.spec(readings[0].field)
            told = join_words(list(dict.fromkeys(answer_words(accounts.collection, each) for each in settling)))
            sides = [*_sides(accounts, readings), accounts.side(told, settling, Relation.AGREES)]
            text = f"{spec.label}, {_ambiguity(readings, sides[:-1])}."
            closing = f"The same document settles it elsewhere: {told}."
            yield explain_lookalike(accounts, spec, Kind.AMBIGUITY, Relation.DIFFERS, sides, text, closing)


def _phrases(accounts: Accounts) -> list[list[Statement]]:
    """The readings of each phrase that has several, the first of them first."""
    readings: dict[str, list[Statement]] = {}
    for statement in accounts.all_statements:
        if statement.reading_of:
            readings.setdefault(statement.reading_of, []).append(statement)
    held = accounts.collection.statement_records
    return [[held[first], *others] for first, others in readings.items() if first in held]


def _sides(accounts: Accounts, readings: Said) -> list[Side]:
    return [accounts.side(_reading_words(accounts, each), [each], Relation.DIFFERS) for each in readings]


def _ambiguity(readings: Said, sides: Sequence[Side]) -> str:
    values = list(dict.fromkeys(side.value for side in sides))
    listed = f": {' or '.join(values)}" if len(values) > 1 else ""
    return f"“{readings[0].fragment}” ({sides[0].speakers}) can be read in two ways{listed}"


def _reading_words(accounts: Accounts, statement: Statement) -> str:
    whom_unsaid = statement.count is not None and not statement.group
    return answer_words(accounts.collection, statement) + (" (of whom is not stated)" if whom_unsaid else "")


def _settling(accounts: Accounts, readings: Said) -> list[Statement]:
    """What the same document tells in other paragraphs that leaves one reading alone; empty where nothing does."""
    if len({each.field for each in readings}) > 1:
        return []
    told = _told_elsewhere(accounts, readings[0])
    if readings[0].count is not None:
        return _settling_counts(accounts, readings, told)
    told = [each for each in told if each.chain == readings[0].chain]
    fitting = {each.value for each in readings} & {each.value for each in told}
    single = not accounts.spec(readings[0].field).many and len(fitting) == 1
    return [each for each in told if each.value in fitting] if single else []


def _settling_counts(accounts: Accounts, readings: Said, told: Said) -> list[Statement]:
    """The document's own figures elsewhere, if all are exact and together come to the number and the people of a reading."""
    some = [each for each in told if each.count and each.count.high != 0]
    counts = that_add_up(accounts, some)
    if not counts or not all(each.group and each.count and each.count.exact for each in some):
        return []
    holds = accounts.collection.party_tree.holds
    total = total_of(counts)
    fits = any(total == each.count and all(holds(each.group, count.group) for count in counts) for each in readings)
    return [count.lead for count in counts] if fits else []


def _told_elsewhere(accounts: Accounts, reading: Statement) -> list[Statement]:
    """What the reading's document tells of the same field in other paragraphs, of this incident and its parts, in one way alone."""
    collection = accounts.collection
    document = collection.document_of_claim[reading.claim_id]
    claims = [
        claim
        for incident in (accounts.incident_id, *accounts.part_ids)
        for claim in accounts.incidents.claims_of[incident]
        if collection.document_of_claim[claim] == document
    ]
    statements = [each for claim in claims for each in collection.statements_of_claim[claim]]
    read_twice = {each.reading_of for each in statements}
    return [
        each
        for each in statements
        if each.field == reading.field
        and each.paragraph not in {None, reading.paragraph}
        and not (each.reading_of or each.part_of or each.statement_id in read_twice)
        and not (each.is_denied or is_demand(each))
    ]
