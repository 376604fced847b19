"""Which figures for the parts of an incident can be added up: each part once, and none that may count another's people."""

from collections.abc import Iterable, Sequence

from claims.discrepancies.incident_accounts import Accounts
from claims.discrepancies.relations import GroupCount, group_counts, total_of
from claims.model import Statement
from claims.values import Precision, Span


def that_add_up(accounts: Accounts, statements: Sequence[Statement]) -> list[GroupCount]:
    """Exact counts of parts of the incident that share nobody, in the order given.

    Where a figure over several days stands beside those of days within them, whichever gives more is kept.
    """
    widest_first = sorted(statements, key=lambda each: (-_low(each), _depth(accounts, each)))
    shortest_first = sorted(widest_first, key=lambda each: _longest(accounts, each))
    chosen = [_kept(accounts, widest_first), _kept(accounts, shortest_first)]
    best = max(chosen, key=lambda counts: total_of(counts).low if counts else 0)
    positions = {each.statement_id: position for position, each in enumerate(statements)}
    return sorted(best, key=lambda count: positions[count.lead.statement_id])


def _kept(accounts: Accounts, statements: Iterable[Statement]) -> list[GroupCount]:
    kept: list[Statement] = []
    for statement in statements:
        if not any(may_overlap(accounts, statement, other) for other in kept):
            kept.append(statement)
    return group_counts(kept)


def may_overlap(accounts: Accounts, one: Statement, other: Statement) -> bool:
    """Whether two figures for parts of the incident may count the same people.

    Figures of groups that stand apart do not. Figures of one event do, and those of events of which one is
    part of the other, or lasts over several days with the other's among them at no other place.
    """
    if accounts.collection.party_tree.apart(one.group, other.group):
        return False
    events = [accounts.incidents.incident_of[each.claim_id] for each in (one, other)]
    if events[0] == events[1] or _is_part(accounts, *events) or _is_part(accounts, *reversed(events)):
        return True
    within = _lasts_over(accounts, one, other) or _lasts_over(accounts, other, one)
    return within and not _places_apart(accounts, *events)


def _is_part(accounts: Accounts, part: str, whole: str) -> bool:
    return part in accounts.incidents.parts_of.get(whole, ())


def _lasts_over(accounts: Accounts, whole: Statement, part: Statement) -> bool:
    """Whether the claim of the one tells of a period that holds the days of the other's, and more."""
    return any(
        period.precision is Precision.PERIOD and period.holds(days) and not days.holds(period)
        for period in _spans(accounts, whole)
        for days in _spans(accounts, part)
    )


def _spans(accounts: Accounts, statement: Statement) -> list[Span]:
    said = accounts.collection.statements_of_claim[statement.claim_id]
    return [each.span for each in said if each.field == "when" and each.span and not each.reading_of]


def _places_apart(accounts: Accounts, one: str, other: str) -> bool:
    tree = accounts.collection.place_tree
    places, other_places = (accounts.of_incident(each).places for each in (one, other))
    pairs = [(place, other_place) for place in places for other_place in other_places]
    return bool(pairs) and all(tree.apart(*pair) for pair in pairs)


def _low(statement: Statement) -> int:
    return statement.count.low if statement.count else 0


def _depth(accounts: Accounts, statement: Statement) -> int:
    return len(accounts.collection.party_tree.path(statement.group))


def _longest(accounts: Accounts, statement: Statement) -> int:
    """The most days that the statement's claim says the event took or may lie in; open periods are longest."""
    return max((span.days or 10**6 for span in _spans(accounts, statement)), default=10**6)


def same_figure(accounts: Accounts, one: Statement, other: Statement) -> bool:
    """Whether two statements repeat one figure: the same number, of which one cites the other's document or both cite one."""
    document_of = accounts.collection.document_of_claim
    cited = (
        document_of[one.claim_id] in other.cites
        or document_of[other.claim_id] in one.cites
        or (accounts.source_of(one) != accounts.source_of(other) and not set(one.cites).isdisjoint(other.cites))
    )
    alike = one.field == other.field and one.count == other.count
    return cited and alike and not accounts.collection.party_tree.apart(one.group, other.group)
