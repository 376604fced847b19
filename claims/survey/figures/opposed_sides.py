"""Which sides of a discrepancy stand against each other: two for a line that has room for two, and each beside the next."""

from collections.abc import Sequence
from itertools import combinations, pairwise

from claims.discrepancies.acts import accuse_each_other
from claims.discrepancies.incident_accounts import Accounts
from claims.discrepancies.relations import CLASHES, GroupCount, group_counts, relate_sets, sum_of_claim, worst
from claims.model import Discrepancy, Side, Statement, is_read
from claims.values import Relation


def opposed_sides(accounts: Accounts, discrepancy: Discrepancy) -> tuple[Side, ...]:
    """The two sides that exclude each other and have most sources behind the lesser one, else the first two.

    Of accusations these are two whose speakers accuse each other: a third side may fit either of them.
    """
    if discrepancy.relation not in CLASHES:
        return discrepancy.sides[:2]
    opposed = [pair for pair in combinations(discrepancy.sides, 2) if _opposed(accounts, discrepancy.field, *pair)]
    return max(opposed, key=lambda pair: min(len(side.source_ids) for side in pair), default=discrepancy.sides[:2])


def neighbour_relations(accounts: Accounts, discrepancy: Discrepancy, sides: Sequence[Side]) -> list[Relation]:
    """How each side stands to the next; of several numbers that clash, some may fit or count other people.

    Where no two neighbours clash, all stand as the discrepancy does.
    """
    alike = [discrepancy.relation] * (len(sides) - 1)
    if discrepancy.relation not in CLASHES or len(sides) < 3 or not all(side.count for side in sides):
        return alike
    found = [relate_sides(accounts, discrepancy.field, *pair) or discrepancy.relation for pair in pairwise(sides)]
    return alike if CLASHES.isdisjoint(found) else found


def _opposed(accounts: Accounts, field: str, one: Side, other: Side) -> bool:
    if relate_sides(accounts, field, one, other) in CLASHES:
        return True
    records = accounts.collection.statement_records
    said, rival = ([records[each] for each in side.statement_ids] for side in (one, other))
    return any(accuse_each_other(accounts, statement, against) for statement in said for against in rival)


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
    return [total for total in sums if total]
