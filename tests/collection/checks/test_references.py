"""References: circles, and rows that are refused because they name a refused one."""

from claims.collection import (
    load_collection,
)
from tests.builders.collection_files import Spoil, places_of, row_of
from tests.builders.collection_tables import SMALL, build_collection, read_rows, row


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
