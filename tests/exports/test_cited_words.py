"""The words of a statement with where they stand, and references of documents."""

import pytest

from claims.exports.cited_words import documents_of, place_of, references, words_of
from claims.exports.sheet import Reference
from claims.tables import Collection
from tests.builders.collection_tables import build_collection, claim, row, said


@pytest.fixture(scope="module")
def collection() -> Collection:
    return build_collection(
        claim("one", killed=[said("6", fragment="ستة", gloss="six", paragraph="2"), said("7")]),
        claim("two", source="source-b", document="inner", killed=said("8", fragment="eight")),
        documents=[
            row("documents", "one-doc", title="Six dead", url="http://x/", archive_url="http://a/", published_to="2021-01-25"),
            row("documents", "inner", source_id="source-b", title="A bulletin", within="one-doc"),
        ],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("one-1", "“ستة” [six] (source-a, Six dead, paragraph 2)"),
        ("one-2", "(7; no fragment) (source-a, Six dead)"),
        ("two-1", "“eight” (source-b, A bulletin, in Six dead)"),
    ],
)
def test_words_lead_to_document_and_paragraph(collection: Collection, statement: str, words: str) -> None:
    assert words_of(collection, collection.statement_records[statement]) == words


def test_a_claim_stands_in_its_document(collection: Collection) -> None:
    assert place_of(collection, "two", 4) == "source-b, A bulletin, in Six dead, paragraph 4"


def test_each_document_is_named_once(collection: Collection) -> None:
    assert documents_of(collection, ["two", "one", "two"]) == ("inner", "one-doc")


def test_references_are_those_cited_in_the_order_of_the_table(collection: Collection) -> None:
    one = Reference(
        key="one-doc", source="source-a", title="Six dead", url="http://x/", archive_url="http://a/", language="en"
    )
    two = Reference(key="inner", source="source-b", title="A bulletin", published="2021-01-24", language="en")
    assert references(collection, [("inner",), ("one-doc", "inner")]) == (one, two)
    assert references(collection, [("inner",), ()]) == (two,)
