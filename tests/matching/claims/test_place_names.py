"""Places by their names, and those of a tree."""

import numpy as np
import pandas as pd
import pytest

from claims.matching import claim_frame
from claims.matching.arrays import entries_of
from claims.matching.claims.place_names import COLUMNS, NamesInTexts, PlaceNames, name_parts
from claims.tables import records_of
from tests.builders.collection_tables import Cells, build_collection, claim, row
from tests.builders.matching import FIELDS, PARTIES


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", ()),
        ("Qamishli", ("qamishli",)),
        ("Halko, near Qamishli city", ("halko", "qamishli")),
        ("West of Hasakah", ("hasakah",)),
        ("Village of Tal Tamr (Hasakah)", ("tal tamr", "hasakah")),
        ("Datta Khel - North Waziristan Agency", ("datta khel", "waziristan")),
        ("Qamishli/Qamishli", ("qamishli",)),
        ("Al-Shaddadi locality", ("al shaddadi",)),
        ("Tall Abyad-Ar-Raqqa road", ("tall abyad", "ar raqqa road")),
        ("Ash-Shaykh Maskin, al-Hirak subdistrict", ("ash shaykh maskin", "al hirak")),
        ("State of Bayda-Aden", ("bayda", "aden")),
        ("The village", ("the village",)),
    ],
)
def test_names_of_places_are_taken_apart(text: str, parts: tuple[str, ...]) -> None:
    assert name_parts(text) == parts


def test_places_are_numbered_by_their_first_name_however_it_is_spelled() -> None:
    places = ["Qamishli", "Qamishly, Syria", "Hasakah", "", "Qamishli city"]
    frame = pd.DataFrame({"place_names": places, "area": ["Ohio", "", "ohio", "Utah", ""], "country": ""})
    names = PlaceNames(frame, entries_of(pd.Series([""] * 5, dtype="str"), " "))
    assert names.main[0] == names.main[1] == names.main[4]
    assert len({names.main[0], names.main[2], -1}) == 3
    assert names.main[3] == -1
    assert names.area_numbers[0] == names.area_numbers[2] != names.area_numbers[3]
    assert names.area_numbers[[1, 4]].tolist() == [-1, -1]


def test_a_text_holds_a_name_when_it_has_all_its_words() -> None:
    texts = pd.Series(["clash in tal tamr", "tal only", "nothing", "tamr and tal"], dtype="str")
    names = NamesInTexts.of(["tal tamr", ""], np.array([1, 0, 1, 1]), entries_of(texts, " "))
    left, right = np.array([0, 1, 1, 0]), np.array([1, 2, 3, 2])
    assert names.hold(left, right).tolist() == names.hold(right, left).tolist() == [True, False, True, False]


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
