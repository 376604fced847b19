"""Incidents as a list: a row each, with when, where, who tells it, and how far its figures reach."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from claims.exports.cited_words import documents_of, references
from claims.exports.linked.study_nodes import study_nodes
from claims.exports.lists.place_cells import PLACE_COLUMNS, place_cells
from claims.exports.shared_columns import INCIDENT_ID, WHEN_AND_WHERE
from claims.exports.sheet import Cell, Column, Holds, Layout, Several, Sheet, in_utc, provenance
from claims.exports.spreadsheets.hxl_tables import figure_tag
from claims.findings import Findings
from claims.incidents import Incidents
from claims.model import Basis, FieldType, Severity, split_list
from claims.tables import Collection, day_of

BEFORE = (
    INCIDENT_ID,
    Column(name="incident", label="Incident", meaning="Name of the incident.", width=28),
    *WHEN_AND_WHERE[:2],
    *PLACE_COLUMNS,
    Column(name="kinds", label="Kinds", meaning="Kinds of event.", width=16, holds=Holds.LIST),
    Column(name="parties", label="Parties", meaning="The parties that accounts name.", width=24, holds=Holds.LIST),
)
AFTER = (
    Column(name="sources", label="Sources", meaning="Who has an account of it.", width=24, holds=Holds.LIST),
    Column(name="claims", label="Claims", meaning="How many claims are about it.", width=8, holds=Holds.WHOLE),
    Column(name="discrepancies", label="Discrepancies", meaning="How many discrepancies there are.", width=8, holds=Holds.WHOLE),
    Column(name="severity", label="Severity", meaning="The severity of the worst; empty where there is none.", width=10),
    Column(name="part_of", label="Part of", meaning="Id of the incident that it is part of.", width=14),
    Column(name="background", label="Background", meaning="yes: accounts only recall it.", width=8),
    Column(name="claim_ids", label="Claim ids", meaning="Ids of its claims.", width=18, holds=Holds.LIST),
)  # fmt: skip


def incident_list_sheet(
    collection: Collection,
    incidents: Incidents,
    findings: Findings,
    *,
    ids: Sequence[str],
    filter: str,
    at: datetime,
    link: str = "",
) -> Sheet:
    """One row per incident, in the order given; a figure is the least and the most that an account gives in words.

    Raises:
        UnknownIdError: There is no such incident; the message offers near ids.
    """
    at = in_utc(at)
    fields = [
        name
        for name, spec in collection.field_specs.items()
        if spec.type is FieldType.COUNT and not name.endswith("_best") and name in collection.used_fields
    ]
    columns = (*BEFORE, *(column for name in fields for column in _range_columns(collection, name)), *AFTER)
    rows = [_cells(collection, incidents, findings, incident_id, fields) for incident_id in ids]
    cited = tuple(documents_of(collection, incidents.claims_of[incident_id]) for incident_id in ids)
    return Sheet(
        name="Incidents",
        title=f"Incidents: {collection.title}",
        columns=columns,
        rows=tuple(tuple(cells[column.name] for column in columns) for cells in rows),
        provenance=provenance(collection, filter=filter, at=at, link=link),
        at=at,
        layout=Layout(heading=(), facts=(), table=tuple(column.name for column in columns), ids=(), facet="incident"),
        references=references(collection, cited),
        cited=cited,
        linked=lambda: study_nodes(
            collection,
            incidents,
            (claim_id for incident_id in ids for claim_id in incidents.claims_of[incident_id]),
            [each for incident_id in ids for each in findings.of_incident(incident_id)],
        ),
    )


def _range_columns(collection: Collection, name: str) -> list[Column]:
    label = collection.name_of("fields", name)
    return [
        Column(
            name=f"{name}_{end}",
            label=f"{label.capitalize()}, {words}",
            meaning=f"How many {label}: the {words} that an account gives, whoever it counts{open_end}.",
            width=8,
            holds=Holds.WHOLE,
            tag=figure_tag(name, "", end),
        )
        for end, words, open_end in (("min", "least", ""), ("max", "most", "; empty where one leaves it open"))
    ]


def _cells(
    collection: Collection, incidents: Incidents, findings: Findings, incident_id: str, fields: Iterable[str]
) -> dict[str, Cell]:
    row, claim_ids = incidents.row(incident_id), incidents.claims_of[incident_id]
    found = findings.of_incident(incident_id)
    places = split_list(row["places"])
    severities = [each.severity for each in found]
    sources = dict.fromkeys(collection.source_of_claim(claim_id) for claim_id in claim_ids)
    cells: dict[str, Cell] = {
        "incident_id": incident_id,
        "incident": row["name"],
        "date_from": day_of(row["first"]) or "",
        "date_to": day_of(row["last"]) or "",
        **place_cells(collection, places[0] if places else ""),
        "kinds": Several(split_list(row["kinds"])),
        "parties": Several((collection.name_of("parties", each) for each in split_list(row["parties"])), ", "),
        "sources": Several((collection.name_of("sources", each) for each in sources), ", "),
        "claims": len(claim_ids),
        "discrepancies": len(found),
        "severity": str(next((each for each in Severity if each in severities), "")),
        "part_of": row["parent"],
        "background": "yes" if row["background"] else "",
        "claim_ids": Several(claim_ids),
    }
    for name in fields:
        cells |= _range_cells(collection, claim_ids, name)
    return cells


def _range_cells(collection: Collection, claim_ids: Iterable[str], name: str) -> dict[str, Cell]:
    """The least and the most of whole figures; a part of another figure is left to the claims."""
    counts = [
        each.count
        for claim_id in claim_ids
        for each in collection.statements_of_claim[claim_id]
        if each.field == name
        and each.count
        and each.is_outcome
        and not each.part_of
        and each.basis is not Basis.INFERENCE
    ]
    highs = [each.high for each in counts]
    return {
        f"{name}_min": min((each.low for each in counts), default=""),
        f"{name}_max": "" if None in highs else max((each for each in highs if each is not None), default=""),
    }
