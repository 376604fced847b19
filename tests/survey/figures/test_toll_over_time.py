"""A toll over publication time: which figures stand in it, in which line, and on which day."""

from datetime import date

import pytest

from claims.survey.figures import PublishedTolls, toll_over_time
from tests.builders.collection_tables import Cells, Tables, build_collection, claim, said
from tests.builders.incidents import linked


def tolls(*claims: Tables) -> PublishedTolls:
    collection = build_collection(*claims)
    incidents = linked(collection, {"one": [cells["claim_id"] for each in claims for cells in each["claims"]]})
    return toll_over_time(collection, incidents, "one", "killed")


def test_revisions_of_one_source_are_one_line_in_the_order_of_publication() -> None:
    found = tolls(
        claim("b", published="2021-01-26", killed="32", supersedes="a"),
        claim("a", published="2021-01-24", killed="28"),
        claim("c", source="source-b", published="2021-01-25", killed="30"),
    )
    assert [
        (line.source_id, [(point.count.low, point.last.day, point.revises) for point in line.points])
        for line in found.lines
    ] == [("source-a", [(28, 24, False), (32, 26, True)]), ("source-b", [(30, 25, False)])]
    assert found.days == {date(2021, 1, day) for day in (24, 25, 26)}


def test_figures_of_other_people_are_lines_of_their_own() -> None:
    found = tolls(claim("a", killed=["9", said("2", group="police")]))
    assert [(line.group, line.whom) for line in found.lines] == [("", ""), ("police", "The police")]


@pytest.mark.parametrize(
    "cells",
    [
        said("5", stance="demands"),
        said("5", stance="aims"),
        said("5", stance="denies"),
        said("5", basis="inference", note="n"),
        said("5", part_of="a-1"),
        said("5", reading_of="a-1"),
    ],
)
def test_what_is_no_toll_is_left_out(cells: Cells) -> None:
    [line] = tolls(claim("a", killed=["9", cells])).lines
    assert [point.count.low for point in line.points] == [9]


def test_a_day_that_is_not_sure_is_a_span_and_an_open_one_ends_where_it_begins() -> None:
    [line] = tolls(claim("a", published="2021-01-24/2021-01-27", killed="9")).lines
    assert (line.points[0].first.day, line.points[0].last.day) == (24, 27)


def test_figures_without_a_day_of_publication_are_named_apart() -> None:
    found = tolls(claim("a", published="", killed="9"), claim("b", source="source-b", killed="4"))
    assert [each.statement_id for each in found.undated] == ["a-1"]
    assert [line.source_id for line in found.lines] == ["source-b"]
