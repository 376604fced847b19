"""Comparing times: when claims say that it happened, and when they were published."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from claims.matching.candidates import days_of
from claims.matching.words import Prepared

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Levels = npt.NDArray[np.int8]
_SAME_END_DAYS = 3  # day counts and hindsight move the ends of an episode by this much
_EPISODE_DAYS = 3  # a period of one night, or of a day and the next, is still one event
_FAR = 1_000_000

WHEN = (
    "not said", "same day", "same few days", "same month", "same year", "next day", "days apart", "week apart", "month apart", "far apart",
    "same period", "most of a period", "some of a period", "day within a period",
)  # fmt: skip
PUBLISHED = ("not said", "within a day", "within days", "within two weeks", "within two months", "later", "years later")


def compare_stated_times(prepared: Prepared, left: Ints, right: Ints) -> Levels:
    """The stated times: the same day, days apart, the same period, or a day within a longer period."""
    low, high, period, known = _stated(prepared.frame)
    a, b = (low[left], high[left], period[left]), (low[right], high[right], period[right])
    gap = _gap(a[0], a[1], b[0], b[1])
    width = np.maximum(a[1] - a[0], b[1] - b[0]) + 1
    both, either = a[2] & b[2], a[2] | b[2]
    alike = _same_ends(a, b)
    shared = np.minimum(a[1], b[1]) - np.maximum(a[0], b[0]) + 1
    most = 2 * shared >= width
    meeting = [
        both & alike, both & most, both, either & ~both & (np.minimum(a[1] - a[0], b[1] - b[0]) < 7), width == 1, width <= 3, width <= 31,
    ]  # fmt: skip
    met = np.select(meeting, _codes(WHEN, *WHEN[10:], *WHEN[1:4]), default=WHEN.index("same year"))
    apart = np.select(
        [gap <= 1, gap <= 3, gap <= 7, gap <= 31], _codes(WHEN, *WHEN[5:9]), default=WHEN.index("far apart")
    )
    return np.where(known[left] & known[right], np.where(gap == 0, met, apart), 0).astype(np.int8)


def compare_published(prepared: Prepared, left: Ints, right: Ints) -> Levels:
    """How far apart the accounts were published, at the nearest that is possible."""
    low, high = days_of(prepared.frame, "published_first"), days_of(prepared.frame, "published_last")
    low, high = np.where(low < 0, high, low), np.where(high < 0, low, high)
    gap = _gap(low[left], high[left], low[right], high[right])
    level = np.select([gap <= 1, gap <= 4, gap <= 14, gap <= 60, gap <= 366], [1, 2, 3, 4, 5], default=6)
    return np.where((low[left] >= 0) & (low[right] >= 0), level, 0).astype(np.int8)


def _stated(frame: pd.DataFrame) -> tuple[Ints, Ints, Bools, Bools]:
    """First and last day (far away where open), whether it is an episode, and whether a time is stated at all."""
    first, last = days_of(frame, "first"), days_of(frame, "last")
    known = (first >= 0) | (last >= 0)
    low, high = np.where(first < 0, -_FAR, first), np.where(last < 0, _FAR, last)
    period = (frame["precision"] == "period").to_numpy() & (high - low + 1 >= _EPISODE_DAYS)
    return low, high, period, known


def _same_ends(a: tuple[Ints, Ints, Bools], b: tuple[Ints, Ints, Bools]) -> Bools:
    """Whether two periods begin and end together, as far as both say; at least one end must be said by both."""
    opens, closes = np.abs(a[0] - b[0]), np.abs(a[1] - b[1])
    said_open, said_close = (a[0] > -_FAR) & (b[0] > -_FAR), (a[1] < _FAR) & (b[1] < _FAR)
    agree = (~said_open | (opens <= _SAME_END_DAYS)) & (~said_close | (closes <= _SAME_END_DAYS))
    found: Bools = agree & (said_open | said_close)
    return found


def _gap(low_a: Ints, high_a: Ints, low_b: Ints, high_b: Ints) -> Ints:
    gap: Ints = np.maximum(0, np.maximum(low_a - high_b, low_b - high_a))
    return gap


def _codes(levels: tuple[str, ...], *names: str) -> list[int]:
    return [levels.index(name) for name in names]
