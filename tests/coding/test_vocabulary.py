"""The vocabulary that grows with use."""

import pytest

from claims.coding import like_names, new_name, with_term
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
