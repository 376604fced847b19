"""Searching claims: every word, in any spelling, in the words and in the names."""

import pytest

from claims.survey import ClaimSearch
from claims.tables import Collection
from tests.builders.collection_tables import build_collection, claim, row, said


@pytest.fixture(scope="module")
def collection() -> Collection:
    shooting = claim(
        "a",
        source="herald",
        title="Fire at homes",
        killed=said("1", group="police", fragment="شرطي واحد", gloss="one policeman", chain="resident:asserts"),
        where="old-quarter",
        kind="shooting",
    )
    return build_collection(
        shooting,
        claim("b", source="watch", title="Siege of River Town", where="river-town"),
        sources=[
            row("sources", "herald", name="The Herald", aliases="الهيرالد"),
            row("sources", "resident", name="a resident"),
        ],
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", "ab"),
        ("fire HOMES", "a"),
        ("homes siege", ""),
        ("شرطى", "a"),  # written with another letter for y
        ("الشرطة", "a"),  # an alias of the group counted
        ("policeman", "a"),
        ("مدينه النهر", "b"),  # an alias of the place
        ("old quarter", "a"),
        ("hérald", "a"),
        ("الهيرالد", "a"),
        ("resident", "a"),
        ("shooting killed", "a"),
        ("<zz>", ""),
        (".*", "ab"),
    ],
)
def test_search_finds_every_word_in_any_spelling(collection: Collection, text: str, found: str) -> None:
    answers = ClaimSearch(collection, ("a", "b")).find(text)
    assert "".join(each for each, is_found in zip("ab", answers, strict=True) if is_found) == found
