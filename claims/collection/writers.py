"""Writing a collection: a folder with a descriptor and CSV tables, or a workbook; both load as the same collection."""

from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import IO, Any

import pandas as pd
import xlsxwriter
from xlsxwriter.exceptions import XlsxWriterException

from claims.collection.descriptor import write_descriptor
from claims.collection.metadata import METADATA_KEYS, Metadata
from claims.collection.workbook import METADATA_SHEET
from claims.errors import ExportError
from claims.schema import TABLE_COLUMNS, TABLES
from claims.tables import Collection

Sheet = Any  # xlsxwriter carries no types
_BOOK_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def metadata_of(collection: Collection) -> Metadata:
    """The collection's own description."""
    return Metadata(**{key: getattr(collection, key) for key in METADATA_KEYS})


def write_folder(collection: Collection, path: str | Path) -> None:
    """Writes the descriptor and every table, also an empty one, as UTF-8 CSV with LF at the line ends.

    Cells are written exactly as they are, those that a spreadsheet would take for a formula included:
    this is the form to load again, not the one to open in a spreadsheet.

    Raises:
        ExportError: The folder cannot be written to.
    """
    folder = Path(path)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_descriptor(metadata_of(collection), folder)
        for table in TABLES:
            text = getattr(collection, table).to_csv(
                index=False, columns=list(TABLE_COLUMNS[table]), lineterminator="\n"
            )
            (folder / f"{table}.csv").write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise ExportError(
            f"cannot write to {folder} ({error.strerror}); allowed: a folder that can be written to"
        ) from error


def write_workbook(collection: Collection, path_or_buffer: str | Path | IO[bytes]) -> None:
    """Writes a sheet for the description and one for every table; every cell is text, exactly as it is.

    Raises:
        ExportError: The file cannot be written to, or a table or cell is larger than a workbook can hold.
    """
    target = str(path_or_buffer) if isinstance(path_or_buffer, Path) else path_or_buffer
    try:
        with closing(xlsxwriter.Workbook(target, _BOOK_OPTIONS)) as book:
            _set_day(book, collection.date)
            text = book.add_format({"num_format": "@"})  # or a spreadsheet turns "2021-01" into a day when it is edited
            metadata = metadata_of(collection)
            _write_sheet(
                book.add_worksheet(METADATA_SHEET), [(key, getattr(metadata, key)) for key in METADATA_KEYS], text
            )
            for table in TABLES:
                _write_table(book.add_worksheet(table), table, getattr(collection, table), text)
    except (OSError, XlsxWriterException) as error:
        raise ExportError(f"cannot write to {target} ({error}); allowed: a path that can be written to") from error


def _set_day(book: Any, day: str) -> None:  # xlsxwriter carries no types
    """The workbook says that it was made on the collection's day: the same content gives the same bytes."""
    try:
        book.set_properties({"created": datetime.fromisoformat(day)})
    except ValueError:
        book.set_properties({"created": datetime(1980, 1, 1)})  # noqa: DTZ001 - a workbook knows no zones


def _write_table(sheet: Sheet, table: str, frame: pd.DataFrame, text: Any) -> None:  # xlsxwriter carries no types
    columns = TABLE_COLUMNS[table]
    sheet.freeze_panes(1, 1)
    _write_sheet(sheet, [columns, *frame[list(columns)].itertuples(index=False, name=None)], text)


def _write_sheet(sheet: Sheet, rows: list[tuple[str, ...]], text: Any) -> None:  # xlsxwriter carries no types
    sheet.set_column(0, len(rows[0]) - 1, 18, text)
    for row, cells in enumerate(rows):
        for place, cell in enumerate(cells):
            if cell and (sheet.write_string(row, place, cell, text) or "_x005F_" in cell):
                raise ExportError(
                    f"{cell[:40]!r} does not fit row {row + 1} of sheet {sheet.name}; allowed: a folder instead of a workbook"
                )
