"""Parquet: columns with types, what each means, and where all of it comes from."""

import io
import json
from collections.abc import Callable

import pyarrow as pa
from pyarrow import parquet

from claims.exports.sheet import Cell, Column, Holds, Several, Sheet, definitions
from claims.exports.spreadsheets.hxl_tables import tag_of

_TYPES: dict[Holds, pa.DataType] = {
    Holds.TEXT: pa.string(),
    Holds.WHOLE: pa.int64(),
    Holds.NUMBER: pa.float64(),
    Holds.DAY: pa.date32(),
    Holds.LIST: pa.list_(pa.string()),
}
_READ: dict[Holds, Callable[[Cell], object]] = {
    Holds.TEXT: str,
    Holds.LIST: lambda cell: list(cell.parts) if isinstance(cell, Several) else [str(cell)],
}


def write_parquet(sheet: Sheet) -> bytes:
    """The table; an empty cell is no value, in a column of lists an empty list.

    Provenance and definitions are metadata of the table; label, meaning and tag are those of each column.
    """
    fields = [
        pa.field(
            each.name, _TYPES[each.holds], metadata={"label": each.label, "meaning": each.meaning, "hxl": tag_of(each)}
        )
        for each in sheet.columns
    ]
    told = {"title": sheet.title, **sheet.provenance, "definitions": json.dumps(definitions(), ensure_ascii=False)}
    columns = [
        pa.array([_value(row[place], column) for row in sheet.rows], _TYPES[column.holds])
        for place, column in enumerate(sheet.columns)
    ]
    file = io.BytesIO()
    parquet.write_table(pa.table(columns, schema=pa.schema(fields, metadata=told)), file, compression="zstd")
    return file.getvalue()


def _value(cell: Cell, column: Column) -> object:
    if cell == "":
        return [] if column.holds is Holds.LIST else None
    return _READ[column.holds](cell) if column.holds in _READ else cell
