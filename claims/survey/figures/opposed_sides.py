"""Which two sides of a discrepancy stand against each other, for one line that has room for two."""

from itertools import combinations

from claims.discrepancies.acts import accuse_each_other
from claims.discrepancies.incident_accounts import Accounts
from claims.discrepancies.relations import CLASHES, relate_sets
from claims.model import Discrepancy, Side


def opposed_sides(accounts: Accounts, discrepancy: Discrepancy) -> tuple[Side, ...]:
    """The first two sides that exclude each other, else the first two.

    Of accusations these are two whose speakers accuse each other: a third side may fit either of them.
    """
    pairs = list(combinations(discrepancy.sides, 2))
    if discrepancy.relation in CLASHES:
        return next((pair for pair in pairs if _opposed(accounts, *pair)), discrepancy.sides[:2])
    return discrepancy.sides[:2]


def _opposed(accounts: Accounts, one: Side, other: Side) -> bool:
    if one.count and other.count:
        return one.count.relate(other.count) in CLASHES
    records = accounts.collection.statement_records
    said, rival = ([records[each] for each in side.statement_ids] for side in (one, other))
    if relate_sets(accounts.collection, said, rival) in CLASHES:
        return True
    return any(accuse_each_other(accounts, statement, against) for statement in said for against in rival)
