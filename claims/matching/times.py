"""Comparing times: when claims say that it happened, and when they were published."""

from dataclasses import dataclass, fields, replace
from typing import Self

import numpy as np
import numpy.typing as npt

from claims.matching.frame import days_of
from claims.matching.kinds import shipped_kinds
from claims.matching.words import Prepared

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Levels = npt.NDArray[np.int8]
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


@dataclass(frozen=True, kw_only=True)
class _Stated:
    """The stated times of claims, one entry a claim or, once taken, one a pair.

    Attributes:
        low: First day, far in the past where open.
        high: Last day, far in the future where open.
        lasting: Whether the claim tells of an episode rather than of an event.
        opens: Whether `low` is the day on which the episode began.
        closes: Whether `high` is the day on which the episode ended.
        said: Whether a time is stated at all.
    """

    low: Ints
    high: Ints
    lasting: Bools
    opens: Bools
    closes: Bools
    said: Bools

    def take(self, rows: Ints) -> Self:
        return replace(self, **{each.name: getattr(self, each.name)[rows] for each in fields(self)})


def compare_stated_times(prepared: Prepared, left: Ints, right: Ints) -> Levels:
    """The stated times: the same day, days apart, the same period, or a day within a longer period."""
    stated = prepared.once(_stated_times)
    a, b = stated.take(left), stated.take(right)
    gap = _gap(a.low, a.high, b.low, b.high)
    width = np.maximum(a.high - a.low, b.high - b.low) + 1
    narrower = np.minimum(a.high - a.low, b.high - b.low) + 1
    both, either = a.lasting & b.lasting, a.lasting | b.lasting
    alike, known, all_known = _ends(a, b)
    most = 2 * (np.minimum(a.high, b.high) - np.maximum(a.low, b.low) + 1) >= width
    meeting = [
        both & alike & known, both & alike, both & all_known & most, both,
        either & (narrower <= _EPISODE_AROUND_DAYS), width == 1, width <= 3, width <= 7, width <= 31,
    ]  # fmt: skip
    met = np.select(meeting, _codes(WHEN, *WHEN[11:16], *WHEN[1:5]), default=WHEN.index("same year"))
    apart = np.select(
        [gap <= 1, gap <= 3, gap <= 7, gap <= 31], _codes(WHEN, *WHEN[6:10]), default=WHEN.index("far apart")
    )
    guesses = _codes(WHEN, *WHEN[16:])
    guess = np.select([gap == 0, gap <= _GUESSED_DAYS, gap <= _GUESSED_WEEKS], guesses[:3], default=guesses[3])
    guessed = prepared.frame["guessed"].to_numpy(dtype=bool)
    level = np.where(guessed[left] | guessed[right], guess, np.where(gap == 0, met, apart))
    return np.where(a.said & b.said, level, 0).astype(np.int8)


def compare_order(prepared: Prepared, left: Ints, right: Ints) -> Levels:
    """Whether one was published before the day that the other states, and so cannot tell of it."""
    first, guessed = days_of(prepared.frame, "first"), prepared.frame["guessed"].to_numpy(dtype=bool)
    low, high = days_of(prepared.frame, "published_first"), days_of(prepared.frame, "published_last")
    latest = np.where(high < 0, low, high)
    told = (first >= 0) & ~guessed

    def before(one: Ints, other: Ints) -> Ints:
        days = np.where((latest[one] >= 0) & told[other], first[other] - latest[one], -_FAR)
        return days.astype(np.int64)

    early = np.maximum(before(left, right), before(right, left))
    return np.select([early == -_FAR, early <= 0, early <= 1], [0, 1, 2], default=3).astype(np.int8)


def compare_published(prepared: Prepared, left: Ints, right: Ints) -> Levels:
    """How far apart the accounts were published, at the nearest that is possible."""
    low, high = days_of(prepared.frame, "published_first"), days_of(prepared.frame, "published_last")
    low, high = np.where(low < 0, high, low), np.where(high < 0, low, high)
    gap = _gap(low[left], high[left], low[right], high[right])
    level = np.select([gap <= 1, gap <= 4, gap <= 14, gap <= 60, gap <= 366], [1, 2, 3, 4, 5], default=6)
    return np.where((low[left] >= 0) & (low[right] >= 0), level, 0).astype(np.int8)


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
    return _Stated(
        low=low,
        high=high,
        lasting=period | lasts,
        opens=period & (first >= 0) & ~going_on,
        closes=period & (last >= 0) & ~going_on,
        said=(first >= 0) | (last >= 0),
    )


def _ends(a: _Stated, b: _Stated) -> tuple[Bools, Bools, Bools]:
    """Whether two episodes begin and end together as far as both say, whether both say either, and whether both say both."""
    opens, closes = a.opens & b.opens, a.closes & b.closes
    alike: Bools = (~opens | (np.abs(a.low - b.low) <= _SAME_END_DAYS)) & (
        ~closes | (np.abs(a.high - b.high) <= _SAME_END_DAYS)
    )
    return alike, opens | closes, opens & closes


def _gap(low_a: Ints, high_a: Ints, low_b: Ints, high_b: Ints) -> Ints:
    gap: Ints = np.maximum(0, np.maximum(low_a - high_b, low_b - high_a))
    return gap


def _codes(levels: tuple[str, ...], *names: str) -> list[int]:
    return [levels.index(name) for name in names]
