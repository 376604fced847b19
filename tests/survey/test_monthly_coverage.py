"""What sources tell of, month by month, and what is declared of them."""

import pandas as pd

from claims.survey import COVERAGE_COLUMNS, PROFILE_COLUMNS, coverage_by_month, list_claims, source_profiles
from tests.builders.incidents import together
from tests.conftest import build_collection, claim, row

COLLECTION = build_collection(
    claim("a", source="one", document="d", when="2021-01-10"),
    claim("b", source="one", document="d", when="2021-01-20"),
    claim("c", source="one", document="e", killed="1"),
    claim("d", source="two", when="2021-02-01"),
    sources=[row("sources", "one", name="One", kind="monitor", ties="army", languages="en|ar")],
)
TABLE = list_claims(COLLECTION, together(COLLECTION, "a", "b"))


def test_claims_and_incidents_are_counted_by_month_and_undated_ones_apart() -> None:
    found = coverage_by_month(TABLE)
    assert tuple(found.columns) == COVERAGE_COLUMNS
    rows = [
        (source, "" if pd.isna(month) else f"{month:%Y-%m}", claims, incidents)
        for source, month, claims, incidents in found.to_numpy()
    ]
    assert rows == [("one", "2021-01", 2, 1), ("one", "", 1, 1), ("two", "2021-02", 1, 1)]


def test_profile_says_what_is_declared_and_how_much_is_told() -> None:
    found = source_profiles(COLLECTION, TABLE)
    assert tuple(found.columns) == PROFILE_COLUMNS
    first = found.to_dict("records")[0]
    assert (first["name"], first["kind"], first["ties"], first["languages"]) == ("One", "monitor", "army", "en|ar")
    assert (first["documents"], first["claims"], first["incidents"], first["undated"]) == (2, 3, 2, 1)
