"""Places: the tree that rows name, the level that each row means, and its words."""

import pandas as pd
import pytest

from claims.importers.assemble.collection_builder import CollectionBuilder
from claims.importers.assemble.places import add_places
from claims.importers.remarks import Remarks
from tests.builders.foreign_tables import builder_for, built, frame_of, mapping_of, remark_lines

LEVELS = ("country,country", "province,admin1", "district,admin2", "town,place")


def placed(frame: pd.DataFrame, *lines: str) -> tuple[CollectionBuilder, list[str], Remarks]:
    """The builder, the name of the narrowest place of each row, and the remarks."""
    builder, remarks = builder_for(frame), Remarks("table")
    return builder, list(add_places(builder, frame, mapping_of(*lines), remarks)), remarks


def one_row(**cells: str) -> pd.DataFrame:
    names = {"country": "X", "province": "North", "district": "East", "town": "River Town"}
    return frame_of(**{name: [cell] for name, cell in (names | cells).items()})


@pytest.mark.parametrize(
    ("scheme", "code", "where"),
    [
        ("ucdp", "1", "x.north.east.river-town"),
        ("ucdp", "2", "x.north.east.river-town.around"),
        ("ucdp", "3", "x.north.east"),
        ("ucdp", "4", "x.north"),
        ("ucdp", "5", "x.north.east.river-town.area"),
        ("ucdp", "6", "x"),
        ("acled", "3", "x.north"),
        ("gtd", "5", "x"),
        ("gtd", "9", "x.north.east.river-town"),
    ],
)
def test_a_place_is_as_wide_as_its_code_says(scheme: str, code: str, where: str) -> None:
    builder, _, _ = placed(one_row(code=code), *LEVELS, f"code,place_precision,,scheme={scheme}")
    assert built(builder, "statements", "field", "value") == [("where", where)]


def test_a_code_for_a_level_that_the_row_does_not_name_says_nothing() -> None:
    builder, _, _ = placed(one_row(code="3", district=""), *LEVELS, "code,place_precision,,scheme=ucdp")
    assert built(builder, "statements", "value") == [("x.north.river-town",)]
    builder, _, _ = placed(one_row(code="2", town=""), *LEVELS, "code,place_precision,,scheme=ucdp")
    assert built(builder, "statements", "value") == [("x.north.east",)]


def test_the_places_are_a_tree_in_which_levels_may_be_missing() -> None:
    frame = frame_of(country=["X", "X"], province=["North", ""], district=["", ""], town=["River Town", "Hill"])
    builder, names, _ = placed(frame, *LEVELS)
    assert built(builder, "places", "place_id", "parent", "name", "kind") == [
        ("x", "", "X", "country"),
        ("x.north", "x", "North", "governorate"),
        ("x.north.river-town", "x.north", "River Town", "town"),
        ("x.hill", "x", "Hill", "town"),
    ]
    assert names == ["River Town", "Hill"]


def test_a_town_lies_in_the_area_around_it_where_a_row_means_that_area() -> None:
    frame = pd.concat(
        [one_row(code="2", north="36.5", east="41.2"), one_row(code="1", north="36.6", east="")]
    ).set_axis([2, 3])
    lines = (*LEVELS, "code,place_precision,,scheme=ucdp", "north,latitude", "east,longitude")
    builder, _, remarks = placed(frame, *lines)
    town = "x.north.east.river-town"
    columns = ("place_id", "parent", "name", "latitude", "radius_km")
    assert built(builder, "places", *columns)[-2:] == [
        (f"{town}.around", "x.north.east", "around River Town", "36.5", "25"),
        (town, f"{town}.around", "River Town", "", ""),  # without a point it has no radius
    ]
    assert remark_lines(remarks) == [(3, "value refused", "half a point, left out")]


def test_a_town_with_a_point_has_a_radius() -> None:
    builder, _, _ = placed(one_row(north="36.5", east="41.2"), *LEVELS, "north,latitude", "east,longitude")
    assert built(builder, "places", "longitude", "radius_km")[-1] == ("41.2", "5")


@pytest.mark.parametrize(
    ("cell", "where"),
    [("Town, Province", "x.province.town"), ("Spot, Town, Province", "x.province.spot-town"), ("Town", "x.town")],
)
def test_a_place_with_its_region_in_one_cell(cell: str, where: str) -> None:
    builder, _, _ = placed(frame_of(spot=[cell]), "spot,place_and_region", ",where,,X")
    assert built(builder, "statements", "value", "verbatim") == [(where, cell)]


def test_a_column_of_its_own_goes_before_the_region_in_the_cell() -> None:
    frame = frame_of(spot=["Town, Province"], province=["North"])
    builder, _, _ = placed(frame, "spot,place_and_region", "province,admin1")
    assert built(builder, "statements", "value") == [("north.town",)]


def test_a_country_that_only_the_mapping_says_has_no_words() -> None:
    builder, names, _ = placed(frame_of(town=["Hill", ""]), "town,place", ",where,,X")
    assert built(builder, "statements", "value", "verbatim", "note") == [
        ("x.hill", "Hill", "Column town."),
        ("x", "", "Not in the table: the mapping says so."),
    ]
    assert names == ["Hill", "X"]


@pytest.mark.parametrize("level", ["country", "province", "district", "town"])
def test_the_words_of_a_place_are_the_cell_of_its_narrowest_level(level: str) -> None:
    levels = [line.partition(",")[0] for line in LEVELS]
    narrower = dict.fromkeys(levels[levels.index(level) + 1 :], "")
    builder, _, _ = placed(one_row(**narrower), *LEVELS)
    words = {"country": "X", "province": "North", "district": "East", "town": "River Town"}[level]
    note = "Column country, province, district, town."
    assert built(builder, "statements", "verbatim", "note") == [(words, note)]


def test_words_for_unknown_are_no_places() -> None:
    builder, _, remarks = placed(one_row(town="Unknown"), *LEVELS)
    assert built(builder, "statements", "value", "verbatim") == [("x.north.east", "East")]
    assert remark_lines(remarks) == [(2, "changed", "a word or code for unknown, read as not stated")]
