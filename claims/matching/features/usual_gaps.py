"""How many days apart two lists usually date one event: registries may be a day off from one another as a rule."""

from dataclasses import dataclass

import numpy as np

from claims.matching.arrays import Ints, SmallInts
from claims.matching.blocking.block_keys import BlockKeys
from claims.matching.blocking.key_pairs import pairs_with_following
from claims.matching.claims.lists import NO_LIST
from claims.matching.claims.prepared import Prepared

MOST_DAYS = 3  # farther apart no two lists are as a rule
_LEAST_PAIRS = 10  # beyond those by chance, before a gap is held to be usual
_TIMES_SAME_DAY = 3  # so many times as often as the same day
_MOST_NEAR = 20  # a claim with more others at its place in these days says nothing


@dataclass(frozen=True)
class UsualGaps:
    """By how many days one list dates events later than another.

    Attributes:
        lists: The number of the list of each claim.
        days: Shape (lists + 1, lists + 1): days of the second minus days of the first; 0 where nothing shows, as for claims
            outside lists, which are the last.
    """

    lists: Ints
    days: SmallInts

    @property
    def any(self) -> bool:
        return bool(self.days.any())

    def between(self, left: Ints, right: Ints) -> SmallInts:
        """The usual gap of the lists of each pair of rows."""
        gaps: SmallInts = self.days[self.lists[left], self.lists[right]]
        return gaps


def usual_gaps(prepared: Prepared) -> UsualGaps:
    """The usual gap of every two lists, from rows of one day at one place that are within `MOST_DAYS` of each other.

    Rows of two lists that are one event heap up at one gap; rows that are not are spread over all gaps evenly.
    """
    lists = prepared.lists
    size = int(lists.max(initial=NO_LIST)) + 1
    days = np.zeros((size + 1, size + 1), dtype=np.int32)
    if size < 2:
        return UsualGaps(lists, days)
    keys = BlockKeys(prepared)
    uses = keys.of_one_day(lists != NO_LIST, MOST_DAYS)
    few = np.where(uses.others <= _MOST_NEAR, uses.others, 0)
    numbers = np.unique(pairs_with_following(uses.rows, few, keys.size))
    one, other = numbers // keys.size, numbers % keys.size
    one, other = np.where(lists[one] <= lists[other], one, other), np.where(lists[one] <= lists[other], other, one)
    first = keys.stated[0]
    gap = first[other] - first[one] + MOST_DAYS
    counts = np.zeros((size, size, 2 * MOST_DAYS + 1), dtype=np.int64)
    np.add.at(counts, (lists[one], lists[other], gap), 1)
    for a, b in zip(*np.nonzero(counts.sum(axis=2)), strict=True):
        if a != b:
            days[a, b] = _usual(counts[a, b])
            days[b, a] = -days[a, b]
    return UsualGaps(lists, days)


def _usual(counts: Ints) -> int:
    """The gap at which pairs heap up, where that is not the same day; `counts` are those of each gap from -`MOST_DAYS` on."""
    beyond = counts - np.median(counts)
    best = int(beyond.argmax())
    enough = beyond[best] >= max(_LEAST_PAIRS, _TIMES_SAME_DAY * beyond[MOST_DAYS])
    return best - MOST_DAYS if enough else 0
