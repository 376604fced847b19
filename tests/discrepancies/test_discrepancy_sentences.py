"""Values in words: names for ids, bounds for numbers, long dates, speakers."""

from typing import Any

import pytest

from claims.discrepancies.discrepancy_sentences import (
    answer_words,
    count_words,
    group_count_words,
    set_words,
    value_words,
)
from claims.discrepancies.relations import group_counts, sum_of_claim
from claims.discrepancies.speakers import said_by
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


def test_a_sum_says_what_is_added_up_and_by_whose_reading() -> None:
    collection = build_collection(
        claim("c1", source=A, wounded=[said("several", group="army"), said("3", group="police")])
    )
    total = sum_of_claim(collection.party_tree, group_counts(collection.statements_of_claim["c1"]))
    assert total is not None
    assert group_count_words(collection, total) == (
        "6 or more (The government) when added up: several (read as 3 or more by project convention) (The army) "
        "and 3 (The police)"
    )


@pytest.mark.parametrize(
    ("values", "speaker"),
    [
        ([{"cites": "c1-doc"}, {"cites": "c3-doc|c1-doc"}], "source-b, citing source-a and The Third"),
        ([{"stance": "hedges"}, {}], "source-b, partly with reservation"),
        (
            [{"stance": "hedges"}, {"stance": "hedges", "cites": "c1-doc"}],
            "source-b, with reservation, citing source-a",
        ),
        (
            [{"chain": "third:asserts"}, {"chain": "third:asserts", "stance": "hedges"}],
            "source-b, quoting The Third, partly with reservation",
        ),
        ([{"chain": "third:asserts"}, {}], "source-b, also quoting The Third"),
    ],
)
def test_a_speaker_is_named_once(values: list[dict[str, str]], speaker: str) -> None:
    findings = compare(
        claim("c1", source=A, armed="no"),
        claim("c2", source=B, armed=[said("yes", **cells) for cells in values]),
        claim("c3", source="third", reason="anger"),
        sources=[row("sources", "third", name="The Third")],
    )
    [side] = [side for side in findings.discrepancies[0].sides if "c2-1" in side.statement_ids]
    assert side.speakers == speaker


def test_a_source_that_is_quoted_as_well_is_named_once() -> None:
    findings = compare(
        claim("c1", source=A, armed="no"),
        claim("c2", source=B, armed=said("yes", chain="third:asserts")),
        claim("c3", source="third", armed="yes"),
        sources=[row("sources", "third", name="The Third")],
    )
    [side] = [side for side in findings.discrepancies[0].sides if "c2-1" in side.statement_ids]
    assert side.speakers == "source-b, quoting The Third; The Third"


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (["the council"], "The council says"),
        (["the council", "activists"], "The council and activists say"),
        (["sources in the town"], "Sources in the town say"),
        (["a woman with children"], "A woman with children says"),
        (["the Armed Forces"], "The Armed Forces says"),
        (["the press"], "The press says"),
    ],
)
def test_a_verb_goes_with_its_names(names: list[str], words: str) -> None:
    assert said_by(names, "says", "say") == words


def test_a_set_names_each_value_once() -> None:
    collection = build_collection(claim("c1", source=A, blocked=["food", "fuel", "food", "aid"]))
    assert set_words(collection, collection.statements_of_claim["c1"]) == "food, fuel and aid"


@pytest.mark.parametrize(
    ("cells", "speaker"),
    [
        ({}, "source-b"),
        ({"stance": "hedges"}, "source-b, with reservation"),
        ({"stance": "denies"}, "source-b, to deny it"),
        ({"cites": "c1-doc"}, "source-b, citing source-a"),
        (
            {"cites": "c1-doc|c3-doc|c1-doc", "stance": "hedges"},
            "source-b, with reservation, citing source-a and The Third",
        ),
        ({"cites": "c2-doc"}, "source-b"),
        ({"chain": "witness:asserts"}, "source-b, quoting A witness"),
        ({"chain": "witness:hedges", "stance": "relays"}, "source-b, quoting A witness, with reservation"),
        (
            {"chain": "council:hedges > witness:asserts", "stance": "relays"},
            "source-b, quoting A witness, with reservation",
        ),
        (
            {"chain": "council:relays > witness:asserts", "stance": "hedges"},
            "source-b, quoting A witness, with reservation",
        ),
        ({"chain": "witness:asserts", "cites": "c1-doc"}, "source-b, quoting A witness"),
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


@pytest.mark.parametrize(
    ("number", "speakers"),
    [
        (6, "source-b, source-c, source-d, source-e, source-f and source-g"),
        (8, "source-b, source-c, source-d, source-e, source-f and 3 more"),
    ],
)
def test_a_sentence_names_the_first_of_many_speakers(number: int, speakers: str) -> None:
    told = [claim(f"c{at}", source=f"source-{chr(98 + at)}", killed=said("3", group="police")) for at in range(number)]
    [found] = compare(*told, claim("z", source=A, killed=said("5", group="police"))).discrepancies
    assert f"3 (The police), according to {speakers}." in found.sentence
    assert [len(each.source_ids) for each in found.sides] == [1, number]


def test_a_source_quotes_the_first_of_many() -> None:
    names = [f"speaker-{at}" for at in range(9)]
    told = [said("3", group="police", stance="relays", chain=f"{name}:asserts") for name in names]
    speakers = [row("sources", name, kind="speaker") for name in names]
    accounts = claim("c1", source=A, killed=told), claim("c2", source=B, killed=said("5", group="police"))
    [found] = compare(*accounts, sources=speakers).discrepancies
    assert ", quoting speaker-0, speaker-1, speaker-2, speaker-3, speaker-4 and 4 more." in found.sentence
