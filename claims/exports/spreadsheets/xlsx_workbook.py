"""An XLSX workbook: a sheet README, the rows under a frozen heading with filters, the same wide, and further tables."""

import io
import itertools
import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from claims.errors import ExportError
from claims.exports.sheet import TINT, Cell, Sheet, definitions
from claims.exports.spreadsheets.csv_tables import FORMULA_STARTS
from claims.exports.spreadsheets.wide_table import wide_sheet

# Limits of the XLSX format.
MOST_ROWS = 1_048_575
MOST_COLUMNS = 16_384
MOST_CHARACTERS = 32_767
MOST_IN_TAB = 31  # characters
MOST_FROZEN = 4  # columns
MOST_LINES = 5  # of a row as it is first shown; the cell has all
_LINE_HEIGHT = 15  # points
_A3, _PAGE_WIDTH = 8, 300  # the format of a printed page, and the characters that it holds when it lies on its side
_FIRST_DAY = date(1900, 3, 1)  # before it spreadsheets disagree on days
_MOST_EXACT = 2**53  # a number beyond is no longer exact
_NOT_IN_TAB = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_CUT = " … (cut here: a cell of this format holds no more; the CSV export has all)"


class Styles(NamedTuple):
    """The looks of cells, by whether they are a heading, tinted, or text that looks like a formula."""

    heading: Format
    title: Format
    cells: dict[tuple[bool, str], Format]  # tinted or not, and "text", "quoted" or "day"


def write_xlsx(sheet: Sheet) -> bytes:
    """The workbook.

    Raises:
        ExportError: There are more rows or columns than the format holds.
    """
    wide = () if sheet.is_flat else (wide_sheet(sheet),)
    sheets = _named((sheet, *(each for each in wide if len(each.columns) <= MOST_COLUMNS), *sheet.beside))
    for each in sheets.values():
        if len(each.rows) > MOST_ROWS or len(each.columns) > MOST_COLUMNS:
            size = f"{len(each.rows)} rows" if len(each.rows) > MOST_ROWS else f"{len(each.columns)} columns"
            most = MOST_ROWS if len(each.rows) > MOST_ROWS else MOST_COLUMNS
            raise ExportError(f"{size} do not fit in a workbook; allowed: {most}, or another format")
    file = io.BytesIO()
    # Words from sources are never formulas or links.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        # Without a fixed time the same content would give other bytes each time.
        book.set_properties({"title": sheet.title, "created": sheet.at.replace(tzinfo=None)})
        styles = _styles(book)
        _write_readme(book.add_worksheet("README"), sheet, sheets, styles)
        for name, each in sheets.items():
            _write_rows(book.add_worksheet(name), each, styles)
    return file.getvalue()


def _styles(book: xlsxwriter.Workbook) -> Styles:
    heading = {
        "bold": True,
        "text_wrap": True,
        "valign": "top",
        "bg_color": "#E8E8E8",
        "bottom": 1,
        "quote_prefix": True,
    }
    plain: dict[str, object] = {"text_wrap": True, "valign": "top", "bottom": 1, "bottom_color": "#D9D9D9"}
    tinted = {**plain, "bg_color": TINT, "bold": True}
    # Without the prefix a text that is edited in a spreadsheet becomes the formula that it looks like.
    kinds: dict[str, dict[str, object]] = {
        "text": {},
        "quoted": {"quote_prefix": True},
        "day": {"num_format": "yyyy-mm-dd", "align": "left"},
    }
    return Styles(
        book.add_format(heading),
        book.add_format({"bold": True, "quote_prefix": True}),
        {
            (is_tinted, kind): book.add_format({**(tinted if is_tinted else plain), **extra})
            for is_tinted in (False, True)
            for kind, extra in kinds.items()
        },
    )


def _named(sheets: Iterable[Sheet]) -> dict[str, Sheet]:
    """The sheets by the names of their tabs, which the format bounds, and which are unique whatever their case."""
    named: dict[str, Sheet] = {}
    for sheet in sheets:
        wanted = _NOT_IN_TAB.sub("-", sheet.name).strip("' ")[:MOST_IN_TAB].strip("' ") or "Table"
        taken = {name.casefold() for name in named} | {"readme", "history"}
        numbered = (f"{wanted[: MOST_IN_TAB - 5]} {number}" for number in itertools.count(2))
        named[next(each for each in itertools.chain([wanted], numbered) if each.casefold() not in taken)] = sheet
    return named


def _write_readme(page: Worksheet, sheet: Sheet, sheets: dict[str, Sheet], styles: Styles) -> None:
    several = len(sheets) > 1
    parts = {
        sheet.title: sheet.provenance,
        **({"Sheets": {name: each.title for name, each in sheets.items()}} if several else {}),
        "What the words mean": definitions(),
        **_columns_explained(sheets),
    }
    page.set_column(0, 0, 28)
    page.set_column(1, 1, 100)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    line = itertools.count()
    for title, pairs in parts.items():
        _write_pair(page, next(line), title, "", styles.title)
        for name, text in pairs.items():
            _write_pair(page, next(line), name.replace("_", " "), text, styles.cells[False, "quoted"])
        next(line)


def _columns_explained(sheets: dict[str, Sheet]) -> dict[str, dict[str, str]]:
    """The meanings of the columns of each sheet; those that an earlier one has, or that are one of these wide, are not said again."""
    explained: dict[str, dict[str, str]] = {}
    said: set[tuple[str, str]] = set()
    for name, sheet in sheets.items():
        new = {
            each.label: each.meaning
            for each in sheet.columns
            if (each.label, each.meaning) not in said and not each.spread
        }
        said |= set(new.items())
        if new:
            title = "What the columns hold" if not explained else f"What further columns of {name} hold"
            explained[title] = new
    return explained


def _write_pair(page: Worksheet, line: int, name: str, text: str, style: Format) -> None:
    page.write_string(line, 0, _fitting(name), style)
    if text:  # an empty cell would cut a long heading off
        page.write_string(line, 1, _fitting(text), style)


def _write_rows(page: Worksheet, sheet: Sheet, styles: Styles) -> None:
    for index, column in enumerate(sheet.columns):
        page.set_column(index, index, column.width)
        page.write_string(0, index, _fitting(column.label), styles.heading)
    for line, row in enumerate(sheet.rows, 1):
        page.set_row(line, _height(sheet, row))
        for index, cell in enumerate(row):
            is_tinted = (line - 1, sheet.columns[index].name) in sheet.tinted
            _write_cell(page, line, index, cell, styles, is_tinted=is_tinted)
    page.set_row(0, 2 * _LINE_HEIGHT)
    page.freeze_panes(1, _frozen(sheet))
    page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.columns) - 1)
    page.set_landscape()
    page.set_paper(_A3)
    page.fit_to_pages(max(1, round(sum(column.width for column in sheet.columns) / _PAGE_WIDTH)), 0)
    page.repeat_rows(0)


def _frozen(sheet: Sheet) -> int:
    """How many columns stay in sight: those up to the incident, where they are narrow enough."""
    names = list(sheet.labels)
    return names.index("incident") + 1 if "incident" in names[:MOST_FROZEN] else 0


def _height(sheet: Sheet, row: tuple[Cell, ...]) -> int:
    """As high as the longest cell needs, within a bound: a row of a hundred lines hides all others."""
    lines = (
        sum(1 + len(part) // column.width for part in str(cell).split("\n"))
        for column, cell in zip(sheet.columns, row, strict=True)
    )
    return _LINE_HEIGHT * min(max(lines, default=1), MOST_LINES)


def _write_cell(page: Worksheet, line: int, index: int, cell: Cell, styles: Styles, *, is_tinted: bool) -> None:
    """A number as a number and a day as a day, as far as the format holds them; else text."""
    if isinstance(cell, date) and cell >= _FIRST_DAY:
        page.write_datetime(line, index, cell, styles.cells[is_tinted, "day"])
    elif isinstance(cell, int | float) and abs(cell) <= _MOST_EXACT:
        page.write_number(line, index, cell, styles.cells[is_tinted, "text"])
    else:
        text = _fitting(str(cell))
        kind = "quoted" if text.startswith(FORMULA_STARTS) else "text"
        page.write_string(line, index, text, styles.cells[is_tinted, kind])


def _fitting(text: str) -> str:
    return text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - len(_CUT)] + _CUT
