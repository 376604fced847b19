"""Parties and kinds of event."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.matching.features.parties_and_kinds import PARTY, EncodedParties, compare_kinds, compare_parties
from tests.builders.matching import level

SIDES = [f"side:{side}" for side in "ABC"]
FORCES = [f"{side}>force:{force}" for side in SIDES for force in "xy"]
NODES = [
    *SIDES,
    *FORCES,
    *(f"{force}>unit:u" for force in FORCES),
    *(f"{force}>rank:officers" for force in FORCES),
    "side:A>rank:officers",
    "group:civilians",
]
LISTS = st.lists(st.sampled_from(NODES), max_size=8, unique=True).map(lambda nodes: "|".join(sorted(nodes)))


@settings(max_examples=60)
@given(st.lists(LISTS, min_size=1, max_size=12, unique=True))
def test_parties_compare_as_pair_by_pair(lists: list[str]) -> None:
    one, other = (each.ravel() for each in np.meshgrid(np.arange(len(lists)), np.arange(len(lists))))
    expected = [PARTY.index(compare_parties(lists[a], lists[b])) for a, b in zip(one, other, strict=True)]
    assert EncodedParties.of(lists).compare(one, other).tolist() == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ([], ["army"], "not said"),
        (["army", "guard"], ["army", "guard"], "two sides shared"),
        (["army", "guard"], ["state", "rebels"], "two sides shared"),
        (["officers", "guard"], ["army", "rebels"], "two sides shared"),
        (["army"], ["army", "guard"], "one side shared"),
        (["army"], ["militia"], "other bodies of one side"),
        (["army"], ["guard"], "none shared"),
        (["civilians"], ["civilians"], "groups of people only"),
        (["civilians"], ["army"], "not said"),
    ],
)
def test_parties(one: list[str], other: list[str], expected: str) -> None:
    assert level("parties", {"participant": one}, {"participant": other}) == expected
    assert level("parties", {"participant": other}, {"participant": one}) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ([], ["clash"], "not said"),
        (["clash"], ["clash", "shooting"], "same"),
        (["clash"], ["shooting"], "related"),
        (["siege"], ["siege"], "same episode"),
        (["siege"], ["movement restriction"], "related episodes"),
        (["siege"], ["clash"], "episode and event"),
        (["arrest"], ["clash"], "unlike"),
        (["ceasefire"], ["clash"], "force and none"),
        (["ceasefire", "clash"], ["arrest"], "unlike"),
        (["road closure"], ["clash"], "force and none"),
        (["talks"], ["ceasefire"], "related"),
    ],
)
def test_kinds_of_event(one: list[str], other: list[str], expected: str) -> None:
    assert level("kind of event", {"kind": one}, {"kind": other}) == expected
    assert level("kind of event", {"kind": other}, {"kind": one}) == expected


def test_a_kind_that_the_table_does_not_have_may_be_an_act_of_force() -> None:
    assert compare_kinds("parade", "clash") == "unlike"
    assert compare_kinds("parade", "ceasefire") == "unlike"
