"""Exports: every format read again, hostile words that stay words, and the same bytes for the same input."""

import csv
import io
import json
import re
from datetime import UTC, datetime, timedelta, timezone

import openpyxl
import pytest
from markdown_it import MarkdownIt

from claims.discrepancies import find_discrepancies
from claims.errors import ExportError, UnknownIdError
from claims.exports import FORMATS, export_discrepancies, export_incident, file_name
from claims.exports.csv_xlsx_json import MOST_CHARACTERS, write_xlsx
from claims.exports.escaping import markdown_text, visible, without_formula
from claims.exports.sheet import Column, Sheet
from claims.exports.sheet_rows import DISCREPANCY_COLUMNS, INCIDENT_COLUMNS, discrepancy_sheet, incident_sheet
from claims.findings import Findings
from claims.incidents import Incidents
from claims.matching import link_incidents, match_claims
from claims.tables import Collection
from claims.values import Relation
from tests.conftest import build_collection, claim, row, said

AT = datetime(2026, 11, 22, 12, 30, tzinfo=UTC)
HOSTILE = "=1+1 <script>alert(1)</script> | **bold** [link](https://evil.example) $x$ \u202etxt.exe"
Study = tuple[Collection, Incidents, Findings]


@pytest.fixture(scope="module")
def study() -> Study:
    """Two accounts of one shooting that cannot both be true, with words that mean harm."""
    place = {"when": "2021-01-23", "where": "river-town", "kind": "shooting"}
    collection = build_collection(
        claim("one", **place, killed=said("1", group="police", fragment=HOSTILE, paragraph="2", note="@SUM(A1)")),
        claim("two", source="source-b", **place, killed=said("0", stance="denies", fragment="nobody\nwas killed")),
        sources=[
            row("sources", "source-a", name="=cmd|' /C calc'!A0"),
            row("sources", "source-b", name="The <b>Watch</b>"),
        ],
        documents=[row("documents", "one-doc", title=HOSTILE)],
    )
    assert not collection.problems
    incidents = link_incidents(collection, match_claims(collection))
    return collection, incidents, find_discrepancies(collection, incidents)


@pytest.fixture(scope="module")
def incident_id(study: Study) -> str:
    return str(study[1].incident_of["one"])


def read_csv(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_csv_has_a_row_a_side_and_its_provenance_in_each(study: Study) -> None:
    collection, _, findings = study
    content = export_discrepancies(*study, format="csv", at=AT, filter="severity: high")
    rows = read_csv(content)
    assert content.startswith(b"\xef\xbb\xbf")  # the mark by which Excel knows UTF-8
    assert len(rows) == sum(len(found.sides) for found in findings.discrepancies)
    assert [rows[0]["rank"], rows[0]["side"], rows[0]["severity"]] == ["1", "A", "high"]
    assert {row["collection_digest"] for row in rows} == {collection.digest}
    assert {(row["exported_at"], row["filter"]) for row in rows} == {("2026-11-22T12:30:00Z", "severity: high")}
    assert rows[0]["tool_version"].startswith("competing-claims ")


def test_every_side_leads_to_its_words(study: Study) -> None:
    for record in discrepancy_sheet(*study, filter="", at=AT).records:
        assert record["words"], record["sentence"]
    words = [str(record["words"]) for record in discrepancy_sheet(*study, filter="", at=AT).records]
    assert any(f"“{HOSTILE}”" in each and "paragraph 2" in each for each in words)


def test_silent_side_names_the_document_that_says_nothing() -> None:
    collection = build_collection(
        claim("one", when="2021-01-23", where="river-town", kind="shooting", killed="1"),
        claim("two", source="source-b", when="2021-01-23", where="river-town", kind="shooting"),
        documents=[row("documents", "two-doc", source_id="source-b", title="Quiet page", coverage="north")],
    )
    incidents = link_incidents(collection, match_claims(collection))
    findings = find_discrepancies(collection, incidents)
    rows = read_csv(export_discrepancies(collection, incidents, findings, format="csv", at=AT))
    assert any("says nothing on it: source-b, Quiet page" in each["words"] for each in rows)


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_no_cell_of_a_spreadsheet_is_a_formula_or_a_link(study: Study, incident_id: str, format: str) -> None:
    for content in (
        export_discrepancies(*study, format=format, at=AT),
        export_incident(*study, incident_id, format=format, at=AT),
    ):
        if format == "csv":
            cells = [cell for each in read_csv(content) for cell in each.values()]
            assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
        else:
            book = openpyxl.load_workbook(io.BytesIO(content))
            cells_of_book = [cell for page in book for line in page.iter_rows() for cell in line]
            assert "f" not in {cell.data_type for cell in cells_of_book}
            assert not [cell for cell in cells_of_book if cell.hyperlink]


def test_csv_marks_what_would_be_a_formula_and_nothing_else(study: Study, incident_id: str) -> None:
    rows = read_csv(export_incident(*study, incident_id, format="csv", at=AT))
    by_statement = {each["statement_id"]: each for each in rows if each["field"] == "killed"}
    assert by_statement["one-4"]["fragment"] == "'" + HOSTILE
    assert by_statement["one-4"]["note"] == "'@SUM(A1)"
    assert by_statement["two-4"]["fragment"] == "nobody\nwas killed"


def test_xlsx_opens_with_readme_frozen_heading_and_filters(study: Study) -> None:
    collection, _, findings = study
    book = openpyxl.load_workbook(io.BytesIO(export_discrepancies(*study, format="xlsx", at=AT, filter="kind: count")))
    assert book.sheetnames == ["README", "Discrepancies"]
    readme = {line[0]: line[1] for line in book["README"].values if line[0]}
    assert readme["filter"] == "kind: count"
    assert readme["collection digest"] == collection.digest
    assert readme["exported at"] == "2026-11-22T12:30:00Z"
    assert {f"{relation} ({relation.mark})" for relation in Relation} <= set(readme)
    page = book["Discrepancies"]
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref
    heading, *rows = page.values
    assert list(heading) == [column.label for column in DISCREPANCY_COLUMNS]
    assert len(rows) == sum(len(found.sides) for found in findings.discrepancies)
    assert page["A2"].alignment.wrap_text
    assert book.properties.created == AT.replace(tzinfo=None)


def test_xlsx_says_where_it_cuts_a_cell_that_is_too_long() -> None:
    sheet = Sheet(
        name="Rows",
        title="Rows",
        columns=(Column(name="words", label="Words", meaning="Words."),),
        rows=(("x" * (MOST_CHARACTERS + 1),),),
        provenance={},
        at=AT,
    )
    cell = openpyxl.load_workbook(io.BytesIO(write_xlsx(sheet)))["Rows"]["A2"].value
    assert len(cell) == MOST_CHARACTERS
    assert "cut here" in cell


def test_json_carries_provenance_definitions_and_the_words_as_they_are(study: Study, incident_id: str) -> None:
    content = json.loads(export_incident(*study, incident_id, format="json", at=AT))
    assert set(content) == {"title", "provenance", "definitions", "columns", "rows"}
    assert list(content["columns"]) == [column.name for column in INCIDENT_COLUMNS]
    assert content["provenance"]["filter"] == f"incident {incident_id}"
    killed = {each["claim_id"]: each for each in content["rows"] if each["field"] == "killed" and each["value"]}
    assert killed["one"]["fragment"] == HOSTILE
    assert (killed["one"]["paragraph"], killed["two"]["stance"]) == (2, "denies")


def test_silent_accounts_have_a_row_in_the_side_by_side_table() -> None:
    collection = build_collection(
        claim("one", when="2021-01-23", where="river-town", kind="shooting", wounded="6"),
        claim("two", source="source-b", when="2021-01-23", where="river-town", kind="shooting"),
    )
    incidents = link_incidents(collection, match_claims(collection))
    findings = find_discrepancies(collection, incidents)
    content = export_incident(collection, incidents, findings, incidents.incident_of["one"], format="json", at=AT)
    wounded = [each for each in json.loads(content)["rows"] if each["field"] == "wounded"]
    assert {(each["claim_id"], each["value"], each["relation"]) for each in wounded} == {
        ("one", "6", "agrees"),
        ("two", "", "does not say"),
    }


def test_markdown_shows_hostile_words_literally(study: Study, incident_id: str) -> None:
    text = export_incident(*study, incident_id, format="markdown", at=AT).decode()
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(text)
    assert "<script" not in html
    assert "<b>" not in html
    assert "<a " not in html
    assert "<strong>bold" not in html
    assert "\u202e" not in html
    assert r"\u202e" in html
    assert len(re.findall("<table>", html)) == len(incident_sheet(*study, incident_id, at=AT).sections)


@pytest.mark.parametrize("format", FORMATS)
def test_same_input_gives_same_bytes(study: Study, incident_id: str, format: str) -> None:
    assert export_discrepancies(*study, format=format, at=AT) == export_discrepancies(*study, format=format, at=AT)
    elsewhere = AT.astimezone(timezone(timedelta(hours=3)))
    assert export_incident(*study, incident_id, format=format, at=AT) == export_incident(
        *study, incident_id, format=format, at=elsewhere
    )


@pytest.mark.parametrize("format", FORMATS)
def test_no_discrepancies_still_make_a_file(study: Study, format: str) -> None:
    collection, incidents, _ = study
    nothing = Findings(discrepancies=(), lookalikes=())
    assert export_discrepancies(collection, incidents, nothing, format=format, at=AT)


def test_unknown_format_is_told_with_those_that_there_are(study: Study) -> None:
    with pytest.raises(ExportError, match=r"no format 'pdf'; allowed: csv, xlsx, json, markdown, "):
        export_discrepancies(*study, format="pdf", at=AT)


def test_time_without_zone_is_refused(study: Study) -> None:
    with pytest.raises(ExportError, match="has no zone"):
        export_discrepancies(*study, format="csv", at=AT.replace(tzinfo=None))


def test_unknown_incident_offers_near_ones(study: Study, incident_id: str) -> None:
    with pytest.raises(UnknownIdError, match=incident_id):
        export_incident(*study, incident_id + "x", format="csv", at=AT)


def test_file_name_says_collection_and_content(study: Study) -> None:
    assert file_name(study[0], "discrepancies", format="markdown") == "test-discrepancies.md"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝"])
def test_formula_starts_get_an_apostrophe(start: str) -> None:
    assert without_formula(f"{start}1") == f"'{start}1"


def test_harmless_text_stays_as_it_is() -> None:
    assert without_formula("6 = six") == "6 = six"
    assert markdown_text("قُتل ستة، 6 (six).") == "قُتل ستة، 6 (six)."
    assert visible("a\tb\nج\u200f") == "a\tb\nج\u200f"


def test_what_cannot_be_seen_is_written_out() -> None:
    assert visible("a\u202eb\x1b[31m\u2066") == r"a\u202eb\u001b[31m\u2066"
