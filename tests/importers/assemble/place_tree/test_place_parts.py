"""Cells that hold a town and what it lies in."""

import pytest

from claims.importers.assemble.place_tree.place_parts import split_place, split_places
from tests.builders.foreign_tables import column

SPLIT = [
    (("Qamishli, Hasakah, Syria", "", ""), ("Qamishli", "Hasakah", "Syria")),
    (("Qamishli, Syria", "", ""), ("Qamishli", "", "Syria")),
    (("Qamishli, Hasakah, Syria", "", "Syrian Arab Republic"), ("Qamishli", "Hasakah", "Syrian Arab Republic")),
    (("Qamishli, Hasaka", "Al-Hasakah", "Syria"), ("Qamishli", "Al-Hasakah", "Syria")),
    (("Qamishli, Aleppo", "Al-Hasakah", "Syria"), ("Qamishli, Aleppo", "Al-Hasakah", "Syria")),
    (("Mill, Hill", "HILL", ""), ("Mill", "HILL", "")),
    (("Mill, Hill", "Vale", ""), ("Mill, Hill", "Vale", "")),
    (("Hill (Mill)", "Hill", ""), ("Mill", "Hill", "")),
    (("Mill (Hill)", "Hill", ""), ("Mill", "Hill", "")),
    (("Mill (Hill)", "", ""), ("Mill (Hill)", "", "")),
    (("Hill (Hill)", "Hill", ""), ("Hill (Hill)", "Hill", "")),
    (("Qamishli, Iraq", "", "Syria"), ("Qamishli, Iraq", "", "Syria")),
    (("Spot, Qamishli, Hasakah", "", "Syria"), ("Spot, Qamishli", "Hasakah", "Syria")),
    (("Springfield, IL", "", "United States"), ("Springfield", "IL", "United States")),
    (("Springfield, IL", "", ""), ("Springfield, IL", "", "")),
    (("Springfield, IL, USA", "", ""), ("Springfield", "IL", "USA")),
    (("Portland, ME", "", ""), ("Portland, ME", "", "")),
    (("Exampleville, Georgia", "", ""), ("Exampleville, Georgia", "", "")),
    (("Exampleville, Georgia", "", "USA"), ("Exampleville", "Georgia", "USA")),
    (("Exampleville, Georgia", "", "Georgia"), ("Exampleville, Georgia", "", "Georgia")),
    (("London, UK", "", ""), ("London", "", "UK")),
    (("Syria", "", ""), ("Syria", "", "")),
    (("Halko, near Qamishli", "", "Syria"), ("Halko, near Qamishli", "", "Syria")),
    (("", "", "Syria"), ("", "", "Syria")),
    (("Kandahar province, Afghanistan", "", ""), ("", "Kandahar province", "Afghanistan")),
    (("Kandahar province", "", "Afghanistan"), ("", "Kandahar province", "Afghanistan")),
    (("Kandahar", "", "Afghanistan"), ("Kandahar", "", "Afghanistan")),
    (("Kandahar province", "Kabul", "Afghanistan"), ("Kandahar province", "Kabul", "Afghanistan")),
    (("Nowhere province", "", "Afghanistan"), ("Nowhere province", "", "Afghanistan")),
    (("Province", "", "Afghanistan"), ("Province", "", "Afghanistan")),
]


@pytest.mark.parametrize(("row", "split"), SPLIT)
def test_known_ends_fill_the_levels_that_a_row_leaves_empty(
    row: tuple[str, str, str], split: tuple[str, str, str]
) -> None:
    assert split_place(*row) == split


@pytest.mark.parametrize(
    ("cell", "region", "split"),
    [
        ("Town, Area", "", ("Town", "Area")),
        ("Spot, Town, Area", "", ("Spot, Town", "Area")),
        ("Town, Area", "North", ("Town", "North")),
        ("Town", "", ("Town", "")),
    ],
)
def test_the_end_is_a_region_where_the_column_says_so(cell: str, region: str, split: tuple[str, str]) -> None:
    assert split_place(cell, region, "Examplia", always=True) == (*split, "Examplia")


def test_letters_of_states_are_known_where_the_column_shows_whose_they_are() -> None:
    empty = column("", "", "")
    split = split_places(column("Springfield, IL", "Portland, ME", "Hill"), empty, empty)
    assert [list(texts) for texts in split] == [["Springfield", "Portland", "Hill"], ["IL", "ME", ""], ["", "", ""]]


def test_a_province_in_a_column_of_towns_is_a_province() -> None:
    split = split_places(column("Gao region", "Gao"), column("Mali", "Mali"), column("", ""))
    assert [list(texts) for texts in split] == [["", "Gao"], ["Gao region", ""], ["Mali", "Mali"]]


def test_rows_stay_in_their_order() -> None:
    places = column("A, Ohio", "B", "A, Ohio", "C, Texas, USA")
    split = split_places(places, column("USA", "USA", "", ""), column("", "", "", ""))
    assert [list(texts) for texts in split] == [
        ["A", "B", "A, Ohio", "C"],
        ["Ohio", "", "", "Texas"],
        ["USA", "USA", "", "USA"],
    ]
    assert list(split[0].index) == list(places.index)
