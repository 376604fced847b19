"""The formats of an export: one function each, a sheet in and bytes out."""

import csv
import io
import itertools
import json

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from claims.errors import ExportError
from claims.exports.escaping import without_formula
from claims.exports.sheet import Cell, Sheet, definitions, relation_means

MEANS = "relation_means"  # the column of a flat table that defines the relation of its row
# Limits of the XLSX format.
MOST_ROWS = 1_048_575
MOST_CHARACTERS = 32_767
_CUT = " … (cut here: a cell of this format holds no more; the CSV export has all)"


def write_csv(sheet: Sheet) -> bytes:
    """The rows, each with what its relation means and its provenance last, in UTF-8 with the mark by which Excel knows it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    means = [MEANS] if "relation" in sheet.labels else []
    writer.writerow([*(column.name for column in sheet.columns), *means, *sheet.provenance])
    for row, record in zip(sheet.rows, sheet.records, strict=True):
        told = [relation_means(record) for _ in means]
        writer.writerow([_csv_cell(cell) for cell in (*row, *told, *sheet.provenance.values())])
    return text.getvalue().encode("utf-8-sig")


def _csv_cell(cell: Cell) -> Cell:
    return without_formula(cell) if isinstance(cell, str) else cell


def write_json(sheet: Sheet) -> bytes:
    """One object: title, provenance, definitions, what the columns mean, and the rows."""
    content = {
        "title": sheet.title,
        "provenance": dict(sheet.provenance),
        "definitions": definitions(),
        "columns": {column.name: column.meaning for column in sheet.columns},
        "rows": sheet.records,
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def write_xlsx(sheet: Sheet) -> bytes:
    """A workbook: first a sheet README, then the rows under a frozen heading with filters.

    Raises:
        ExportError: There are more rows than the format holds.
    """
    if len(sheet.rows) > MOST_ROWS:
        raise ExportError(f"{len(sheet.rows)} rows do not fit in a workbook; allowed: {MOST_ROWS}, or another format")
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
        _write_rows(book.add_worksheet(sheet.name), sheet, heading, wrapped)
    return file.getvalue()


def _write_readme(page: Worksheet, sheet: Sheet, heading: Format, wrapped: Format) -> None:
    parts = {
        sheet.title: sheet.provenance,
        "What the relations mean": definitions(),
        "What the columns hold": {column.label: column.meaning for column in sheet.columns},
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


def _write_rows(page: Worksheet, sheet: Sheet, heading: Format, wrapped: Format) -> None:
    for index, column in enumerate(sheet.columns):
        page.set_column(index, index, column.width)
        page.write_string(0, index, column.label, heading)
    for line, row in enumerate(sheet.rows, 1):
        for index, cell in enumerate(row):
            if isinstance(cell, str):
                page.write_string(line, index, _fitting(cell), wrapped)
            else:
                page.write_number(line, index, cell, wrapped)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.columns) - 1)


def _fitting(text: str) -> str:
    return text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - len(_CUT)] + _CUT
