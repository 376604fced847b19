"""An XLSX workbook: a sheet README, then the rows under a frozen heading with filters."""

import io
import itertools

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from claims.errors import ExportError
from claims.exports.sheet import TINT, Sheet, definitions

# Limits of the XLSX format.
MOST_ROWS = 1_048_575
MOST_CHARACTERS = 32_767
_CUT = " … (cut here: a cell of this format holds no more; the CSV export has all)"


def write_xlsx(sheet: Sheet) -> bytes:
    """The workbook.

    Raises:
        ExportError: There are more rows than the format holds.
    """
    sheets = (sheet, *sheet.beside)
    longest = max(len(each.rows) for each in sheets)
    if longest > MOST_ROWS:
        raise ExportError(f"{longest} rows do not fit in a workbook; allowed: {MOST_ROWS}, or another format")
    file = io.BytesIO()
    # Words from sources are never formulas or links.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        # Without a fixed time the same content would give other bytes each time.
        book.set_properties({"title": sheet.title, "created": sheet.at.replace(tzinfo=None)})
        heading = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E8E8E8", "bottom": 1}
        )
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        _write_readme(book.add_worksheet("README"), sheet, heading, wrapped)
        tinted = book.add_format({"text_wrap": True, "valign": "top", "bg_color": TINT, "bold": True})
        for each in sheets:
            _write_rows(book.add_worksheet(each.name), each, heading, wrapped, tinted)
    return file.getvalue()


def _write_readme(page: Worksheet, sheet: Sheet, heading: Format, wrapped: Format) -> None:
    parts = {
        sheet.title: sheet.provenance,
        "What the words mean": definitions(),
        **{
            f"What the columns of {each.name} hold" if sheet.beside else "What the columns hold": {
                column.label: column.meaning for column in each.columns
            }
            for each in (sheet, *sheet.beside)
        },
    }
    page.set_column(0, 0, 28)
    page.set_column(1, 1, 100)
    line = itertools.count()
    for title, pairs in parts.items():
        _write_pair(page, next(line), title, "", heading)
        for name, text in pairs.items():
            _write_pair(page, next(line), name.replace("_", " "), text, wrapped)
        next(line)


def _write_pair(page: Worksheet, line: int, name: str, text: str, style: Format) -> None:
    page.write_string(line, 0, _fitting(name), style)
    page.write_string(line, 1, _fitting(text), style)


def _write_rows(page: Worksheet, sheet: Sheet, heading: Format, wrapped: Format, tinted: Format) -> None:
    for index, column in enumerate(sheet.columns):
        page.set_column(index, index, column.width)
        page.write_string(0, index, column.label, heading)
    for line, row in enumerate(sheet.rows, 1):
        for index, cell in enumerate(row):
            style = tinted if (line - 1, sheet.columns[index].name) in sheet.tinted else wrapped
            if isinstance(cell, str):
                page.write_string(line, index, _fitting(cell), style)
            else:
                page.write_number(line, index, cell, style)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.columns) - 1)


def _fitting(text: str) -> str:
    return text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - len(_CUT)] + _CUT
