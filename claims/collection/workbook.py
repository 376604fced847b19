"""Reading a workbook: one sheet a table, and a sheet that describes the collection."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pandas as pd
from python_calamine import CalamineSheet, CalamineWorkbook

from claims.collection.metadata import METADATA_KEYS, Metadata, read_metadata
from claims.collection.opened_workbook import open_workbook, sheet_of
from claims.collection.problems import ProblemLog
from claims.collection.text_tables import Record, WrittenCollection, absent_table, read_rows
from claims.errors import Problem
from claims.schema import TABLES

WORKBOOK_ENDINGS = (".xlsx", ".ods")
METADATA_SHEET = "collection"
LISTS_SHEET = "lists"  # holds what a spreadsheet offers to choose from, and nothing to read


def read_workbook(path: Path) -> WrittenCollection:
    """Reads the sheets named after the tables.

    Raises:
        CollectionError: The workbook cannot be opened, see `open_workbook`.
    """
    return _read_sheets(open_workbook(path, str(path)), path)


def _read_sheets(book: CalamineWorkbook, path: Path) -> WrittenCollection:
    log = ProblemLog(files={table: table for table in TABLES})
    metadata = _describe(book, path, log)
    _name_other_sheets(book, log)
    frames = {table: _read_sheet(book, table, path, log) for table in TABLES}
    return WrittenCollection(metadata=metadata, frames=frames, log=log)


def _read_sheet(book: CalamineWorkbook, table: str, path: Path, log: ProblemLog) -> pd.DataFrame:
    if table not in book.sheet_names:
        return absent_table(table, log, "sheet")
    return read_rows(table, _records(sheet_of(book, table, path.name)), log)


def _records(sheet: CalamineSheet) -> Iterator[Record]:
    for row, cells in enumerate(sheet.to_python(skip_empty_area=False), start=1):
        yield row, [cell if isinstance(cell, str) else written(cell) for cell in cells]


def written(cell: object) -> str:
    """A cell as its text: a whole number without ".0", a day without a time that it does not have."""
    return next(text(cell) for kind, text in _TEXTS if isinstance(cell, kind))


def _number(cell: object) -> str:
    assert isinstance(cell, float)
    return str(int(cell)) if cell.is_integer() else repr(cell)


def _moment(cell: object) -> str:
    assert isinstance(cell, datetime)
    return cell.isoformat().removesuffix("T00:00:00")


_TEXTS: tuple[tuple[type, Callable[[object], str]], ...] = (
    (str, str),
    (float, _number),
    (datetime, _moment),
    (date, str),
    (object, str),
)


def _describe(book: CalamineWorkbook, path: Path, log: ProblemLog) -> Metadata:
    pairs: dict[str, object] = {}
    if METADATA_SHEET in book.sheet_names:
        rows = _records(sheet_of(book, METADATA_SHEET, path.name))
        pairs = {cells[0].strip().lower(): cells[1] for _, cells in rows if len(cells) > 1}
    else:
        found, allowed = (
            "no such sheet, so the collection is named after its file",
            f"rows of a key and a value: {', '.join(METADATA_KEYS)}",
        )
        log.problems.append(Problem(file=METADATA_SHEET, row=None, column="", found=found, allowed=allowed))
    return read_metadata(pairs, file=METADATA_SHEET, name=path.stem, problems=log.problems)


def _name_other_sheets(book: CalamineWorkbook, log: ProblemLog) -> None:
    for sheet in book.sheet_names:
        if sheet not in {*TABLES, METADATA_SHEET, LISTS_SHEET}:
            allowed = f"one of {', '.join((METADATA_SHEET, *TABLES))}"
            log.problems.append(
                Problem(file=sheet, row=None, column="", found="an unknown sheet, which is ignored", allowed=allowed)
            )
