"""A workbook to fill in, made from the schema, so that it always fits what the program reads."""

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import IO, Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from claims.collection.metadata import METADATA_KEYS
from claims.collection.workbook import LISTS_SHEET, METADATA_SHEET
from claims.errors import ExportError
from claims.importers.filled.example_rows import example_cells
from claims.importers.filled.row_names import LABELS
from claims.projects.starter_frames import starter_frames
from claims.schema import SCHEMA, TABLE_COLUMNS, ColumnSpec, ColumnType

ROWS_WITH_LISTS = 2000  # that offer a list of allowed values
MOST_LIST_CHARACTERS = 255  # of the choices in a cell, a limit of Excel
MOST_OFFERED = 500  # rows of a table whose names are offered
_HOW_TO_WRITE = {
    ColumnType.LIST: "Separate several with |.",
    ColumnType.FLAG: "yes or no",
    ColumnType.DATE: "A day, such as 23 January 2021 or 2021-01-23.",
    ColumnType.SPAN: "A day, month or year, such as 23 January 2021, January 2021 or 10-12 January 2021.",
    ColumnType.CHAIN: "Speakers and how each stands to it, such as Hospital: asserts > A resident: hedges.",
    ColumnType.VALUE: "As the field asks: a number (6, at least 14, dozens), a day, the name of a place or party, a word of the field's list.",
}


def write_template(path_or_buffer: str | Path | IO[bytes]) -> None:
    """Writes a workbook with a sheet for every table: headings with a note each, example rows, and lists to choose from.

    Raises:
        ExportError: The file cannot be written to.
    """
    try:
        with closing(xlsxwriter.Workbook(path_or_buffer, {"strings_to_formulas": False})) as book:
            _fill(book)
    except OSError as error:
        raise ExportError(
            f"cannot write to {path_or_buffer} ({error}); allowed: a path that can be written to"
        ) from error


def _fill(book: Any) -> None:  # xlsxwriter carries no types
    text = {"num_format": "@"}  # or a spreadsheet turns "2021-01" into a day
    styles = {
        "heading": book.add_format({"bold": True, "bg_color": "#E8E8E8"}),
        "required": book.add_format({"bold": True, "bg_color": "#FFE9B3"}),
        "text": book.add_format(text),
        "example": book.add_format({**text, "italic": True, "font_color": "#767676"}),
    }
    about = book.add_worksheet(METADATA_SHEET)
    about.set_column(0, 1, 24, styles["text"])
    for row, key in enumerate(METADATA_KEYS):
        about.write_string(row, 0, key)
    for table, columns in SCHEMA.items():
        page = book.add_worksheet(table)
        _fill_headings(page, columns, styles)
        _write_rows(page, example_cells(table), styles["example"])
    for table, frame in starter_frames().items():
        rows = frame[list(TABLE_COLUMNS[table])].itertuples(index=False, name=None)
        _write_rows(book.get_worksheet_by_name(table), rows, styles["text"])
    _fill_lists(book.add_worksheet(LISTS_SHEET))


def _fill_headings(
    page: Any, columns: tuple[ColumnSpec, ...], styles: dict[str, Any]
) -> None:  # xlsxwriter carries no types
    page.freeze_panes(1, 1)
    page.set_column(0, len(columns) - 1, 20, styles["text"])
    for place, column in enumerate(columns):
        page.write_string(0, place, column.name, styles["required" if column.required else "heading"])
        page.write_comment(0, place, _note(column), {"x_scale": 2})
        if rule := _rule(column):
            page.data_validation(1, place, ROWS_WITH_LISTS, place, rule)


def _write_rows(page: Any, rows: Iterable[tuple[str, ...]], style: Any) -> None:  # xlsxwriter carries no types
    for row, cells in enumerate(rows, 1):
        for place, cell in enumerate(cells):
            page.write(row, place, cell or None, style)


def _rule(column: ColumnSpec) -> dict[str, object]:
    """What a spreadsheet offers and refuses in the cells of a column; empty where anything may be written."""
    choices = list(column.allowed) or (["yes", "no"] if column.type is ColumnType.FLAG else [])
    if choices:
        shown = f"One of {', '.join(choices)}."[:MOST_LIST_CHARACTERS]
        return {"validate": "list", "source": choices, "error_title": column.name, "error_message": shown}
    if column.refers in LABELS:
        return {"validate": "list", "source": _offered(column.refers), "show_error": False}  # a new name is allowed too
    if column.type in (ColumnType.NUMBER, ColumnType.INTEGER):
        return {
            "validate": "decimal", "criteria": "between", "minimum": column.least if column.least is not None else 0,
            "maximum": column.most or 10**9, "error_type": "warning", "error_title": column.name,
            "error_message": column.explanation,
        }  # fmt: skip
    return {}


def _fill_lists(page: Any) -> None:  # xlsxwriter carries no types
    """A hidden sheet with what the rows of each table may be called: the id, or the name where there is no id."""
    page.hide()
    for place, (table, label) in enumerate(LABELS.items()):
        column = xl_col_to_name(TABLE_COLUMNS[table].index(label))
        for row in range(1, MOST_OFFERED + 1):
            page.write_formula(
                row - 1, place, f'=IF({table}!A{row + 1}<>"",{table}!A{row + 1},{table}!{column}{row + 1}&"")'
            )


def _offered(table: str) -> str:
    """The range of what the rows of a table may be called, as far as there are rows."""
    column = xl_col_to_name(list(LABELS).index(table))
    cells = f"{LISTS_SHEET}!${column}$1:${column}${MOST_OFFERED}"
    return f'=OFFSET({LISTS_SHEET}!${column}$1,0,0,MAX(1,COUNTIF({cells},"?*")),1)'


def _note(column: ColumnSpec) -> str:
    parts = [column.explanation, _required(column), _HOW_TO_WRITE.get(column.type, "")]
    if column.refers in LABELS:
        parts.append(f"The id or the {LABELS[column.refers]} of a row of {column.refers}.")
    return "\n".join(part for part in parts if part)


def _required(column: ColumnSpec) -> str:
    if column.type is ColumnType.ID and not column.refers:
        return "May be left empty: it is made from what the row says."
    return "Required." if column.required else ""
