"""Finds the pairs of rows that share a key within a time window and a budget; a pair is encoded as `left * size + right`."""

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import Protocol

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

    def following(self, owners: Bools | None = None, *, nearest: bool = False) -> "Offers":
        """To each use the others that follow and begin in its days, none to uses of rows that do not own."""
        others = self.others if owners is None else np.where(owners[self.rows], self.others, 0)
        uses = np.arange(len(others))
        return Offers(rows=self.rows, takers=uses, since=uses + 1, others=others, crowd=others, nearest=nearest)

    def around(self, owners: Bools | None, days: int) -> "Offers":
        """To each use of a row that owns those of the same key within so many days before and after, itself among them."""
        owned = np.arange(len(self.rows)) if owners is None else np.flatnonzero(owners[self.rows])
        times = self.times[owned]
        day = times % self.days
        since = np.searchsorted(self.times, times - np.minimum(day, days), side="left")
        until = np.searchsorted(self.times, times + np.minimum(self.days - 1 - day, days), side="right")
        others = until - since
        return Offers(rows=self.rows, takers=owned, since=since, others=others, crowd=others)

    def of_key(self, most: int | None) -> "Offers":
        """To each use the others of its key that follow it, whatever their day, and none of keys that more than `most` rows have."""
        keys = self.times // self.days
        starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]][: len(keys)])
        sizes = np.diff(np.r_[starts, len(keys)])
        crowd, uses = np.repeat(sizes, sizes), np.arange(len(keys))
        following = np.repeat(starts + sizes, sizes) - uses - 1
        others = following if most is None else np.where(crowd <= most, following, 0)
        return Offers(rows=self.rows, takers=uses, since=uses + 1, others=others, crowd=crowd)


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
class Offers:
    """What each of some rows could be paired with; a cap says how much of it.

    Attributes:
        rows: Rows that are offered, some that stand side by side to each taker.
        takers: Where in `rows` those stand that take.
        since: Where in `rows` what is offered begins.
        others: How many rows are offered.
        crowd: The number that the cap bounds: whoever has more takes nothing.
        nearest: Whether whoever has more takes the first ones instead, as many as the cap.
    """

    rows: Ints
    takers: Ints
    since: Ints
    others: Ints
    crowd: Ints
    nearest: bool = False

    def to(self, wanted: Bools) -> "Offers":
        """The offers to some takers, wanted or not by their place in `rows`."""
        some = wanted[self.takers]
        return replace(self, **{name: getattr(self, name)[some] for name in ("takers", "since", "others", "crowd")})

    def costs(self, most: int) -> Ints:
        """For each cap from 0 to `most` the pairs that it allows and the cap below does not; costs of parts of a table add up."""
        if self.nearest:
            takers = np.bincount(np.minimum(self.others, most), minlength=most + 1)
            costs = np.cumsum(takers[::-1])[::-1]
            costs[0] = 0
            return costs.astype(np.int64)
        low = self.crowd <= most
        return np.bincount(self.crowd[low], weights=self.others[low], minlength=most + 1).astype(np.int64)

    def kept(self, cap: int) -> Ints:
        """How many rows each taker takes."""
        if self.nearest:
            return np.minimum(self.others, cap)
        kept: Ints = np.where(self.crowd <= cap, self.others, 0)
        return kept

    def served(self, cap: int) -> Ints:
        """The rows that take all that they are offered."""
        rows: Ints = self.rows[self.takers[self.kept(cap) == self.others]]
        return rows

    def pairs(self, cap: int, size: int) -> BlockPairs:
        """The pairs within a cap, of a table of so many claims."""
        kept = self.kept(cap)
        some = np.flatnonzero(kept)
        left = np.repeat(self.rows[self.takers[some]], kept[some])
        right = self.rows[ranges(self.since[some], kept[some])]
        apart = left != right  # a use is around itself
        return BlockPairs(pair_numbers(left[apart], right[apart], size), int((self.others - kept).sum()))


class Search(Protocol):
    """What one block looks at; each has a budget of its own."""

    @property
    def share(self) -> float:
        """Of `BlockSettings.most_pairs`, the share that it may find."""

    def offers(self) -> Offers:
        """What each row could be paired with."""


class Take(StrEnum):
    """Which uses of its key a use is paired with."""

    FOLLOWING = "following"  # all that begin in its days, unless these are too many
    NEAREST = "nearest"  # the first of them
    AROUND = "around"  # all near its day, unless these are too many; only uses of rows that own
    KEY = "key"  # all, unless these are too many


@dataclass(frozen=True, kw_only=True)
class Uses:
    """Keys of rows among which one block looks for pairs, in any order.

    Attributes:
        keyed: Row and key of each use.
        first: Of every row of the frame, the day that it stands for.
        last: Of every row, the last day on which others are near.
        share: See `Search`.
        take: Which of these it pairs.
        owners: Which rows look for others; None for all.
        days: How far around.
        most: Keys of more rows than this are left out; None for none.
    """

    keyed: Keyed
    first: Ints
    last: Ints
    share: float = 0.0
    take: Take = Take.FOLLOWING
    owners: Bools | None = None
    days: int = 0
    most: int | None = None

    def offers(self) -> Offers:
        """What each use could be paired with."""
        uses = KeyUses.of(self.keyed, self.first, self.last)
        if self.take is Take.KEY:
            return uses.of_key(self.most)
        if self.take is Take.AROUND:
            return uses.around(self.owners, self.days)
        return uses.following(self.owners, nearest=self.take is Take.NEAREST)


@dataclass(frozen=True, kw_only=True)
class RankedRows:
    """Pairs of rows with the rank of the one for the other; the cap bounds the rank.

    Attributes:
        left: Row of the one.
        right: Row of the other.
        rank: 1 for the nearest.
        share: See `Search`.
    """

    left: Ints
    right: Ints
    rank: Ints
    share: float

    def offers(self) -> Offers:
        """To each row one other."""
        at = np.arange(len(self.left))
        rows = np.r_[self.left, self.right]
        return Offers(rows=rows, takers=at, since=at + len(at), others=np.ones_like(at), crowd=self.rank)


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

    def cap(self, costs: Ints) -> int:
        """The largest cap up to which everything together costs no more than the budget; costs as `Offers.costs` gives them."""
        return int(np.searchsorted(np.cumsum(costs), self.pairs, side="right")) - 1

    def within(self, offers: Offers) -> BlockPairs:
        """The pairs of offers, as many as the budget allows."""
        return offers.pairs(self.cap(offers.costs(self.settings.most_claims_per_key)), self.size)
