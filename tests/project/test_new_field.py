"""A new field is a row of fields.csv and nothing else: it is compared, exported and on the tables of its incident."""

import json
from datetime import UTC, datetime
from pathlib import Path

from claims import FORMATS, export_discrepancies, export_incident, load_collection
from claims.model import Kind, Severity
from claims.study import make_study
from claims.survey import matrix_row
from tests.builders.collection_tables import SMALL, claim, read_rows, row, said, write_rows
from tests.builders.studies import one_incident
from views.blocks.evidence import Openings
from views.blocks.incident.incident_tables import cells_of, field_table

AT = datetime(2026, 11, 22, tzinfo=UTC)
WEATHER = row(
    "fields", "weather", label="the weather", type="term", rule=str(Kind.CHARACTER), severity="high",
    terms="dry|rain", exclusive="dry/rain", definition="What the weather was like.",
)  # fmt: skip
CLAIMS = (
    claim("a", when="2021-01-23", weather=said("dry", fragment="a dry day", verbatim="dry")),
    claim("b", source="source-b", when="2021-01-23", weather=said("rain", fragment="in the rain")),
)


def test_a_field_added_as_a_row_is_read_and_compared(small_collection: Path) -> None:
    write_rows(small_collection / "fields.csv", [*read_rows(SMALL / "fields.csv"), WEATHER])
    statements = read_rows(SMALL / "statements.csv")
    one, other = (
        row("statements", f"{claim_id}-weather", claim_id=claim_id, field="weather", value=value)
        for claim_id, value in (("h1", "dry"), ("w1", "rain"))
    )
    write_rows(small_collection / "statements.csv", [*statements, one, other])
    study = make_study(load_collection(small_collection))
    assert study.collection.problems == ()
    [found] = [each for each in study.findings.discrepancies if each.field == "weather"]
    assert (found.kind, found.severity) == (Kind.CHARACTER, Severity.HIGH)
    assert [side.value for side in found.sides] == ["dry", "rain"]


def test_a_new_field_is_exported() -> None:
    study, incident_id = one_incident(*CLAIMS, fields=[*read_rows(SMALL / "fields.csv"), WEATHER])
    steps = (study.collection, study.incidents, study.findings)
    rows = json.loads(export_incident(*steps, incident_id, format="json", at=AT))["rows"]
    assert [(each["claim_id"], each["value"]) for each in rows if each["field"] == "the weather"] == [
        ("a", "dry"),
        ("b", "rain"),
    ]
    for format in set(FORMATS) - {"xlsx", "zip", "paper", "parquet", "bibtex"}:  # packed, and of documents alone
        assert "the weather" in export_discrepancies(*steps, format=format, at=AT).decode()


def test_a_new_field_is_on_the_table_of_its_incident_and_in_the_matrix() -> None:
    study, incident_id = one_incident(*CLAIMS, fields=[*read_rows(SMALL / "fields.csv"), WEATHER])
    table = field_table(study, incident_id, cells_of(study, incident_id), Openings(study))
    assert "the weather" in table
    assert "dry" in table
    matrix = matrix_row(study.collection, study.incidents, incident_id, ["source-a", "source-b"], field="weather")
    assert [cell.text for cell in matrix.values()] == ["dry ≠", "rain ≠"]
