"""What a filter leaves of a compared collection: incidents, claims, discrepancies, and what could not be placed in time or space."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.findings import Findings
from claims.model import Severity
from claims.projects import Tag
from claims.survey import Filter, ScopeIndex
from claims.values import Relation
from tests.builders.collection_tables import build_collection, claim
from tests.builders.compared import COLLECTION, FINDINGS, INCIDENTS, A, B, C, new_index
from tests.builders.discrepancies import discrepancy
from tests.builders.incidents import linked

# One clash of high severity, one difference of medium severity, two of different sources in one incident.
KILLED = replace(discrepancy(Severity.HIGH, A, B), incident_id="one", field="killed")
ARMED = replace(discrepancy(Severity.MEDIUM, A, relation=Relation.DIFFERS), incident_id="two", field="armed")
WOUNDED = replace(discrepancy(Severity.MEDIUM, C), incident_id="two", field="wounded")
THREE = Findings(discrepancies=(KILLED, ARMED, WOUNDED), lookalikes=())
OF_THREE = ScopeIndex(
    COLLECTION, INCIDENTS, THREE
)  # what it makes of the tables is made once for all generated filters


def test_the_tables_are_whole() -> None:
    assert not COLLECTION.problems


@pytest.mark.parametrize(
    ("filter", "left"),
    [
        (Filter(), ["one", "two", "three"]),
        (Filter(first=date(2021, 2, 1)), ["two"]),
        (Filter(last=date(2021, 2, 1)), ["one"]),
        (Filter(first=date(2021, 1, 20), last=date(2021, 1, 20)), ["one"]),
        (Filter(first=date(2021, 1, 21), last=date(2021, 2, 28)), []),
        (Filter(first=date(2021, 3, 4), last=date(2021, 3, 4)), ["two"]),
        (Filter(first=date(2021, 3, 5)), ["two"]),
        (Filter(first=date(2021, 3, 6)), []),
        (Filter(place=("county",)), ["one"]),
        (Filter(place=("county", "village")), ["one", "two"]),
        (Filter(place=("nowhere",)), []),
        (Filter(party=("state",)), ["one", "two"]),
        (Filter(party=("police",), place=("town",)), ["one"]),
        (Filter(source=(C,)), ["two"]),
        (Filter(source=(B, C)), ["one", "two", "three"]),
        (Filter(outcome=("killed",)), ["one"]),
        (Filter(outcome=("wounded", "killed")), ["one", "two"]),
        (Filter(outcome=("force",)), []),  # no field that counts
    ],
)
def test_filter_leaves_incidents(filter: Filter, left: list[str]) -> None:
    assert list(new_index().choose(filter).incident_ids) == left


@pytest.mark.parametrize(
    ("filter", "left", "discrepancies"),
    [
        (Filter(), ["one", "two", "three"], (KILLED, ARMED, WOUNDED)),
        (Filter(relation=("contradicts",)), ["one", "two"], (KILLED, WOUNDED)),
        (Filter(relation=("differs",)), ["two"], (ARMED,)),
        (Filter(severity=("high",)), ["one"], (KILLED,)),
        (Filter(severity=("medium",), relation=("contradicts",)), ["two"], (WOUNDED,)),
        (Filter(severity=("high",), source=(C,)), [], ()),
        (Filter(source=(C,)), ["two"], (WOUNDED,)),
        (Filter(source=(B,)), ["one", "three"], (KILLED,)),
        (Filter(source=(A, C)), ["one", "two"], (KILLED, ARMED, WOUNDED)),
        (Filter(outcome=("wounded",)), ["two"], (WOUNDED,)),
        (Filter(place=("town",)), ["one"], (KILLED,)),
    ],
)
def test_filter_leaves_discrepancies_with_all_that_it_names(
    filter: Filter, left: list[str], discrepancies: tuple[object, ...]
) -> None:
    scope = ScopeIndex(COLLECTION, INCIDENTS, THREE).choose(filter)
    assert scope.filter is filter
    assert list(scope.incident_ids) == left
    assert scope.discrepancies == discrepancies


@pytest.mark.parametrize(
    ("filter", "claim_ids"),
    [
        (Filter(), ("a1", "b1", "c2", "a2", "b3")),
        (Filter(source=(A,)), ("a1", "a2")),
        (Filter(place=("village",)), ("c2", "a2")),
        (Filter(place=("village",), source=(C,)), ("c2",)),
    ],
)
def test_filter_leaves_claims_in_their_order(filter: Filter, claim_ids: tuple[str, ...]) -> None:
    assert new_index().choose(filter).claim_ids == claim_ids


TOLD_OF_ONE = replace(KILLED, sides=(replace(KILLED.sides[0], claim_ids=("a1",)),))


@pytest.mark.parametrize(
    ("tags", "left", "claims", "discrepancies"),
    [
        ([{"incidents": {"two"}}], ["two"], ["c2", "a2"], (ARMED, WOUNDED)),
        ([{"claims": {"a1"}}], ["one"], ["a1"], (TOLD_OF_ONE,)),
        ([{"discrepancies": {TOLD_OF_ONE.discrepancy_id}}], ["one"], ["a1"], (TOLD_OF_ONE,)),
        ([{"claims": {"b3"}}, {"discrepancies": {WOUNDED.discrepancy_id}}], ["two", "three"], ["b3"], (WOUNDED,)),
        ([{}], [], [], ()),
    ],
)
def test_a_tag_is_had_by_itself_by_what_holds_it_and_by_what_it_holds(
    tags: list[dict[str, set[str]]], left: list[str], claims: list[str], discrepancies: tuple[object, ...]
) -> None:
    tagged = tuple(
        Tag(name=str(place), **{kind: frozenset(ids) for kind, ids in tag.items()}) for place, tag in enumerate(tags)
    )
    findings = Findings(discrepancies=(TOLD_OF_ONE, ARMED, WOUNDED), lookalikes=())
    scope = ScopeIndex(COLLECTION, INCIDENTS, findings).choose(Filter(tag=tagged))
    assert list(scope.incident_ids) == left
    assert list(scope.claim_ids) == claims
    assert scope.discrepancies == discrepancies


@pytest.mark.parametrize(
    ("filter", "undated", "unplaced"),
    [
        (Filter(), 0, 0),
        (Filter(first=date(2000, 1, 1)), 1, 0),
        (Filter(last=date(2030, 1, 1)), 1, 0),
        (Filter(place=("county",)), 0, 1),
        (Filter(first=date(2000, 1, 1), place=("county",)), 0, 0),  # the third has neither, so neither alone
        (Filter(source=(C,), first=date(2000, 1, 1)), 0, 0),
        (Filter(source=(C,), place=("county",)), 0, 0),
    ],
)
def test_what_has_no_date_or_place_is_counted_where_one_is_wanted(filter: Filter, undated: int, unplaced: int) -> None:
    scope = new_index().choose(filter)
    assert (scope.undated, scope.unplaced) == (undated, unplaced)


@pytest.mark.parametrize(
    ("when", "filter", "is_left"),
    [
        ("2021-01-20/..", Filter(first=date(2030, 1, 1)), True),
        ("2021-01-20/..", Filter(last=date(2021, 1, 20)), True),
        ("2021-01-20/..", Filter(last=date(2021, 1, 19)), False),
        ("../2021-01-20", Filter(last=date(2000, 1, 1)), True),
        ("../2021-01-20", Filter(first=date(2021, 1, 21)), False),
    ],
)
def test_an_open_end_reaches_every_day(when: str, filter: Filter, is_left: bool) -> None:
    collection = build_collection(claim("a", when=when))
    incidents = linked(collection, {"i": ["a"]})
    scope = ScopeIndex(collection, incidents, FINDINGS).choose(filter)
    assert (scope.incident_ids, scope.undated) == (("i",) if is_left else (), 0)


def test_the_same_filter_gives_the_same_scope() -> None:
    index = new_index()
    assert index.choose(Filter(source=(A,))) is index.choose(Filter(source=(A,)))


def test_the_field_that_removes_most_is_named() -> None:
    assert new_index().removes_most(Filter(source=(C,), place=("nowhere",))) == ("place", 1)
    with pytest.raises(ValueError, match=r"^a filter that asks for nothing removes nothing$"):
        new_index().removes_most(Filter())


sources = st.sets(st.sampled_from([A, B, C])).map(lambda each: tuple(sorted(each)))
filters = st.builds(
    Filter,
    first=st.none() | st.dates(date(2021, 1, 1), date(2021, 4, 1)),
    place=st.sets(st.sampled_from(["county", "town", "village"])).map(tuple),
    source=sources,
    outcome=st.sets(st.sampled_from(["killed", "wounded"])).map(tuple),
    severity=st.sets(st.sampled_from(["high", "medium", "minor"])).map(tuple),
)


@given(filters)
def test_every_field_of_a_filter_only_removes(filter: Filter) -> None:
    scope = OF_THREE.choose(filter)
    for name in filter.names:
        wider = OF_THREE.choose(filter.without(name))
        assert set(scope.incident_ids) <= set(wider.incident_ids)
        assert set(scope.claim_ids) <= set(wider.claim_ids)
        assert set(scope.discrepancies) <= set(wider.discrepancies)


@given(filters)
def test_what_is_left_belongs_to_the_incidents_left_and_keeps_its_order(filter: Filter) -> None:
    scope = OF_THREE.choose(filter)
    assert {each.incident_id for each in scope.discrepancies} <= set(scope.incident_ids)
    assert {INCIDENTS.incident_of[each] for each in scope.claim_ids} <= set(scope.incident_ids)
    assert [each for each in THREE.discrepancies if each in scope.discrepancies] == list(scope.discrepancies)
