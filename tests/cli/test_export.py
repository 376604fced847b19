"""The commands claims export: the format, the choice that the file notes, where it is written."""

import csv
import json
from pathlib import Path

import pytest

from tests.builders.command_line import run, run_json


@pytest.mark.parametrize(
    ("ending", "start"), [("csv", b"\xef\xbb\xbf"), ("xlsx", b"PK"), ("json", b"{"), ("md", b"# ")]
)
def test_export_takes_the_format_from_the_ending(
    small_collection: Path, tmp_path: Path, ending: str, start: bytes
) -> None:
    file = tmp_path / f"table.{ending}"
    result = run("export", "discrepancies", small_collection, "--out", file)
    assert result.exit_code == 0, result.output
    assert file.read_bytes().startswith(start)
    assert str(file) in result.stderr.replace("\n", "")


def test_export_notes_the_choice(small_collection: Path, tmp_path: Path) -> None:
    file = tmp_path / "high.csv"
    run("export", "discrepancies", small_collection, "--severity", "high", "--kind", "count", "--out", file)
    rows = list(csv.DictReader(file.read_text(encoding="utf-8-sig").splitlines()))
    assert {each["severity"] for each in rows} == {"high"}
    assert {each["filter"] for each in rows} == {"kind: count; severity: high"}


def test_export_of_an_incident_goes_to_standard_output(small_collection: Path) -> None:
    incident_id = run_json("incidents", small_collection)[0]["id"]
    result = run("export", "incident", incident_id, small_collection, "--format", "json")
    assert {each["incident_id"] for each in json.loads(result.stdout)["rows"]} == {incident_id}


@pytest.mark.parametrize(
    "options", [["--format", "pdf"], ["--out", "table.pdf"], ["--out", "no/such/folder/table.csv"]]
)
def test_export_that_cannot_be_is_refused_in_one_line(small_collection: Path, options: list[str]) -> None:
    result = run("export", "discrepancies", small_collection, *options)
    assert result.exit_code == 2
    assert "allowed: " in result.stderr
