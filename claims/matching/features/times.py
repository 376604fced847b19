"""Comparing times: when claims say that it happened, and when they were published."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Self

import numpy as np

from claims.matching.arrays import Bools, Bytes, Ints, Levels, SmallInts
from claims.matching.claims.claim_frame import days_of
from claims.matching.claims.event_kinds import shipped_kinds
from claims.matching.claims.prepared import Prepared

_SAME_END_DAYS = 3  # day counts and hindsight move the ends of an episode by this much
_EPISODE_DAYS = 3  # a period of one night, or of a day and the next, is still one event
_EPISODE_AROUND_DAYS = 7  # what is dated to a week or less is a day within an episode, not another one
_FAR = 1_000_000
_GUESSED_DAYS, _GUESSED_WEEKS = 3, 21

WHEN = (
    "not said", "same day", "same few days", "same week", "same month", "same year", "next day", "days apart", "week apart", "month apart", "far apart",
    "same period", "may be the same period", "most of a period", "some of a period", "day within a period",
    "same day, guessed", "days apart, guessed", "weeks apart, guessed", "far apart, guessed",
)  # fmt: skip
ORDER = ("not said", "could have known", "a day early", "published before")
PUBLISHED = ("not said", "within a day", "within days", "within two weeks", "within two months", "later", "years later")


_LASTING, _OPENS, _CLOSES, _SAID, _GUESSED = 1, 2, 4, 8, 16
_UNKNOWN = 100_000_000  # farther apart than any two days


@dataclass(frozen=True, kw_only=True)
class _Stated:
    """The stated times of claims, one entry a claim or, once taken, one a pair; small numbers, for reading them is what costs.

    Attributes:
        low: First day, far in the past where open.
        high: Last day, far in the future where open.
        marks: `_LASTING` when the claim tells of an episode rather than of an event, `_OPENS` when `low` is the day on
            which the episode began, `_CLOSES` when `high` is the day on which it ended, `_SAID` when a time is stated
            at all, `_GUESSED` when it is only inferred from the publication.
    """

    low: SmallInts
    high: SmallInts
    marks: Bytes

    def take(self, rows: Ints | Bools) -> Self:
        return replace(self, low=self.low[rows], high=self.high[rows], marks=self.marks[rows])

    def all(self, mark: int) -> Bools:
        marked: Bools = (self.marks & mark) != 0
        return marked


def compare_stated_times(prepared: Prepared, left: Ints, right: Ints) -> Levels:
    """The stated times: the same day, days apart, the same period, or a day within a longer period."""
    stated = prepared.once(_stated_times)
    a, b = stated.take(left), stated.take(right)
    gap = _gap(a.low, a.high, b.low, b.high)
    either = a.marks | b.marks
    level = np.where(gap == 0, _of_width(_width(a, b)), _of_gap(gap))
    lasting = np.flatnonzero((gap == 0) & ((either & _LASTING) != 0))
    level[lasting] = _within_episodes(a.take(lasting), b.take(lasting))
    level = np.where((either & _GUESSED) != 0, _of_guess(gap), level)
    return np.where((a.marks & b.marks & _SAID) != 0, level, np.int8(0))


def _within_episodes(a: _Stated, b: _Stated) -> Levels:
    """The level of times that meet, of which one or both are of an episode."""
    width = _width(a, b)
    narrower = np.minimum(a.high - a.low, b.high - b.low) + 1
    both = a.all(_LASTING) & b.all(_LASTING)
    alike, known, all_known = _ends(a, b)
    most = 2 * (np.minimum(a.high, b.high) - np.maximum(a.low, b.low) + 1) >= width
    meeting = [both & alike & known, both & alike, both & all_known & most, both, narrower <= _EPISODE_AROUND_DAYS]
    return np.select(meeting, _codes(WHEN, *WHEN[11:16]), default=_of_width(width)).astype(np.int8)


def compare_order(prepared: Prepared, left: Ints, right: Ints) -> Levels:
    """Whether one was published before the day that the other states, and so cannot tell of it."""
    told, latest = prepared.once(_told_and_latest)
    early = np.maximum(told[right] - latest[left], told[left] - latest[right])
    level: Levels = _ORDER_OF_DAYS[np.clip(early, -1, 2) + 1] * (early > -_UNKNOWN // 2)
    return level


def compare_published(prepared: Prepared, left: Ints, right: Ints) -> Levels:
    """How far apart the accounts were published, at the nearest that is possible."""
    low, high = prepared.once(_published)
    a, b = low[left], low[right]
    return _of_publication(_gap(a, high[left], b, high[right])) * ((a >= 0) & (b >= 0))


def _table(bounds: tuple[int, ...], levels: Sequence[int]) -> Callable[[SmallInts], Levels]:
    """Gives whole numbers from 0 on their level: the first of those at most the first bound, and so on, the last beyond all."""
    table = np.array(levels, dtype=np.int8)[np.searchsorted(np.array(bounds), np.arange(bounds[-1] + 2), side="left")]
    return lambda numbers: table[np.minimum(numbers, bounds[-1] + 1)]


def _told_and_latest(prepared: Prepared) -> tuple[SmallInts, SmallInts]:
    """The day that each claim states, and the latest on which it was published; too early and too late where not known."""
    first, guessed = days_of(prepared.frame, "first"), prepared.frame["guessed"].to_numpy(dtype=bool)
    low, high = days_of(prepared.frame, "published_first"), days_of(prepared.frame, "published_last")
    latest = np.where(high < 0, low, high)
    told = np.where((first >= 0) & ~guessed, first, -_UNKNOWN)
    return told.astype(np.int32), np.where(latest >= 0, latest, _UNKNOWN).astype(np.int32)


def _published(prepared: Prepared) -> tuple[SmallInts, SmallInts]:
    """First and last day of publication of each claim; -1 where not known."""
    low, high = days_of(prepared.frame, "published_first"), days_of(prepared.frame, "published_last")
    return np.where(low < 0, high, low).astype(np.int32), np.where(high < 0, low, high).astype(np.int32)


def _stated_times(prepared: Prepared) -> _Stated:
    """A claim tells of an episode when it states a period, or names only kinds of event that last.

    The one day that a half-open period gives is no end of it when it is not before the earliest day of
    publication: it says that the episode was going on.
    """
    frame = prepared.frame
    first, last = days_of(frame, "first"), days_of(frame, "last")
    low, high = np.where(first < 0, -_FAR, first), np.where(last < 0, _FAR, last)
    period = (frame["precision"] == "period").to_numpy() & (high - low + 1 >= _EPISODE_DAYS)
    published = days_of(frame, "published_first")
    going_on = (published >= 0) & np.where(first < 0, last >= published, (last < 0) & (first >= published))
    kinds, values = prepared.coded("kinds")
    lasts = np.array([shipped_kinds().lasting(str(each)) for each in values], dtype=bool)[kinds]
    marks = {
        _LASTING: period | lasts,
        _OPENS: period & (first >= 0) & ~going_on,
        _CLOSES: period & (last >= 0) & ~going_on,
        _SAID: (first >= 0) | (last >= 0),
        _GUESSED: frame["guessed"].to_numpy(dtype=bool),
    }
    together = sum((mark * which.astype(np.uint8) for mark, which in marks.items()), np.zeros(len(frame), np.uint8))
    return _Stated(low=low.astype(np.int32), high=high.astype(np.int32), marks=together.astype(np.uint8))


def _ends(a: _Stated, b: _Stated) -> tuple[Bools, Bools, Bools]:
    """Whether two episodes begin and end together as far as both say, whether both say either, and whether both say both."""
    opens, closes = a.all(_OPENS) & b.all(_OPENS), a.all(_CLOSES) & b.all(_CLOSES)
    alike: Bools = (~opens | (np.abs(a.low - b.low) <= _SAME_END_DAYS)) & (
        ~closes | (np.abs(a.high - b.high) <= _SAME_END_DAYS)
    )
    return alike, opens | closes, opens & closes


def _width(a: _Stated, b: _Stated) -> SmallInts:
    """How many days the longer of two times takes."""
    width: SmallInts = np.maximum(a.high - a.low, b.high - b.low) + 1
    return width


def _gap(low_a: SmallInts, high_a: SmallInts, low_b: SmallInts, high_b: SmallInts) -> SmallInts:
    gap: SmallInts = np.maximum(0, np.maximum(low_a - high_b, low_b - high_a))
    return gap


def _codes(levels: tuple[str, ...], *names: str) -> list[int]:
    return [levels.index(name) for name in names]


_of_width = _table((1, 3, 7, 31), range(1, 6))
_of_gap = _table((1, 3, 7, 31), range(6, 11))
_of_guess = _table((0, _GUESSED_DAYS, _GUESSED_WEEKS), range(16, 20))
_of_publication = _table((1, 4, 14, 60, 366), range(1, 7))
_ORDER_OF_DAYS = np.array([1, 1, 2, 3], dtype=np.int8)  # a day before or earlier, the day itself, a day after, later
