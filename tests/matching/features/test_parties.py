"""Comparing parties in arrays gives what comparing them pair by pair gives."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.matching.features.parties import PARTY, EncodedParties, compare_parties
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
