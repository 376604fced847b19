"""The catalogue of claims: when, where, and what is not stated; the points of a map."""

from typing import Any

import pandas as pd
import pytest

from claims.survey import CLAIM_LIST_COLUMNS, POINT_COLUMNS, list_claims, points_on_map
from claims.tables import Collection
from tests.builders.incidents import together
from tests.conftest import Cells, Tables, build_collection, claim, row, said

PLACES = [
    row("places", "land", latitude="35", longitude="38", radius_km="450"),
    row("places", "town", parent="land", latitude="36.5", longitude="40.75", radius_km="8"),
    row("places", "quarter", parent="town", latitude="36.5", longitude="40.75", radius_km="1"),
    row("places", "square", parent="quarter"),
    row("places", "nowhere"),
]


def table_of(*claims: Tables, places: list[Cells] | None = None) -> tuple[Collection, pd.DataFrame]:
    collection = build_collection(*claims, places=places or PLACES)
    return collection, list_claims(collection, together(collection))


def one_row(**values: Any) -> dict[str, Any]:  # cells of a frame
    _, table = table_of(claim("a", **values))
    assert tuple(table.columns) == CLAIM_LIST_COLUMNS
    return {str(key): value for key, value in table.iloc[0].items()}


@pytest.mark.parametrize(
    ("values", "first", "last", "precision"),
    [
        ({"when": "2021-01-23"}, "2021-01-23", "2021-01-23", "day"),
        ({"when": "2021-01"}, "2021-01-01", "2021-01-31", "month"),
        ({"when": ["2021-01-20", "2021-01-23"]}, "2021-01-20", "2021-01-23", "within"),
        ({"when": ["2021-01-20/2021-01-21", "2021-01-23"]}, "2021-01-20", "2021-01-23", "period"),
        ({"when": ["2021-01-20", "2021-01-23/.."]}, "2021-01-20", None, "period"),
        ({"began": "2021-01-10"}, "2021-01-10", None, "period"),
        ({"when": "2021-01-23", "began": "2021-01-10"}, "2021-01-23", "2021-01-23", "day"),
        ({"when": said("2021-01-23", stance="demands")}, None, None, ""),
        ({}, None, None, ""),
    ],
)
def test_time_is_the_hull_of_what_a_claim_states(
    values: dict[str, Any], first: str | None, last: str | None, precision: str
) -> None:
    found = one_row(**values)
    days = [None if pd.isna(found[each]) else str(found[each].date()) for each in ("first", "last")]
    assert [*days, found["precision"]] == [first, last, precision]


@pytest.mark.parametrize(
    ("where", "place", "radius"),
    [
        (["land", "town"], "town", 8),
        (["town", "quarter"], "quarter", 1),
        (["square", "town"], "square", 1),  # stands where the quarter stands
        (["nowhere", "land"], "land", 450),
    ],
)
def test_place_is_the_most_precise_with_coordinates(where: list[str], place: str, radius: float) -> None:
    found = one_row(where=where)
    assert (found["place_id"], found["radius_km"]) == (place, radius)


@pytest.mark.parametrize("where", [[], ["nowhere"]])
def test_claim_without_coordinates_stands_nowhere(where: list[str]) -> None:
    found = one_row(where=where)
    assert pd.isna(found["latitude"])
    assert found["place_id"] == "".join(where)


def test_fields_that_count_and_kinds_are_named() -> None:
    found = one_row(kind=["clash", "siege"], killed=["1", "2"], wounded="3")
    assert (found["kinds"], found["outcomes"]) == ("clash|siege", "killed|wounded")


def test_later_account_of_a_source_is_a_revision() -> None:
    _, table = table_of(claim("a", killed="1"), claim("b", supersedes="a", killed="2"))
    assert dict(zip(table["claim_id"], table["revision"], strict=True)) == {"a": False, "b": True}


def test_places_that_share_a_point_are_counted_together() -> None:
    _, table = table_of(
        claim("a", where="town"), claim("b", where="quarter"), claim("c", where="land"), claim("d", where="nowhere")
    )
    found = points_on_map(table)
    assert tuple(found.columns) == POINT_COLUMNS
    assert found[["place_id", "claims", "sharing"]].to_numpy().tolist() == [
        ["quarter", 1, 2],
        ["town", 1, 2],
        ["land", 1, 1],
    ]
