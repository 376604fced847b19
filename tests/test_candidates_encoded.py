"""Array comparisons give what comparing pair by pair gives."""

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.matching.encoded import Citations, EncodedParties, distinct
from claims.matching.paths import PARTY, compare_parties

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


@given(st.lists(st.integers(0, 99)), st.sampled_from([100, 1_000_000_000]))
def test_distinct_numbers_and_their_places(numbers: list[int], size: int) -> None:
    keys = np.array(numbers, dtype=np.int64)
    found, place = distinct(keys, size)
    assert found.tolist() == sorted(set(numbers))
    assert (found[place] == keys).all()
