"""CSV: rows that read back, no cell that a spreadsheet takes for a formula, relations defined once."""

import csv
import io
from datetime import date

import pytest

from claims.exports import export_discrepancies, export_incident
from claims.exports.spreadsheets.csv_tables import csv_bytes, without_formula, write_csv, write_wide_csv
from claims.values import Relation
from tests.builders.hostile_study import ARABIC, AT, FORMULA, hostile_study
from tests.builders.sheets import LAYOUT, small_sheet

MARK = b"\xef\xbb\xbf"  # by which Excel knows UTF-8


def read_csv(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_row_a_side_each_with_its_provenance() -> None:
    collection, _, findings = hostile_study()
    rows = read_csv(export_discrepancies(*hostile_study(), format="csv", at=AT, filter="severity: high"))
    assert len(rows) == sum(len(each.sides) for each in findings.discrepancies)
    assert [rows[0]["rank"], rows[0]["side"], rows[0]["severity"]] == ["1", "A", "high"]
    assert {row["collection_digest"] for row in rows} == {collection.digest}
    assert {(row["exported_at"], row["filter"]) for row in rows} == {("2026-11-22T12:30:00Z", "severity: high")}
    assert rows[0]["tool_version"].startswith("competing-claims ")


@pytest.mark.parametrize("format", ["csv", "csv-wide"])
def test_no_cell_of_an_export_is_a_formula(format: str) -> None:
    for content in (
        export_discrepancies(*hostile_study(), format=format, at=AT),
        export_incident(*hostile_study(), hostile_study()[1].incident_of["one"], format=format, at=AT),
    ):
        cells = [cell for row in read_csv(content) for cell in row.values()]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_what_would_be_a_formula_is_marked_and_nothing_else() -> None:
    incident = hostile_study()[1].incident_of["one"]
    rows = read_csv(export_incident(*hostile_study(), incident, format="csv", at=AT))
    by_statement = {row["statement_id"]: row for row in rows if row["field"] == "killed"}
    assert by_statement["one-4"]["fragment"] == "'" + FORMULA
    assert by_statement["one-4"]["note"] == "'@SUM(A1)"
    assert by_statement["two-4"]["fragment"] == f"nobody\nwas killed {ARABIC}"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_formula_starts_get_an_apostrophe(start: str) -> None:
    assert without_formula(f"{start}1") == f"'{start}1"


def test_no_heading_is_a_formula() -> None:
    assert csv_bytes(["=1+1", "a"], []) == MARK + b"'=1+1,a\r\n"
    rows = ((1, "It.", "", "", "=cmd|x", "6", 1, "", "d1"),)
    assert "'=cmd|x: value" in read_csv(write_wide_csv(small_sheet(rows=rows)))[0]


def test_days_are_written_as_days() -> None:
    assert csv_bytes(["a"], [(date(2021, 1, 23),)]) == MARK + b"a\r\n2021-01-23\r\n"


def test_harmless_text_stays_as_it_is() -> None:
    assert without_formula("6 = six") == "6 = six"


def test_numbers_stay_numbers() -> None:
    assert csv_bytes(["a", "b"], [("-1", -1)]) == MARK + b"a,b\r\n'-1,-1\r\n"


def test_wide_rows_are_points_and_sides_are_columns() -> None:
    rows = read_csv(write_wide_csv(small_sheet()))
    assert [(row["sentence"], row["A: value"], row["B: value"]) for row in rows] == [
        ("Six or none.", "6", "0"),
        ("Here or there.", "north", "south"),
    ]


def test_wide_cells_hold_each_answer_once() -> None:
    side = (3, "Thrice.", "=", "agrees", "A", "6", 1, "“six”", "d3")
    again, other = (*side[:7], "“half a dozen”", "d3"), (*side[:5], "7", *side[6:])
    [row] = read_csv(write_wide_csv(small_sheet(rows=(side, again, other))))
    assert row["A: value"] == "6 | 7"
    assert row["A: words"] == "“six” | “half a dozen”"


@pytest.mark.parametrize(
    ("relations", "means"),
    [
        (("denies", "denies"), "One account says that it did not happen, or that the number is zero."),
        (
            ("differs", "does not say"),
            "differs: The values differ, and all could be true. | does not say: The source reports the incident but says nothing on this point.",
        ),
    ],
)
def test_wide_rows_whose_sides_have_relations_define_each(relations: tuple[str, str], means: str) -> None:
    layout = {**vars(LAYOUT), "facts": (), "table": (*LAYOUT.table, "relation")}
    rows = [
        (1, "Six or none.", "", relation, side, "6", 1, "", "d1")
        for relation, side in zip(relations, "AB", strict=True)
    ]
    [row] = read_csv(write_wide_csv(small_sheet(rows=tuple(rows), layout=type(LAYOUT)(**layout))))
    assert row["relation_means"] == means


def test_a_row_with_no_relation_defines_none() -> None:
    [row] = read_csv(write_csv(small_sheet(rows=((1, "It.", "", "", "A", "6", 1, "", "d1"),))))
    assert row["relation_means"] == ""


def test_wide_rows_define_the_relation_of_their_point_before_those_of_its_sides() -> None:
    rows = tuple((1, "It.", "", "denies", side, "6", 1, "", "d1") for side in "AB")
    [row] = read_csv(write_wide_csv(small_sheet(rows=rows)))
    assert row["relation_means"] == Relation.DENIES.definition
