"""Which names in rows are one place."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.importers.assemble.place_tree.place_keys import LEVELS, PlaceKeys, complete_keys, key_of, place_keys
from claims.names import is_respelling
from claims.territories import country_codes
from tests.builders.foreign_tables import column


def keyed(*rows: tuple[str, ...], points: dict[int, tuple[str, str]] | None = None) -> PlaceKeys:
    """The keys of rows of names, some with a point."""
    names = pd.DataFrame(rows, columns=list(LEVELS), dtype="str", index=range(2, 2 + len(rows)))
    codes = country_codes(names["country"])
    degrees = [(points or {}).get(number, ("", "")) for number in range(len(rows))]
    north, east = (column(*(pair[axis] for pair in degrees)) for axis in (0, 1))
    return place_keys(names, names["country"].map(codes).astype("str"), (north, east))


def paths(places: PlaceKeys) -> list[str]:
    return [".".join(filter(None, row)) for row in places.keys.itertuples(index=False)]


@pytest.mark.parametrize(
    ("names", "code", "key"),
    [
        (("Syrian Arab Republic", "Hasaka", "", "Qamishli"), "SY", ("syria", "al-hasakah", "", "qamishli")),
        (("USA", "OH", "", ""), "US", ("united-states", "ohio", "", "")),
        (("", "OH", "", "A"), "US", ("", "ohio", "", "a")),
        (("Examplia", "North Province", "East District", "QAMISHLI "), "", ("examplia", "north", "east", "qamishli")),
        (("Examplia", "Province", "", "???"), "", ("examplia", "province", "", "xa03b221c")),
        (("سوريا", "الحسكة", "", "القامشلي"), "SY", ("syria", "al-hasakah", "", "al-qamshly")),
        (("Syria", "", "", "Dayr az-Zawr"), "SY", ("syria", "", "", "deir-ez-zor")),
        (("USA", "", "", "OH"), "US", ("united-states", "", "", "oh")),
    ],
)
def test_a_key_is_that_of_the_territory_or_of_the_bare_name(
    names: tuple[str, ...], code: str, key: tuple[str, ...]
) -> None:
    assert key_of(names, code) == key


def test_names_of_one_country_and_division_are_one() -> None:
    places = keyed(("United States", "NE", "", "A"), ("USA", "Nebraska", "", "A"), ("US", "Neb.", "", "a "))
    assert set(paths(places)) == {"united-states.nebraska.a"}
    assert not places.completed.any()


def test_letters_of_divisions_are_known_without_a_country_where_all_are_of_one() -> None:
    assert paths(keyed(("", "OH", "", "A"), ("", "Nebraska", "", "B"))) == ["ohio.a", "nebraska.b"]
    assert paths(keyed(("", "OH", "", "A"), ("", "Nowhere", "", "B"))) == ["oh.a", "nowhere.b"]


def test_spellings_are_one_place_in_countries_of_another_script() -> None:
    rows = [("Syria", "Hasakah", "", name) for name in ("Qamishli", "Qamishlo", "القامشلي", "Amuda")]
    places = keyed(*rows)
    assert paths(places) == [*(["syria.al-hasakah.qamishli"] * 3), "syria.al-hasakah.amuda"]
    assert places.respelled == (("Qamishlo", "Qamishli"), ("القامشلي", "Qamishli"))


def test_a_spelling_in_a_row_without_a_province_is_that_of_the_other_rows() -> None:
    places = keyed(("Syria", "Hama", "", "Lataminah"), ("Syria", "", "", "Latamina"))
    assert set(paths(places)) == {"syria.hama.lataminah"}
    assert places.respelled == (("Latamina", "Lataminah"),)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Syria", "Hama", "", "Lataminah"), ("Syria", "Idlib", "", "Latamina")),
        (("Syria", "", "", "Lataminah"), ("Iraq", "", "", "Latamina")),
        (("United States", "Ohio", "", "Milton"), ("United States", "Ohio", "", "Malton")),
        (("Syria", "", "", "Rasa"), ("Syria", "", "", "Rasah")),
    ],
)
def test_other_names_stay_apart(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    places = keyed(one, other)
    assert len(set(paths(places))) == 2
    assert places.respelled == ()


def test_spellings_with_points_apart_are_two_places() -> None:
    rows = [("Syria", "Hama", "", "Lataminah"), ("Syria", "Hama", "", "Latamina")]
    assert len(set(paths(keyed(*rows, points={0: ("35.32", "36.62"), 1: ("35.36", "36.66")})))) == 2
    assert len(set(paths(keyed(*rows, points={0: ("35.32", "36.62"), 1: ("35.321", "36.621")})))) == 1


def test_a_level_that_a_row_leaves_out_makes_no_other_place() -> None:
    places = keyed(
        ("USA", "Ohio", "", "A"), ("USA", "", "", "A"), ("", "", "", "A"), ("", "Ohio", "", "A"), ("", "Ohio", "", "")
    )
    assert paths(places) == [*(["united-states.ohio.a"] * 4), "united-states.ohio"]
    assert list(places.completed) == [False, True, True, True, True]


def test_what_is_above_a_place_is_completed_too() -> None:
    assert paths(keyed(("", "Ohio", "", "A"), ("USA", "Ohio", "", "B"))) == [
        "united-states.ohio.a",
        "united-states.ohio.b",
    ]


def test_a_name_of_several_places_is_not_completed() -> None:
    places = keyed(("USA", "Ohio", "", "A"), ("USA", "Texas", "", "A"), ("USA", "", "", "A"))
    assert paths(places) == ["united-states.ohio.a", "united-states.texas.a", "united-states.a"]
    assert not places.completed.any()


def test_a_place_far_away_is_not_completed() -> None:
    rows = [("USA", "Ohio", "", "A"), ("", "", "", "A")]
    assert paths(keyed(*rows, points={0: ("40", "-82"), 1: ("36", "41")})) == ["united-states.ohio.a", "a"]
    assert paths(keyed(*rows, points={0: ("40", "-82"), 1: ("40.1", "-82")})) == ["united-states.ohio.a"] * 2
    assert paths(keyed(*rows, points={0: ("40", "-82")})) == ["united-states.ohio.a"] * 2
    assert paths(keyed(*rows, points={1: ("40", "-82")})) == ["united-states.ohio.a", "a"]


@pytest.mark.parametrize(
    ("one", "other", "strict", "same"),
    [
        ("Qamishli", "Kamishly", False, True),
        ("Qamishli", "Qamishlo", True, True),
        ("Qamishli", "Kamishly", True, False),
        ("Basra", "Busayra", False, False),
        ("Idlib", "Aleppo", False, False),
        ("Homs", "Hims", False, True),
    ],
)
def test_spellings_share_their_consonants_and_most_letters(one: str, other: str, strict: bool, same: bool) -> None:
    assert is_respelling(one, other, strict=strict) is same
    assert is_respelling(other, one, strict=strict) is same


@given(st.lists(st.tuples(*(st.sampled_from(["", "a", "b"]) for _ in LEVELS)), max_size=8))
def test_completing_only_adds_and_the_fullest_stay(keys: list[tuple[str, ...]]) -> None:
    whole = complete_keys(keys, {})
    assert set(whole) == set(keys)
    for key, fuller in whole.items():
        assert all(part in {"", other} for part, other in zip(key, fuller, strict=True))
        if all(key):
            assert fuller == key
