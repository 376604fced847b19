"""How sources stand to one another: highest, lowest, silent, alone, with the statements behind."""

import pytest

from claims.survey import STANDING_COLUMNS, STANDINGS, find_standings, standing_definition
from tests.builders.incidents import together
from tests.conftest import Tables, build_collection, claim, said


def held(*claims: Tables) -> set[tuple[str, str]]:
    """Source and standing of the claims, held to tell one incident; "one-1" is of source "one"."""
    collection = build_collection(*claims)
    found = find_standings(collection, together(collection, *collection.claims["claim_id"]))
    assert tuple(found.columns) == STANDING_COLUMNS
    return {(each["source_id"], each["standing"]) for each in found.to_dict("records")}


def of(source: str, field: str, value: object) -> Tables:
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
    assert held(of("one", "killed", one), of("two", "killed", two)) == expected


def test_two_sources_can_be_highest_together() -> None:
    found = held(of("one", "killed", "5"), of("two", "killed", "5"), of("three", "killed", "2"))
    assert found == {("one", "highest"), ("two", "highest"), ("three", "lowest")}


def test_number_taken_back_by_a_later_claim_is_not_held_against_its_source() -> None:
    earlier, later = claim("a", source="one", killed="1"), claim("b", source="one", supersedes="a", killed="5")
    assert held(earlier, later, of("two", "killed", "5")) == set()


def test_source_without_a_number_where_others_have_one_is_silent() -> None:
    assert held(of("one", "killed", "5"), of("two", "wounded", "2")) == {("one", "silent"), ("two", "silent")}


def test_only_source_of_an_incident_is_alone() -> None:
    assert held(of("one", "killed", "5")) == {("one", "alone")}


def test_statements_behind_a_standing_are_named() -> None:
    collection = build_collection(of("one", "killed", "5"), of("two", "killed", "2"))
    found = find_standings(collection, together(collection, "of-one", "of-two"))
    first = found.to_dict("records")[0]
    assert first["statement_ids"] == "of-one-1"
    assert first["compared_ids"] == "of-one-1|of-two-1"


@pytest.mark.parametrize("name", STANDINGS)
def test_definition_is_one_sentence(name: str) -> None:
    assert standing_definition(name).endswith(".")
    assert ". " not in standing_definition(name)
