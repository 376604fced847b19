"""Files whose columns have types and names: Parquet, Arrow, Stata, SPSS, SAS, R and SQLite."""

import io
import sqlite3
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import ModuleType

import pandas as pd
import pyarrow as pa
from pyarrow import feather, parquet

from claims.errors import CollectionError
from claims.importers.read.file_kinds import FileKind
from claims.importers.read.sheet_cells import SheetCells, Sheets, named_cells
from claims.importers.remarks import Remarks
from claims.safety.limits import current_limits, most

_EXTRA = 'pip install "competing-claims[formats]"'


def typed_sheets(data: bytes, name: str, kind: FileKind) -> Sheets:
    """The tables of a file of one of these kinds.

    Raises:
        CollectionError: It is damaged, too large, or needs a package that is not installed.
    """
    try:
        return _READERS[kind](data, name)
    except CollectionError:
        raise
    except Exception as error:  # each of these libraries has errors of its own
        raise CollectionError(
            f"{name} is a {kind} file that cannot be opened ({error}); allowed: one that is whole"
        ) from error


def _one_sheet(sheet: SheetCells) -> Sheets:
    return {"": lambda _: sheet}


def _check_size(rows: int, columns: int, name: str) -> None:
    if rows * columns > current_limits().most_cells:
        raise CollectionError(f"{name} declares {rows:,} rows of {columns:,} columns; allowed: {most('most_cells')}")


def _parquet(data: bytes, name: str) -> Sheets:
    file = parquet.ParquetFile(io.BytesIO(data))
    _check_size(file.metadata.num_rows, file.metadata.num_columns, name)
    return _arrow_sheet(file.read(), name)


def _arrow(data: bytes, name: str) -> Sheets:
    return _arrow_sheet(feather.read_table(io.BytesIO(data)), name)


def _arrow_sheet(table: pa.Table, name: str) -> Sheets:
    while any(pa.types.is_struct(field.type) for field in table.schema):
        table = table.flatten()
    table = table.select([at for at, each in enumerate(table.schema.names) if each != "__index_level_0__"])
    columns = zip(table.schema.names, map(_arrow_column, table.columns), strict=True)
    return _one_sheet(named_cells(columns, name))


def _arrow_column(column: pa.ChunkedArray) -> pd.Series:
    if pa.types.is_integer(column.type):
        return pd.Series(pd.array(column.cast(pa.large_string()), dtype="str"))
    if pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
        return pd.Series(pd.array(column, dtype="str"))
    kept = pa.types.is_floating(column.type) or pa.types.is_timestamp(column.type)
    return column.to_pandas() if kept else pd.Series(column.to_pylist(), dtype="object")


def _labelled(data: bytes, name: str, *, reader: str) -> Sheets:
    """A file of a statistics program: values that have labels as their words."""
    pyreadstat = _package("pyreadstat", name)
    read = getattr(pyreadstat, reader)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table"
        path.write_bytes(data)
        _, declared = read(path, metadataonly=True)
        _check_size(declared.number_rows or 0, declared.number_columns, name)
        words = (
            {}
            if reader.startswith("read_sas") or reader == "read_xport"
            else {"apply_value_formats": True, "formats_as_category": False}
        )
        frame, about = read(path, **words)
    for column in frame.columns:
        if str(about.original_variable_types.get(column)).startswith("%tm"):
            frame[column] = frame[column].map(_month_of, na_action="ignore")
    labels = {column: label for column, label in about.column_names_to_labels.items() if label and label != column}
    return _one_sheet(named_cells(frame.items(), name, labels=labels))


def _month_of(months: float) -> str:
    """A month that Stata counts from January 1960."""
    return f"{1960 + int(months) // 12:04}-{int(months) % 12 + 1:02}"


def _r(data: bytes, name: str) -> Sheets:
    pyreadr = _package("pyreadr", name)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / ("table.rda" if data.startswith(b"RD") else "table.rds")
        path.write_bytes(data)
        frames = pyreadr.read_r(str(path))
    if not frames:
        raise CollectionError(f"{name} is an R file without a data frame; allowed: one that saves a data frame")
    return {str(key or ""): partial(_frame_cells, frame, name) for key, frame in frames.items()}


def _frame_cells(frame: pd.DataFrame, name: str, _: Remarks) -> SheetCells:
    return named_cells(((str(column), cells) for column, cells in frame.items()), name)


def _package(package: str, name: str) -> ModuleType:
    try:
        return __import__(package)
    except ImportError as error:
        raise CollectionError(
            f"{name} needs the package {package}, which is not installed; allowed: {_EXTRA}, or the same saved as CSV"
        ) from error


def _sqlite(data: bytes, name: str) -> Sheets:
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    connection.deserialize(data)
    listed = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY rowid"
    tables = [table for (table,) in connection.execute(listed)]
    if not tables:
        raise CollectionError(f"{name} is an SQLite database without a table; allowed: one with a table")
    return {table: partial(_sqlite_cells, connection, table, name) for table in tables}


def _sqlite_cells(connection: sqlite3.Connection, table: str, name: str, _: Remarks) -> SheetCells:
    quoted = table.replace('"', '""')
    try:
        ((rows,),) = connection.execute(f'SELECT count(*) FROM "{quoted}"')  # a name from the database itself
        found = connection.execute(f'SELECT * FROM "{quoted}"')  # as above
        names = [column[0] for column in found.description]
        _check_size(rows, len(names), name)
        columns = zip(*found, strict=True) if rows else ([] for _ in names)
        typed = (pd.Series(cells, dtype="object") for cells in columns)
        return named_cells(zip(names, typed, strict=True), name)
    except sqlite3.Error as error:
        raise CollectionError(
            f"{name}, table {table!r}, cannot be read ({error}); allowed: a database that is whole"
        ) from error


_READERS: dict[FileKind, Callable[[bytes, str], Sheets]] = {
    FileKind.PARQUET: _parquet,
    FileKind.ARROW: _arrow,
    FileKind.STATA: partial(_labelled, reader="read_dta"),
    FileKind.SPSS: partial(_labelled, reader="read_sav"),
    FileKind.SAS: partial(_labelled, reader="read_sas7bdat"),
    FileKind.SAS_TRANSPORT: partial(_labelled, reader="read_xport"),
    FileKind.R: _r,
    FileKind.SQLITE: _sqlite,
}
