"""Incidents as a list: a row each, with the least and the most that an account gives, and how many differ on it."""

from datetime import date

import pytest

from claims.errors import UnknownIdError
from claims.exports.lists.incident_list import incident_list_sheet
from claims.exports.sheet import Cell, Several, Sheet
from tests.builders.collection_tables import claim, said
from tests.builders.hostile_study import AT, SHOOTING, Study, study_of


def study() -> Study:
    part = said("9", group="police", part_of="one-4")
    return study_of(
        claim("one", **SHOOTING, killed=["4", part], wounded="2+", participant="police"),
        claim("two", source="source-b", **SHOOTING, killed="7", wounded="1"),
        claim("three", source="source-c", **SHOOTING, killed=said("99", basis="inference", note="It follows.")),
        claim("four", when="2019-05-01", where="hill-town", kind="clash", crowd="100..200"),
    )


def listed(ids: list[str] | None = None) -> Sheet:
    collection, incidents, findings = study()
    return incident_list_sheet(
        collection, incidents, findings, ids=list(incidents.rows) if ids is None else ids, filter="q", at=AT
    )


def shooting() -> dict[str, Cell]:
    return next(each for each in listed().records if each["date_from"] == date(2021, 1, 23))


def test_an_incident_is_a_row_with_when_where_and_who() -> None:
    expected: dict[str, Cell] = {
        "date_to": date(2021, 1, 23), "place": "River Town", "country": "The country", "kinds": "shooting", "claims": 3, "severity": "high",
        "part_of": "", "background": "",
    }  # fmt: skip
    assert {name: shooting()[name] for name in expected} == expected
    sources, claim_ids = shooting()["sources"], shooting()["claim_ids"]
    assert isinstance(sources, Several)
    assert isinstance(claim_ids, Several)
    assert (sorted(sources.parts), sorted(claim_ids.parts)) == (
        ["source-a", "source-b", "source-c"],
        ["one", "three", "two"],
    )


def test_figures_reach_from_the_least_to_the_most_that_words_give() -> None:
    cells = shooting()
    assert (cells["killed_min"], cells["killed_max"]) == (4, 7)
    assert (cells["wounded_min"], cells["wounded_max"]) == (1, "")
    assert (cells["crowd_min"], cells["crowd_max"]) == ("", "")


def test_only_fields_that_are_used_have_columns() -> None:
    names = [name for name in shooting() if name.endswith("_min")]
    assert names == ["crowd_min", "killed_min", "wounded_min"]


def test_how_many_differ_is_counted_as_the_findings_do() -> None:
    _, incidents, findings = study()
    assert shooting()["discrepancies"] == len(findings.of_incident(incidents.incident_of["one"])) > 0


def test_only_the_incidents_asked_for_are_in_it_and_in_this_order() -> None:
    _, incidents, _ = study()
    ids = [incidents.incident_of["one"], incidents.incident_of["four"]]
    assert [each["incident_id"] for each in listed(ids).records] == ids
    assert [sorted(each) for each in listed(ids[:1]).cited] == [["one-doc", "three-doc", "two-doc"]]
    with pytest.raises(UnknownIdError):
        listed(["nowhere"])
