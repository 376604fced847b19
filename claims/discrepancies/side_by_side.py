"""The accounts of one incident side by side: field by field, claim by claim, with a relation word each."""

from collections.abc import Sequence

import pandas as pd

from claims.discrepancies.discrepancy_sentences import value_words
from claims.discrepancies.relations import relate_sets, worst
from claims.incidents import Incidents
from claims.model import FieldType, Statement
from claims.tables import Collection
from claims.values import Relation

CELL_COLUMNS = ("field", "label", "group", "claim_id", "source_id", "document_id", "value", "relation", "statement_ids")


def side_by_side(collection: Collection, incidents: Incidents, incident_id: str) -> pd.DataFrame:
    """Every field that any account of the incident speaks of, with every account's answer.

    Returns:
        One row a field, counted group and claim, columns `CELL_COLUMNS`: `value` in words ("" where the
        claim does not say), `relation` the worst in which it stands to any other claim's answer
        ("agrees" where it is the only one), `statement_ids` joined by "|".

    Raises:
        UnknownIdError: There is no such incident.

    Example:
        >>> cells = side_by_side(collection, incidents, "i-dcee0a17")
        >>> cells[["field", "value", "relation"]].head(2)
          field          value relation
        0  when  20 April 2016   agrees
        1  when  20 April 2016   agrees
    """
    incidents.row(incident_id)
    return claims_side_by_side(collection, incidents.claims_of[incident_id])


def claims_side_by_side(collection: Collection, claims: Sequence[str]) -> pd.DataFrame:
    """The same for any claims, of one incident or not; each relation is to the others given alone."""
    cells: dict[tuple[str, str], dict[str, list[Statement]]] = {}
    for claim_id in claims:
        for statement in collection.statements_of_claim[claim_id]:
            cells.setdefault((statement.field, statement.group), {}).setdefault(claim_id, []).append(statement)
    order = {field: index for index, field in enumerate(collection.field_specs)}
    keys = sorted(cells, key=lambda key: (order[key[0]], key[1]))
    rows = [_row(collection, key, claim_id, cells) for key in keys for claim_id in claims]
    return pd.DataFrame(rows, columns=list(CELL_COLUMNS))


def _row(
    collection: Collection,
    key: tuple[str, str],
    claim_id: str,
    cells: dict[tuple[str, str], dict[str, list[Statement]]],
) -> tuple[str, ...]:
    field, group = key
    own = cells[key].get(claim_id, [])
    return (
        field,
        collection.field_specs[field].label,
        group,
        claim_id,
        collection.source_of_claim(claim_id),
        collection.document_of_claim[claim_id],
        "; ".join(dict.fromkeys(value_words(collection, each) for each in own)),
        str(_relation(collection, field, group, claim_id, cells)),
        "|".join(each.statement_id for each in own),
    )


def _relation(
    collection: Collection,
    field: str,
    group: str,
    claim_id: str,
    cells: dict[tuple[str, str], dict[str, list[Statement]]],
) -> Relation:
    """The worst relation to another claim's answer; numbers are set against those of related groups too."""
    own = cells[(field, group)].get(claim_id, [])
    if not own:
        return Relation.SILENT
    counts = collection.field_specs[field].type is FieldType.COUNT
    keys = [key for key in cells if key[0] == field and (key[1] == group or counts)]
    found = [
        relate_sets(collection, own, said) for key in keys for other, said in cells[key].items() if other != claim_id
    ]
    return (
        worst([each for each in found if each is not Relation.COUNTS_OTHER])
        if any(each is not Relation.COUNTS_OTHER for each in found)
        else Relation.AGREES
    )
