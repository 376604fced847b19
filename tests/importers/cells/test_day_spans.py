"""First and last days as spans in text, and what they mean."""

import pandas as pd
import pytest

from claims.importers.cells.day_spans import name_precisions, write_spans


@pytest.mark.parametrize(
    ("first", "last", "is_lasting", "text"),
    [
        ("2016-04-20", "2016-04-20", False, "2016-04-20"),
        ("2016-04-20", "2016-04-20", True, "2016-04-20"),
        ("2016-04-20", "2016-04-23", False, "[2016-04-20..2016-04-23]"),
        ("2016-04-20", "2016-04-23", True, "2016-04-20/2016-04-23"),
        ("2016-04-01", "2016-04-30", False, "2016-04"),
        ("2016-04-01", "2016-04-30", True, "2016-04-01/2016-04-30"),
        ("2016-04-01", "2016-04-29", False, "[2016-04-01..2016-04-29]"),
        ("2016-01-01", "2016-12-31", False, "2016"),
        ("2016-04-20", "", False, "[2016-04-20..]"),
        ("2016-04-20", "", True, "2016-04-20/.."),
        ("", "2016-04-20", False, "[..2016-04-20]"),
        ("", "2016-04-20", True, "../2016-04-20"),
        ("", "", False, ""),
        ("", "", True, ""),
    ],
)
def test_spans_are_written(first: str, last: str, is_lasting: bool, text: str) -> None:
    begin, end = (pd.Series([pd.Timestamp(day) if day else pd.NaT], dtype="datetime64[us]") for day in (first, last))
    assert list(write_spans(begin, end, pd.Series([is_lasting]))) == [text]


@pytest.mark.parametrize(
    ("first", "last", "period", "precision"),
    [
        ("2016-04-20", "2016-04-20", False, "day"),
        ("2016-04-20", "2016-04-20", True, "day"),
        ("2016-04-01", "2016-04-30", False, "month"),
        ("2016-04-01", "2016-04-30", True, "period"),
        ("2016-01-01", "2016-12-31", False, "year"),
        ("2016-01-01", "2017-12-31", False, "within"),
        ("2016-04-01", "2017-04-30", False, "within"),
        ("2016-04-20", "2016-04-21", True, "period"),
        ("2016-04-20", "2016-04-21", False, "within"),
        ("2016-04-20", "", False, "within"),
        ("", "", False, ""),
    ],
)
def test_what_first_and_last_day_mean_is_named(first: str, last: str, period: bool, precision: str) -> None:
    days = {"first": [first], "last": [last]}
    frame = pd.DataFrame({name: pd.to_datetime(pd.Series(day)) for name, day in days.items()}).assign(period=period)
    assert name_precisions(frame).tolist() == [precision]
