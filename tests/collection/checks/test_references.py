"""References: circles, and rows that are refused because they name a refused one."""

from typing import Any

import pandas as pd
import pytest

from claims.collection import check_frames, load_collection
from tests.builders.collection_files import Spoil, places_of, row_of
from tests.builders.collection_tables import SMALL, build_collection, claim, read_rows, row


def test_circle_of_several_rows_refuses_each() -> None:
    places = [
        row("places", name, parent=parent)
        for name, parent in (("a", "b"), ("b", "c"), ("c", "a"), ("d", ""), ("e", "d"))
    ]
    collection = build_collection(places=places)
    assert places_of(collection.problems) == [("places", number, "parent") for number in (2, 3, 4)]
    assert "a > b > c > a" in collection.problems[0].found
    assert list(collection.places["place_id"]) == ["d", "e"]


def test_row_below_a_circle_is_refused_in_turn() -> None:
    places = [row("places", name, parent=parent) for name, parent in (("a", "a"), ("b", "a"))]
    problems = build_collection(places=places).problems
    assert [problem.found for problem in problems] == ["a circle: a > a", "'a', which is refused (row 2 of places)"]


def test_refused_document_takes_its_claims_and_statements_along(spoil: Spoil) -> None:
    collection = load_collection(spoil("documents", "watch-2", {"language": ""}))
    refused = {(problem.file, problem.row): problem.found for problem in collection.problems}
    lost = [each["statement_id"] for each in read_rows(SMALL / "statements.csv") if each["claim_id"] in {"w2", "w3"}]
    assert set(collection.claims["claim_id"]) == {"h1", "w1", "a1"}
    assert {("statements.csv", row_of("statements", each)) for each in lost} < set(refused)
    assert refused[("claims.csv", row_of("claims", "w2"))] == "'watch-2', which is refused (row 4 of documents.csv)"


def test_refused_part_goes_with_its_whole(spoil: Spoil) -> None:
    collection = load_collection(spoil("statements", "h1-wounded", {"value": "many"}))
    assert places_of(collection.problems) == [
        ("statements.csv", row_of("statements", "h1-wounded"), "value"),
        ("statements.csv", row_of("statements", "h1-wounded-police"), "part_of"),
    ]


@pytest.mark.parametrize(
    ("field", "cells", "column", "found", "allowed"),
    [
        ("killed", {"group": "polise"}, "group", "polise", "an id in parties, such as 'police'"),
        ("killed", {"group": "zzz"}, "group", "zzz", "an id in parties"),
        ("killed", {"cites": "c-doc|zzz"}, "cites", "zzz", "an id in documents"),
        ("killed", {"chain": "zzz:asserts"}, "chain", "zzz", "an id in sources"),
        ("killed", {"part_of": "zzz"}, "part_of", "zzz", "an id in statements"),
        ("where", {"value": "old-quartre"}, "value", "old-quartre", "an id in places, such as 'old-quarter'"),
        ("initiator", {"value": "securty"}, "value", "securty", "an id in parties, such as 'security'"),
        ("nofield", {}, "field", "nofield", "an id in fields"),
    ],
)
def test_what_names_nothing_is_refused_with_the_nearest_id(
    field: str, cells: Any, column: str, found: str, allowed: str
) -> None:
    statement: Any = {"value": "1", **cells}
    problems = build_collection(claim("c", **{field: statement})).problems
    assert [(each.file, each.row, each.column, each.found, each.allowed) for each in problems] == [
        ("statements", 2, column, f"{found!r}, which does not exist", allowed)
    ]


def test_every_id_of_a_list_is_looked_up() -> None:
    places = [row("places", "town")]
    documents = [row("documents", "d", source_id="s", coverage="towm|town|hill")]
    problems = build_collection(sources=[row("sources", "s")], documents=documents, places=places).problems
    assert [each.found for each in problems] == ["'hill', which does not exist", "'towm', which does not exist"]


def test_a_row_that_names_itself_by_an_id_of_another_column_is_no_circle() -> None:
    documents = [row("documents", "d", source_id="d"), row("documents", "e", source_id="d", within="d")]
    assert build_collection(sources=[row("sources", "d")], documents=documents).problems == ()


def test_an_id_that_a_good_row_has_is_not_lost_with_a_refused_one() -> None:
    sources = [row("sources", "s"), row("sources", "s", kind="nobody")]
    frames = {"sources": pd.DataFrame(sources), "documents": pd.DataFrame([row("documents", "d", source_id="s")])}
    good, problems = check_frames(frames)
    assert list(good["documents"]["document_id"]) == ["d"]
    assert {each.file for each in problems} == {"sources"}
