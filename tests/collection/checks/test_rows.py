"""Rows: cells of one row against one another, and against the rows that they name."""

from typing import Any

import pytest

from tests.builders.collection_tables import Tables, build_collection, claim, row, said


def problems(*claims: Tables, **tables: Any) -> list[tuple[str, int | None, str, str, str]]:
    found = build_collection(*claims, **tables).problems
    return [(each.file, each.row, each.column, each.found, each.allowed) for each in found]


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        ("2021-01-24", "2021-01-24", None),
        ("2021-01-24", "2021-01-25", None),
        ("", "2021-01-24", None),
        ("2021-01-24", "", None),
        ("2021-01-24", "2021-01-23", "'2021-01-23', before published_from '2021-01-24'"),
    ],
)
def test_a_document_is_published_from_a_day_to_a_later_one(first: str, last: str, found: str | None) -> None:
    document = row("documents", "d", published_from=first, published_to=last)
    expected = [("documents", 2, "published_to", found, "the same day or a later one")] if found else []
    assert problems(documents=[document], sources=[row("sources", "source-a")]) == expected


@pytest.mark.parametrize(("given", "absent"), [("latitude", "longitude"), ("longitude", "latitude")])
def test_a_point_has_two_coordinates(given: str, absent: str) -> None:
    places = [row("places", "p", latitude="1", longitude="2"), row("places", "q"), row("places", "r", **{given: "1"})]
    assert problems(places=places) == [("places", 4, absent, f"nothing beside a {given}", "both, or neither")]


def test_a_fragment_has_at_most_twelve_words() -> None:
    twelve, thirteen = " ".join("abcdefghijkl"), " ".join("abcdefghijklm")
    assert problems(claim("c", killed=[said("1", fragment=twelve), said("1", fragment=thirteen)])) == [
        ("statements", 3, "fragment", repr(thirteen), "at most 12 words of the source, not 13")
    ]


@pytest.mark.parametrize(
    ("verbatim", "fragment", "good"),
    [
        ("", "", True),
        ("two died", "two died", True),
        ("died", "two died", True),
        ("two\n died", "two died there", True),
        ("two died", "two  died", True),
        ("two there", "two died there", False),
        ("Two", "two died", False),
        ("two", "", False),
    ],
)
def test_the_words_of_a_value_stand_in_its_fragment(verbatim: str, fragment: str, good: bool) -> None:
    allowed = f"words from the fragment, which is {fragment!r}" if fragment else "nothing without a fragment"
    expected = [] if good else [("statements", 2, "verbatim", repr(verbatim), allowed)]
    found = problems(claim("c", killed=said("1", verbatim=verbatim, fragment=fragment)))
    assert [(*problem[:-1], problem[-1].partition(":")[0]) for problem in found] == expected


@pytest.mark.parametrize(
    ("cells", "column", "found", "allowed"),
    [
        ({"type": "term"}, "terms", "nothing", "the terms of the field, split at |"),
        ({"type": "term", "terms": "a|b", "exclusive": "a/c"}, "exclusive", "'a/c'", "two of the field's terms, written one/other"),
        ({"type": "term", "terms": "a|b", "exclusive": "a"}, "exclusive", "'a'", "two of the field's terms, written one/other"),
        ({"type": "term", "terms": "a|b|c", "exclusive": "a/b/c"}, "exclusive", "'a/b/c'", "two of the field's terms, written one/other"),
        ({"type": "term", "terms": "a|b|c", "exclusive": "a/b| a / c "}, "", "", ""),
        ({"type": "count"}, "", "", ""),
    ],
)  # fmt: skip
def test_a_term_field_lists_its_terms(cells: dict[str, str], column: str, found: str, allowed: str) -> None:
    expected = [("fields", 2, column, found, allowed)] if column else []
    assert problems(fields=[row("fields", "f", **cells)]) == expected


@pytest.mark.parametrize("column", ["part_of", "reading_of"])
def test_a_statement_is_part_of_its_own_claim(column: str) -> None:
    accounts = (
        claim("a", killed="1"),
        claim("b", killed=["1", said("1", **{column: "b-1"}), said("1", **{column: "a-1"})]),
    )
    expected = ("statements", 5, column, "'a-1', which belongs to claim 'a'", "a statement of claim 'b'")
    assert problems(*accounts) == [expected]


def test_a_claim_supersedes_one_of_its_own_source() -> None:
    accounts = claim("a"), claim("b", supersedes="a"), claim("c", source="source-b", supersedes="a")
    expected = ("claims", 4, "supersedes", "'a', a claim of source 'source-a'", "a claim of source 'source-b'")
    assert problems(*accounts) == [expected]


def test_a_judgement_is_on_two_claims() -> None:
    judgements = [
        row("judgements", "one", claim_a="a", claim_b="b"),
        row("judgements", "two", claim_a="b", claim_b="b"),
    ]
    expected = ("judgements", 3, "claim_b", "'b', as in claim_a", "another claim")
    assert problems(claim("a"), claim("b"), judgements=judgements) == [expected]


@pytest.mark.parametrize(
    ("bare", "rows"),
    [
        (1, "1 inferences, in rows 3"),
        (2, "2 inferences, in rows 3, 4"),
        (20, f"20 inferences, in rows {', '.join(map(str, range(3, 23)))}"),
        (21, f"21 inferences, in rows {', '.join(map(str, range(3, 23)))}, ..."),
    ],
)
def test_inferences_without_a_note_are_named_together_and_kept(bare: int, rows: str) -> None:
    noted = [said("1", basis="inference", note="n")]
    statements = (
        noted
        + [said(str(number), basis="inference") for number in range(bare)]
        + [said("9"), said("8", basis="reading")]
    )
    collection = build_collection(claim("c", killed=statements))
    assert [(each.file, each.row, each.column, each.found, each.allowed) for each in collection.problems] == [
        (
            "statements",
            None,
            "note",
            f"no note on {rows}; the rows are kept",
            "a note: what the coder concluded the value from",
        )
    ]
    assert len(collection.statements) == bare + 3
