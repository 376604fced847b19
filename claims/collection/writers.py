"""Writing a collection: a folder with a descriptor and CSV tables, or a workbook; both load as the same collection."""

import csv
from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import IO, Any

import pandas as pd

from claims.collection.descriptor import write_descriptor
from claims.collection.metadata import METADATA_KEYS, Metadata
from claims.collection.workbook import METADATA_SHEET
from claims.errors import ExportError
from claims.safety.files import write_whole, written_together
from claims.schema import TABLE_COLUMNS, TABLES
from claims.tables import Collection

MOST_ROWS = 1_048_575  # of a sheet, below its heading
MOST_COLUMNS = max(len(columns) for columns in TABLE_COLUMNS.values())
_ROWS_AT_ONCE = 50_000  # so that a large table is not in memory a second time as lists
_ESCAPE = "_x005F_"  # xlsxwriter does not escape this escape, so it would come back as another text
_BOOK_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def metadata_of(collection: Collection) -> Metadata:
    """The description of a collection."""
    return Metadata(**{key: getattr(collection, key) for key in METADATA_KEYS})


def write_folder(collection: Collection, path: str | Path) -> None:
    """Writes the descriptor and every table, also an empty one, as UTF-8 CSV with LF at the line ends, all of them or none.

    Cells are written exactly as they are, those that a spreadsheet would take for a formula included:
    this is the form to load again, not the one to open in a spreadsheet.

    Raises:
        ExportError: The folder cannot be written to.

    Example:
        >>> write_folder(collection, folder / "copy")
        >>> load_collection(folder / "copy").digest == collection.digest
        True
    """
    folder = Path(path)
    try:
        with written_together(folder) as staged:
            write_descriptor(metadata_of(collection), staged)
            for table in TABLES:
                _write_table_file(getattr(collection, table), TABLE_COLUMNS[table], staged / f"{table}.csv")
    except OSError as error:
        raise ExportError(
            f"cannot write to {folder} ({error.strerror}); allowed: a folder that can be written to"
        ) from error


def _write_table_file(frame: pd.DataFrame, columns: tuple[str, ...], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        for at in range(0, len(frame), _ROWS_AT_ONCE):
            chunk = frame.iloc[at : at + _ROWS_AT_ONCE]
            writer.writerows(zip(*(chunk[column].tolist() for column in columns), strict=True))


def write_workbook(collection: Collection, path_or_buffer: str | Path | IO[bytes]) -> None:
    """Writes a sheet for the description and one for every table; every cell is text, exactly as it is.

    Raises:
        ExportError: The file cannot be written to, or a table or cell does not fit into a workbook;
            nothing is written then.

    Example:
        >>> write_workbook(collection, folder / "copy.xlsx")
        >>> load_collection(folder / "copy.xlsx").digest == collection.digest
        True
    """
    for table in TABLES:
        _check_fit(table, getattr(collection, table))
    write_to(path_or_buffer, lambda file: _write_book(collection, file))


def write_to(path_or_buffer: str | Path | IO[bytes], write: Callable[[IO[bytes]], None]) -> None:
    """Lets `write` write into the buffer, or into a new file at the path.

    Raises:
        ExportError: The file cannot be written to.
    """
    if not isinstance(path_or_buffer, str | Path):
        write(path_or_buffer)
        return
    try:
        write_whole(Path(path_or_buffer), write)
    except OSError as error:
        message = f"cannot write to {path_or_buffer} ({error.strerror}); allowed: a path that can be written to"
        raise ExportError(message) from error


def _check_fit(table: str, frame: pd.DataFrame) -> None:
    instead = "; allowed: write_folder, which has no such limit"
    if len(frame) > MOST_ROWS:
        raise ExportError(f"{len(frame):,} rows in {table}, of which a sheet holds {MOST_ROWS:,}{instead}")
    for column in TABLE_COLUMNS[table]:
        if frame[column].str.contains(_ESCAPE, regex=False).any():
            raise ExportError(
                f"{_ESCAPE!r} in column {column} of {table}, which a workbook reads as a control sign{instead}"
            )


def _write_book(collection: Collection, file: IO[bytes]) -> None:
    metadata = metadata_of(collection)
    import xlsxwriter  # here, for whoever only reads

    with closing(xlsxwriter.Workbook(file, _BOOK_OPTIONS)) as book:
        _set_day(book, collection.date)
        text = book.add_format({"num_format": "@"})  # or a spreadsheet turns "2021-01" into a day when it is edited
        _write_sheet(book.add_worksheet(METADATA_SHEET), [(key, getattr(metadata, key)) for key in METADATA_KEYS], text)
        for table in TABLES:
            _write_table(book.add_worksheet(table), table, getattr(collection, table), text)


def _set_day(book: Any, day: str) -> None:  # xlsxwriter carries no types
    """The workbook says that it was made on the collection's day: the same content gives the same bytes."""
    book.set_properties({"created": datetime.fromisoformat(day or "1980-01-01")})


def _write_table(sheet: Any, table: str, frame: pd.DataFrame, text: Any) -> None:  # xlsxwriter carries no types
    columns = TABLE_COLUMNS[table]
    sheet.freeze_panes(1, 1)
    rows = frame[list(columns)].itertuples(index=False, name=None)
    _write_sheet(sheet, chain([columns], rows), text)


def _write_sheet(sheet: Any, rows: Iterable[tuple[str, ...]], text: Any) -> None:  # xlsxwriter carries no types
    sheet.set_column(0, MOST_COLUMNS - 1, 18, text)
    for row, cells in enumerate(rows):
        for place, cell in enumerate(cells):
            if cell:
                sheet.write_string(row, place, cell, text)
