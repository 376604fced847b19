"""Places of an import beside those of a collection."""

from itertools import permutations

import pandas as pd
import pytest

from claims.importers import ImportedTable, import_table, revise
from claims.importers.assemble.place_tree.join_places import join_places
from claims.schema import TABLE_COLUMNS
from claims.tables import Collection
from tests.builders.foreign_tables import mapping_of, table_of

COLUMNS = {
    "no": "id",
    "country": "country",
    "state": "admin1",
    "district": "admin2",
    "town": "place",
    "north": "latitude",
    "east": "longitude",
    "dead": "killed",
}


def listed(source: str, **columns: list[str]) -> ImportedTable:
    """An import of one list."""
    rows = len(next(iter(columns.values())))
    cells = {"no": [str(number) for number in range(rows)], "dead": ["1"] * rows} | columns
    lines = [f"{name},{COLUMNS[name]}" for name in cells]
    return import_table(table_of(f"{source}.csv", **cells), mapping_of(f",source_id,,{source}", *lines))


def together(*imports: ImportedTable) -> Collection:
    collection = imports[0].collection
    for imported in imports[1:]:
        collection = revise(collection, imported).collection
    assert collection.problems == ()
    return collection


def where(collection: Collection) -> list[str]:
    return list(collection.statements.loc[collection.statements["field"] == "where", "value"])


def rows_of(collection: Collection, *columns: str) -> list[tuple[str, ...]]:
    return list(collection.places[list(columns)].itertuples(index=False, name=None))


def test_other_names_of_territories_are_the_same_places() -> None:
    one = listed("a", country=["Syria"], state=["Al-Hasakah"], town=["Qamishli"])
    other = listed("b", country=["Syrian Arab Republic"], state=["Hasaka"], town=["Qamishlo"])
    both = together(one, other)
    assert set(where(both)) == {"syria.al-hasakah.qamishli"}
    assert rows_of(both, "name", "aliases") == [
        ("Syria", "Syrian Arab Republic"),
        ("Al-Hasakah", "Hasaka"),
        ("Qamishli", "Qamishlo"),
    ]


def test_a_list_without_a_level_names_the_same_places_in_either_order() -> None:
    full = listed("a", country=["USA"], state=["Ohio"], town=["Hill"], north=["40"], east=["-82"])
    without_state = listed("b", country=["United States"], town=["Hill"])
    town_alone = listed("c", town=["Hill"], north=["40.1"], east=["-82"])
    assert set(where(together(full, without_state, town_alone))) == {"united-states.ohio.hill"}
    turned = together(town_alone, without_state, full)
    assert set(where(turned)) == {"hill"}
    assert rows_of(turned, "place_id", "parent") == [
        ("hill", "united-states.ohio"),
        ("united-states", ""),
        ("united-states.ohio", "united-states"),
    ]


SUDAN = {
    "french": {"state": ["Darfour du Sud", "Kordofan du Nord"], "town": ["Nyala", "El Obeid"]},
    "english": {"state": ["South Darfur", "North Kordofan"], "town": ["Nyala", "El Obeid"]},
    "of one state": {"state": ["Southern Darfur"], "town": ["Nyala"]},
    "with the country": {"country": ["Soudan"], "state": ["South Darfur"], "town": ["NYALA"]},
    "bare": {"town": ["Nyala"]},
}


@pytest.mark.parametrize("names", permutations(SUDAN, 3))
def test_a_region_in_two_languages_is_one_and_so_are_its_towns(names: tuple[str, ...]) -> None:
    both = together(*(listed(name[:4], **SUDAN[name]) for name in names))
    towns = both.places[both.places["kind"] == "town"]
    assert sorted(towns["name"].str.title().unique()) == sorted(towns["name"].str.title())
    assert both.places["name"].str.contains("Dar").sum() == 1
    [nyala] = towns.loc[towns["name"].str.title() == "Nyala", "place_id"]
    assert where(both).count(nyala) == len(names)


def test_a_point_that_only_the_import_has_is_added_and_none_is_changed() -> None:
    both = together(listed("a", town=["Hill"]), listed("b", town=["Hill"], north=["40"], east=["-82"]))
    assert rows_of(both, "latitude", "longitude", "radius_km") == [("40", "-82", "5")]
    both = together(both_named("40"), both_named("40.1"))
    assert rows_of(both, "latitude", "longitude") == [("40", "-82")]


def both_named(north: str) -> ImportedTable:
    return listed(f"list-{north.replace('.', '-')}", town=["Hill"], north=[north], east=["-82"])


def test_places_of_one_name_far_apart_are_two() -> None:
    both = together(both_named("40"), both_named("50"))
    assert rows_of(both, "place_id", "latitude") == [("hill", "40"), ("hill.2", "50")]
    assert where(both) == ["hill", "hill.2"]


def test_a_name_of_several_places_is_another_place() -> None:
    one = listed("a", country=["USA", "USA"], state=["Ohio", "Texas"], town=["Hill", "Hill"])
    assert where(together(one, listed("b", country=["USA"], town=["Hill"]))) == [
        "united-states.ohio.hill",
        "united-states.texas.hill",
        "united-states.hill",
    ]


@pytest.mark.parametrize(
    ("country", "state", "same"),
    [
        ("Georgia", "", False),
        ("USA", "Georgia", True),
        ("USA", "Texas", False),
        ("", "Georgia", True),
        ("Niger", "", False),
        ("Nigeria", "", False),
    ],
)
def test_places_in_other_territories_are_others(country: str, state: str, same: bool) -> None:
    one = listed("a", country=["USA"], state=["Georgia"], town=["Hill"])
    ids = where(together(one, listed("b", country=[country], state=[state], town=["Hill"])))
    assert (ids[0] == ids[1]) is same


def test_a_release_that_says_the_same_in_other_words_for_the_place_changes_nothing_there() -> None:
    one = listed("a", country=["Syria"], state=["Al-Hasakah"], town=["Qamishli"])
    again = listed("a", country=["Syria"], state=["Al-Hasakah"], town=["Qamishli"])
    assert revise(one.collection, again).unchanged == ("a-0",)
    assert revise(one.collection, again).collection.digest == one.collection.digest


def test_places_of_a_tree_made_by_hand_are_found_by_any_of_their_names() -> None:
    columns = TABLE_COLUMNS["places"]
    rows = [
        {"place_id": "syr", "name": "Syria", "kind": "country"},
        {"place_id": "hasakah-province", "parent": "syr", "name": "Al-Hasakah governorate", "kind": "governorate"},
        {
            "place_id": "qam",
            "parent": "hasakah-province",
            "name": "Qamişlo",
            "aliases": "Qamishli|القامشلي",
            "kind": "town",
        },
        {"place_id": "halko", "parent": "qam", "name": "Halko", "kind": "quarter"},
    ]
    old = pd.DataFrame([dict.fromkeys(columns, "") | row for row in rows], dtype="str")
    imported = listed("a", country=["Syria", "Syria"], state=["Hasaka", ""], town=["Qamishli", "Halko"])
    places, new = join_places(old, imported.frames)
    statements = new["statements"]
    assert list(statements.loc[statements["field"] == "where", "value"]) == ["qam", "halko"]
    assert list(new["places"]["place_id"]) == ["syr", "hasakah-province", "qam", "halko"]
    assert list(places["aliases"]) == ["", "Hasaka", "Qamishli|القامشلي", ""]
    assert list(places["parent"]) == ["", "syr", "hasakah-province", "qam"]


@pytest.mark.parametrize(
    ("first", "second", "ids"),
    [
        ({"district": ["Tibu"]}, {"town": ["Tib\u00fa"]}, ["tibu", "tibu"]),
        ({"town": ["Tibu"]}, {"district": ["Tibu"]}, ["tibu", "tibu"]),
        ({"country": ["Colombia"], "district": ["Tibu"]}, {"town": ["Tibu"]}, ["colombia.tibu", "colombia.tibu"]),
        (
            {"country": ["Colombia"], "state": ["Arauca"], "district": ["Hill"]},
            {"country": ["Colombia"], "state": ["Cauca"], "town": ["Hill"]},
            ["colombia.arauca.hill", "colombia.cauca.hill"],
        ),
        ({"state": ["Arauca"]}, {"town": ["Arauca"]}, ["arauca", "arauca.2"]),  # a town named like its province
        ({"district": ["Tibu"]}, {"district": ["Tibu"], "town": ["Tibu"]}, ["tibu", "tibu.tibu"]),
        ({"town": ["Tibu"]}, {"district": ["Tibu"], "town": ["Tibu"]}, ["tibu", "tibu"]),
    ],
)
def test_a_place_of_one_name_and_parent_is_one_whatever_its_size(
    first: dict[str, list[str]], second: dict[str, list[str]], ids: list[str]
) -> None:
    both = together(listed("a", **first), listed("b", **second))
    assert where(both) == ids
    assert all(place_id != parent for place_id, parent in rows_of(both, "place_id", "parent"))
