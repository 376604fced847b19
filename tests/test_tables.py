"""Tests of reading single cells and rows of a collection's frames."""

from datetime import date

import pandas as pd
import pytest

from claims.tables import day_of, days_in_words

_DAY, _GAP = pd.Timestamp("2021-01-23"), pd.NaT


def test_a_cell_is_a_day_or_none() -> None:
    assert day_of(_DAY) == date(2021, 1, 23)
    assert day_of(_GAP) is None


@pytest.mark.parametrize(
    ("first", "last", "precision", "words"),
    [
        (_DAY, _DAY, "day", "23 January 2021"),
        (_DAY, pd.Timestamp("2021-01-25"), "period", "23 to 25 January 2021"),
        (_DAY, pd.Timestamp("2021-01-25"), "", "23 to 25 January 2021 (one day of these)"),
        (_DAY, _GAP, "period", "from 23 January 2021"),
        (_GAP, _DAY, "period", "until 23 January 2021"),
        (_GAP, _GAP, "", ""),
    ],
)
def test_cells_of_a_span_in_words(first: object, last: object, precision: str, words: str) -> None:
    assert days_in_words(first, last, precision) == words
