from typing import Any

import pytest

from tests.builders.collection_tables import claim
from tests.builders.matching import SMALL, collection_of, linked


@pytest.mark.parametrize(
    "cells",
    [
        {"when": "2021-02-03"},
        {"when": "[2021-01-30..2021-02-05]"},
        {"where": "port"},
        {"participant": "others"},
        {"participant": ["others", "army"]},
        {"background": "yes"},
        {"when": ""},
        {"where": []},
        {"participant": []},
    ],
)
def test_what_lies_outside_is_no_part(cells: dict[str, Any]) -> None:
    values = {"when": "2021-01-29", "where": "bazaar", "kind": "arrest", "participant": ["army", "guard"], **cells}
    values = {field: value for field, value in values.items() if value}
    part = claim("x", source="source-x", **values)
    incidents = linked(collection_of(SMALL[4], part))
    assert incidents.parts.empty
    inside = claim(
        "x", source="source-x", when="2021-01-29", where="bazaar", kind="arrest", participant=["army", "guard"]
    )
    assert len(linked(collection_of(SMALL[4], inside)).parts) == 1


def test_one_side_is_enough_where_one_document_tells_both() -> None:
    cells: dict[str, Any] = {
        "when": "2021-01-29",
        "where": "bazaar",
        "kind": "arrest",
        "participant": ["army", "others"],
    }
    told = claim("x", document="e-doc", source="source-e", **cells)
    assert len(linked(collection_of(SMALL[4], told)).parts) == 1
    elsewhere = claim("x", document="e-doc", source="source-e", **{**cells, "where": "port"})
    assert linked(collection_of(SMALL[4], elsewhere)).parts.empty


def test_one_document_that_tells_both_may_leave_the_place_out() -> None:
    part = claim(
        "x", document="e-doc", source="source-e", when="2021-01-29", kind="arrest", participant=["army", "guard"]
    )
    assert len(linked(collection_of(SMALL[4], part)).parts) == 1
