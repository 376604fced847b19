"""The accounts of one incident side by side: field by field, claim by claim, each with a relation."""

from collections.abc import Sequence

import pandas as pd

from claims.discrepancies.discrepancy_sentences import list_words
from claims.discrepancies.relations import relate_sets, worst
from claims.incidents import Incidents
from claims.model import FieldType, Statement, bases_of
from claims.tables import Collection
from claims.values import Relation

Cells = dict[tuple[str, str], dict[str, list[Statement]]]  # by field and group, then by claim
CELL_COLUMNS = (
    "field",
    "label",
    "group",
    "claim_id",
    "source_id",
    "document_id",
    "value",
    "relation",
    "statement_ids",
    "basis",
)


def side_by_side(collection: Collection, incidents: Incidents, incident_id: str) -> pd.DataFrame:
    """Every field that any account of the incident speaks of, with every account's answer.

    Returns:
        One row a field, counted group and claim, columns `CELL_COLUMNS`: `value` in words ("" where the
        claim does not say), `relation` the worst in which it stands to any other claim's answer
        ("agrees" where it is the only one), `statement_ids` joined by "|", and `basis`, what these
        rest on, likewise. A value that the coder inferred is marked "(inferred)".

    Raises:
        UnknownIdError: There is no such incident.

    Example:
        >>> cells = side_by_side(collection, incidents, "i-dcee0a17")
        >>> cells[["field", "value", "relation"]].head(2)
          field                     value relation
        0  when  20 April 2016 (inferred)   agrees
        1  when             20 April 2016   agrees
    """
    incidents.row(incident_id)
    return claims_side_by_side(collection, incidents.claims_of[incident_id])


def claims_side_by_side(collection: Collection, claims: Sequence[str]) -> pd.DataFrame:
    """The same for any claims, of one incident or not; each relation is to the others given alone."""
    cells: Cells = {}
    for claim_id in claims:
        for statement in collection.statements_of_claim[claim_id]:
            cells.setdefault((statement.field, statement.group), {}).setdefault(claim_id, []).append(statement)
    order = {field: index for index, field in enumerate(collection.field_specs)}
    keys = sorted(cells, key=lambda key: (order[key[0]], key[1]))
    rows = [_row(collection, key, claim_id, cells) for key in keys for claim_id in claims]
    return pd.DataFrame(rows, columns=list(CELL_COLUMNS))


def _row(collection: Collection, key: tuple[str, str], claim_id: str, cells: Cells) -> tuple[str, ...]:
    field, group = key
    statements = cells[key].get(claim_id, [])
    return (
        field,
        collection.field_specs[field].label,
        group,
        claim_id,
        collection.source_of_claim(claim_id),
        collection.document_of_claim[claim_id],
        list_words(collection, statements),
        str(_relation(collection, key, claim_id, cells)),
        "|".join(each.statement_id for each in statements),
        "|".join(bases_of(statements)),
    )


def _relation(collection: Collection, key: tuple[str, str], claim_id: str, cells: Cells) -> Relation:
    """The worst relation to another claim's answer; counts are compared with those of related groups too."""
    statements = cells[key].get(claim_id, [])
    if not statements:
        return Relation.SILENT
    counts = collection.field_specs[key[0]].type is FieldType.COUNT
    answers = [
        others
        for (field, group), by_claim in cells.items()
        if field == key[0] and (group == key[1] or counts)
        for other_id, others in by_claim.items()
        if other_id != claim_id
    ]
    relations = {relate_sets(collection, statements, others) for others in answers} - {Relation.COUNTS_OTHER}
    return worst(list(relations)) if relations else Relation.AGREES
