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


def test_the_first_name_stays_and_others_are_aliases() -> None:
    frame = frame_of(
        country=["USA", "United States", "U.S.A.", "usa"],
        province=["OH", "Ohio", "State of Ohio", "OHIO"],
        town=["Hill", "HILL", "hill", "Hill "],
    )
    builder, _, _ = placed(frame, *LEVELS[:2], LEVELS[3])
    assert built(builder, "places", "place_id", "name", "aliases") == [
        ("united-states", "United States", "USA|U.S.A."),
        ("united-states.ohio", "Ohio", "State of Ohio"),
        ("united-states.ohio.hill", "Hill", ""),
    ]


def test_a_code_is_the_name_where_no_row_has_another() -> None:
    builder, _, _ = placed(frame_of(country=["USA"], province=["OH"]), *LEVELS[:2])
    assert built(builder, "places", "place_id", "name") == [("united-states", "USA"), ("united-states.ohio", "OH")]


def test_a_row_without_a_level_is_at_the_only_place_of_its_name() -> None:
    frame = frame_of(country=["USA", ""], province=["Ohio", ""], town=["Hill", "Hill"])
    builder, _, remarks = placed(frame, *LEVELS[:2], LEVELS[3])
    assert built(builder, "statements", "value") == [("united-states.ohio.hill",)] * 2
    done = "taken for the only place of this name in the table, which other rows tell more fully"
    assert remark_lines(remarks) == [(3, "noted", done)]


def test_spellings_taken_as_one_are_remarked_once() -> None:
    frame = frame_of(country=["Syria"] * 3, town=["Qamishli", "Qamishlo", "Qamishlo"])
    builder, _, remarks = placed(frame, "country,country", "town,place")
    assert built(builder, "places", "name", "aliases")[-1] == ("Qamishli", "Qamishlo")
    assert remark_lines(remarks) == [(None, "noted", "spelled alike: taken as one place")]


def test_a_spot_that_only_its_coordinates_name_is_a_place() -> None:
    frame = frame_of(town=["", "Hill"], north=["49.2121", "48.1"], east=["38.9059", "37.7"])
    builder, names, _ = placed(frame, "town,place", "north,latitude", "east,longitude")
    assert built(builder, "statements", "value", "verbatim", "note") == [
        ("49-2121n-38-9059e", "49.2121, 38.9059", "Column north, east."),
        ("hill", "Hill", "Column town."),
    ]
    assert built(builder, "places", "name", "kind", "latitude", "radius_km") == [
        ("Hill", "town", "48.1", "5"),
        ("49.2121, 38.9059", "site", "49.2121", "1"),
    ]
    assert names == ["", "Hill"]


def test_both_coordinates_may_stand_in_one_cell() -> None:
    frame = frame_of(town=["A", "B"], north=["36", ""], east=["41", ""], point=["1, 2", "POINT (41.5 36.5)"])
    builder, _, _ = placed(frame, "town,place", "north,latitude", "east,longitude", "point,point")
    assert built(builder, "places", "latitude", "longitude") == [("36", "41"), ("36.5", "41.5")]


def test_exchanged_coordinates_are_put_right_by_the_country() -> None:
    frame = frame_of(country=["Iraq", "Iraq"], town=["A", "B"], north=["44.4", "43.1"], east=["33.3", "36.3"])
    builder, _, remarks = placed(frame, "country,country", "town,place", "north,latitude", "east,longitude")
    assert built(builder, "places", "latitude", "longitude")[1:] == [("33.3", "44.4"), ("36.3", "43.1")]
    assert remark_lines(remarks) == [(None, "changed", "exchanged: only so are the points in their countries")]


@pytest.mark.parametrize(("heading", "names"), [("iso", ["Syria"]), ("country", [])])
def test_numbers_of_countries_are_read_where_the_heading_says_whose_they_are(heading: str, names: list[str]) -> None:
    builder, _, remarks = placed(frame_of(**{heading: ["760"]}), f"{heading},country")
    assert [row[0] for row in built(builder, "places", "name")] == names
    done = "a number instead of a country, and not known to be one of ISO 3166"
    assert remark_lines(remarks) == ([] if names else [(2, "value refused", done)])


def test_a_town_with_its_country_in_one_cell() -> None:
    builder, _, _ = placed(frame_of(town=["Qamishli, Hasakah, Syria"]), "town,place")
    assert built(builder, "statements", "value", "verbatim") == [
        ("syria.al-hasakah.qamishli", "Qamishli, Hasakah, Syria")
    ]
