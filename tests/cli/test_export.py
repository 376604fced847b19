"""The commands claims export: the format, the choice that the file notes, where it is written."""

import csv
import json
from pathlib import Path

import openpyxl
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


def test_export_of_figures_takes_figure_sources_and_period(small_collection: Path) -> None:
    result = run(
        "export", "figures", small_collection, "--figure", "wounded", "--from", "2021-01-01", "--to", "2021-12-31"
    )
    assert result.exit_code == 0, result.output
    rows = list(csv.DictReader(result.stdout_bytes.decode("utf-8-sig").splitlines()))
    assert rows
    assert {each["figure"] for each in rows} == {"wounded"}
    assert {each["filter"] for each in rows} == {"from: 2021-01-01; to: 2021-12-31"}
    later = run("export", "figures", small_collection, "--from", "2031-01-01").stdout_bytes.decode("utf-8-sig")
    assert len(later.splitlines()) == 1
    answers = run("export", "figures", small_collection, "--each-answer").stdout
    assert "fragment" in answers.splitlines()[0]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--figure", "x"], "no figure 'x'"),
        (["--source", "x"], "no 'x' in sources"),
        (["--incident", "x"], "no incident 'x'"),
    ],
)
def test_export_of_figures_refuses_what_is_not_there(small_collection: Path, options: list[str], words: str) -> None:
    result = run("export", "figures", small_collection, *options)
    assert result.exit_code == 2
    assert words in " ".join(result.stderr.split())


def test_a_workbook_of_compared_sources_has_the_figures_of_these_alone(small_collection: Path, tmp_path: Path) -> None:
    file = tmp_path / "between.xlsx"
    result = run(
        "export", "discrepancies", small_collection, "--between", "herald,watch", "--figure", "killed", "--out", file
    )
    assert result.exit_code == 0, result.output
    names = openpyxl.load_workbook(file).sheetnames
    assert names[:3] == ["README", "Discrepancies", "Discrepancies wide"]
    assert names[3:] == ["Figures killed"]


def test_claims_have_a_row_each_and_the_options_narrow_them(small_collection: Path, tmp_path: Path) -> None:
    file = tmp_path / "claims.csv"
    result = run("export", "claims", small_collection, "--format", "hxl", "--out", file)
    assert result.exit_code == 0, result.output
    heading, tags, *rows = csv.reader(file.read_text(encoding="utf-8-sig").splitlines())
    assert (heading[0], tags[0]) == ("claim_id", "#meta+id")
    assert f"{len({cells[0].split('.')[0] for cells in rows})} claims written" in result.stderr
    first = run_json("incidents", small_collection)[0]["id"]
    some = csv_rows("export", "claims", small_collection, "--incident", first)
    assert {each["incident_id"] for each in some} == {first}
    assert {each["filter"] for each in some} == {f"incident: {first}"}
    assert csv_rows("export", "claims", small_collection, "--from", "2031-01-01") == []
    assert "statement_id" in csv_rows("export", "claims", small_collection, "--each-statement")[0]


def test_conventions_name_every_option_that_narrowed_them(small_collection: Path) -> None:
    first = run_json("incidents", small_collection)[0]["id"]
    options = ("--from", "2021-01-01", "--incident", first, "--rank", "watch")
    rows = csv_rows("export", "conventions", small_collection, *options)
    assert {each["incident_id"] for each in rows} == {first}
    assert {each["filter"] for each in rows} == {f"from: 2021-01-01; incident: {first}; ranking: watch"}


def test_incidents_have_a_row_each_in_order(small_collection: Path) -> None:
    rows = csv_rows("export", "incidents", small_collection)
    assert [each["incident_id"] for each in rows] == [each["id"] for each in run_json("incidents", small_collection)]
    last = rows[-1]["incident_id"]
    [one] = csv_rows("export", "incidents", small_collection, "--incident", last)
    assert one["incident_id"] == last
    refused = run("export", "incidents", small_collection, "--incident", "nowhere")
    assert (refused.exit_code, "no incident 'nowhere'" in refused.stderr) == (2, True)


def csv_rows(*words: object) -> list[dict[str, str]]:
    """The rows that a command writes to standard output."""
    result = run(*words)
    assert result.exit_code == 0, result.output
    return list(csv.DictReader(result.stdout_bytes.decode("utf-8-sig").splitlines()))
