"""Columns of first and last days: what they mean, and as texts of a collection."""

import numpy as np
import pandas as pd

from claims.importers.cells.text_columns import distinct_texts, lookup
from claims.values import Span


def name_precisions(days: pd.DataFrame) -> pd.Series:
    """What the first and last day of `read_days` mean, as in `claims.values.Precision`; "" where nothing is known."""
    first, last = days["first"], days["last"]
    of_month = first.dt.to_period("M") == last.dt.to_period("M")
    of_year = first.dt.year == last.dt.year
    is_month = first.dt.is_month_start & last.dt.is_month_end & of_month
    is_year = first.dt.is_year_start & last.dt.is_year_end & of_year
    kinds = {
        "": first.isna() & last.isna(), "day": first == last, "period": days["period"], "month": is_month, "year": is_year,
    }  # fmt: skip
    names = np.select([mask.to_numpy(dtype=bool) for mask in kinds.values()], list(kinds), default="within")
    return pd.Series(names, index=days.index, dtype="str")


def write_spans(first: pd.Series, last: pd.Series, lasting: pd.Series) -> pd.Series:
    """Spans as text: a day, a period where `lasting`, or else one day of several; "" where nothing is known.

    An end without value is open.
    """
    begin, end = _iso_texts(first), _iso_texts(last)
    some_day = "[" + begin + ".." + end + "]"
    period = begin.mask(begin == "", "..") + "/" + end.mask(end == "", "..")
    spans = some_day.mask(lasting, period).mask(begin == end, begin)
    return lookup(spans, {text: _shorten(text) if text.startswith("[") else text for text in distinct_texts(spans)})


def _shorten(text: str) -> str:
    """A span that is a whole month or year as that month or year."""
    span = Span.parse(text)
    for unit in (f"{span.first:%Y-%m}", f"{span.first:%Y}") if span.first and span.last else ():
        whole = Span.parse(unit)
        if (whole.first, whole.last) == (span.first, span.last):
            return unit
    return text


def _iso_texts(days: pd.Series) -> pd.Series:
    texts = np.datetime_as_string(days.to_numpy(dtype="datetime64[D]"))
    return pd.Series(np.where(texts == "NaT", "", texts), index=days.index, dtype="str")
