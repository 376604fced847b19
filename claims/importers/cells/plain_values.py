"""Columns of values that are written in one way alone: decimal numbers."""

import re
from collections.abc import Callable
from typing import TypeVar

import numpy as np
import pandas as pd

from claims.importers.cells.date_cells import read_days
from claims.importers.cells.day_spans import name_precisions
from claims.importers.cells.text_columns import distinct_texts
from claims.importers.remarks import RemarkOutcome, Remarks

T = TypeVar("T")
_DECIMAL = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")


def read_spans(texts: pd.Series, remarks: Remarks) -> pd.DataFrame:
    """Columns `first`, `last` and `precision` of cells, read as `read_days` does; see `name_precisions`."""
    days = read_days(texts, remarks)
    return days[["first", "last"]].assign(precision=name_precisions(days))


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


def _decimal(text: str, most: float) -> float | None:
    number = float(text) if _DECIMAL.fullmatch(text) else None
    return number if number is not None and abs(number) <= most else None
