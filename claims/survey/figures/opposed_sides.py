"""Which sides of a discrepancy stand against each other: two for a line that has room for two, and each beside the next."""

from collections.abc import Sequence
from itertools import combinations, pairwise

from claims.discrepancies.acts import accuse_each_other
from claims.discrepancies.incident_accounts import Accounts
from claims.discrepancies.relations import CLASHES
from claims.discrepancies.side_relations import relate_sides
from claims.model import Discrepancy, Side
from claims.values import Relation


def opposed_sides(accounts: Accounts, discrepancy: Discrepancy) -> tuple[Side, ...]:
    """The first two sides that exclude each other, else the first two.

    Of accusations these are two whose speakers accuse each other: a third side may fit either of them.
    """
    pairs = list(combinations(discrepancy.sides, 2))
    if discrepancy.relation in CLASHES:
        return next((pair for pair in pairs if _opposed(accounts, discrepancy.field, *pair)), discrepancy.sides[:2])
    return discrepancy.sides[:2]


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
