"""The template filled in as somebody does who types into a spreadsheet."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import load_workbook

from claims.projects import write_template
from claims.schema import TABLE_COLUMNS

Rows = Mapping[str, Sequence[Mapping[str, object]]]


def fill_template(path: Path, rows: Rows) -> Path:
    """Writes the template with these rows behind those that are there; a cell is of any kind that a spreadsheet holds."""
    write_template(path)
    book = load_workbook(path)
    for table, filled in rows.items():
        sheet = book[table]
        free = 1 + max(row for row in range(1, sheet.max_row + 1) if any(cell.value for cell in sheet[row]))
        for row, cells in enumerate(filled, free):
            for column, cell in cells.items():
                sheet.cell(row, TABLE_COLUMNS[table].index(column) + 1, cell)
    book.save(path)
    return path
