"""The workbook read again by another library: README, heading, filters, no formula, long cells cut with a word."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import openpyxl
import pytest

from claims.errors import ExportError
from claims.exports import export_discrepancies, export_incident
from claims.exports.sheet import Cell, Column
from claims.exports.spreadsheets import xlsx_workbook
from claims.exports.spreadsheets.xlsx_workbook import MOST_CHARACTERS, MOST_LINES, write_xlsx
from claims.model import Basis
from claims.values import Relation
from tests.builders.hostile_study import AT, hostile_study
from tests.builders.sheets import PROVENANCE, ROWS, flat_sheet, small_sheet


def read_book(content: bytes) -> Any:  # a workbook of openpyxl, which has no types
    return openpyxl.load_workbook(io.BytesIO(content))


def test_no_cell_is_a_formula_or_a_link() -> None:
    incident = hostile_study()[1].incident_of["one"]
    for content in (
        export_discrepancies(*hostile_study(), format="xlsx", at=AT),
        export_incident(*hostile_study(), incident, format="xlsx", at=AT),
    ):
        cells = [cell for page in read_book(content) for line in page.iter_rows() for cell in line]
        assert "f" not in {cell.data_type for cell in cells}
        assert not [cell for cell in cells if cell.hyperlink]


def test_readme_says_where_it_comes_from_and_what_words_and_columns_mean() -> None:
    lines = list(read_book(write_xlsx(small_sheet()))["README"].values)
    assert lines[:3] == [("Points of a study", None), ("collection", "study"), ("collection version", "1.0.0")]
    assert len(lines) == 6 + 4 + 2 + len(PROVENANCE) + len(Relation) + len(Basis) + len(small_sheet().columns)
    place = lines.index(("What the words mean", None))
    assert lines[place - 1] == (None, None)
    assert [name for name, _ in lines[place + 1 :][: len(Relation)]] == [f"{each} ({each.mark})" for each in Relation]
    hold = lines.index(("What the columns hold", None))
    assert lines[hold + 1 : hold + 3] == [("Rank", "Place."), ("In a sentence", "The point.")]
    further = ("What further columns of Points wide hold", None)
    assert lines[-2:] == [further, ("Relation means", "The definition of the row's relation.")]
    about = "Points of a study, one row each; a column per side and answer"
    assert lines[lines.index(("Sheets", None)) + 1 :][:2] == [("Points", "Points of a study"), ("Points wide", about)]


def test_readme_has_bold_headings_and_wide_wrapped_lines() -> None:
    page = read_book(write_xlsx(small_sheet()))["README"]
    assert (page.column_dimensions["A"].width, page.column_dimensions["B"].width) == pytest.approx((28, 100), abs=1)
    assert page["A1"].font.bold
    assert not page["A2"].font.bold
    assert page["B2"].alignment.wrap_text
    assert page["B2"].alignment.vertical == "top"


def test_rows_stand_under_a_frozen_heading_with_filters() -> None:
    page = read_book(write_xlsx(small_sheet()))["Points"]
    heading, *rows = page.values
    assert list(heading) == [column.label for column in small_sheet().columns]
    assert [tuple("" if cell is None else cell for cell in row) for row in rows] == list(ROWS)
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref == "A1:I5"
    assert page.column_dimensions["A"].width == pytest.approx(6, abs=1)
    assert page["A1"].font.bold
    assert page["A1"].fill.start_color.rgb == "FFE8E8E8"
    assert page["A1"].border.bottom.style == "thin"
    for cell in (page["A2"], page["B2"]):  # a number and a text
        assert cell.alignment.wrap_text
        assert cell.alignment.vertical == "top"


def test_a_sheet_without_rows_still_has_filters() -> None:
    page = read_book(write_xlsx(small_sheet(rows=())))["Points"]
    assert page.auto_filter.ref == "A1:I2"


def test_the_file_says_title_and_time_of_the_export() -> None:
    book = read_book(write_xlsx(small_sheet()))
    assert book.sheetnames == ["README", "Points", "Points wide"]
    assert book.properties.title == "Points of a study"
    assert book.properties.created == AT.replace(tzinfo=None)


@pytest.mark.parametrize(("beyond", "cut"), [(0, False), (1, True)])
def test_a_cell_that_is_too_long_is_cut_with_a_word(beyond: int, cut: bool) -> None:
    columns = (Column(name="words", label="Words", meaning="Words."),)
    rows = (("x" * (MOST_CHARACTERS + beyond),),)
    sheet = replace(flat_sheet(), name="Points", columns=columns, rows=rows)
    cell = read_book(write_xlsx(sheet))["Points"]["A2"].value
    assert len(cell) == MOST_CHARACTERS
    assert cell.endswith("the CSV export has all)") == cut


def test_more_rows_than_fit_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_workbook, "MOST_ROWS", len(ROWS))
    assert write_xlsx(small_sheet())
    monkeypatch.setattr(xlsx_workbook, "MOST_ROWS", len(ROWS) - 1)
    with pytest.raises(ExportError, match=r"^4 rows do not fit in a workbook; allowed: 3, or another format$"):
        write_xlsx(small_sheet())


def test_more_columns_than_fit_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_workbook, "MOST_COLUMNS", 1)
    with pytest.raises(ExportError, match=r"^2 columns do not fit in a workbook; allowed: 1, or another format$"):
        write_xlsx(flat_sheet())


def test_a_wide_table_that_does_not_fit_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_workbook, "MOST_COLUMNS", len(small_sheet().columns))
    assert read_book(write_xlsx(small_sheet())).sheetnames == ["README", "Points"]


def one_cell(cell: Cell) -> Any:  # a cell of openpyxl, which has no types
    columns = (Column(name="cell", label="=1+1", meaning="A cell."),)
    return read_book(write_xlsx(replace(flat_sheet(), name="Cells", columns=columns, rows=((cell,),))))["Cells"]["A2"]


@pytest.mark.parametrize(
    ("cell", "kind", "value"),
    [
        (7, "n", 7),
        (2**53 + 1, "s", str(2**53 + 1)),
        (date(2021, 1, 23), "d", datetime(2021, 1, 23, tzinfo=UTC)),
        (date(1899, 5, 1), "s", "1899-05-01"),
        ("7", "s", "7"),
    ],
)
def test_numbers_are_numbers_and_days_are_days_as_far_as_the_format_holds_them(
    cell: Cell, kind: str, value: object
) -> None:
    read = one_cell(cell)
    assert (read.data_type, read.value.replace(tzinfo=UTC) if kind == "d" else read.value) == (kind, value)


@pytest.mark.parametrize(("text", "is_quoted"), [("=1+1", True), ("@SUM(A1)", True), ("-5", True), ("five", False)])
def test_text_that_looks_like_a_formula_stays_text_when_it_is_edited(text: str, is_quoted: bool) -> None:
    cell = one_cell(text)
    assert (cell.data_type, cell.value, bool(cell.quotePrefix)) == ("s", text, is_quoted)


def test_a_heading_is_no_formula() -> None:
    heading = one_cell("x").parent["A1"]
    assert (heading.data_type, heading.value, bool(heading.quotePrefix)) == ("s", "=1+1", True)


def test_tabs_have_names_that_the_format_takes_and_no_two_the_same() -> None:
    beside = tuple(
        replace(flat_sheet(), name=name) for name in ("a[b]:*?/\\", "'History'", "x" * 40, "X" * 40, "README")
    )
    names = read_book(write_xlsx(replace(flat_sheet(), beside=beside))).sheetnames
    assert names == ["README", "Points", "a-b------", "History 2", "x" * 31, "X" * 26 + " 2", "README 2"]


def test_columns_up_to_the_incident_stay_in_sight() -> None:
    columns = (
        Column(name="date", label="Date", meaning="A day."),
        Column(name="incident", label="Incident", meaning="It."),
    )
    sheet = replace(flat_sheet(), name="Points", columns=columns, rows=(("1", "2"),))
    assert read_book(write_xlsx(sheet))["Points"].freeze_panes == "C2"


def test_a_long_cell_does_not_hide_the_other_rows() -> None:
    rows = (("x" * 1000, 1), ("x", 1))
    page = read_book(write_xlsx(replace(flat_sheet(), name="Points", rows=rows)))["Points"]
    assert page.row_dimensions[2].height == 15 * MOST_LINES
    assert page.row_dimensions[3].height in (None, 15)  # None: that of any row
