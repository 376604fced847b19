"""Compares each distinct pair of values of a column once, however many pairs of claims have it."""

from collections.abc import Callable

import numpy as np

from claims.matching.arrays import Ints, Levels
from claims.matching.claims.prepared import Prepared

_MOST_KEPT = 500_000_000  # pairs of values, a byte each; those that never occur take no memory


class LevelsOfValues:
    """Levels of pairs of values, the same whichever value stands first; each pair is compared when it first occurs.

    Args:
        size: How many values there are, numbered from 0.
        compare: Gives the level of pairs of values, the smaller number first.
    """

    def __init__(self, size: int, compare: Callable[[Ints, Ints], Levels]) -> None:
        self._size, self._compare = max(size, 1), compare
        few = self._size**2 <= _MOST_KEPT
        self._kept = np.zeros(self._size**2, dtype=np.int8) if few else None  # the level plus one; 0 is not known

    def levels(self, one: Ints, other: Ints) -> Levels:
        """The level of each pair of values."""
        keys = np.minimum(one, other) * self._size + np.maximum(one, other)
        if self._kept is None:
            distinct, inverse = np.unique(keys, return_inverse=True)
            return self._compare(distinct // self._size, distinct % self._size)[inverse]
        kept = self._kept[keys]
        fresh = np.unique(keys[kept == 0])
        if len(fresh):
            # Two threads may both compare a pair, to the same level.
            self._kept[fresh] = self._compare(fresh // self._size, fresh % self._size) + 1
            kept = self._kept[keys]
        levels: Levels = kept - 1
        return levels


def by_distinct(
    column: str, levels: tuple[str, ...], compare: Callable[[str, str], str]
) -> Callable[[Prepared, Ints, Ints], Levels]:
    """The comparison of a feature from one of two texts of a column."""

    def levels_of(texts: list[str]) -> LevelsOfValues:
        def compare_pairs(one: Ints, other: Ints) -> Levels:
            pairs = zip(one.tolist(), other.tolist(), strict=True)
            return np.array([levels.index(compare(texts[a], texts[b])) for a, b in pairs], dtype=np.int8)

        return LevelsOfValues(len(texts), compare_pairs)

    def compare_column(prepared: Prepared, left: Ints, right: Ints) -> Levels:
        codes, texts = prepared.coded(column)
        known = prepared.once_named((column, "levels"), lambda: levels_of(texts))
        return known.levels(codes[left], codes[right])

    return compare_column
