"""The workbook read again by another library: README, heading, filters, no formula, long cells cut with a word."""

import io
from typing import Any

import openpyxl
import pytest

from claims.errors import ExportError
from claims.exports import export_discrepancies, export_incident, xlsx_workbook
from claims.exports.sheet import Column
from claims.exports.xlsx_workbook import MOST_CHARACTERS, write_xlsx
from claims.model import Basis
from claims.values import Relation
from tests.builders.hostile_study import AT, hostile_study
from tests.builders.sheets import PROVENANCE, ROWS, small_sheet


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
    assert lines[:3] == [("Points of a study", ""), ("collection", "study"), ("collection version", "1.0.0")]
    assert len(lines) == 3 + 2 + len(PROVENANCE) + len(Relation) + len(Basis) + len(small_sheet().columns)
    place = lines.index(("What the words mean", ""))
    assert lines[place - 1] == (None, None)
    assert [name for name, _ in lines[place + 1 :][: len(Relation)]] == [f"{each} ({each.mark})" for each in Relation]
    assert lines[-10:-7] == [("What the columns hold", ""), ("Rank", "Place."), ("In a sentence", "The point.")]


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
    assert book.sheetnames == ["README", "Points"]
    assert book.properties.title == "Points of a study"
    assert book.properties.created == AT.replace(tzinfo=None)


@pytest.mark.parametrize(("beyond", "cut"), [(0, False), (1, True)])
def test_a_cell_that_is_too_long_is_cut_with_a_word(beyond: int, cut: bool) -> None:
    columns = (Column(name="words", label="Words", meaning="Words."),)
    rows = (("x" * (MOST_CHARACTERS + beyond),),)
    sheet = small_sheet(columns=columns, rows=rows)
    cell = read_book(write_xlsx(sheet))["Points"]["A2"].value
    assert len(cell) == MOST_CHARACTERS
    assert cell.endswith("the CSV export has all)") == cut


def test_more_rows_than_fit_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_workbook, "MOST_ROWS", len(ROWS))
    assert write_xlsx(small_sheet())
    monkeypatch.setattr(xlsx_workbook, "MOST_ROWS", len(ROWS) - 1)
    with pytest.raises(ExportError, match=r"^4 rows do not fit in a workbook; allowed: 3, or another format$"):
        write_xlsx(small_sheet())
