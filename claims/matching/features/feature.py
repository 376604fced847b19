"""What a feature is: one thing compared of two claims, with its levels and its words; each distinct pair of values is compared once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from claims.matching.arrays import Floats, Ints, Levels
from claims.matching.claims.prepared import Prepared
from claims.model import split_list
from claims.tables import Row

NOT_SAID = "not said"  # the first level of every feature: there is nothing to compare
NameOf = Callable[[str, str], str]  # table and id to a name for display


@dataclass(frozen=True, kw_only=True)
class ClaimPair:
    """Two claims of which the evidence is put into words.

    Attributes:
        prepared: The claim frame that holds them.
        rows: The row of each.
        records: The same rows as records.
        name_of: Gives names for ids.
    """

    prepared: Prepared
    rows: tuple[int, int]
    records: tuple[Row, Row]
    name_of: NameOf


Words = Callable[[ClaimPair], tuple[str, str]]  # what either claim says, as the sentences of a level quote it


Compare = Callable[[Prepared, Ints, Ints], Levels]


@dataclass(frozen=True)
class FeatureLevels:
    """What comparing two claims in one respect can find.

    Attributes:
        name: As in the weights file.
        levels: What comparing can find; the first means that there is nothing to compare.
        words: What the two claims say.
        orders: Levels of which each may speak for a match no more than the one before it.
    """

    name: str
    levels: tuple[str, ...]
    words: Words
    orders: tuple[tuple[str, ...], ...] = field(default=(), kw_only=True)


@dataclass(frozen=True)
class Feature(FeatureLevels):
    """A feature of a pair of claims by itself.

    Attributes:
        compare: Gives the index of the level for every pair of rows of a claim frame, the same whichever claim stands first.
        cost: About so many nanoseconds per pair; what is dear is compared last, of the pairs that are still open.
        reads_places: Whether it reads `Prepared.places`, which is made on a thread of its own.
    """

    compare: Compare
    cost: int = field(default=0, kw_only=True)
    reads_places: bool = field(default=False, kw_only=True)


def graded(values: Floats | Ints, bounds: Sequence[float]) -> Levels:
    """The level of each value: 1 for what is at most the first bound, 2 at most the second, and so on."""
    return (1 + np.searchsorted(np.array(bounds), values, side="left")).astype(np.int8)


def by_tree(compare: Compare) -> Compare:
    """A comparison through the tree of places, of pairs whose places somebody put there; of others it says nothing."""

    def compare_in_tree(prepared: Prepared, left: Ints, right: Ints) -> Levels:
        level = np.zeros(len(left), dtype=np.int8)
        both = np.flatnonzero(prepared.in_tree[left] & prepared.in_tree[right])
        if len(both):
            level[both] = compare(prepared, left[both], right[both])
        return level

    return compare_in_tree


def by_names(compare: Compare) -> Compare:
    """A comparison of what names and points say of places, of all pairs but those of `by_tree`."""

    def compare_outside(prepared: Prepared, left: Ints, right: Ints) -> Levels:
        level = compare(prepared, left, right)
        if prepared.in_tree.any():
            level[prepared.in_tree[left] & prepared.in_tree[right]] = 0
        return level

    return compare_outside


def words_by(value: Callable[[Row, NameOf], str]) -> Words:
    """The words of either claim by itself."""
    return lambda pair: (value(pair.records[0], pair.name_of), value(pair.records[1], pair.name_of))


def names_in(column: str, table: str) -> Callable[[Row, NameOf], str]:
    """The names of the ids that a column lists."""
    return lambda record, name_of: (
        ", ".join(name_of(table, row_id) for row_id in split_list(record[column])) or "none named"
    )


TITLES = words_by(lambda record, _: str(record["title"]))


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


Path = tuple[str, ...]  # nodes, the largest first


def paths_of(text: str) -> tuple[Path, ...]:
    """The paths of a list joined by "|"."""
    return tuple(tuple(path.split(">")) for path in text.split("|") if path)


def kind_of(node: str) -> str:
    """The kind of a node: "town" of "town:qamishli"."""
    return node.partition(":")[0]


def holds(whole: Path, part: Path) -> bool:
    """Whether the one path ends at the other or above it."""
    return part[: len(whole)] == whole
