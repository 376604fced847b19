"""Surveys: what a filter leaves, how incidents are ranked, how accounts stand beside one another."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.discrepancies import find_discrepancies
from claims.survey import (
    Filter,
    Scope,
    ScopeIndex,
    claims_to_compare,
    matrix_row,
    overview,
    rank_incidents,
    relations_of,
)
from claims.values import Relation
from tests.builders.collection_tables import build_collection, claim, row, said
from tests.builders.incidents import linked

A, B, C = "source-a", "source-b", "source-c"
COLLECTION = build_collection(
    claim("a1", source=A, when="2021-01-20", where="town", killed="5", participant="police"),
    claim("b1", source=B, when="2021-01-20", where="town", killed="8"),
    claim("c2", source=C, when="2021-03-01", where="village", wounded=said("3", group="police")),
    claim("a2", source=A, when="2021-03-01/2021-03-05", wounded="3"),
    claim("b3", source=B, force="fire at people"),
    places=[row("places", "county"), row("places", "town", parent="county"), row("places", "village")],
    parties=[row("parties", "state", kind="force"), row("parties", "police", parent="state")],
)
INCIDENTS = linked(COLLECTION, {"one": ["a1", "b1"], "two": ["c2", "a2"], "three": ["b3"]})
FINDINGS = find_discrepancies(COLLECTION, INCIDENTS)
INDEX = ScopeIndex(COLLECTION, INCIDENTS, FINDINGS)


def test_the_tables_are_whole() -> None:
    assert not COLLECTION.problems


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        (Filter(), ["one", "two", "three"]),
        (Filter(first=date(2021, 2, 1)), ["two"]),
        (Filter(last=date(2021, 2, 1)), ["one"]),
        (Filter(first=date(2021, 3, 4), last=date(2021, 3, 4)), ["two"]),
        (Filter(place=("county",)), ["one"]),
        (Filter(place=("county", "village")), ["one", "two"]),
        (Filter(party=("state",)), ["one", "two"]),
        (Filter(source=(C,)), ["two"]),
        (Filter(source=(B, C)), ["one", "two", "three"]),
        (Filter(outcome=("killed",)), ["one"]),
        (Filter(relation=("contradicts",)), ["one"]),
        (Filter(severity=("high",), source=(C,)), []),
        (Filter(place=("nowhere",)), []),
    ],
)
def test_filter_leaves_incidents(asked: Filter, left: list[str]) -> None:
    assert list(INDEX.choose(asked).incident_ids) == left


def test_filter_by_source_leaves_its_claims_and_what_it_is_a_side_of() -> None:
    scope = INDEX.choose(Filter(source=(C,)))
    assert scope.claim_ids == ("c2",)
    assert all(any(C in side.source_ids for side in found.sides) for found in scope.discrepancies)
    assert {found.incident_id for found in scope.discrepancies} <= {"two"}


def test_what_has_no_date_or_place_is_counted_where_one_is_asked_for() -> None:
    assert INDEX.choose(Filter(first=date(2000, 1, 1))).undated == 1
    assert INDEX.choose(Filter(place=("county",))).unplaced == 1
    assert INDEX.choose(Filter(source=(C,), first=date(2000, 1, 1))).undated == 0
    assert INDEX.choose(Filter()).undated == 0


def test_the_filter_that_removes_most_is_named() -> None:
    assert INDEX.removes_most(Filter(source=(C,), place=("nowhere",))) == ("place", 1)
    with pytest.raises(ValueError, match="asks for nothing"):
        INDEX.removes_most(Filter())


values = st.sets(st.sampled_from([A, B, C])).map(lambda each: tuple(sorted(each)))
filters = st.builds(
    Filter,
    first=st.none() | st.dates(date(2021, 1, 1), date(2021, 4, 1)),
    place=st.sets(st.sampled_from(["county", "town", "village"])).map(tuple),
    source=values,
    outcome=st.sets(st.sampled_from(["killed", "wounded"])).map(tuple),
    severity=st.sets(st.sampled_from(["high", "medium", "minor"])).map(tuple),
)


@given(filters)
def test_every_kind_of_filter_only_removes(asked: Filter) -> None:
    scope = INDEX.choose(asked)
    for name in asked.names:
        wider = INDEX.choose(asked.without(name))
        assert set(scope.incident_ids) <= set(wider.incident_ids)
        assert set(scope.claim_ids) <= set(wider.claim_ids)
        assert set(scope.discrepancies) <= set(wider.discrepancies)


@given(filters)
def test_what_is_left_belongs_to_the_incidents_left_and_keeps_its_order(asked: Filter) -> None:
    scope = INDEX.choose(asked)
    assert {each.incident_id for each in scope.discrepancies} <= set(scope.incident_ids)
    assert {INCIDENTS.incident_of[each] for each in scope.claim_ids} <= set(scope.incident_ids)
    assert [each for each in FINDINGS.discrepancies if each in scope.discrepancies] == list(scope.discrepancies)


def everything() -> Scope:
    return INDEX.choose(Filter())


def test_incidents_are_ranked_by_what_contradicts_and_is_high() -> None:
    ranked = rank_incidents(INCIDENTS, everything())
    assert ranked["incident_id"].iloc[0] == "one"
    assert set(ranked["incident_id"]) == {"one", "two", "three"}
    assert ranked["high_clashes"].tolist() == sorted(ranked["high_clashes"], reverse=True)
    numbers = ranked.set_index("incident_id")
    assert numbers.loc["one", ["high", "medium", "minor"]].sum() == len(FINDINGS.of_incident("one"))


def test_overview_counts_incidents_and_the_figures_that_clash() -> None:
    numbers = overview(COLLECTION, INCIDENTS, everything())
    assert (numbers.incidents, numbers.compared, numbers.alone) == (3, 2, 1)
    assert numbers.clashing == 1
    assert numbers.clashing_counts == {"killed": 1}


def test_relations_are_those_among_the_claims_given_alone() -> None:
    assert relations_of(COLLECTION, ["a1", "b1"])["killed"] is Relation.CONTRADICTS
    assert relations_of(COLLECTION, ["a1", "b1"])["participant"] is Relation.SILENT
    assert relations_of(COLLECTION, ["a1", "c2"])["where"] in (Relation.DIFFERS, Relation.CONTRADICTS)
    assert "wounded" not in relations_of(COLLECTION, ["a1", "b1"])


def test_the_sides_of_the_worst_discrepancy_are_compared_first() -> None:
    found = FINDINGS.of_incident("one")
    assert set(claims_to_compare(found, ("a1", "b1"))) == {"a1", "b1"}
    assert claims_to_compare((), ("c2", "a2", "b3")) == ("c2", "a2")


@pytest.mark.parametrize(
    ("incident", "source", "field", "text"),
    [
        ("one", A, "killed", "5 ≠"),
        ("one", B, "killed", "8 ≠"),
        ("one", C, "killed", "·"),
        ("one", B, "participant", "∅"),
        ("one", A, "", "≠ contradicts"),
        ("three", B, "", "only account"),
        ("three", A, "", "·"),
    ],
)
def test_cell_of_the_matrix_tells_itself_without_colour(incident: str, source: str, field: str, text: str) -> None:
    assert matrix_row(COLLECTION, INCIDENTS, incident, [A, B, C], field=field)[source].text == text
