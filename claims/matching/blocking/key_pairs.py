"""Uses of keys by rows, put in order of time, and the pairs of rows that they make, each as one whole number."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from claims.matching.arrays import Ints
from claims.matching.claims.text_codes import ranges, sorted_together


@dataclass(frozen=True, kw_only=True)
class Uses:
    """Keys that rows have, each once a row, in the order of keys, days and rows.

    Attributes:
        rows: Row of each use.
        at: Key and day of each as one number, ascending.
        days: How many of these numbers one key takes.
        spread: Of every row of the frame, how many days behind its own it looks for others of its keys.
    """

    rows: Ints
    at: Ints
    days: int
    spread: Ints

    @classmethod
    def of(cls, keyed: tuple[Ints, Ints], first: Ints, last: Ints) -> "Uses":
        """Puts uses in order.

        Args:
            keyed: Row and key of each use; a key is a number for what the row has: a place, a party, a word.
            first: Of every row of the frame, the day that it stands for.
            last: Of every row, the last day on which others are near; none before `first` is, which is for these to find.
        """
        rows, keys = keyed
        day = first[rows]
        least, most = int(day.min(initial=0)), int(day.max(initial=0))
        days = most - least + 1
        at, rows = sorted_together(keys * days + (day - least), rows)
        return cls(rows=rows, at=at, days=days, spread=np.clip(last, None, most) - first)

    @cached_property
    def others(self) -> Ints:
        """How many uses of its key follow each and begin in its days."""
        until = np.searchsorted(self.at, self.at + self.spread[self.rows], side="right")
        found: Ints = until - np.arange(1, len(until) + 1)
        return found

    def around(self, which: Ints, days: int) -> tuple[Ints, Ints]:
        """Where the uses of the same key within so many days of some begin, and how many these are."""
        at = self.at[which]
        day = at % self.days
        since = np.searchsorted(self.at, at - np.minimum(day, days), side="left")
        until = np.searchsorted(self.at, at + np.minimum(self.days - 1 - day, days), side="right")
        return since, until - since


def following(rows: Ints, others: Ints, size: int) -> Ints:
    """Each row with so many of those that follow it, none of which is itself."""
    at = np.flatnonzero(others)
    return pairs_of(np.repeat(rows[at], others[at]), rows[ranges(at + 1, others[at])], size)


def pairs_of(left: Ints, right: Ints, size: int) -> Ints:
    """Each pair as one whole number, the upper row first."""
    keys: Ints = np.minimum(left, right) * size + np.maximum(left, right)
    return keys
