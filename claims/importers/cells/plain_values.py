"""Columns of values that are written in one way alone: spans as a collection writes them, and decimal numbers."""

import re
from collections.abc import Callable
from typing import TypeVar

import numpy as np
import pandas as pd

from claims.errors import ValueFormatError
from claims.importers.cells.text_columns import distinct_texts, lookup
from claims.importers.remarks import RemarkOutcome, Remarks
from claims.values import Span

T = TypeVar("T")
_DECIMAL = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")


def read_spans(texts: pd.Series, remarks: Remarks) -> pd.DataFrame:
    """First day, last day and precision of each cell, such as 2021-01-23, 2021-01 or 2021-01-23/2021-01-25.

    Args:
        texts: The cells, indexed by row.
        remarks: Gets every cell that is no span.

    Returns:
        Columns `first` and `last` (datetime64; no value where an end is open or the cell empty or refused) and
        `precision` ("" where the cell is empty or refused).
    """
    spans = _read_cells(texts, _span, "no span", remarks)
    days = ({text: getattr(span, end) for text, span in spans.items()} for end in ("first", "last"))
    codes, distinct = pd.factorize(texts)
    first, last = (
        np.array([*(known.get(text) for text in distinct), None], dtype="datetime64[us]")[codes] for known in days
    )
    precision = lookup(texts, {text: str(span.precision) for text, span in spans.items()})
    return pd.DataFrame({"first": first, "last": last, "precision": precision}, index=texts.index)


def read_decimals(texts: pd.Series, remarks: Remarks, *, most: float) -> pd.Series:
    """Each cell as a number from -most to most; no value where the cell is empty or refused."""
    numbers = _read_cells(texts, lambda text: _decimal(text, most), f"no number from -{most} to {most}", remarks)
    codes, distinct = pd.factorize(texts)
    values = np.array([*(numbers.get(text, np.nan) for text in distinct), np.nan], dtype=np.float64)
    return pd.Series(values[codes], index=texts.index)


def _read_cells(texts: pd.Series, read: Callable[[str], T | None], done: str, remarks: Remarks) -> dict[str, T]:
    """The value of each distinct cell; those without one are refused, empty ones are not."""
    values = {text: read(text.strip()) for text in distinct_texts(texts) if text.strip()}
    refused = [text for text, value in values.items() if value is None]
    rows = texts.index[texts.isin(refused)]
    remarks.note_rows(rows, str(texts.name), texts, done, RemarkOutcome.VALUE_REFUSED)
    return {text: value for text, value in values.items() if value is not None}


def _span(text: str) -> Span | None:
    try:
        return Span.parse(text)
    except ValueFormatError:
        return None


def _decimal(text: str, most: float) -> float | None:
    number = float(text) if _DECIMAL.fullmatch(text) else None
    return number if number is not None and abs(number) <= most else None
