"""Array comparisons give what comparing pair by pair gives."""

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.matching.arrays import Ints, Levels
from claims.matching.features.parties import Citations, EncodedParties, Remembered
from claims.matching.features.tree_paths import PARTY, compare_parties

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
DOCUMENTS = st.sampled_from([f"d{at}" for at in range(9)])


@settings(max_examples=60)
@given(st.lists(LISTS, min_size=1, max_size=12, unique=True))
def test_parties_compare_as_pair_by_pair(lists: list[str]) -> None:
    one, other = (each.ravel() for each in np.meshgrid(np.arange(len(lists)), np.arange(len(lists))))
    expected = [PARTY.index(compare_parties(lists[a], lists[b])) for a, b in zip(one, other, strict=True)]
    assert EncodedParties.of(lists).compare(one, other).tolist() == expected


def cited_level(one: tuple[str, set[str]], other: tuple[str, set[str]], together: set[frozenset[str]]) -> int:
    if one[0] == other[0]:
        return 4
    if one[0] in other[1] or other[0] in one[1]:
        return 1
    if one[1] & other[1]:
        return 2
    return 3 if frozenset({one[0], other[0]}) in together else 0


@settings(max_examples=60)
@given(st.lists(st.tuples(DOCUMENTS, st.sets(DOCUMENTS, max_size=5)), min_size=1, max_size=10))
def test_citations_compare_as_pair_by_pair(claims: list[tuple[str, set[str]]]) -> None:
    together = {frozenset({a, b}) for _, cites in claims if len(cites) <= 4 for a in cites for b in cites if a != b}
    one, other = np.triu_indices(len(claims), 1)
    expected = [cited_level(claims[a], claims[b], together) for a, b in zip(one, other, strict=True)]
    documents, cites = (
        pd.Series([each[0] for each in claims]),
        pd.Series(["|".join(sorted(each[1])) for each in claims]),
    )
    found = Citations.of(documents, cites, most_together=4)
    assert found.compare(one, other).tolist() == expected
    assert found.compare(other, one).tolist() == expected


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5))), st.booleans())
def test_levels_of_pairs_of_values_are_compared_once(pairs: list[tuple[int, int]], large: bool) -> None:
    asked: list[tuple[int, int]] = []

    def compare(one: Ints, other: Ints) -> Levels:
        asked.extend(zip(one.tolist(), other.tolist(), strict=True))
        return (one + other).astype(np.int8)

    remembered = Remembered(1_000_000 if large else 6, compare)
    one, other = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    for _ in range(2):
        assert remembered.levels(one, other).tolist() == [a + b for a, b in pairs]
    expected = sorted({(min(pair), max(pair)) for pair in pairs})
    assert asked == (expected * 2 if large else expected)
