"""Finds pairs of rows that share a key within a time window; a pair is encoded as `left * size + right`."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from claims.matching.arrays import Ints
from claims.matching.claims.text_codes import ranges, sorted_together

Keyed = tuple[Ints, Ints]  # rows, and a key of each: a number for what the row has, such as a place or a word


@dataclass(frozen=True, kw_only=True)
class KeyUses:
    """The keys that rows have, each once a row, sorted by key, day and row.

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
