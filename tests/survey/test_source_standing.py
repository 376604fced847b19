"""How sources stand to one another: highest, lowest, silent, alone, with the statements behind."""

import pandas as pd
import pytest

from claims.survey import STANDING_COLUMNS, STANDINGS, find_standings, standing_definition
from claims.survey.source_standing import RANGE_COLUMNS, count_ranges
from tests.builders.collection_tables import Tables, build_collection, claim, row, said
from tests.builders.incidents import linked, together


def standings_of(*claims: Tables) -> set[tuple[str, str]]:
    """Source and standing of the claims, which are one incident."""
    collection = build_collection(*claims)
    table = find_standings(collection, together(collection, *collection.claims["claim_id"]))
    assert tuple(table.columns) == STANDING_COLUMNS
    return {(each["source_id"], each["standing"]) for each in table.to_dict("records")}


def counting(source: str, field: str, value: object) -> Tables:
    return claim(f"of-{source}", source=source, **{field: value})  # type: ignore[arg-type]  # no field is called as another argument


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("5", "2", {("one", "highest"), ("two", "lowest")}),
        ("5", "5", set()),
        ("3..6", "5", set()),  # the ranges meet
        ("21+", "30", set()),
        ("21+", "20", {("one", "highest"), ("two", "lowest")}),
        (["2", "5"], "3", set()),  # two rival versions that one source relays are a range
        (said("9", stance="demands"), "2", {("one", "silent")}),
        (said("9", stance="denies"), "2", {("one", "silent")}),
        (said("9", group="police"), said("2", group="civilians"), set()),
    ],
)
def test_standing_of_two_figures(one: object, two: object, expected: set[tuple[str, str]]) -> None:
    assert standings_of(counting("one", "killed", one), counting("two", "killed", two)) == expected


def test_two_sources_can_be_highest_together() -> None:
    table = standings_of(
        counting("one", "killed", "5"), counting("two", "killed", "5"), counting("three", "killed", "2")
    )
    assert table == {("one", "highest"), ("two", "highest"), ("three", "lowest")}


def test_number_taken_back_by_a_later_claim_is_not_held_against_its_source() -> None:
    earlier, later = claim("a", source="one", killed="1"), claim("b", source="one", supersedes="a", killed="5")
    assert standings_of(earlier, later, counting("two", "killed", "5")) == set()
    assert standings_of(earlier, later, counting("two", "killed", "3")) == {("one", "highest"), ("two", "lowest")}


def test_source_without_a_number_where_others_have_one_is_silent() -> None:
    assert standings_of(counting("one", "killed", "5"), counting("two", "wounded", "2")) == {
        ("one", "silent"),
        ("two", "silent"),
    }


def test_only_source_of_an_incident_is_alone() -> None:
    assert standings_of(counting("one", "killed", "5")) == {("one", "alone")}


def test_statements_behind_a_standing_are_named() -> None:
    collection = build_collection(counting("one", "killed", "5"), counting("two", "killed", "2"))
    table = find_standings(collection, together(collection, "of-one", "of-two"))
    first = table.to_dict("records")[0]
    assert first["statement_ids"] == "of-one-1"
    assert first["compared_ids"] == "of-one-1|of-two-1"


@pytest.mark.parametrize("name", STANDINGS)
def test_definition_is_one_sentence(name: str) -> None:
    assert standing_definition(name).endswith(".")
    assert ". " not in standing_definition(name)


def test_standings_are_rows_by_kind_in_the_order_of_incidents() -> None:
    collection = build_collection(
        claim("a", source="one", killed="5", wounded="1"),
        claim("b", source="two", killed="2"),
        claim("c", source="two", killed="7"),
        claim("d", source="one", killed="3"),
        claim("e", source="three"),
    )
    incidents = linked(collection, {"y": ["c", "d"], "x": ["a", "b"], "z": ["e"]})
    table = find_standings(collection, incidents)
    assert list(table.index) == list(range(len(table)))
    assert table.to_numpy().tolist() == [
        ["one", "highest", "x", "killed", "", "a-1", "a-1|b-1"],
        ["two", "highest", "y", "killed", "", "c-1", "d-1|c-1"],
        ["two", "lowest", "x", "killed", "", "b-1", "a-1|b-1"],
        ["one", "lowest", "y", "killed", "", "d-1", "d-1|c-1"],
        ["two", "silent", "x", "wounded", "", "", "a-2"],
        ["three", "alone", "z", "", "", "", ""],
    ]


def test_only_the_claims_given_are_looked_at() -> None:
    collection = build_collection(
        counting("one", "killed", "5"), counting("two", "killed", "2"), counting("three", "killed", "9")
    )
    incidents = together(collection, "of-one", "of-two", "of-three")
    table = find_standings(collection, incidents, pd.Series(["of-one", "of-two"]))
    assert [(row["source_id"], row["standing"]) for row in table.to_dict("records")] == [
        ("one", "highest"),
        ("two", "lowest"),
    ]


@pytest.mark.parametrize(
    "count",
    [
        said("1", chain="somebody:demands"),
        said("1", reading_of="of-two-1"),
        said("1", chain="somebody:asserts > somebody:demands"),
        said("1", chain="somebody:aims"),
        said("1", stance="aims"),
        said("1", basis="inference", note="n"),
    ],
)
def test_what_is_demanded_inferred_or_a_second_reading_is_no_number(count: object) -> None:
    collection = build_collection(
        counting("one", "killed", "2"),
        claim("of-two", source="two", killed=["5", count]),
        sources=[row("sources", "somebody", kind="speaker")],
    )
    table = find_standings(collection, together(collection, "of-one", "of-two"))
    assert list(zip(table["source_id"], table["standing"], strict=True)) == [("two", "highest"), ("one", "lowest")]


def test_a_number_is_taken_back_by_whatever_supersedes_its_claim_in_turn() -> None:
    first = claim("a", source="one", killed="1", wounded="1")
    second = claim("b", source="one", supersedes="a")
    third = claim("c", source="one", supersedes="b", killed="5")
    assert standings_of(first, second, third, counting("two", "killed", "5")) == {
        ("two", "silent")
    }  # the wounded stand


def test_ranges_hold_all_that_a_source_says_of_a_point() -> None:
    collection = build_collection(claim("a", source="one", killed=["3..4", "6+"]), claim("b", source="one", killed="2"))
    members = pd.DataFrame({"claim_id": ["a", "b"], "incident_id": "i", "source_id": "one"})
    table = count_ranges(collection, members)
    assert tuple(table.columns) == RANGE_COLUMNS
    assert table.to_numpy().tolist() == [["i", "killed", "", "one", 2.0, float("inf"), "a-1|a-2|b-1"]]
