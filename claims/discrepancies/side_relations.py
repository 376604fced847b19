"""How two sides of a discrepancy stand to each other, by what their statements say and of whom."""

from collections.abc import Sequence

from claims.discrepancies.incident_accounts import Accounts
from claims.discrepancies.relations import GroupCount, group_counts, relate_sets, sum_of_claim, worst
from claims.model import Side, Statement, is_read
from claims.values import Relation


def relate_sides(accounts: Accounts, field: str, one: Side, other: Side) -> Relation | None:
    """The worst relation between what two sides say on a field; None where their statements do not tell it."""
    records = accounts.collection.statement_records
    ones, others = (_firm([records[each] for each in side.statement_ids]) for side in (one, other))
    if not ones or not others:
        return None
    if not all(each.count for each in (*ones, *others)):
        return relate_sets(accounts.collection, ones, others)
    if _is_stated(one, ones) and _is_stated(other, others):
        return worst([accounts.tolls.relate_statements(a, b) for a in ones for b in others])
    counts, rivals = _counts(accounts, one, ones), _counts(accounts, other, others)
    spec = accounts.spec(field)
    related = [accounts.tolls.relate(spec, count, rival) for count in counts for rival in rivals]
    return worst(related) if related else None


def _firm(statements: list[Statement]) -> list[Statement]:
    """Those in words; all where the coder inferred all."""
    return [each for each in statements if is_read(each)] or statements


def _is_stated(side: Side, statements: Sequence[Statement]) -> bool:
    """Whether a statement gives the number of the side, which is otherwise the sum of several."""
    return side.count in {each.count for each in statements}


def _counts(accounts: Accounts, side: Side, statements: Sequence[Statement]) -> list[GroupCount]:
    """The numbers of a side, each with whom it counts."""
    if _is_stated(side, statements):
        return group_counts(statements)
    by_claim: dict[str, list[GroupCount]] = {}
    for count in group_counts(statements):
        by_claim.setdefault(count.lead.claim_id, []).append(count)
    sums = [sum_of_claim(accounts.collection.party_tree, counts) for counts in by_claim.values()]
    return [total for total in sums if total and total.count == side.count]
