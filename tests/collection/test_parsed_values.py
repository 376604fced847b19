"""Values as numbers and days."""

import pytest

from claims.collection import (
    load_collection,
)
from tests.builders.collection_files import places_of
from tests.builders.collection_tables import SMALL, build_collection, claim, said


@pytest.mark.parametrize(
    ("statement", "value"),
    [
        ("h1-wounded", "6"),
        ("h1-wounded-police", "2+"),
        ("w1-wounded", "~3+"),
        ("a1-crowd", "~200..999"),
        ("w1-when", "2021-01-23"),
        ("w2-when", "2021-01-10/2021-02-02"),
        ("w1-began", "[2021-01-11..2021-01-12]"),  # the 13th day, told on 24 January
    ],
)
def test_values_are_parsed(statement: str, value: str) -> None:
    record = load_collection(SMALL).statement_records[statement]
    assert str(record.count or record.span) == value


def test_day_count_resolves_from_the_day_it_was_said() -> None:
    collection = build_collection(claim("c1", published="2021-03-01", began=said("day 3", said="2021-01-10")))
    assert str(collection.statement_records["c1-1"].span) == "[2021-01-07..2021-01-08]"


def test_parsed_columns_have_their_types_in_an_empty_collection() -> None:
    collection = build_collection()
    kinds = [str(collection.statements.dtypes[name]) for name in ("low", "high", "vague", "first", "last", "precision")]
    assert kinds == ["Int64", "Int64", "boolean", "datetime64[us]", "datetime64[us]", "str"]
    assert str(collection.documents.dtypes["published_first"]) == "datetime64[us]"


def test_day_count_without_a_day_of_publication_is_refused() -> None:
    problems = build_collection(claim("c1", published="", began="day 13")).problems
    assert places_of(problems) == [("statements", 2, "value")]
