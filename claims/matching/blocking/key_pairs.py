"""Finds the pairs of rows that share a key within a time window and a budget; a pair is encoded as `left * size + right`."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from claims.matching.arrays import Bools, Ints, ranges, sorted_together
from claims.matching.settings import BlockSettings

Keyed = tuple[Ints, Ints]  # rows, and a key of each: a number for what the row has, such as a place or a word


@dataclass(frozen=True, kw_only=True)
class KeyUses:
    """The keys that rows have, each once per row, sorted by key, day and row.

    Attributes:
        rows: Row of each use.
        times: Key and day of each use encoded as `key * days + day`, ascending.
        days: How many days there are from the first of any use to the last.
        spread: Of every row of the frame, how many days after its own it looks for others of its keys.
    """

    rows: Ints
    times: Ints
    days: int
    spread: Ints

    @classmethod
    def of(cls, keyed: Keyed, first: Ints, last: Ints) -> "KeyUses":
        """Sorts uses.

        Args:
            keyed: Row and key of each use.
            first: Of every row of the frame, the day that it stands for.
            last: Of every row, the last day on which others are near. Others that begin before `first` find this row instead.
        """
        rows, keys = keyed
        day = first[rows]
        earliest, latest = int(day.min(initial=0)), int(day.max(initial=0))
        days = latest - earliest + 1
        times, rows = sorted_together(keys * days + (day - earliest), rows)
        return cls(rows=rows, times=times, days=days, spread=np.clip(last, None, latest) - first)

    @cached_property
    def others(self) -> Ints:
        """How many uses of the same key follow each use and begin in its days."""
        until = np.searchsorted(self.times, self.times + self.spread[self.rows], side="right")
        others: Ints = until - np.arange(1, len(until) + 1)
        return others

    def around(self, uses: Ints, days: int) -> tuple[Ints, Ints]:
        """For some uses, where those of the same key within so many days before and after begin, and how many these are."""
        times = self.times[uses]
        day = times % self.days
        since = np.searchsorted(self.times, times - np.minimum(day, days), side="left")
        until = np.searchsorted(self.times, times + np.minimum(self.days - 1 - day, days), side="right")
        return since, until - since


def pairs_with_following(rows: Ints, others: Ints, size: int) -> Ints:
    """The encoded pairs of each row with so many of the rows that follow it; no row stands twice within them."""
    first = np.flatnonzero(others)
    return pair_numbers(np.repeat(rows[first], others[first]), rows[ranges(first + 1, others[first])], size)


def pair_numbers(left: Ints, right: Ints, size: int) -> Ints:
    """Each pair of rows as one whole number, the same whichever row stands first."""
    numbers: Ints = np.minimum(left, right) * size + np.maximum(left, right)
    return numbers


@dataclass(frozen=True)
class BlockPairs:
    """Pairs of a block, each encoded as one whole number, and how many pairs it left out."""

    numbers: Ints
    dropped: int = 0


@dataclass(frozen=True, kw_only=True)
class Budget:
    """How many pairs a block of a collection may find.

    Attributes:
        size: How many claims the collection has.
        share: Of `BlockSettings.most_pairs`, the share of this block.
    """

    settings: BlockSettings
    size: int
    share: float

    @property
    def pairs(self) -> int:
        """All that a small collection needs, its share of what a large one can afford."""
        most, least = (
            per_claim * self.size
            for per_claim in (self.settings.most_pairs_per_claim, self.settings.least_pairs_per_claim)
        )
        return int(max(self.settings.least_pairs, min(most, self.share * max(self.settings.most_pairs, least))))

    def least_crowded(self, uses: KeyUses, owners: Bools | None = None) -> tuple[Ints, BlockPairs]:
        """Pairs of uses of one key near in time, none from the uses that have too many others.

        Args:
            owners: Rows whose uses may find others; None for all.

        Returns:
            How many pairs each use keeps, and the pairs.
        """
        others = uses.others if owners is None else np.where(owners[uses.rows], uses.others, 0)
        kept = np.where(others <= self._most_within(others), others, 0)
        return kept, self._with_following(uses.rows, others, kept)

    def nearest(self, uses: KeyUses) -> BlockPairs:
        """Pairs of uses of one key near in time; where a use has too many others it finds the nearest."""
        others = uses.others
        ascending = np.sort(others)
        below = np.r_[0, np.cumsum(ascending)]
        # What all would find if none found more than the n-th does.
        capped = below[1:] + ascending * np.arange(len(ascending) - 1, -1, -1)
        fits = int(np.searchsorted(capped, self.pairs, side="right"))
        most = self.settings.most_claims_per_key
        if fits < len(ascending):
            most = min(int((self.pairs - below[fits]) // (len(ascending) - fits)), most)
        return self._with_following(uses.rows, others, np.minimum(others, most))

    def around(self, uses: KeyUses, owners: Bools, days: int) -> BlockPairs:
        """Pairs of uses of one key that begin within so many days of one another, one of them of a row that owns."""
        owned = np.flatnonzero(owners[uses.rows])
        since, others = uses.around(owned, days)
        kept = np.where(others <= self._most_within(others), others, 0)
        left, right = np.repeat(uses.rows[owned], kept), uses.rows[ranges(since, kept)]
        apart = left != right
        return BlockPairs(pair_numbers(left[apart], right[apart], self.size), int((others - kept).sum()))

    def same_key(self, keyed: Keyed, *, most_rows: int | None = None) -> BlockPairs:
        """All pairs of rows that share a key, the rarest keys first, and none of keys that more than `most_rows` rows have."""
        keys, rows = sorted_together(keyed[1], keyed[0])
        starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]][: len(keys)])
        sizes = np.diff(np.r_[starts, len(keys)])
        pairs = np.where(sizes <= (most_rows or len(rows)), sizes * (sizes - 1) // 2, 0)
        most = self._most_within(pairs, by=np.where(pairs > 0, sizes, 0))
        following = np.repeat(starts + sizes, sizes) - np.arange(len(rows)) - 1
        others = np.where(np.repeat(pairs, sizes) > 0, following, 0)
        return self._with_following(rows, others, np.where(np.repeat(sizes, sizes) <= most, others, 0))

    def nearest_texts(self, left: Ints, right: Ints, rank: Ints) -> BlockPairs:
        """Pairs of neighbours, the nearest first."""
        kept = rank <= self._most_within(np.ones_like(rank), by=rank)
        return BlockPairs(pair_numbers(left[kept], right[kept], self.size), int((~kept).sum()))

    def _with_following(self, rows: Ints, others: Ints, kept: Ints) -> BlockPairs:
        return BlockPairs(pairs_with_following(rows, kept, self.size), int((others - kept).sum()))

    def _most_within(self, costs: Ints, by: Ints | None = None) -> int:
        """The largest size, at most the cap of a key, up to which everything together costs no more than the budget.

        Args:
            costs: How many pairs each use, key or neighbour adds.
            by: The size that decides; None for the costs themselves.
        """
        by = costs if by is None else by
        most = self.settings.most_claims_per_key
        totals = np.cumsum(np.bincount(by[by <= most], weights=costs[by <= most], minlength=most + 1))
        return int(np.searchsorted(totals, self.pairs, side="right")) - 1
