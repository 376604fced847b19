"""How far the conventions differ: which counts are compared, in what order, and how many incidents a rule changes."""

import pandas as pd

from claims.conventions import DATASETS, SPREAD_COLUMNS, convention_spreads, conventions_table, number_apart
from tests.builders.death_accounts import account, one_shooting


def table(*rows: tuple[str, str, int | None, int | None]) -> pd.DataFrame:
    """Rows of incident, convention, low and high."""
    columns = ["incident_id", "convention", "low", "high"]
    frame = pd.DataFrame(rows, columns=columns).astype({"low": "Int64", "high": "Int64"})
    return frame.assign(incident="Event " + frame["incident_id"])


def test_spread_is_between_the_lowest_and_the_highest_that_any_dataset_would_publish() -> None:
    collection, incidents, _ = one_shooting(account("a", "6"), account("b", "4"))
    spreads = convention_spreads(conventions_table(collection, incidents))
    assert list(spreads.columns) == list(SPREAD_COLUMNS)
    assert spreads[["figures", "lowest", "highest", "spread"]].to_numpy().tolist() == [[3, 4, 6, 2]]
    assert number_apart(spreads) == 1


def test_a_dataset_without_a_count_is_left_out() -> None:
    collection, incidents, _ = one_shooting(account("a", []))
    spreads = convention_spreads(conventions_table(collection, incidents))
    assert spreads["figures"].tolist() == [1]  # ACLED writes 0
    assert number_apart(spreads) == 0


def test_ways_of_recording_are_no_datasets() -> None:
    spreads = convention_spreads(table(("i", "gtd", 4, 4), ("i", "range", 1, 9)))
    assert spreads[["figures", "lowest", "highest"]].to_numpy().tolist() == [[1, 4, 4]]
    assert convention_spreads(table(("i", "range", 1, 9)), conventions=("range",))["spread"].tolist() == [8]
    assert "range" not in DATASETS


def test_an_open_row_is_as_high_as_it_is_low() -> None:
    assert convention_spreads(table(("i", "gtd", 4, None), ("i", "ibc", 2, 3)))["highest"].tolist() == [4]


def test_widest_first_then_highest_then_by_id() -> None:
    rows = [
        (incident, "gtd", low, high) for incident, low, high in (("d", 1, 3), ("c", 5, 7), ("b", 5, 7), ("a", 0, 9))
    ]
    spreads = convention_spreads(table(*rows))
    assert spreads["incident_id"].tolist() == ["a", "b", "c", "d"]
    assert spreads.index.tolist() == [0, 1, 2, 3]
    assert number_apart(spreads) == 4
