"""The list of claims: when and where each puts its event, who tells it, and what it does not state."""

from typing import Any

import pandas as pd
import pytest

from claims.survey import CLAIM_LIST_COLUMNS, list_claims
from claims.tables import Collection
from tests.builders.collection_tables import SMALL, Cells, Tables, build_collection, claim, read_rows, row, said
from tests.builders.incidents import together

PLACES = [
    row("places", "land", latitude="35", longitude="38", radius_km="450"),
    row("places", "town", parent="land", latitude="36.5", longitude="40.75", radius_km="8"),
    row("places", "quarter", parent="town", latitude="36.5", longitude="40.75", radius_km="1"),
    row("places", "square", parent="quarter"),
]
FIELDS = [*read_rows(SMALL / "fields.csv"), row("fields", "ended", type="span")]


def table_of(*claims: Tables, places: list[Cells] | None = None) -> tuple[Collection, pd.DataFrame]:
    collection = build_collection(*claims, places=places or PLACES, fields=FIELDS)
    assert not collection.problems
    return collection, list_claims(collection, together(collection))


def one_row(**values: Any) -> dict[str, Any]:  # cells of a frame
    _, table = table_of(claim("a", **values))
    assert tuple(table.columns) == CLAIM_LIST_COLUMNS
    return {str(key): value for key, value in table.iloc[0].items()}


@pytest.mark.parametrize(
    ("values", "first", "last", "precision"),
    [
        ({"when": "2021-01-23"}, "2021-01-23", "2021-01-23", "day"),
        ({"when": "2021-01"}, "2021-01-01", "2021-01-31", "month"),
        ({"when": ["2021-01-20", "2021-01-23"]}, "2021-01-20", "2021-01-23", "within"),
        ({"when": ["2021-01-20/2021-01-21", "2021-01-23"]}, "2021-01-20", "2021-01-23", "period"),
        ({"when": ["2021-01-20", "2021-01-23/.."]}, "2021-01-20", None, "period"),
        ({"began": "2021-01-10"}, "2021-01-10", None, "period"),
        ({"ended": "2021-01-12"}, None, "2021-01-12", "period"),
        ({"began": "2021-01-10", "ended": "2021-01-12"}, "2021-01-10", "2021-01-12", "period"),
        ({"began": "2021-01-10/2021-01-11", "ended": "2021-01-12/2021-01-13"}, "2021-01-10", "2021-01-13", "period"),
        ({"when": ["2021-01-23", "2021-01-23"]}, "2021-01-23", "2021-01-23", "day"),
        ({"when": ["2021-01-23", "2021-01"]}, "2021-01-01", "2021-01-31", "within"),
        ({"when": ["2021-01-23", "../2021-01-20"]}, None, "2021-01-23", "period"),
        ({"when": "2021-01-23", "began": "2021-01-10"}, "2021-01-23", "2021-01-23", "day"),
        ({"when": said("2021-01-23", stance="demands")}, None, None, ""),
        ({"when": said("2021-01-23", stance="aims")}, None, None, ""),
        ({}, None, None, ""),
    ],
)
def test_time_is_the_hull_of_what_a_claim_states(
    values: dict[str, Any], first: str | None, last: str | None, precision: str
) -> None:
    cells = one_row(**values)
    days = [None if pd.isna(cells[each]) else str(cells[each].date()) for each in ("first", "last")]
    assert [*days, cells["precision"]] == [first, last, precision]


def test_fields_that_count_and_kinds_are_named() -> None:
    cells = one_row(kind=["clash", "siege"], killed=["1", "2"], wounded="3")
    assert (cells["kinds"], cells["outcomes"]) == ("clash|siege", "killed|wounded")


def test_later_account_of_a_source_is_a_revision() -> None:
    _, table = table_of(claim("a", killed="1"), claim("b", supersedes="a", killed="2"))
    assert dict(zip(table["claim_id"], table["revision"], strict=True)) == {"a": False, "b": True}


def test_a_row_says_who_tells_a_claim_and_where_it_was() -> None:
    collection = build_collection(
        claim("a", source="one", when="2021-01-23", where="square", background="yes", title="Six dead", published="2021-01-24/2021-01-25"),
        claim("b", source="two", document="d", title="Seven dead", published=""),
        documents=[row("documents", "d", source_id="two", language="ar", published_from="", published_to="")],
        places=PLACES,
    )  # fmt: skip
    table = list_claims(collection, together(collection, "a"))
    assert list(table["claim_id"]) == ["a", "b"]
    first, second = table.astype("object").where(table.notna(), None).to_dict("records")
    day = pd.Timestamp("2021-01-23")
    assert first == {
        "claim_id": "a", "source_id": "one", "document_id": "a-doc", "incident_id": "i", "title": "Six dead", "language": "en",
        "background": True, "revision": False, "first": day, "last": day, "precision": "day",
        "published_first": pd.Timestamp("2021-01-24"), "published_last": pd.Timestamp("2021-01-25"), "place_id": "square",
        "place_kind": "town", "latitude": 36.5, "longitude": 40.75, "radius_km": 1.0, "kinds": "", "outcomes": "",
    }  # fmt: skip
    assert second == {
        "claim_id": "b", "source_id": "two", "document_id": "d", "incident_id": "i-b", "title": "Seven dead", "language": "ar",
        "background": False, "revision": False, "first": None, "last": None, "precision": "", "published_first": None,
        "published_last": None, "place_id": "", "place_kind": "", "latitude": None, "longitude": None, "radius_km": None,
        "kinds": "", "outcomes": "",
    }  # fmt: skip
