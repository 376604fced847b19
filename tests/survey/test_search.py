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
        claim(
            "b",
            source="watch",
            title="Siege of River Town",
            where="river-town",
            note="by the coder",
            reason=said("bread", note="unsure"),
        ),
        sources=[
            row("sources", "herald", name="The Herald", aliases="الهيرالد|Tribune"),
            row("sources", "resident", name="a resident"),
        ],
        documents=[row("documents", "b-doc", source_id="watch", title="Bulletin 7", note="translated")],
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
        ("tribune", "a"),
        ("watch", "b"),
        ("bulletin", "b"),
        ("translated", "b"),
        ("coder", "b"),
        ("bread", "b"),  # the value of a text
        ("unsure", "b"),
        ("one", "a"),  # the value of a count is no word, its fragment is
        ("river town siege", "b"),
        ("ofriver", ""),  # words of their own
        ("<zz>", ""),
        (".*", "ab"),
    ],
)
def test_search_finds_every_word_in_any_spelling(collection: Collection, text: str, found: str) -> None:
    flags = ClaimSearch(collection, ("a", "b")).find(text)
    assert "".join(claim_id for claim_id, is_found in zip("ab", flags, strict=True) if is_found) == found


def test_answers_come_in_the_order_of_the_claims(collection: Collection) -> None:
    assert ClaimSearch(collection, ("b", "nothing", "a")).find("siege").tolist() == [True, False, False]
