"""The cells of one sheet of a file, as text, before its heading is found; and values of other programs as text."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal

import numpy as np
import pandas as pd
import pyarrow as pa
from pandas.api.extensions import ExtensionArray
from pyarrow import compute

from claims.errors import CollectionError
from claims.importers.remarks import Remarks
from claims.safety.limits import current_limits, most

WHITE_SPACE = " \t\r\n\u00a0\u200b\u200e\u200f\ufeff"
_DIGITS_OF_SINGLE = 9
LARGEST_EXACT = 10**15
_SIGNIFICANT = ".15g"  # digits that a double holds and a spreadsheet shows; the 16th and 17th are noise


@dataclass(frozen=True, kw_only=True)
class SheetCells:
    """The cells of one sheet as text without white space around it.

    Attributes:
        cells: One row per row of the file, indexed by its number; columns are numbered, or named where the file names them.
        widths: Number of cells in each row; None where every row is as wide as the sheet.
        spans: Row, first and last column of cells merged across columns, near the top.
        named: Whether the columns bear the names that the file gives them, so that no heading is looked for.
        labels: Column to what the file says about it beside its name.
    """

    cells: pd.DataFrame
    widths: np.ndarray | None = None
    spans: tuple[tuple[int, int, int], ...] = ()
    named: bool = False
    labels: Mapping[str, str] = field(default_factory=dict)


SheetReader = Callable[[Remarks], SheetCells]
Sheets = Mapping[str, SheetReader]  # the sheets of a file in their order; the name is "" where a file has but one


def named_cells(
    columns: Iterable[tuple[str, pd.Series]],
    name: str,
    *,
    rows: Sequence[int] = (),
    labels: Mapping[str, str] | None = None,
) -> SheetCells:
    """A sheet whose file names its columns; rows are numbered from 1 unless their numbers are given.

    Raises:
        CollectionError: There are more columns than the limit.
    """
    columns = list(columns)
    if len(columns) > current_limits().most_columns:
        raise CollectionError(f"{name} holds {len(columns):,} columns; allowed: {most('most_columns')}")
    texts = {
        at: pd.Series(trimmed_texts(pa.array(column_texts(column), pa.large_string())))
        for at, (_, column) in enumerate(columns)
    }
    frame = pd.DataFrame(texts)
    index = pd.Index(rows) if rows else pd.RangeIndex(1, len(frame) + 1)
    return SheetCells(
        cells=frame.set_axis(index).set_axis([heading for heading, _ in columns], axis=1),
        named=True,
        labels=labels or {},
    )


def column_texts(column: pd.Series) -> pd.Series:
    """A column of any type as text; "" where there is no value."""
    if column.dtype == "str":
        return column.fillna("")
    values = column.astype("object")
    if any(isinstance(value, list | dict | np.ndarray) for value in values):
        return pd.Series(pd.array(list(map(value_text, values)), dtype="str"), index=column.index)
    codes, distinct = pd.factorize(values)
    texts = pd.array([*map(value_text, distinct.tolist()), ""], dtype="str")
    return pd.Series(texts.take(codes), index=column.index)


def trimmed_texts(texts: Iterable[object] | pa.Array) -> ExtensionArray:
    """A column of texts without white space around them.

    Raises:
        CollectionError: A cell is longer than the limit.
    """
    column = texts if isinstance(texts, pa.Array | pa.ChunkedArray) else pa.array(texts, pa.large_string())
    longest = compute.max(compute.utf8_length(column)).as_py() or 0
    if longest > current_limits().most_cell_characters:
        raise CollectionError(f"a cell of {longest:,} characters; allowed: {most('most_cell_characters')}")
    trimmed: ExtensionArray = pd.array(compute.utf8_trim(column, WHITE_SPACE), dtype="str")
    return trimmed


def value_text(value: object) -> str:
    """A value as its text: a number as it was written, a day without a time that it does not have, a list joined by "; "."""
    if value.__class__ is float:
        return _float_text(value)
    if isinstance(value, str):
        return value
    return next((text(value) for kind, text in _TEXTS if isinstance(value, kind)), str(value))


def _float_text(value: float) -> str:
    if not np.isfinite(value):
        return ""
    if value == int(value) and abs(value) < LARGEST_EXACT:
        return str(int(value))
    text = format(value, _SIGNIFICANT)
    if len(text) > _DIGITS_OF_SINGLE and abs(value) < LARGEST_EXACT and float(np.float32(value)) == value:
        text = str(np.float32(value))  # what was stored in half as many bytes has half as many digits
    return format(Decimal(text), "f") if "e" in text else text


def _moment_text(value: datetime) -> str:
    if pd.isna(value):
        return ""
    if value.microsecond:
        value = (value + timedelta(microseconds=500_000)).replace(microsecond=0)
    return value.isoformat().removesuffix("T00:00:00")


_TEXTS: tuple[tuple[type | tuple[type, ...], Callable[..., str]], ...] = (
    (type(None), lambda _: ""),
    (type(pd.NA), lambda _: ""),
    ((bool, np.bool_), lambda value: str(bool(value)).lower()),
    ((float, np.floating), lambda value: _float_text(float(value))),
    (datetime, _moment_text),
    (date, date.isoformat),
    (Decimal, lambda value: format(value.normalize(), "f")),
    ((bytes, bytearray, memoryview), lambda _: ""),
    ((list, tuple, np.ndarray), lambda value: "; ".join(filter(None, map(value_text, value)))),
    (dict, lambda value: json.dumps(value, ensure_ascii=False, default=value_text)),
)
