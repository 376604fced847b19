"""Running tolls: a count that goes on rising after the event, so that a higher figure of a later day continues a lower one."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from claims.discrepancies.incident_accounts import Accounts
from claims.discrepancies.relations import GroupCount, relate_counts
from claims.model import FieldSpec, Kind, Statement, split_list
from claims.values import Relation, Span

Days = tuple[date, date]  # the first and the last day on which something can have been told


def relate_tolls(accounts: Accounts, spec: FieldSpec, one: GroupCount, other: GroupCount) -> Relation:
    """Relates two counts as `relate_counts` does, unless the higher is of a later day.

    It overlaps where the higher was told on a later day, and differs where it may have been; a lower figure
    of a later day, or two of one day, contradict.
    """
    relation = relate_counts(accounts.collection.party_tree, one, other)
    if relation is not Relation.CONTRADICTS or spec.rule is not Kind.COUNT:
        return relation
    lower, higher = sorted((one, other), key=lambda each: each.count.low)
    return raised_later(accounts, lower, higher)


def raised_later(accounts: Accounts, lower: GroupCount, higher: GroupCount) -> Relation:
    """Whether the higher count may be a later toll: overlaps for yes, differs for perhaps, contradicts for no.

    Rival sides do not keep one toll, and what appears long after the event is no longer running.
    """
    before, after = days_told(accounts, lower.statements), days_told(accounts, higher.statements)
    if not before or not after or _told_together(accounts, lower, higher) or _rivals(accounts, lower, higher):
        return Relation.CONTRADICTS
    if after[1] > _last_running_day(accounts, before):
        return Relation.CONTRADICTS
    if before[1] < after[0]:
        return Relation.OVERLAPS
    return Relation.DIFFERS if before[0] < after[1] else Relation.CONTRADICTS


def days_told(accounts: Accounts, statements: Iterable[Statement]) -> Days | None:
    """Between which days all of the statements had been told; None where one of them has no day.

    A figure was told on the day that the account names, else when the documents that it cites appeared,
    else when its own did.
    """
    return _latest([_days_of(accounts, each) for each in statements])


def told_in_words(accounts: Accounts, statements: Iterable[Statement]) -> str:
    """The days of `days_told` in words, for statements that have them."""
    days = days_told(accounts, statements)
    assert days, "these statements have no day"
    return Span(*days).in_words


def _days_of(accounts: Accounts, statement: Statement) -> Days | None:
    if statement.said:
        return _closed(statement.said.first, statement.said.last)
    return _latest([_closed(*accounts.published(each)) for each in _documents_of(accounts, statement)])


def _documents_of(accounts: Accounts, statement: Statement) -> tuple[str, ...]:
    """The documents that a figure is of: those cited, else its own."""
    return statement.cites or (accounts.collection.document_of_claim[statement.claim_id],)


def _closed(first: date | None, last: date | None) -> Days | None:
    return (first, last) if first and last else None


def _latest(days: Sequence[Days | None]) -> Days | None:
    known = [each for each in days if each]
    if not known or len(known) < len(days):
        return None
    return max(first for first, _ in known), max(last for _, last in known)


def _told_together(accounts: Accounts, one: GroupCount, other: GroupCount) -> bool:
    """Whether both counts are of the same documents, as of the same days."""
    grounds, other_grounds = (
        {(each.said, _documents_of(accounts, each)) for each in count.statements} for count in (one, other)
    )
    return grounds == other_grounds


def _rivals(accounts: Accounts, one: GroupCount, other: GroupCount) -> bool:
    """Whether those who answer for the two counts are tied to different sides."""
    sides, other_sides = (_sides_of(accounts, count.statements) for count in (one, other))
    return bool(sides and other_sides and not sides & other_sides)


def _sides_of(accounts: Accounts, statements: Iterable[Statement]) -> set[str]:
    collection = accounts.collection
    ties = (collection.row("sources", accounts.speaker_of(each))["ties"] for each in statements)
    return {collection.party_tree.top(party) for tied in ties for party in split_list(tied)}


def _last_running_day(accounts: Accounts, before: Days) -> date:
    """Until when a toll may still rise: some days after the last day of the event, or after the lower figure."""
    first, last = accounts.days
    return (last or first or before[1]) + timedelta(days=accounts.settings.max_days_running)
