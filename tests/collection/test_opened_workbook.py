"""Workbooks are looked at before memory is taken for what they declare."""

import io
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from claims.collection import load_collection
from claims.collection.opened_workbook import open_workbook, sheet_of
from claims.errors import CollectionError
from tests.builders.shared_cases import shared_case
from tests.builders.table_files import ods_bytes


def xlsx_bytes(*cells: tuple[int, int], replace: tuple[str, str] = ("", "")) -> bytes:
    """A workbook with these cells filled, row and column from 0, one text of whose parts is replaced."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        sheet = book.add_worksheet("S")
        for row, column in cells:
            sheet.write(row, column, "x")
    changed = io.BytesIO()
    with zipfile.ZipFile(content) as old, zipfile.ZipFile(changed, "w") as new:
        for part in old.infolist():
            new.writestr(part, old.read(part).replace(replace[0].encode(), replace[1].encode()))
    return changed.getvalue()


def spread(*cells: tuple[int, int]) -> str:
    """What is said of a workbook with these cells; empty where it is opened."""
    try:
        book = open_workbook(xlsx_bytes(*cells), "t.xlsx")
    except CollectionError as error:
        return str(error)
    return "" if sheet_of(book, "S", "t.xlsx").end else "?"


@pytest.mark.parametrize(
    "cells",
    [
        [(0, 0)],
        [(0, 0), (100_000, 20)],  # a sheet of a hundred thousand rows may be nearly empty
        [(0, 0), (200, 16_000)],
        [(row, 0) for row in range(0, 250_000, 2)],
    ],
)
def test_a_sheet_within_bounds_is_opened(cells: list[tuple[int, int]]) -> None:
    assert spread(*cells) == ""


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ([(0, 0), (1_048_575, 16_383)], "2 cells over 1,048,576 rows and 16,384 columns"),
        ([(0, 0), (1_048_575, 7)], "2 cells over 1,048,576 rows and 8 columns"),
        ([(0, 0), (20_000, 700)], "2 cells over 20,001 rows and 701 columns"),
    ],
)
def test_a_cell_far_from_the_table_is_refused(cells: list[tuple[int, int]], said: str) -> None:
    found = spread(*cells)
    assert found.startswith(f"t.xlsx spreads {said} (xl/worksheets/sheet1.xml); allowed: ")


@pytest.mark.parametrize(
    ("old", "new"),
    [('r="A2"', 'r="H1048576"'), ('r="A2"', 'r="XFD70000"'), ('r="A2"', 'r="XFD70000"'.replace('"', "'"))],
)
def test_a_cell_that_says_to_be_elsewhere_than_its_row_is_found(old: str, new: str) -> None:
    with pytest.raises(CollectionError, match="spreads"):
        open_workbook(xlsx_bytes((0, 0), (1, 0), replace=(old, new)), "t.xlsx")


@pytest.mark.parametrize("quote", ['"', "'"])
def test_more_texts_than_a_part_can_hold_are_refused(quote: str) -> None:
    content = xlsx_bytes((0, 0), replace=('uniqueCount="1"', f"uniqueCount={quote}18446744073709551615{quote}"))
    with pytest.raises(CollectionError, match="declares 18,446,744,073,709,551,615 texts in"):
        open_workbook(content, "t.xlsx")


def test_a_text_may_stand_in_many_cells() -> None:
    assert spread(*((row, 0) for row in range(2_000))) == ""


FILLED, EMPTY = '<table:table-cell {}office:value-type="float" office:value="1"/>', "<table:table-cell {}/>"
TEXT = "<table:table-cell {}><text:p>x</text:p></table:table-cell>"


def ods_row(*cells: str, times: int = 1) -> str:
    return f'<table:table-row table:number-rows-repeated="{times}">{"".join(cells)}</table:table-row>'


def times(count: int) -> str:
    return f'table:number-columns-repeated="{count}" '


@pytest.mark.parametrize(
    "rows",
    [
        [ods_row(TEXT.format(""), EMPTY.format(times(16_383))), ods_row(EMPTY.format(times(16_384)), times=1_048_575)],
        [ods_row(TEXT.format(times(16_384)))],
        [ods_row(TEXT.format(""), times=100_000)],
    ],
)
def test_a_spreadsheet_padded_with_empty_cells_is_opened(rows: list[str]) -> None:
    assert open_workbook(ods_bytes("".join(rows)), "t.ods").sheet_names == ["S"]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([ods_row(TEXT.format(times(16_385)))], "1 cells over 1 rows and 16,385 columns"),
        ([ods_row(EMPTY.format(times(20_000)), FILLED.format(""))], "1 cells over 1 rows and 20,001 columns"),
        ([ods_row(FILLED.format(times(6_000)), times=1_000)], "1 cells over 1,000 rows and 6,000 columns"),
        (
            [ods_row(EMPTY.format(""), times=1_000_000), ods_row(TEXT.format(times(50)))],
            "1 cells over 1,000,001 rows and 50 columns",
        ),
    ],
)
def test_a_spreadsheet_that_repeats_too_much_is_refused(rows: list[str], said: str) -> None:
    with pytest.raises(CollectionError, match=rf"t.ods spreads {said}.*\(content.xml\)"):
        open_workbook(ods_bytes("".join(rows)), "t.ods")


def test_each_sheet_of_a_spreadsheet_is_counted_by_itself() -> None:
    tall = ods_row(TEXT.format(""), times=4_000)
    wide = ods_row(TEXT.format(times(4_000)))
    assert open_workbook(ods_bytes(f'{tall}</table:table><table:table table:name="T">{wide}'), "t.ods").sheet_names == ["S", "T"]  # fmt: skip


def test_a_workbook_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMS_LIMITS", "most_table_unpacked=1000")
    with pytest.raises(CollectionError, match=r"t.xlsx unpacks to .* bytes; allowed: at most 1,000"):
        open_workbook(xlsx_bytes((0, 0)), "t.xlsx")


def test_what_is_no_workbook_is_refused_in_a_sentence(tmp_path: Path) -> None:
    for content in (b"PK\x03\x04 no workbook", b"no workbook", xlsx_bytes((0, 0))[:-40]):
        with pytest.raises(CollectionError, match=r"t.xlsx cannot be opened \(.*; allowed: a workbook that is whole"):
            open_workbook(content, "t.xlsx")
    with pytest.raises(CollectionError, match=r"none.xlsx cannot be opened"):
        open_workbook(tmp_path / "none.xlsx", "none.xlsx")


def test_a_sheet_that_is_broken_is_refused_in_a_sentence() -> None:
    book = open_workbook(xlsx_bytes((0, 0), replace=('r="A1"', 'r="1A"')), "t.xlsx")
    with pytest.raises(CollectionError, match=r"t.xlsx, sheet 'S', cannot be opened"):
        sheet_of(book, "S", "t.xlsx")


def test_a_collection_that_declares_too_much_is_refused_too() -> None:
    with pytest.raises(CollectionError, match="allowed: a sheet without cells far from the table"):
        load_collection(shared_case("hostile/collection-xlsx-XFD1048576-in-claims.xlsx"))
