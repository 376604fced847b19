"""Values in words: names for ids, bounds for numbers, long dates, speakers."""

from typing import Any

import pytest

from claims.discrepancies.discrepancy_sentences import answer_words, count_words, set_words, value_words
from claims.values import Count
from tests.builders.collection_tables import build_collection, claim, row, said
from tests.builders.findings import A, B, clean, compare


@pytest.mark.parametrize(
    ("field", "value", "words", "answer"),
    [
        ("wounded", said("2..3", group="police"), "2 to 3", "2 to 3 (The police)"),
        ("wounded", "2+", "2 or more", "2 or more"),
        ("when", "2021-01", "January 2021", "January 2021"),
        ("initiator", "police", "The police", "The police"),
        ("where", "old-quarter", "Old Quarter", "Old Quarter"),
        ("force", "fire at people", "fire at people", "fire at people"),
        ("reason", "police", "police", "police"),
        ("initiator", said("police", stance="aims"), "The police (an aim)", "The police (an aim)"),
        ("reason", said("anything else", stance="denies"), "nothing else", "nothing else"),
        ("reason", "anything else", "anything else", "anything else"),
    ],
)
def test_a_value_and_an_answer(field: str, value: Any, words: str, answer: str) -> None:
    collection = clean(build_collection(claim("c1", source=A, **{field: value})))
    statement = collection.statement_records["c1-1"]
    assert (value_words(collection, statement), answer_words(collection, statement)) == (words, answer)


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (Count.parse("dozens"), "dozens (read as 20 to 99)"),
        (Count.parse("several"), "several (read as 3 or more)"),
        (Count(20, 99), "20 to 99"),
        (Count(20, 98, vague=True), "20 to 98"),
    ],
)
def test_a_vague_word_is_shown_with_its_bounds(count: Count, words: str) -> None:
    assert count_words(count) == words


def test_a_set_names_each_value_once() -> None:
    collection = build_collection(claim("c1", source=A, blocked=["food", "fuel", "food", "aid"]))
    assert set_words(collection, collection.statements_of_claim["c1"]) == "food, fuel and aid"


@pytest.mark.parametrize(
    ("cells", "speaker"),
    [
        ({}, "source-b"),
        ({"stance": "hedges"}, "source-b (hedged)"),
        ({"stance": "denies"}, "source-b (which denies it)"),
        ({"cites": "c1-doc"}, "source-b (citing source-a)"),
        ({"cites": "c1-doc|c3-doc|c1-doc", "stance": "hedges"}, "source-b (hedged, citing source-a and The Third)"),
        ({"cites": "c2-doc"}, "source-b"),
        ({"chain": "witness:asserts"}, "A witness (in source-b)"),
        ({"chain": "council:relays > witness:asserts", "stance": "hedges"}, "A witness (in source-b, hedged)"),
        ({"chain": "witness:asserts", "cites": "c1-doc"}, "A witness (in source-b)"),
    ],
)
def test_who_says_it(cells: dict[str, str], speaker: str) -> None:
    sources = [
        row("sources", "witness", name="A witness", kind="speaker"),
        row("sources", "council", kind="speaker"),
        row("sources", "third", name="The Third"),
    ]
    findings = compare(
        claim("c1", source=A, armed="no"),
        claim("c2", source=B, armed=said("yes", **cells)),
        claim("c3", source="third", reason="anger"),
        sources=sources,
    )
    [side] = [side for side in findings.discrepancies[0].sides if "c2-1" in side.statement_ids]
    assert side.speakers == speaker
