"""The matrix of incidents by sources: what each source says of one count, or how far it agrees with the others."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.discrepancies import side_by_side
from claims.discrepancies.relations import CLASHES
from claims.incidents import Incidents
from claims.model import Discrepancy
from claims.survey.comparison import worst_of
from claims.tables import Collection
from claims.values import Relation


@dataclass(frozen=True)
class MatrixCell:
    """What one source says of one incident.

    Attributes:
        claim_ids: Its claims on the incident.
        value: The values of the field in words; "" where it gives none, or where the matrix is of no one field.
        relation: The worst in which its answers stand to those of others, `NO_ACCOUNT` where it has no
            claim; None where nobody else says anything on what it says.
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
        speaks = self.relation not in (Relation.SILENT, Relation.NO_ACCOUNT)
        return f"{self.relation.mark} {self.relation}" if speaks else self.relation.mark


def matrix_row(
    collection: Collection,
    incidents: Incidents,
    incident_id: str,
    sources: Sequence[str],
    *,
    field: str = "",
    discrepancies: Iterable[Discrepancy] = (),
) -> dict[str, MatrixCell]:
    """One cell for each of the sources.

    Args:
        field: A field; "" for the worst relation over all fields.
        discrepancies: What is raised in the incident. A clash of sources that no two answers to one question show,
            as where each side says that it was attacked, stands in the cells of these sources all the same.

    Raises:
        UnknownIdError: There is no such incident.
    """
    cells = side_by_side(collection, incidents, incident_id)
    if field:
        cells = cells[cells["field"] == field]
    claims: dict[str, list[str]] = {}
    for claim_id in incidents.claims_of[incident_id]:
        claims.setdefault(collection.source_of_claim(claim_id), []).append(claim_id)
    answers: dict[str, list[tuple[str, Relation | None]]] = {}
    spoken = cells[cells["statement_ids"] != ""]
    for source, value, relation in zip(spoken["source_id"], spoken["value"], spoken["relation"], strict=True):
        answers.setdefault(source, []).append((value, Relation(relation) if relation else None))
    raised = _raised(each for each in discrepancies if not field or each.field == field)
    return {
        source: _cell(tuple(claims.get(source, ())), answers.get(source, []), raised.get(source, []), field=field)
        for source in sources
    }


def _raised(discrepancies: Iterable[Discrepancy]) -> dict[str, list[Relation]]:
    """Each source to the clashes with others that it is on a side of."""
    raised: dict[str, list[Relation]] = {}
    for each in discrepancies:
        sources = {source for side in each.sides for source in side.source_ids}
        if each.relation not in CLASHES or len(sources) < 2:
            continue
        for source in sources:
            raised.setdefault(source, []).append(each.relation)
    return raised


def _cell(
    claim_ids: tuple[str, ...],
    answers: Sequence[tuple[str, Relation | None]],
    raised: Sequence[Relation],
    *,
    field: str,
) -> MatrixCell:
    if not claim_ids:
        return MatrixCell((), "", Relation.NO_ACCOUNT)
    if not answers:
        return MatrixCell(claim_ids, "", Relation.SILENT)
    value = "; ".join(dict.fromkeys(value for value, _ in answers)) if field else ""
    relations = [*(relation for _, relation in answers if relation), *raised]
    return MatrixCell(claim_ids, value, worst_of(relations) if relations else None)
