"""Problems, incidents, claims and discrepancies as the commands and the API give them in JSON."""

from __future__ import annotations

from math import isnan
from typing import TYPE_CHECKING, Any

from claims.errors import Problem
from claims.model import Discrepancy, Side, split_list

if TYPE_CHECKING:
    from claims.importers import ImportedTable, Revision
    from claims.incidents import Incidents
    from claims.tables import Collection


Record = dict[str, Any]  # an object of JSON


def problem_record(problem: Problem) -> Record:
    """A problem with its place in a file."""
    return {name: getattr(problem, name) for name in ("file", "row", "column", "found", "allowed")}


def incident_record(collection: Collection, incidents: Incidents, incident_id: str) -> Record:
    """An incident with its places, its claims, its parts and what it is part of."""
    row = incidents.row(incident_id)
    return {
        "id": incident_id,
        "name": row["name"],
        "title": row["title"],
        "first": _iso_day(row["first"]),
        "last": _iso_day(row["last"]),
        "precision": row["precision"],
        "places": [
            {"place_id": place_id, "name": collection.name_of("places", place_id)}
            for place_id in split_list(row["places"])
        ],
        "parent": row["parent"] or None,
        "wholes": list(incidents.wholes_of.get(incident_id, ())),
        "parts": list(incidents.parts_of.get(incident_id, ())),
        "perhaps": [
            {
                "id": row["other_id"],
                "words": row["words"],
                "probability": None if isnan(row["probability"]) else row["probability"],
            }
            for row in incidents.perhaps_of.get(incident_id, ())
        ],
        "background": bool(row["background"]),
        "claims": [
            {
                "claim_id": claim_id,
                "source_id": collection.source_of_claim(claim_id),
                "document_id": collection.document_of_claim[claim_id],
                "title": collection.row("claims", claim_id)["title"],
            }
            for claim_id in incidents.claims_of[incident_id]
        ],
    }


def discrepancy_record(collection: Collection, incidents: Incidents, discrepancy: Discrepancy) -> Record:
    """A discrepancy with its sides, each with the words behind it."""
    return {
        "id": discrepancy.discrepancy_id,
        "incident": {"id": discrepancy.incident_id, "name": incidents.name_of(discrepancy.incident_id)},
        "kind": discrepancy.kind,
        "relation": discrepancy.relation,
        "severity": discrepancy.severity,
        "field": discrepancy.field,
        "group": discrepancy.group,
        "sentence": discrepancy.sentence,
        "closing": discrepancy.closing,
        "rests_on_inference": discrepancy.rests_on_inference,
        "sides": [_side_record(collection, side) for side in discrepancy.sides],
    }


def claim_record(collection: Collection, incidents: Incidents, claim_id: str) -> Record:
    """A claim with its document, source and incident, and its statements as the tables hold them."""
    from claims.schema import TABLE_COLUMNS

    columns = [column for column in TABLE_COLUMNS["statements"] if column != "claim_id"]
    stated = [each.statement_id for each in collection.statements_of_claim.get(claim_id, ())]
    return {
        **{column: collection.row("claims", claim_id)[column] for column in TABLE_COLUMNS["claims"]},
        "source_id": collection.source_of_claim(claim_id),
        "incident_id": incidents.incident_of[claim_id],
        "statements": [
            {column: row[column] for column in columns}
            for row in map(collection.rows["statements"].__getitem__, stated)
        ],
    }


def _side_record(collection: Collection, side: Side) -> Record:
    return {
        "value": side.value,
        "relation": side.relation,
        "basis": side.basis,
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
        "basis": statement.basis,
    }


def _iso_day(stamp: Any) -> str | None:  # a Timestamp or NaT
    from claims.tables import day_of

    day = day_of(stamp)
    return day.isoformat() if day else None


def import_record(imported: ImportedTable, revision: Revision | None) -> Record:
    """An import as the command prints it in JSON."""
    from claims.importers import RemarkOutcome, count_remarks, preview

    counts = count_remarks(imported.remarks).astype("object")
    changes = ("added", "changed", "unchanged", "gone")
    return {
        "file": imported.file,
        "collection": imported.metadata.name,
        "digest": imported.collection.digest,
        "rows": imported.rows,
        "missing": imported.missing,
        "read": imported.read.astype("object").to_dict("records"),
        "not_read": [{"column": column, "why": why} for column, why in imported.unread.items()],
        "tables": {name: len(frame) for name, frame in imported.frames.items()},
        "problems": [problem_record(problem) for problem in imported.collection.problems],
        "refused_rows": int((imported.remarks["outcome"] == RemarkOutcome.ROW_REFUSED).sum()),
        "remarks": counts.where(counts.notna(), None).to_dict("records"),
        "preview": preview(imported).to_dict("records"),
        "revision": {name: list(getattr(revision, name)) for name in changes} if revision else None,
    }
