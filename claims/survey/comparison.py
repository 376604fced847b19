"""Comparison: how a few accounts stand to one another on every field that any of them speaks of."""

from collections.abc import Sequence

from claims.discrepancies import claims_side_by_side
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


def relations_of(collection: Collection, claims: Sequence[str]) -> dict[str, Relation]:
    """Field to the worst relation among the claims given; "does not say" where only one of them speaks of it."""
    cells = claims_side_by_side(collection, claims)
    told: dict[str, list[Relation]] = {}
    speaking: dict[str, set[str]] = {}
    for field, claim, relation, said in zip(
        cells["field"], cells["claim_id"], cells["relation"], cells["statement_ids"], strict=True
    ):
        if said:
            told.setdefault(field, []).append(Relation(relation))
            speaking.setdefault(field, set()).add(claim)
    return {
        field: worst_of(relations) if len(speaking[field]) > 1 else Relation.SILENT for field, relations in told.items()
    }


def claims_to_compare(found: Sequence[Discrepancy], claims: Sequence[str], *, most: int = 2) -> tuple[str, ...]:
    """Claims of one incident that are best put side by side first: one from each side of its worst discrepancy, then any others."""
    sided = [side.claim_ids[0] for each in found[:1] for side in each.sides if side.claim_ids]
    return tuple(dict.fromkeys([*(claim for claim in sided if claim in claims), *claims]))[:most]
