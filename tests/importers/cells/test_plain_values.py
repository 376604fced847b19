from datetime import datetime

import numpy as np
import pandas as pd
import pytest

from claims.importers.cells.plain_values import read_decimals, read_spans
from claims.importers.remarks import Remarks


def column(*texts: str) -> pd.Series:
    return pd.Series(texts, index=range(2, 2 + len(texts)), dtype="str", name="cells")


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2021-01-23", "2021-01-23", "2021-01-23", "day"),
        (" 2021-01-23 ", "2021-01-23", "2021-01-23", "day"),
        ("2021-01", "2021-01-01", "2021-01-31", "month"),
        ("2021-01-23/2021-01-25", "2021-01-23", "2021-01-25", "period"),
        ("2021-01-23/..", "2021-01-23", None, "period"),
        ("", None, None, ""),
    ],
)
def test_a_span_as_a_collection_writes_it_is_read(
    text: str, first: str | None, last: str | None, precision: str
) -> None:
    remarks = Remarks("table.csv")
    row = read_spans(column("2020", text), remarks).loc[3]
    for day, expected in ((row["first"], first), (row["last"], last)):
        assert pd.isna(day) if expected is None else day == datetime.fromisoformat(expected)
    assert row["precision"] == precision
    assert remarks.frame().empty


@pytest.mark.parametrize("text", ["23/01/2021", "20210123", "unknown", "2021-13-01", "January 2021"])
def test_any_other_day_is_refused(text: str) -> None:
    remarks = Remarks("table.csv")
    read = read_spans(column(text, "2021"), remarks)
    assert read["precision"].tolist() == ["", "year"]
    assert remarks.frame()[["row", "column", "outcome"]].to_numpy().tolist() == [[2, "cells", "value refused"]]


@pytest.mark.parametrize(
    ("text", "number"), [("33.03", 33.03), (" -7 ", -7.0), (".5", 0.5), ("1e1", 10.0), ("90", 90.0)]
)
def test_decimal_numbers_are_read(text: str, number: float) -> None:
    remarks = Remarks("table.csv")
    assert read_decimals(column(text, ""), remarks, most=90).tolist() == [number, pytest.approx(np.nan, nan_ok=True)]
    assert remarks.frame().empty


@pytest.mark.parametrize("text", ["30.37 N", "30,37", "90.1", "-91", "nan", "inf", "1_0", "n/a"])
def test_any_other_number_is_refused(text: str) -> None:
    remarks = Remarks("table.csv")
    assert np.isnan(read_decimals(column(text), remarks, most=90).to_numpy()).all()
    assert remarks.frame()["row"].tolist() == [2]
