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


@pytest.mark.parametrize(("last", "parts"), [("2021-01-12", 0), ("2021-01-13", 1)])
def test_what_lasts_four_days_can_hold_parts(last: str, parts: int) -> None:
    sides: dict[str, Any] = {"participant": ["army", "guard"]}
    whole = claim("w", source="source-w", kind="siege", when=f"2021-01-10/{last}", where="town", **sides)
    part = claim("x", source="source-x", kind="arrest", when="2021-01-11", where="bazaar", **sides)
    assert len(linked(collection_of(whole, part)).parts) == parts


def test_the_part_belongs_to_the_shortest_of_its_wholes() -> None:
    sides: dict[str, Any] = {"participant": ["army", "guard"], "where": "town"}
    long = claim("l", source="source-l", kind="siege", when="2021-01-01/2021-02-20", **sides)
    short = claim("s", source="source-s", kind="displacement", when="2021-01-08/2021-01-14", **sides)
    part = claim("x", source="source-x", kind="arrest", when="2021-01-11", **{**sides, "where": "bazaar"})
    incidents = linked(collection_of(long, short, part))
    assert set(incidents.wholes_of[incidents.incident_of["x"]]) == {incidents.incident_of[each] for each in "ls"}
    assert incidents.row(incidents.incident_of["x"])["parent"] == incidents.incident_of["s"]
