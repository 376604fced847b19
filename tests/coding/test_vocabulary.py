"""The vocabulary that grows with use."""

import pytest

from claims.coding import like_names, name_cut_short, new_name, with_term
from tests.builders.coding import vocabulary

START = vocabulary(
    places=[
        {"place_id": "qamishli", "name": "Qamishli", "kind": "town", "aliases": "Qamishlo|القامشلي"},
        {"place_id": "hasakah", "name": "al-Hasakah", "kind": "town", "aliases": "Hasaka|الحسكة"},
        {"place_id": "tell-tamer", "name": "Tell Tamer", "kind": "town"},
    ]
)


@pytest.mark.parametrize(
    ("typed", "first", "same"),
    [
        ("qamishlo", "qamishli", True),
        ("القامشلي", "qamishli", True),
        ("Kamishly", "qamishli", False),
        ("Hasakah", "hasakah", True),
        ("Hassake", "hasakah", False),
        ("tam", "tell-tamer", False),
    ],
)
def test_like_names_come_first_in_any_script(typed: str, first: str, *, same: bool) -> None:
    likest = like_names(START, "places", typed)[0]
    assert (likest.row_id, likest.same) == (first, same)


def test_an_unlike_name_has_none() -> None:
    assert like_names(START, "places", "Timbuktu") == ()
    assert like_names(START, "places", "  ") == ()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Armed opp", "opposition"),
        ("armed  OPP", "opposition"),
        ("Armed", ""),  # a whole word of it may be a name of its own
        ("Armed opposition front", ""),
        ("C", ""),
        ("", ""),
    ],
)
def test_a_name_cut_short_is_the_one_that_goes_on(typed: str, meant: str) -> None:
    assert name_cut_short(typed, like_names(START, "parties", typed)) == meant


def test_a_name_cut_short_that_several_go_on_is_none() -> None:
    more = [new_name(START, "parties", name, "body") for name in ("Northern Front", "Northern Force")]
    assert name_cut_short("Northern F", like_names(START.with_rows("parties", more), "parties", "Northern F")) == ""


def test_a_new_name_gets_an_id_that_is_free() -> None:
    assert new_name(START, "places", " Qamishli\x00 ", "town") == {
        "place_id": "qamishli-2",
        "name": "Qamishli",
        "kind": "town",
    }
    row = new_name(START, "parties", "المجلس المحلي", "body", parent="opposition")
    assert (row["name"], row["parent"]) == ("المجلس المحلي", "opposition")
    assert START.with_rows("parties", [row]).name_of("parties", row["party_id"]) == "المجلس المحلي"


def test_a_field_takes_a_new_term_once() -> None:
    row, term = with_term(START, "kind", "hostage | taking")
    assert (row["terms"].rpartition("|")[2], term) == ("hostage taking", "hostage taking")
    grown = START.with_rows("fields", [row])
    assert with_term(grown, "kind", "Hostage  táking") == (row, "hostage taking")  # without marks it is that one
    assert with_term(grown, "kind", " ") == (row, "")
