"""Where claims stand on a map: the most precise place that each names, and how many share a point."""

import pandas as pd
import pytest

from claims.discrepancies import find_discrepancies
from claims.survey import (
    APART_COLUMNS,
    PLACED_COLUMNS,
    POINT_COLUMNS,
    Apart,
    apart_on_map,
    how_far_apart,
    list_claims,
    places_of_claims,
    points_on_map,
)
from tests.builders.collection_tables import SMALL, Tables, build_collection, claim, read_rows, row, said
from tests.builders.incidents import linked, together

PLACES = [
    row("places", "land", latitude="35", longitude="38", radius_km="450", kind="country"),
    row("places", "town", parent="land", latitude="36.5", longitude="40.75", radius_km="8"),
    row("places", "quarter", parent="town", latitude="36.5", longitude="40.75", radius_km="1", kind="quarter"),
    row("places", "square", parent="quarter"),
    row("places", "hill", parent="land", latitude="34", longitude="39"),
    row("places", "nowhere"),
]
NOT_KNOWN = None


def placed(*claims: Tables, **tables: list[dict[str, str]]) -> dict[str, list[object]]:
    """Claim to the cells of its place, None where there is no number."""
    frame = places_of_claims(build_collection(*claims, places=PLACES, **tables))
    assert tuple(frame.columns) == PLACED_COLUMNS
    cells = frame.astype("object").where(frame.notna(), NOT_KNOWN)
    return dict(zip(frame.index, cells.to_numpy().tolist(), strict=True))


@pytest.mark.parametrize(
    ("where", "cells"),
    [
        (["land", "town"], ["town", "town", "town", 36.5, 40.75, 8.0]),
        (["town", "quarter"], ["quarter", "quarter", "quarter", 36.5, 40.75, 1.0]),
        (["square", "town"], ["square", "town", "quarter", 36.5, 40.75, 1.0]),  # stands where the quarter stands
        (["quarter", "square"], ["square", "town", "quarter", 36.5, 40.75, 1.0]),  # as small, but further in
        (["nowhere", "land"], ["land", "country", "land", 35.0, 38.0, 450.0]),
        (["hill", "land"], ["land", "country", "land", 35.0, 38.0, 450.0]),  # the hill has no radius
        (["hill", "nowhere"], ["hill", "town", "hill", 34.0, 39.0, NOT_KNOWN]),
        (["nowhere"], ["nowhere", "town", "", NOT_KNOWN, NOT_KNOWN, NOT_KNOWN]),
    ],
)
def test_the_most_precise_place_stands_for_a_claim(where: list[str], cells: list[object]) -> None:
    assert placed(claim("a", where=where)) == {"a": cells}


@pytest.mark.parametrize("stance", ["demands", "aims"])
def test_a_claim_stands_where_its_event_was_and_not_where_it_was_no_outcome(stance: str) -> None:
    fields = [*read_rows(SMALL / "fields.csv"), row("fields", "towards", type="place")]
    claims = claim("a", where="land", towards="town"), claim("b", where=said("town", stance=stance))
    assert {name: cells[0] for name, cells in placed(*claims, fields=fields).items()} == {"a": "land"}


def test_all_places_count_in_a_collection_that_has_no_field_for_where() -> None:
    others = [each for each in read_rows(SMALL / "fields.csv") if each["field"] != "where"]
    fields = [*others, row("fields", "near", type="place"), row("fields", "towards", type="place")]
    assert {
        name: cells[0] for name, cells in placed(claim("a", near="land", towards="town"), fields=fields).items()
    } == {"a": "town"}


def test_claims_and_places_that_share_a_point_are_counted_together() -> None:
    claims = {"a": "town", "b": "quarter", "c": "land", "d": "nowhere", "e": "town", "f": "hill"}
    collection = build_collection(*(claim(name, where=place) for name, place in claims.items()), places=PLACES)
    points = points_on_map(list_claims(collection, together(collection)))
    assert tuple(points.columns) == POINT_COLUMNS
    assert list(points.index) == [0, 1, 2, 3]
    assert points.astype("object").where(points.notna(), NOT_KNOWN).to_numpy().tolist() == [
        ["town", 36.5, 40.75, 8.0, 2, 3, "a|e"],
        ["quarter", 36.5, 40.75, 1.0, 1, 3, "b"],
        ["hill", 34.0, 39.0, NOT_KNOWN, 1, 1, "f"],
        ["land", 35.0, 38.0, 450.0, 1, 1, "c"],
    ]


def test_no_claim_makes_no_point() -> None:
    collection = build_collection(claim("a", killed="1"), places=PLACES)
    points = points_on_map(list_claims(collection, together(collection)))
    assert (len(points), tuple(points.columns)) == (0, POINT_COLUMNS)
    assert isinstance(points, pd.DataFrame)


def test_how_far_accounts_are_apart_is_known_of_each_incident_and_each_point() -> None:
    town, hill = {"when": "2021-01-20", "where": "town"}, {"when": "2021-01-20", "where": "hill"}
    collection = build_collection(
        claim("a1", killed="5", **town), claim("b1", source="source-b", killed="9", **town),
        claim("a2", **town), claim("b2", source="source-b", **town),
        claim("a3", **hill),
        claim("a4", participant="police", **hill), claim("b4", source="source-b", participant="civilians", **hill),
        places=PLACES,
    )  # fmt: skip
    incidents = linked(collection, {"1": ["a1", "b1"], "2": ["a2", "b2"], "3": ["a3"], "4": ["a4", "b4"]})
    apart = how_far_apart(incidents, find_discrepancies(collection, incidents))
    assert apart.to_dict() == {"1": Apart.CONTRADICT, "2": Apart.ALIKE, "3": Apart.ALONE, "4": Apart.DIFFER}
    table = apart_on_map(list_claims(collection, incidents), apart)
    assert tuple(table.columns) == APART_COLUMNS
    rows = dict(zip(table.index, table.itertuples(index=False, name=None), strict=True))
    assert rows == {(36.5, 40.75): (2, 1, Apart.CONTRADICT), (34.0, 39.0): (2, 0, Apart.DIFFER)}


def test_nothing_on_the_map_is_nothing_apart() -> None:
    collection = build_collection(claim("a", killed="5"))
    incidents = linked(collection, {"1": ["a"]})
    assert apart_on_map(list_claims(collection, incidents), pd.Series({"1": "alone"})).empty
