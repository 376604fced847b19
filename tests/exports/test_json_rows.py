"""JSON: words as they are, with title, provenance, definitions and meanings."""

import json

from claims.exports import export_discrepancies, export_incident
from claims.exports.incident_sheet import COLUMNS
from tests.builders.hostile_study import AT, FORMULA, hostile_study


def test_the_object_has_provenance_definitions_and_the_words_as_they_are() -> None:
    incident = hostile_study()[1].incident_of["one"]
    content = json.loads(export_incident(*hostile_study(), incident, format="json", at=AT))
    assert list(content) == ["title", "provenance", "definitions", "columns", "rows"]
    assert list(content["columns"]) == [column.name for column in COLUMNS]
    assert content["provenance"]["filter"] == f"incident {incident}"
    killed = {row["claim_id"]: row for row in content["rows"] if row["field"] == "killed" and row["value"]}
    assert killed["one"]["fragment"] == FORMULA
    assert (killed["one"]["paragraph"], killed["two"]["stance"]) == (2, "denies")


def test_lines_are_a_head_and_the_rows() -> None:
    collection, _, findings = hostile_study()
    lines = export_discrepancies(*hostile_study(), format="jsonl", at=AT).decode().splitlines()
    head, *rows = map(json.loads, lines)
    assert head["provenance"]["collection_digest"] == collection.digest
    assert len(rows) == sum(len(each.sides) for each in findings.discrepancies)
