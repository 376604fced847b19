import pandas as pd
import pytest

from claims.matching import claim_frame
from claims.matching.claims.tree_places import COLUMNS
from claims.tables import records_of
from tests.builders.collection_tables import Cells, build_collection, claim, row
from tests.builders.matching import FIELDS, PARTIES

COUNTRY = row("places", "land", name="The land", kind="country", latitude="10", longitude="20", radius_km="900")
NORTH = row("places", "north", name="North", parent="land", kind="governorate", latitude="11", longitude="21")
UPPER = row("places", "upper", name="Upper district", parent="north", kind="district")
TOWN = row(
    "places", "town", name="Town", parent="upper", kind="town", latitude="11.5", longitude="21.5", radius_km="25"
)
QUARTER = row("places", "old", name="Old quarter", parent="town", kind="quarter")
SITE = row(
    "places", "mill", name="Mill", parent="old", kind="site", latitude="11.6", longitude="21.6", radius_km="25.1"
)
SOUTH = row("places", "south", name="South", parent="land", kind="governorate")
PORT = row("places", "port", name="Port", parent="south", kind="town", latitude="9", longitude="19")
PLACES = [COUNTRY, NORTH, UPPER, TOWN, QUARTER, SITE, SOUTH, PORT]


def cells_of(*places: str, tree: list[Cells] = PLACES) -> tuple[object, ...]:
    """What the claim frame says of a claim at these places."""
    told = claim("a", where=list(places)) if places else claim("a", kind="clash")
    [cells] = records_of(claim_frame(build_collection(told, places=tree, parties=PARTIES, fields=FIELDS)))
    return tuple(None if pd.isna(cells[name]) else cells[name] for name in COLUMNS)


@pytest.mark.parametrize(
    ("place", "cells"),
    [
        ("land", ("", "", "The land", None, None)),
        ("north", ("", "North", "The land", None, None)),
        ("upper", ("Upper district", "North", "The land", None, None)),
        ("town", ("Town", "North", "The land", 11.5, 21.5)),
        ("old", ("Old quarter, Town", "North", "The land", None, None)),
        ("mill", ("Mill, Old quarter, Town", "North", "The land", None, None)),
        ("port", ("Port", "South", "The land", 9.0, 19.0)),
    ],
)
def test_a_place_of_the_tree_is_written_as_in_a_table(place: str, cells: tuple[object, ...]) -> None:
    assert cells_of(place) == cells


def test_a_claim_without_a_place_says_nothing() -> None:
    assert cells_of() == ("", "", "", None, None)


def test_of_several_places_all_names_stand_and_what_all_share() -> None:
    assert cells_of("port", "town") == ("Port|Town", "", "The land", None, None)
    assert cells_of("old", "town") == ("Old quarter, Town|Town", "North", "The land", None, None)
