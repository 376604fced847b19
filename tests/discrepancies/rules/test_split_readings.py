"""Phrases of which one reading excludes what another account says."""

from typing import Any

import pytest

from tests.builders.collection_tables import Tables, claim, said
from tests.builders.findings import A, B, C, compare

CLOSING = "A phrase can be read in two ways. The accounts contradict each other in only one of them."


def _raised(*accounts: Tables) -> list[str]:
    found = [each for each in compare(*accounts).discrepancies if each.kind != "ambiguity"]
    return [
        f"{each.kind}, {each.relation}, {each.severity}: {' / '.join(side.value for side in each.sides)}"
        + (" (split)" if each.sentence.endswith(CLOSING) else "")
        for each in found
    ]


def _two_readings(field: str, first: str, second: str, when: str = "2021-01-20") -> Tables:
    told: dict[str, Any] = {field: [said(first), said(second, reading_of="c1-1")], "when": when}
    return claim("c1", source=A, **told)


@pytest.mark.parametrize(
    ("readings", "other", "expected"),
    [
        pytest.param(("river-town", "north"), "hill-town", ["place, differs, minor: River Town / Hill Town (split)"], id="the first excludes"),
        pytest.param(("north", "river-town"), "hill-town", ["place, differs, minor: River Town / Hill Town (split)"], id="the second excludes"),
        pytest.param(("north", "river-town"), "old-quarter", [], id="neither excludes"),
        pytest.param(("river-town", "old-quarter"), "hill-town", ["place, contradicts, medium: River Town / Hill Town"], id="both exclude"),
    ],
)  # fmt: skip
def test_a_name_that_can_be_read_away_is_minor(readings: tuple[str, str], other: str, expected: list[str]) -> None:
    assert _raised(_two_readings("where", *readings), claim("c2", source=B, where=other)) == expected


def test_a_beginning_that_one_reading_sets_later_is_shown() -> None:
    first = _two_readings("began", "[2021-01-02..2021-02-02]", "[2021-01-26..2021-02-02]")
    assert _raised(first, claim("c2", source=B, began="2021-01-10")) == [
        "date, differs, minor: between 26 January and 2 February 2021 / 10 January 2021 (split)"
    ]


def test_places_that_another_account_names_together_do_not_exclude_each_other() -> None:
    both = claim("c3", source=C, where=["river-town", "hill-town"])
    assert _raised(_two_readings("where", "river-town", "north"), claim("c2", source=B, where="hill-town"), both) == []


def test_an_episode_can_have_both_places() -> None:
    first = _two_readings("where", "river-town", "north", when="2021-01-10/2021-01-20")
    assert _raised(first, claim("c2", source=B, where="hill-town", when="2021-01-10/2021-01-20")) == []


def test_two_readings_of_one_speaker_do_not_stand_against_its_own_words() -> None:
    first = claim("c1", source=A, where=[said("north"), said("river-town", reading_of="c1-1"), said("hill-town")])
    assert _raised(first) == []
