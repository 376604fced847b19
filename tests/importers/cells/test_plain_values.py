import numpy as np
import pandas as pd
import pytest

from claims.importers.cells.plain_values import read_decimals
from claims.importers.remarks import Remarks


def column(*texts: str) -> pd.Series:
    return pd.Series(texts, index=range(2, 2 + len(texts)), dtype="str", name="cells")


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
