"""Features of time: when claims say that it happened, when they were published, and whether one could have known of the other's day."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from typing import Self

import numpy as np
import pandas as pd

from claims.matching.arrays import Bools, Bytes, Ints, Levels, SmallInts
from claims.matching.blocking.blocks import BlockKeys
from claims.matching.blocking.key_pairs import Uses
from claims.matching.claims.claim_frame import exchanged_days
from claims.matching.claims.prepared import NO_LIST, Prepared, shipped_kinds
from claims.matching.features.feature import Feature, NameOf, words_by
from claims.matching.settings import FeatureSettings
from claims.tables import Row, days_in_words

MOST_DAYS = 3  # farther apart no two lists are as a rule
_LEAST_PAIRS = 10  # beyond those by chance, before a gap is held to be usual
_TIMES_SAME_DAY = 3  # so many times as often as the same day
MOST_NEAR = 20  # a claim with more others at its place in these days says nothing


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
    if prepared.numbers is not None:
        return UsualGaps(lists, prepared.numbers.gaps)
    size = int(lists.max(initial=NO_LIST)) + 1
    if size < 2:
        return UsualGaps(lists, np.zeros((size + 1, size + 1), dtype=np.int32))
    keys = BlockKeys(prepared)
    numbers = np.unique(near_rows_of_lists(keys).offers().pairs(MOST_NEAR, keys.size).numbers)
    one, other = numbers // keys.size, numbers % keys.size
    one, other = np.where(lists[one] <= lists[other], one, other), np.where(lists[one] <= lists[other], other, one)
    first = prepared.stated[0]
    gaps = np.stack([lists[one], lists[other], first[other] - first[one]])
    (one, other, gap), pairs = np.unique(gaps, axis=1, return_counts=True)
    return UsualGaps(lists, gaps_of(one, other, gap, pairs, lists=size))


def near_rows_of_lists(keys: BlockKeys) -> Uses:
    """The rows of lists at one place and within some days, of which each pair says by how many days two lists may differ."""
    return keys.of_one_day(keys.prepared.lists != NO_LIST, MOST_DAYS)


def gaps_of(one: Ints, other: Ints, gap: Ints, pairs: Ints, *, lists: int) -> SmallInts:
    """The days of `UsualGaps`.

    Args:
        one: A list, of the smaller number.
        other: Another one, or the same.
        gap: Days by which a row of the other is later.
        pairs: How many pairs of rows are.
        lists: How many lists there are.
    """
    days = np.zeros((lists + 1, lists + 1), dtype=np.int32)
    for number in np.unique((one * lists + other)[one != other]).tolist():
        here = one * lists + other == number
        counts = np.bincount(gap[here] + MOST_DAYS, weights=pairs[here], minlength=2 * MOST_DAYS + 1).astype(np.int64)
        a, b = divmod(number, lists)
        days[a, b] = _usual(counts)
        days[b, a] = -days[a, b]
    return days


def _usual(counts: Ints) -> int:
    """The gap at which pairs heap up, where that is not the same day; `counts` are those of each gap from -`MOST_DAYS` on."""
    beyond = counts - np.median(counts)
    best = int(beyond.argmax())
    enough = beyond[best] >= max(_LEAST_PAIRS, _TIMES_SAME_DAY * beyond[MOST_DAYS])
    return best - MOST_DAYS if enough else 0


WHEN = (
    "not said", "same day", "same few days", "same week", "same month", "same year", "next day", "days apart", "week apart", "month apart", "far apart",
    "same period", "may be the same period", "most of a period", "some of a period", "day within a period",
    "same day, guessed", "days apart, guessed", "weeks apart, guessed", "far apart, guessed", "day and month exchanged", "day of the report",
    "usual days apart", "nearly usual days apart",
)  # fmt: skip
ORDER = ("not said", "could have known", "a day early", "published before")
PUBLISHED = ("not said", "within a day", "within days", "within two weeks", "within two months", "later", "years later")

_USUAL, _NEARLY_USUAL = WHEN.index("usual days apart"), WHEN.index("nearly usual days apart")
_DAYS_APART = WHEN.index("days apart")
_EXCHANGED, _OF_REPORT = WHEN.index("day and month exchanged"), WHEN.index("day of the report")
_WEEK_APART = WHEN.index("week apart")
_FAR = 1_000_000  # an open end, farther than any day
_UNKNOWN = 100_000_000  # farther apart than any two days
_LASTING, _OPENS, _CLOSES, _SAID, _GUESSED = 1, 2, 4, 8, 16  # bits of `_StatedTimes.marks`


def _by_days(bounds: tuple[int, ...], levels: Sequence[int]) -> Callable[[SmallInts], Levels]:
    """A look-up of the level of a number of days: the first level up to the first bound, and so on, the last beyond all."""
    table = np.array(levels, dtype=np.int8)[np.searchsorted(np.array(bounds), np.arange(bounds[-1] + 2), side="left")]
    return lambda days: table[np.minimum(days, bounds[-1] + 1)]


_level_of_width = _by_days((1, 3, 7, 31), range(WHEN.index("same day"), WHEN.index("next day")))
_level_of_gap = _by_days((1, 3, 7, 31), range(WHEN.index("next day"), WHEN.index("same period")))
_level_of_guess = _by_days((0, 3, 21), range(WHEN.index("same day, guessed"), _EXCHANGED))
_level_of_publication = _by_days((1, 4, 14, 60, 366), range(1, len(PUBLISHED)))
_LEVEL_OF_ORDER = np.array(
    [1, 1, 2, 3], dtype=np.int8
)  # published a day after or later, on the day, a day before, earlier
_PERIODS = [
    WHEN.index(level)
    for level in (
        "same period", "may be the same period", "most of a period", "some of a period", "day within a period",
    )
]  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class _StatedTimes:
    """The stated times of claims, one entry per claim or, once taken, per pair; small numbers, for reading them is what costs.

    Attributes:
        low: First day, far in the past where open.
        high: Last day, far in the future where open.
        marks: `_LASTING` when the claim tells of an episode rather than of an event, `_OPENS` when `low` is the day on
            which the episode began, `_CLOSES` when `high` is the day on which it ended, `_SAID` when a time is stated
            at all, `_GUESSED` when it is only inferred from the publication.
        exchanged: The day with its month and day exchanged; unlike any day where that is none, or another writing of the same.
        report: The first day of publication; unlike any day where it is not known.
    """

    low: SmallInts
    high: SmallInts
    marks: Bytes
    exchanged: SmallInts
    report: SmallInts

    def take(self, rows: Ints | Bools) -> Self:
        columns = {field.name: getattr(self, field.name)[rows] for field in fields(self)}
        return replace(self, **columns)

    def has(self, mark: int) -> Bools:
        marked: Bools = (self.marks & mark) != 0
        return marked


def compare_stated_times(prepared: Prepared, left: Ints, right: Ints) -> Levels:
    """The stated times: the same day, days apart, the same period, or a day within a longer period."""
    stated = prepared.once(_stated_times)
    a, b = stated.take(left), stated.take(right)
    gap = _gap(a.low, a.high, b.low, b.high)
    either = a.marks | b.marks
    level = np.where(gap == 0, _level_of_width(_width(a, b)), _level_of_gap(gap))
    lasting = np.flatnonzero((gap == 0) & ((either & _LASTING) != 0))
    level[lasting] = _compare_episodes(a.take(lasting), b.take(lasting), prepared.settings.features)
    apart = np.flatnonzero((gap > 0) & ((either & _LASTING) == 0))
    level[apart] = _explain_gap(a.take(apart), b.take(apart), level[apart])
    gaps = prepared.once(usual_gaps)
    if gaps.any:
        level = _beside_usual_gap(a, b, gaps.between(left, right), level)
    level = np.where((either & _GUESSED) != 0, _level_of_guess(gap), level)
    return np.where((a.marks & b.marks & _SAID) != 0, level, np.int8(0))


def _explain_gap(a: _StatedTimes, b: _StatedTimes, level: Levels) -> Levels:
    """The level of single days that differ: what one states may be the day of the other's report, or written the other way round."""
    alone = (a.low == a.high) & (b.low == b.high)
    exchanged = alone & (a.exchanged == b.low)
    of_report = alone & (level >= _DAYS_APART) & (level <= _WEEK_APART) & ((a.report == b.low) | (b.report == a.low))
    return np.select([exchanged, of_report], [_EXCHANGED, _OF_REPORT], default=level).astype(np.int8)


def _beside_usual_gap(a: _StatedTimes, b: _StatedTimes, usual: SmallInts, level: Levels) -> Levels:
    """The level of single days of two lists that are usually some days apart: that gap is to them what the same day is to others."""
    concerned = (usual != 0) & (a.low == a.high) & (b.low == b.high) & ((a.marks | b.marks) & _LASTING == 0)
    off = np.abs(b.low - a.low - usual)
    conditions = [concerned & (off == 0), concerned & (off == 1), concerned & (level < _DAYS_APART)]
    return np.select(conditions, [_USUAL, _NEARLY_USUAL, _DAYS_APART], default=level).astype(np.int8)


def _compare_episodes(a: _StatedTimes, b: _StatedTimes, settings: FeatureSettings) -> Levels:
    """The level of times that meet, of which one or both are of an episode."""
    width = _width(a, b)
    narrower = np.minimum(a.high - a.low, b.high - b.low) + 1
    both = a.has(_LASTING) & b.has(_LASTING)
    opens, closes = a.has(_OPENS) & b.has(_OPENS), a.has(_CLOSES) & b.has(_CLOSES)
    alike = (~opens | (np.abs(a.low - b.low) <= settings.same_end_days)) & (
        ~closes | (np.abs(a.high - b.high) <= settings.same_end_days)
    )
    most = 2 * (np.minimum(a.high, b.high) - np.maximum(a.low, b.low) + 1) >= width
    conditions = [
        both & alike & (opens | closes),
        both & alike,
        both & opens & closes & most,
        both,
        narrower <= settings.episode_around_days,
    ]
    return np.select(conditions, _PERIODS, default=_level_of_width(width)).astype(np.int8)


def compare_order(prepared: Prepared, left: Ints, right: Ints) -> Levels:
    """Whether one was published before the day that the other states, and so cannot tell of it."""
    stated, latest = prepared.once(_stated_and_latest)
    early = np.maximum(stated[right] - latest[left], stated[left] - latest[right])
    level: Levels = _LEVEL_OF_ORDER[np.clip(early, -1, 2) + 1] * (early > -_UNKNOWN // 2)
    return level


def compare_published(prepared: Prepared, left: Ints, right: Ints) -> Levels:
    """How far apart the accounts were published, at the nearest that is possible."""
    low, high = prepared.once(_published)
    a, b = low[left], low[right]
    return _level_of_publication(_gap(a, high[left], b, high[right])) * ((a >= 0) & (b >= 0))


def time_words(first: pd.Timestamp, last: pd.Timestamp, precision: str) -> str:
    """A stated time as a person writes it; "no date" where there is none."""
    return days_in_words(first, last, precision) or "no date"


def _stated_and_latest(prepared: Prepared) -> tuple[SmallInts, SmallInts]:
    """The day that each claim states, and the latest on which it was published; too early and too late where not known."""
    first, guessed = prepared.stated[0], prepared.frame["guessed"].to_numpy(dtype=bool)
    low, high = prepared.published
    latest = np.where(high < 0, low, high)
    stated = np.where((first >= 0) & ~guessed, first, -_UNKNOWN)
    return stated.astype(np.int32), np.where(latest >= 0, latest, _UNKNOWN).astype(np.int32)


def _published(prepared: Prepared) -> tuple[SmallInts, SmallInts]:
    """First and last day of publication of each claim; -1 where not known."""
    low, high = prepared.published
    return np.where(low < 0, high, low).astype(np.int32), np.where(high < 0, low, high).astype(np.int32)


def _stated_times(prepared: Prepared) -> _StatedTimes:
    """Reads times; a claim tells of an episode when it states a period, or names only kinds of event that last.

    The one day that a half-open period gives is no end of it when it is not before the earliest day of
    publication: it says that the episode was going on.
    """
    frame = prepared.frame
    first, last = prepared.stated
    low, high = np.where(first < 0, -_FAR, first), np.where(last < 0, _FAR, last)
    long = high - low + 1 >= prepared.settings.features.episode_days
    period = (frame["precision"] == "period").to_numpy() & long
    published = prepared.published[0]
    going_on = (published >= 0) & np.where(first < 0, last >= published, (last < 0) & (first >= published))
    codes, kinds = prepared.coded("kinds")
    lasts = np.array([shipped_kinds().lasting(kind) for kind in kinds], dtype=bool)[codes]
    marks = {
        _LASTING: period | lasts,
        _OPENS: period & (first >= 0) & ~going_on,
        _CLOSES: period & (last >= 0) & ~going_on,
        _SAID: (first >= 0) | (last >= 0),
        _GUESSED: frame["guessed"].to_numpy(dtype=bool),
    }
    combined = sum((mark * rows.astype(np.uint8) for mark, rows in marks.items()), np.zeros(len(frame), np.uint8))
    return _StatedTimes(
        low=low.astype(np.int32),
        high=high.astype(np.int32),
        marks=combined.astype(np.uint8),
        exchanged=exchanged_days(first).astype(np.int32),
        report=np.where(published < 0, -_UNKNOWN, published).astype(np.int32),
    )


def _width(a: _StatedTimes, b: _StatedTimes) -> SmallInts:
    """How many days the longer of two times takes."""
    width: SmallInts = np.maximum(a.high - a.low, b.high - b.low) + 1
    return width


def _gap(low_a: SmallInts, high_a: SmallInts, low_b: SmallInts, high_b: SmallInts) -> SmallInts:
    gap: SmallInts = np.maximum(0, np.maximum(low_a - high_b, low_b - high_a))
    return gap


def _stated_words(record: Row, _: NameOf) -> str:
    return time_words(record["first"], record["last"], record["precision"])


def _published_words(record: Row, _: NameOf) -> str:
    return time_words(record["published_first"], record["published_last"], "within")


FEATURES = (
    Feature(
        "stated time",
        WHEN,
        words_by(_stated_words),
        compare_stated_times,
        orders=(WHEN[1:6], (WHEN[1], *WHEN[6:11]), WHEN[16:20], (WHEN[1], WHEN[20]), (WHEN[1], WHEN[21]), WHEN[22:]),
        cost=110,
    ),
    Feature("publication", PUBLISHED, words_by(_published_words), compare_published, orders=(PUBLISHED[1:],)),
    Feature(
        "order of time",
        ORDER,
        words_by(lambda record, _: f"{_stated_words(record, _)}, published {_published_words(record, _)}"),
        compare_order,
        orders=(ORDER[1:],),
    ),
)
