"""What the commands print as JSON."""

from typing import Any

from claims.incidents import Incidents
from claims.model import Discrepancy, Side, split_list
from claims.tables import Collection, day_of

Record = dict[str, Any]  # an object of JSON


def incident_record(collection: Collection, linked: Incidents, incident_id: str) -> Record:
    row = linked.row(incident_id)
    return {
        "id": incident_id,
        "title": row["title"],
        "first": _iso_day(row["first"]),
        "last": _iso_day(row["last"]),
        "precision": row["precision"],
        "places": [
            {"place_id": place_id, "name": collection.name_of("places", place_id)}
            for place_id in split_list(row["places"])
        ],
        "parent": row["parent"] or None,
        "wholes": list(linked.wholes_of.get(incident_id, ())),
        "parts": list(linked.parts_of.get(incident_id, ())),
        "background": bool(row["background"]),
        "claims": [
            {
                "claim_id": claim_id,
                "source_id": collection.source_of_claim(claim_id),
                "document_id": collection.document_of_claim[claim_id],
                "title": collection.row("claims", claim_id)["title"],
            }
            for claim_id in linked.claims_of[incident_id]
        ],
    }


def discrepancy_record(collection: Collection, linked: Incidents, found: Discrepancy) -> Record:
    return {
        "id": found.discrepancy_id,
        "incident": {"id": found.incident_id, "title": linked.row(found.incident_id)["title"]},
        "kind": found.kind,
        "relation": found.relation,
        "severity": found.severity,
        "field": found.field,
        "group": found.group,
        "sentence": found.sentence,
        "sides": [_side_record(collection, side) for side in found.sides],
    }


def _side_record(collection: Collection, side: Side) -> Record:
    return {
        "value": side.value,
        "relation": side.relation,
        "speakers": side.speakers,
        "sources": side.source_ids,
        "origins": side.origins,
        "independent_origins": len(side.origins),
        "claims": side.claim_ids,
        "statements": [_statement_record(collection, statement_id) for statement_id in side.statement_ids],
    }


def _statement_record(collection: Collection, statement_id: str) -> Record:
    statement = collection.statement_records[statement_id]
    return {
        "statement_id": statement_id,
        "document_id": collection.document_of_claim[statement.claim_id],
        "paragraph": statement.paragraph,
        "fragment": statement.fragment,
    }


def _iso_day(stamp: Any) -> str | None:  # a Timestamp or NaT
    day = day_of(stamp)
    return day.isoformat() if day else None
