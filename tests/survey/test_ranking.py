"""Incidents ranked by how far their accounts part, and the numbers of an overview."""

from dataclasses import replace

import pandas as pd

from claims.model import Discrepancy, Kind, Severity
from claims.survey import RANKING_COLUMNS, Filter, Scope, overview, rank_incidents
from claims.values import Relation
from tests.builders.compared import INCIDENTS, new_index
from tests.builders.discrepancies import discrepancy

HIGH, MEDIUM, MINOR = Severity.HIGH, Severity.MEDIUM, Severity.MINOR


def on(incident_id: str, severity: Severity, relation: Relation = Relation.DIFFERS, **cells: object) -> Discrepancy:
    made = replace(discrepancy(severity, relation=relation), incident_id=incident_id)
    return replace(made, **cells)  # type: ignore[arg-type]  # attributes of a discrepancy, as the test gives them


def scope_of(*discrepancies: Discrepancy, incident_ids: tuple[str, ...] = ("one", "two", "three")) -> Scope:
    return Scope(filter=Filter(), incident_ids=incident_ids, claim_ids=(), discrepancies=discrepancies)


def order(*discrepancies: Discrepancy) -> list[str]:
    return list(rank_incidents(INCIDENTS, scope_of(*discrepancies))["incident_id"])


def test_numbers_are_those_of_the_discrepancies_of_each_incident() -> None:
    ranked = rank_incidents(
        INCIDENTS,
        scope_of(
            on("one", HIGH, Relation.CONTRADICTS),
            on("one", HIGH, Relation.DENIES),
            on("one", HIGH),
            on("one", MINOR, Relation.DENIES),
            on("two", MEDIUM, Relation.CONTRADICTS),
        ),
    )
    assert tuple(ranked.columns) == RANKING_COLUMNS
    assert ranked.to_numpy().tolist() == [
        ["one", 2, 2, 2, 3, 0, 1, 3],
        ["two", 2, 2, 0, 0, 1, 0, 1],
        ["three", 1, 1, 0, 0, 0, 0, 0],
    ]


def test_only_the_incidents_of_the_scope_are_ranked() -> None:
    assert list(rank_incidents(INCIDENTS, scope_of(incident_ids=("three",)))["incident_id"]) == ["three"]


def test_what_contradicts_and_is_high_goes_before_what_is_high() -> None:
    assert order(on("one", HIGH), on("one", HIGH), on("two", HIGH, Relation.CONTRADICTS)) == ["two", "one", "three"]


def test_severity_goes_before_number_and_that_before_sources() -> None:
    assert order(on("one", MINOR), on("one", MINOR), on("two", MEDIUM)) == ["two", "one", "three"]
    assert order(on("one", MEDIUM), on("one", MEDIUM), on("two", HIGH)) == ["two", "one", "three"]
    assert order(on("three", MINOR)) == ["three", "one", "two"]


def test_ties_go_by_sources_then_first_day_then_id() -> None:
    assert order() == ["one", "two", "three"]
    table = INCIDENTS.table.assign(first=pd.Timestamp("2021-01-01"), sources=1)
    ranked = rank_incidents(replace(INCIDENTS, table=table), scope_of())
    assert list(ranked["incident_id"]) == ["one", "three", "two"]
    early = table.assign(first=pd.to_datetime(["2021-01-03", "2021-01-02", "2021-01-01"]))
    ranked = rank_incidents(replace(INCIDENTS, table=early), scope_of())
    assert list(ranked["incident_id"]) == ["three", "two", "one"]


def test_overview_counts_incidents_and_the_counts_that_clash() -> None:
    numbers = overview(INCIDENTS, new_index().choose(Filter()))
    assert (numbers.incidents, numbers.compared, numbers.alone) == (3, 2, 1)
    assert (numbers.clashing, numbers.one_origin) == (1, 0)
    assert numbers.clashing_fields == {"killed": 1}


def test_overview_names_fields_that_clash_most_first_and_each_incident_once() -> None:
    numbers = overview(
        INCIDENTS,
        scope_of(
            on("one", HIGH, Relation.CONTRADICTS, field="wounded"),
            on("two", HIGH, Relation.DENIES, field="wounded"),
            on("one", HIGH, Relation.CONTRADICTS, field="killed"),
            on("one", HIGH, Relation.CONTRADICTS, field="killed", group="police"),
            on("one", HIGH, Relation.CONTRADICTS, field="crowd"),
            on("one", HIGH, Relation.CONTRADICTS, field="initiator"),
            on("three", HIGH, Relation.CONTRADICTS, field="killed"),  # one source alone tells it
            on("two", HIGH, Relation.DIFFERS, field="crowd"),
            on("three", MINOR, Relation.AGREES, kind=Kind.SHARED_ORIGIN),
            on("three", MINOR, Relation.AGREES, kind=Kind.SHARED_ORIGIN),
        ),
    )
    assert list(numbers.clashing_fields.items()) == [("wounded", 2), ("crowd", 1), ("initiator", 1), ("killed", 1)]
    assert (numbers.incidents, numbers.compared, numbers.alone) == (3, 2, 1)
    assert (numbers.clashing, numbers.one_origin) == (2, 1)
