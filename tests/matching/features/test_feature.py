"""Values compared once."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from claims.matching.arrays import Ints, Levels
from claims.matching.features.feature import LevelsOfValues


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5))), st.booleans())
def test_levels_of_pairs_of_values_are_compared_once(pairs: list[tuple[int, int]], large: bool) -> None:
    compared: list[tuple[int, int]] = []

    def compare(one: Ints, other: Ints) -> Levels:
        compared.extend(zip(one.tolist(), other.tolist(), strict=True))
        return (one + other).astype(np.int8)

    known = LevelsOfValues(1_000_000 if large else 6, compare)
    one, other = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    for _ in range(2):
        assert known.levels(one, other).tolist() == [a + b for a, b in pairs]
    expected = sorted({(min(pair), max(pair)) for pair in pairs})
    assert compared == (expected * 2 if large else expected)
