"""How a few claims stand to one another on every field that any of them speaks of."""

from collections.abc import Sequence

from claims.discrepancies import claims_side_by_side
from claims.incidents import Incidents
from claims.model import Discrepancy
from claims.tables import Collection
from claims.values import Relation

# Worst first; what only one says comes last.
_ORDER = (
    Relation.CONTRADICTS, Relation.DENIES, Relation.DIFFERS, Relation.COUNTS_OTHER, Relation.OVERLAPS, Relation.AGREES, Relation.SILENT,
)  # fmt: skip


def worst_of(relations: Sequence[Relation]) -> Relation:
    """The worst of some relations.

    Raises:
        ValueError: There are none.
    """
    return min(relations, key=_ORDER.index)


def relations_of(collection: Collection, incidents: Incidents, claims: Sequence[str]) -> dict[str, Relation]:
    """Field to the worst relation among the claims given; `SILENT` where only one of them speaks of it."""
    cells = claims_side_by_side(collection, incidents, claims)
    spoken = cells[cells["statement_ids"] != ""]
    relations: dict[str, list[Relation]] = {}
    speaking: dict[str, set[str]] = {}
    for field, claim, relation in zip(spoken["field"], spoken["claim_id"], spoken["relation"], strict=True):
        relations.setdefault(field, []).extend([Relation(relation)] if relation else [])
        speaking.setdefault(field, set()).add(claim)
    return {
        field: worst_of(relations[field]) if len(claim_ids) > 1 and relations[field] else Relation.SILENT
        for field, claim_ids in speaking.items()
    }


def claims_to_compare(discrepancies: Sequence[Discrepancy], claims: Sequence[str], *, most: int = 2) -> tuple[str, ...]:
    """Claims of one incident that are best put side by side first: one of each side of its worst discrepancy, then any others.

    Args:
        discrepancies: Those of the incident, worst first.
        claims: The ids of its claims.
        most: How many to give.
    """
    first_of_sides = [side.claim_ids[0] for each in discrepancies[:1] for side in each.sides if side.claim_ids]
    return tuple(dict.fromkeys([*(claim for claim in first_of_sides if claim in claims), *claims]))[:most]
