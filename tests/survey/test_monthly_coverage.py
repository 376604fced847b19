"""What sources cover, month by month, and what is declared of them."""

import pandas as pd

from claims.survey import COVERAGE_COLUMNS, PROFILE_COLUMNS, coverage_by_month, list_claims, source_profiles
from tests.builders.collection_tables import build_collection, claim, row
from tests.builders.incidents import together

COLLECTION = build_collection(
    claim("a", source="one", document="d", when="2021-01-10"),
    claim("b", source="one", document="d", when="2021-01-20"),
    claim("c", source="one", document="e", killed="1"),
    claim("d", source="two", when="2021-02-01"),
    sources=[row("sources", "one", name="One", kind="monitor", ties="army", languages="en|ar")],
)
TABLE = list_claims(COLLECTION, together(COLLECTION, "a", "b"))


def test_claims_and_incidents_are_counted_by_month_and_undated_ones_apart() -> None:
    coverage = coverage_by_month(TABLE)
    assert tuple(coverage.columns) == COVERAGE_COLUMNS
    rows = [
        (source, "" if pd.isna(month) else f"{month:%Y-%m}", claims, incidents)
        for source, month, claims, incidents in coverage.to_numpy()
    ]
    assert rows == [("one", "2021-01", 2, 1), ("one", "", 1, 1), ("two", "2021-02", 1, 1)]


def test_profile_says_what_is_declared_and_how_much_is_covered() -> None:
    profiles = source_profiles(COLLECTION, TABLE)
    assert tuple(profiles.columns) == PROFILE_COLUMNS
    assert list(profiles.index) == [0, 1]
    february = pd.Timestamp("2021-02-01")
    assert profiles.to_numpy().tolist() == [
        ["one", "One", "monitor", "army", "en|ar", 2, 3, 2, pd.Timestamp("2021-01-10"), pd.Timestamp("2021-01-20"), 1],
        ["two", "two", "outlet", "", "", 1, 1, 1, february, february, 0],
    ]


def test_sources_with_most_claims_come_first_then_by_id() -> None:
    collection = build_collection(*(claim(name, source=name[0], killed="1") for name in ("c1", "b1", "a1", "c2")))
    profiles = source_profiles(collection, list_claims(collection, together(collection)))
    assert dict(profiles["source_id"]) == {0: "c", 1: "a", 2: "b"}


def test_a_month_is_that_of_the_first_day_or_else_of_the_last() -> None:
    collection = build_collection(
        claim("a", source="b", when="2021-01-31/2021-02-01"), claim("b", source="a", when="../2021-03-01")
    )
    coverage = coverage_by_month(list_claims(collection, together(collection)))
    assert [(source, f"{month:%Y-%m-%d}") for source, month, *_ in coverage.to_numpy()] == [
        ("a", "2021-03-01"),
        ("b", "2021-01-01"),
    ]
