"""What a feature is: one thing compared of two claims, with its levels and its words."""

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
        cost: Nanoseconds a pair, about; what is dear is compared last, of the pairs that are still open.
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
