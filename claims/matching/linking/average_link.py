"""Average-link clustering over arrays: groups of rows are joined best first, in all components at once."""

from dataclasses import dataclass

import numpy as np

from claims.matching.arrays import Bools, Floats, Ints, Masks

_BITS = 64


@dataclass(frozen=True, kw_only=True)
class Edges:
    """Pairs of groups, each once, the smaller number first.

    Attributes:
        one: The one group, named by its smallest row.
        other: The other.
        total: Sum of the points of the scored pairs of rows between them, in millionths.
        pairs: How many pairs of rows were scored.
        barred: Whether the two must not be joined.
    """

    one: Ints
    other: Ints
    total: Ints
    pairs: Ints
    barred: Bools

    def take(self, which: Bools | Ints) -> "Edges":
        return Edges(
            one=self.one[which],
            other=self.other[which],
            total=self.total[which],
            pairs=self.pairs[which],
            barred=self.barred[which],
        )


@dataclass(frozen=True, kw_only=True)
class Joins:
    """The joins that were made, each with its two groups, named by their smallest rows, and its average in millionths.

    No average is above that of a join that had to come first, so the joins above any threshold form groups.
    """

    kept: Ints
    gone: Ints
    average: Floats

    def groups(self, size: int, least: float) -> Ints:
        """The group of every row, named by its smallest row, when the joins at or above an average are made."""
        high = self.average >= least
        return components(size, self.kept[high], self.gone[high])


@dataclass(kw_only=True)
class Bonds:
    """Groups that are one event in the end, whatever their pairs score, and which of them must never be one.

    Attributes:
        name: Of every row, the smallest row of all groups that are one with its own.
        several: By that row, whether these are several groups.
        apart: Pairs of such rows that must not be one, shape (2, pairs).
    """

    name: Ints
    several: Bools
    apart: Ints

    @classmethod
    def of(cls, name: Ints, groups: Ints, apart: Ints) -> "Bonds":
        """The bonds of rows with these names, which begin in these groups."""
        rows = np.flatnonzero(groups == np.arange(len(groups)))
        return cls(name=name, several=np.bincount(name[rows], minlength=len(name)) > 1, apart=apart)

    def bar(self, edges: Edges) -> Bools:
        """Which edges would make one of what must not be one."""
        if not self.apart.size:
            return np.zeros(len(edges.one), dtype=bool)
        return np.isin(self._keys(self.name[edges.one], self.name[edges.other]), self._keys(*self.apart))

    def bind(self, groups: Ints) -> Bools:
        """Which groups are bound to others, so that joining them bars what does not touch them; none where nothing is apart."""
        return self.several[self.name[groups]] & bool(self.apart.size)

    def join(self, kept: Ints, gone: Ints) -> None:
        """Takes note of joins, of which at most one joins bound groups."""
        if self.apart.size:
            one, other = self.name[kept], self.name[gone]
            low, high = np.minimum(one, other), np.maximum(one, other)
            self.several[low] |= self.several[high]
            now = np.arange(len(self.name))
            now[high] = low
            self.name, self.apart = now[self.name], now[self.apart]

    def _keys(self, one: Ints, other: Ints) -> Ints:
        keys: Ints = np.minimum(one, other) * len(self.name) + np.maximum(one, other)
        return keys


def components(size: int, one: Ints, other: Ints) -> Ints:
    """The connected component of every row, named by its smallest row."""
    name = np.arange(size)
    while len(one):
        one, other = name[one], name[other]
        apart = one != other
        one, other = one[apart], other[apart]
        np.minimum.at(name, np.maximum(one, other), np.minimum(one, other))
        while (name != name[name]).any():  # what was named after a row takes the name of that row
            name = name[name]
    return name


def summed(one: Ints, other: Ints, total: Ints, pairs: Ints, barred: Bools, size: int) -> Edges:
    """One edge for each two groups, with the sums over all pairs between them; pairs within one group are left out."""
    low, high = np.minimum(one, other), np.maximum(one, other)
    keys = low * size + high
    order = np.argsort(keys, kind="stable")
    order = order[(low != high)[order]]
    keys = keys[order]
    if not len(keys):
        none = np.empty(0, dtype=np.int64)
        return Edges(one=none, other=none, total=none, pairs=none, barred=np.empty(0, dtype=bool))
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]])
    return Edges(
        one=low[order][starts],
        other=high[order][starts],
        total=np.add.reduceat(total[order], starts),
        pairs=np.add.reduceat(pairs[order], starts),
        barred=np.logical_or.reduceat(barred[order], starts),
    )


def list_masks(lists: Ints, groups: Ints) -> Masks:
    """Which lists each group has rows of, shape (rows, numbers of 64 bits): one bit per list of several rows, in the row that names the group."""
    several = np.bincount(lists + 1) > 1  # a list of one row bars nothing
    rows = np.flatnonzero((lists >= 0) & several[lists + 1])
    named, number = np.unique(lists[rows], return_inverse=True)
    masks = np.zeros((len(lists), -(-len(named) // _BITS)), dtype=np.uint64)
    bits = np.left_shift(np.uint64(1), (number % _BITS).astype(np.uint64))
    np.bitwise_or.at(masks, (groups[rows], number // _BITS), bits)
    return masks


def join_groups(edges: Edges, sizes: Ints, masks: Masks, bonds: Bonds, *, least: float, floor: int) -> Joins:
    """Joins groups while their pairs average at least `least`, the best first and ties by the names of the groups.

    Every round joins all groups that are each other's best at once; one that is bound to others only where no groups at all
    are better. A join never makes an average better than the better of the two that it replaces, and never removes a bar, so
    the result is that of joining one by one (reciprocal nearest neighbours). Two groups with rows of one list are never joined.

    Args:
        edges: All scored pairs of groups.
        sizes: How many rows each group holds, by its name; changed in place.
        masks: Of `list_masks`; changed in place.
        bonds: What is one anyway and what must not be one; changed in place.
        least: The lowest average to join, in millionths.
        floor: The points of a pair of rows that was not scored, in millionths.
    """
    rounds: list[tuple[Ints, Ints, Floats]] = []
    while len(edges.one):
        edges, average, open_ = _alive(edges, sizes, masks, bonds, least, floor)
        best = _mutual_best(edges, average, open_, bonds, len(sizes))
        if not len(best):
            break
        kept, gone = edges.one[best], edges.other[best]
        rounds.append((kept, gone, average[best]))
        sizes[kept] += sizes[gone]
        masks[kept] |= masks[gone]
        bonds.join(kept, gone)
        edges = _merged(edges, kept, gone, len(sizes))
    none = np.empty(0, dtype=np.int64)
    parts = list(zip(*rounds, strict=True)) or [(none,), (none,), (none.astype(np.float64),)]
    return Joins(kept=np.concatenate(parts[0]), gone=np.concatenate(parts[1]), average=np.concatenate(parts[2]))


def _alive(
    edges: Edges, sizes: Ints, masks: Masks, bonds: Bonds, least: float, floor: int
) -> tuple[Edges, Floats, Bools]:
    """The edges between groups that can each still join some group, their averages, and which of them may be joined."""
    every = sizes[edges.one] * sizes[edges.other]
    average = (edges.total + floor * (every - edges.pairs)) / every
    may = ~edges.barred & (average >= least) & ~bonds.bar(edges)
    could = np.flatnonzero(may)
    may[could] = ~(masks[edges.one[could]] & masks[edges.other[could]]).any(axis=1)
    active = np.zeros(len(sizes), dtype=bool)
    active[edges.one[may]] = True
    active[edges.other[may]] = True
    alive = active[edges.one] & active[edges.other]
    return edges.take(alive), average[alive], may[alive]


def _mutual_best(edges: Edges, average: Floats, may: Bools, bonds: Bonds, size: int) -> Ints:
    """Positions of the edges that are the best of both their groups and, where one of these is bound to others, of all."""
    at = np.flatnonzero(may)
    # The edges stand in the order of their names already, and this sort keeps it among ties.
    at = at[np.argsort(-average[at], kind="stable")]
    best = np.full(size, len(may), dtype=np.int64)
    place = np.arange(len(at))
    np.minimum.at(best, edges.one[at], place)
    np.minimum.at(best, edges.other[at], place)
    bound = bonds.bind(edges.one[at]) | bonds.bind(edges.other[at])
    mutual: Ints = at[(best[edges.one[at]] == place) & (best[edges.other[at]] == place) & (~bound | (place == 0))]
    return mutual


def _merged(edges: Edges, kept: Ints, gone: Ints, size: int) -> Edges:
    """The edges after the joins; only those of joined groups are summed again."""
    name = np.arange(size)
    name[gone] = kept
    touched = np.zeros(size, dtype=bool)
    touched[kept] = touched[gone] = True
    fresh = touched[edges.one] | touched[edges.other]
    old, new = edges.take(~fresh), edges.take(fresh)
    new = summed(name[new.one], name[new.other], new.total, new.pairs, new.barred, size)
    both = Edges(
        one=np.r_[old.one, new.one],
        other=np.r_[old.other, new.other],
        total=np.r_[old.total, new.total],
        pairs=np.r_[old.pairs, new.pairs],
        barred=np.r_[old.barred, new.barred],
    )
    return both.take(
        np.argsort(both.one * size + both.other, kind="stable")
    )  # two runs in order, which this sort merges
