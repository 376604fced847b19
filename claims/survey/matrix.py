"""Matrix: incident by source, in each cell what the source says of one figure, or how it stands to the others."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.discrepancies import side_by_side
from claims.incidents import Incidents
from claims.survey.comparison import worst_of
from claims.tables import Collection
from claims.values import Relation


@dataclass(frozen=True)
class MatrixCell:
    """What one source tells of one incident.

    Attributes:
        claim_ids: Its accounts; none where the collection holds no account.
        value: The values of the field in words; empty where it gives none, or where no field was asked for.
        relation: The worst in which its answers stand to those of others, `NO_ACCOUNT` where it has no
            account; None where nobody else speaks of the incident.
    """

    claim_ids: tuple[str, ...]
    value: str
    relation: Relation | None

    @property
    def text(self) -> str:
        """The cell as text that needs no colour: "5 ≠", "∅", "·"."""
        if self.relation is None:
            return self.value or ("only account" if self.claim_ids else "")
        if self.value:
            return f"{self.value} {self.relation.mark}"
        return (
            self.relation.mark
            if self.relation in (Relation.SILENT, Relation.NO_ACCOUNT)
            else f"{self.relation.mark} {self.relation}"
        )


def matrix_row(
    collection: Collection, incidents: Incidents, incident_id: str, sources: Sequence[str], *, field: str = ""
) -> dict[str, MatrixCell]:
    """One cell a source.

    Args:
        field: A field; empty for the worst relation over all fields.

    Raises:
        UnknownIdError: There is no such incident.
    """
    cells = side_by_side(collection, incidents, incident_id)
    if field:
        cells = cells[cells["field"] == field]
    claims: dict[str, list[str]] = {}
    for claim_id in incidents.claims_of[incident_id]:
        claims.setdefault(collection.source_of_claim(claim_id), []).append(claim_id)
    answers: dict[str, list[tuple[str, Relation]]] = {}
    for source, value, relation, said in zip(
        cells["source_id"], cells["value"], cells["relation"], cells["statement_ids"], strict=True
    ):
        if said:
            answers.setdefault(source, []).append((value, Relation(relation)))
    is_alone = len(incidents.claims_of[incident_id]) == 1
    return {
        source: _cell(tuple(claims.get(source, ())), answers.get(source, []), field=field, is_alone=is_alone)
        for source in sources
    }


def _cell(
    claim_ids: tuple[str, ...], answers: Sequence[tuple[str, Relation]], *, field: str, is_alone: bool
) -> MatrixCell:
    if not claim_ids:
        return MatrixCell((), "", Relation.NO_ACCOUNT)
    if not answers:
        return MatrixCell(claim_ids, "", Relation.SILENT)
    value = "; ".join(dict.fromkeys(value for value, _ in answers)) if field else ""
    return MatrixCell(claim_ids, value, None if is_alone else worst_of([relation for _, relation in answers]))
