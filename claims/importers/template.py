"""An empty workbook to fill in, made from the schema, so that it always fits what the program reads."""

from contextlib import closing
from pathlib import Path
from typing import IO, Any

import xlsxwriter

from claims.collection.metadata import METADATA_KEYS
from claims.collection.workbook import METADATA_SHEET
from claims.errors import ExportError
from claims.importers.assemble.collection_builder import standard_fields
from claims.schema import SCHEMA, ColumnSpec, ColumnType

ROWS_WITH_LISTS = 2000  # that offer a list of allowed values
MAX_LIST_CHARACTERS = 255  # of the choices in a cell, a limit of Excel
_HOW_TO_WRITE = {
    ColumnType.ID: "letters, digits, hyphen, underscore, dot",
    ColumnType.LIST: "several, parted by |",
    ColumnType.FLAG: "yes or no",
    ColumnType.DATE: "a day as 2021-01-23",
    ColumnType.SPAN: "a day, 2021-01, 2021, 2021-01-10/2021-02-02, [2021-01-27..2021-01-31]",
    ColumnType.CHAIN: "speaker:asserts > resident:hedges",
    ColumnType.VALUE: "as the field asks: 6, 21+, 2..3, dozens; a day; an id; a term",
}
KINDS = ["clash", "shooting", "demonstration", "siege", "arrest", "attack", "air strike", "bombing", "ceasefire"]


def write_template(path_or_buffer: str | Path | IO[bytes]) -> None:
    """Writes a workbook with a sheet for every table, with its heading, a note on each column, and lists of allowed values.

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
    styles = {
        "heading": book.add_format({"bold": True, "bg_color": "#E8E8E8"}),
        "text": book.add_format({"num_format": "@"}),
    }
    styles["required"] = book.add_format({"bold": True, "bg_color": "#FFE9B3"})
    about = book.add_worksheet(METADATA_SHEET)
    about.set_column(0, 1, 24, styles["text"])
    for row, key in enumerate(METADATA_KEYS):
        about.write_string(row, 0, key)
    for table, columns in SCHEMA.items():
        _fill_sheet(book.add_worksheet(table), columns, styles)
    page = book.get_worksheet_by_name("fields")
    for row, cells in enumerate(standard_fields(KINDS).itertuples(index=False, name=None), 1):
        for place, cell in enumerate(cells):
            page.write_string(row, place, cell)


def _fill_sheet(
    page: Any, columns: tuple[ColumnSpec, ...], styles: dict[str, Any]
) -> None:  # xlsxwriter carries no types
    page.freeze_panes(1, 1)
    page.set_column(0, len(columns) - 1, 20, styles["text"])
    for place, column in enumerate(columns):
        page.write_string(0, place, column.name, styles["required" if column.required else "heading"])
        page.write_comment(0, place, _note(column))
        choices = list(column.allowed) or (["yes", "no"] if column.type is ColumnType.FLAG else [])
        if choices and len(",".join(choices)) < MAX_LIST_CHARACTERS:
            page.data_validation(1, place, ROWS_WITH_LISTS, place, {"validate": "list", "source": choices})


def _note(column: ColumnSpec) -> str:
    parts = [column.explanation, "Required." if column.required else "", _HOW_TO_WRITE.get(column.type, "")]
    if column.refers:
        parts.append(f"Names a row of {column.refers}.")
    return "\n".join(part for part in parts if part)
