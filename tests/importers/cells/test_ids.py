"""Ids made from names and content."""

import pytest

from claims.importers.cells.ids import MAX_ID_CHARACTERS, name_id, name_ids, numbered, short_digest, short_digests
from tests.builders.foreign_tables import column


@pytest.mark.parametrize(
    ("text", "expected"),
    [("River Town", "river-town"), ("  Al-Qāmišlī! ", "al-qamisli"), ("القامشلي", "lqmshly"), ("…", ""), ("", "")],
)
def test_names_become_ids(text: str, expected: str) -> None:
    assert name_id(text) == expected


def test_a_long_id_is_cut_and_ends_in_a_digest() -> None:
    assert name_id("a" * MAX_ID_CHARACTERS) == "a" * MAX_ID_CHARACTERS
    long = "b" * (MAX_ID_CHARACTERS - 1) + " cd"
    assert name_id(long) == "b" * (MAX_ID_CHARACTERS - 1) + "-" + short_digest(long)
    assert name_id(long) != name_id(long + "e")


def test_a_name_without_letters_gets_a_digest_and_no_name_gets_none() -> None:
    assert list(name_ids(column("A b", "???", ""))) == ["a-b", "x" + short_digest("???"), ""]


def test_equal_texts_have_equal_digests_of_eight_digits() -> None:
    one, other, again = short_digests(column("a", "b", "a"))
    assert one == again != other
    assert len(one) == 8


def test_ids_that_an_earlier_row_has_are_numbered() -> None:
    assert list(numbered(column("a", "b", "a", "a"))) == ["a", "b", "a.2", "a.3"]
