"""Every fragment is looked up in its text; what is astray is named with the nearest place."""

import os
from pathlib import Path

import pytest

from claims.collection import load_collection
from claims.texts import FoundTexts, find_texts, text_digests, verify_fragments
from claims.texts.find_texts import digest_of
from tests.builders.outside_texts import FRAGMENT, TEXT, told_in
from tests.builders.shipped import EL_SALVADOR, ROOT, SHIPPED

HELD = ROOT.parent / "shared"  # texts and tables stay outside the project
PLACES = (
    Path(os.environ.get("CLAIMS_SOURCE_TEXTS", HELD / "sources")),
    HELD / "benchmarks" / "importer_samples",
    HELD / "benchmarks" / "muc" / "documents.jsonl",
)


def astray(**columns: str) -> list[tuple[str, int | None]]:
    collection = told_in(**columns)
    verified = verify_fragments(collection, FoundTexts(by_digest={digest_of(collection, "c1-doc"): TEXT}))
    assert verified.documents == 1
    return [(each.nearest, each.nearest_paragraph) for each in verified.astray]


@pytest.mark.parametrize(
    ("columns", "found"),
    [
        ({"fragment": FRAGMENT, "verbatim": "killed", "paragraph": "2"}, []),
        ({"fragment": FRAGMENT}, []),
        ({}, []),
        ({"fragment": FRAGMENT, "paragraph": "3"}, [("killed in the “Old Quarter”.", 2)]),
        ({"fragment": "Seven were wounded", "paragraph": "3"}, [("Six were wounded, a", 3)]),
        ({"fragment": "XYZZY #### ΩΩΩ"}, [("", None)]),
    ],
)
def test_fragments_that_are_not_there_are_astray(columns: dict[str, str], found: list[tuple[str, int | None]]) -> None:
    assert astray(**columns) == found


def test_what_is_astray_says_where_what_and_what_would_do() -> None:
    collection = told_in(fragment="Seven were wounded", paragraph="3")
    texts = FoundTexts(by_digest={digest_of(collection, "c1-doc"): TEXT})
    assert [each.in_words for each in verify_fragments(collection, texts).astray] == [
        "document c1-doc, statement c1-1: found “Seven were wounded”, which is not in paragraph 3; "
        "allowed: words of the text as they stand there, of which nearest is “Six were wounded, a” in paragraph 3"
    ]


def test_documents_without_a_text_and_statements_without_a_fragment_are_counted() -> None:
    collection = told_in()
    without = verify_fragments(collection, FoundTexts(by_digest={}))
    assert (without.checked, without.documents, without.without_text) == (0, 0, ("c1-doc",))
    found = verify_fragments(collection, FoundTexts(by_digest={digest_of(collection, "c1-doc"): TEXT}))
    assert (found.checked, found.documents, found.without_text, found.unlocated) == (0, 1, (), 1)


@pytest.mark.parametrize("folder", [SHIPPED, EL_SALVADOR], ids=lambda folder: folder.name)
def test_the_fragments_of_the_coded_collections_stand_in_their_texts(folder: Path) -> None:
    places = [place for place in PLACES if place.exists()]
    collection = load_collection(folder)
    verified = verify_fragments(collection, find_texts(text_digests(collection), places))
    if verified.without_text:
        pytest.skip(f"no texts of {', '.join(verified.without_text[:5])} in {', '.join(map(str, PLACES))}")
    assert verified.astray == ()
    assert verified.checked == len(collection.statements)
