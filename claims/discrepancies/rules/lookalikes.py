"""Days, names, revisions and silence that look like a discrepancy and are none: explained, not raised."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from claims.discrepancies.discrepancy_sentences import value_words
from claims.discrepancies.incident_accounts import Accounts
from claims.discrepancies.raise_discrepancy import explain_lookalike, side_without_account
from claims.discrepancies.relations import ALIKE, relate
from claims.model import Discrepancy, FieldSpec, FieldType, Kind, Statement, split_list
from claims.names import fold, join_words
from claims.values import Relation

_ONE_DAY = "Counted from the day each was said, these can mean the same day."
_BEFORE = (  # of one source, of several
    "It published, or may have published, before the event, so its silence is not evidence.",
    "They published, or may have published, before the event, so their silence is not evidence.",
)
_NAMED_FIELDS = ("participant", "where")  # others name parties and places in so many words


def day_counts(accounts: Accounts) -> Iterator[Discrepancy]:
    """Counts of days, given on different days, that can mean the same first day."""
    for field in accounts.by_field:
        statements = [
            each
            for each in accounts.all_statements
            if each.field == field
            and each.span
            and not each.reading_of
            and (_is_day_count(each) or each.span.days == 1)
        ]
        spans = [each.span for each in statements if each.span]
        counted = {each.value for each in statements if _is_day_count(each)}
        if len(counted) > 1 and all(one.gap(other) == 0 for one, other in combinations(spans, 2)):
            words = {_counted_words(each): each for each in statements}
            sides = [accounts.side(value, [each], Relation.OVERLAPS) for value, each in words.items()]
            text, spec = f"{'; '.join(words)}.", accounts.spec(field)
            yield explain_lookalike(accounts, spec, Kind.DATE, Relation.OVERLAPS, sides, text, _ONE_DAY)


def _is_day_count(statement: Statement) -> bool:
    return statement.value.startswith("day ")


def _counted_words(statement: Statement) -> str:
    if statement.span is None:
        return statement.value
    if _is_day_count(statement):
        return f"“{statement.verbatim or statement.value}” means {statement.span.in_words}"
    return statement.span.in_words


def names_of_one_party(accounts: Accounts) -> Iterator[Discrepancy]:
    """Two names for the same party or place."""
    for field, statements in accounts.by_field.items():
        spec = accounts.spec(field)
        if spec.type not in {FieldType.PARTY, FieldType.PLACE} or field not in _NAMED_FIELDS:
            continue
        for node in dict.fromkeys(each.value for each in statements):
            by_name = _by_written_name(accounts, spec, [each for each in statements if each.value == node])
            sources = {accounts.source_of(each) for same in by_name.values() for each in same}
            if len(by_name) > 1 and len(sources) > 1:
                sides = [accounts.side(f"“{name}”", same, Relation.AGREES) for name, same in by_name.items()]
                name = value_words(accounts.collection, next(iter(by_name.values()))[0])
                text = f"{join_words([side.value for side in sides])}."
                closing = f"These are names for the same {spec.type}, {name}."
                kind = spec.rule or Kind.PARTICIPANTS
                yield explain_lookalike(accounts, spec, kind, Relation.AGREES, sides, text, closing)


def _by_written_name(
    accounts: Accounts, spec: FieldSpec, statements: Sequence[Statement]
) -> dict[str, list[Statement]]:
    """The longest name from the collection that each statement's words hold, to the statements that use it."""
    table = "parties" if spec.type is FieldType.PARTY else "places"
    row = accounts.collection.row(table, statements[0].value)
    names = {fold(name): name for name in (row["name"], *split_list(row["aliases"]))}
    longest_first = sorted(names.items(), key=lambda item: -len(item[0]))
    by_name: dict[str, list[Statement]] = {}
    for statement in statements:
        words = f" {fold(statement.verbatim)} "
        written = next((name for folded, name in longest_first if f" {folded} " in words), "")
        if written:
            by_name.setdefault(written, []).append(statement)
    return by_name


def revisions(accounts: Accounts) -> Iterator[Discrepancy]:
    """A source's later statement replaces its earlier one."""
    collection = accounts.collection
    for earlier_id, later in accounts.superseded.items():
        earlier = collection.statement_records[earlier_id]
        spec = accounts.spec(earlier.field)
        single = not spec.many or spec.type is FieldType.COUNT
        if single and spec.rule and relate(collection, earlier, later) not in ALIKE:
            sides = [
                accounts.side(value_words(collection, each), [each], Relation.DIFFERS) for each in (earlier, later)
            ]
            text = (
                f"{spec.label}, first {sides[0].value}, later {sides[1].value}, both according to {sides[1].speakers}."
            )
            closing = "The same source corrected itself; its later account counts."
            yield explain_lookalike(accounts, spec, spec.rule, Relation.DIFFERS, sides, text, closing)


def documents_that_may_predate(accounts: Accounts) -> Iterator[Discrepancy]:
    """The silence of a document that may be older than the event is not an omission."""
    if accounts.incidents.row(accounts.incident_id)["background"]:
        return
    source_of = accounts.collection.source_of_document
    could = {source_of[document] for document in accounts.documents_near if accounts.could_have_known(document)}
    explained = {*accounts.source_ids, *could}
    quiet = tuple(
        dict.fromkeys(
            source_of[document]
            for document in accounts.documents_near
            if source_of[document] not in explained and accounts.may_predate(document)
        )
    )
    if quiet:
        side = side_without_account(accounts, quiet)
        text, closing = f"no account by {side.speakers}.", _BEFORE[len(quiet) > 1]
        yield explain_lookalike(accounts, None, Kind.OMISSION, Relation.NO_ACCOUNT, [side], text, closing)
