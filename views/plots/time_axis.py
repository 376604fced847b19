"""A time axis with breaks in long gaps, so that a few days of one year and one day of another can both be seen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

MOST_BREAKS = 6
_LEAST_GAP_DAYS = 45  # shorter gaps are left as they are
_LEAST_GAP_SHARE = 0.04  # of all the time from the first to the last day
_GAP = 0.025  # of the axis's width, for each break
_LEAST_WIDTH = 0.1  # of the axis, for the day and year under each stretch
_MOST_TICKS = 6
_MOST_DAYS_BY_DAY = 120  # of a stretch whose ticks are days; those of longer ones are firsts of months
_MONTH_STEPS, _LONGEST_STEP = (1, 2, 3, 6, 12, 24, 60, 120, 240), 480  # months from tick to tick
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Stretch:
    """An unbroken part of the axis: its first and last day, and where these stand between 0 and 1."""

    first: date
    last: date
    left: float
    right: float


@dataclass(frozen=True)
class TimeAxis:
    """Where a day stands, between 0 and 1; each stretch has its own scale and a width that grows with its number of distinct days."""

    stretches: tuple[Stretch, ...]

    @classmethod
    def of(cls, spans: Iterable[tuple[date, date]]) -> "TimeAxis":
        """The axis that holds all spans of days.

        Raises:
            ValueError: There is no span.
        """
        ordered = sorted(spans)
        if not ordered:
            raise ValueError("no day to put on the axis; allowed: at least one span")
        parts = _parts(ordered)
        weights = [
            1.0 + len({day for span in ordered if first <= span[0] <= last for day in span}) for first, last in parts
        ]
        widths = _widths(weights, room=1 - _GAP * (len(parts) - 1))
        stretches, left = [], 0.0
        for (first, last), width in zip(parts, widths, strict=True):
            right = left + width
            stretches.append(Stretch(first, last, left, right))
            left = right + _GAP
        return cls(tuple(stretches))

    @property
    def breaks(self) -> list[float]:
        """The middle of each break."""
        return [(one.right + other.left) / 2 for one, other in pairwise(self.stretches)]

    def at(self, day: date, *, is_end: bool = False) -> float:
        """Where the morning of a day stands, or its evening."""
        stretch = self.stretch_of(day)
        days = (stretch.last - stretch.first).days + 1
        share = min(max(((day - stretch.first).days + is_end) / days, 0.0), 1.0)
        return stretch.left + share * (stretch.right - stretch.left)

    def stretch_of(self, day: date) -> Stretch:
        """The stretch that holds the day, or the nearest one."""
        return min(self.stretches, key=lambda stretch: max((stretch.first - day).days, (day - stretch.last).days, 0))

    @property
    def ticks(self) -> list[tuple[float, str]]:
        """Places and words of the ticks: the first day of each stretch, then round days as room allows."""
        return [tick for stretch in self.stretches for tick in self._ticks(stretch)]

    def _ticks(self, stretch: Stretch) -> list[tuple[float, str]]:
        most = max(1, round(_MOST_TICKS * (stretch.right - stretch.left)))
        days = _round_days(stretch.first, stretch.last, most)
        step = _step(days)
        ticks = [(self.at(day), _words(day, is_first=place == 0, step=step)) for place, day in enumerate(days)]
        return [tick for place, tick in enumerate(ticks) if place == 0 or tick[0] <= stretch.right - _LEAST_WIDTH / 2]


def _widths(weights: list[float], *, room: float) -> list[float]:
    """The room divided by weight, where each part has at least the width of a label."""
    spare = room - _LEAST_WIDTH * len(weights)
    return [_LEAST_WIDTH + spare * weight / sum(weights) for weight in weights]


def _parts(ordered: list[tuple[date, date]]) -> list[tuple[date, date]]:
    """The spans joined into parts, which begin anew after the widest gaps alone."""
    joined = [ordered[0]]
    for first, last in ordered[1:]:
        if (first - joined[-1][1]).days <= 1:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    whole = (joined[-1][1] - joined[0][0]).days
    gaps = [(other[0] - one[1]).days for one, other in pairwise(joined)]
    wide = sorted(gap for gap in gaps if gap >= _LEAST_GAP_DAYS and gap >= _LEAST_GAP_SHARE * whole)
    least = wide[-MOST_BREAKS:][0] if wide else whole + 1
    parts = [joined[0]]
    for span, gap in zip(joined[1:], gaps, strict=True):
        if gap >= least and len(parts) <= MOST_BREAKS:
            parts.append(span)
        else:
            parts[-1] = (parts[-1][0], span[1])
    return parts


def _round_days(first: date, last: date, most: int) -> list[date]:
    """The first day, then every so many days, firsts of months or of years, at most `most` in all."""
    days = (last - first).days + 1
    if days <= _MOST_DAYS_BY_DAY:
        step = max(1, -(-days // most))
        return [first + step * place * _DAY for place in range(-(-days // step))]
    months = (last.year - first.year) * 12 + last.month - first.month
    step = next((step for step in _MONTH_STEPS if months / step <= most - 1), _LONGEST_STEP)
    firsts = [_month_after(first, place) for place in range(1, months + 1)]
    round_firsts = [day for day in firsts if (day.year * 12 + day.month - 1) % step == 0]
    return [first, *round_firsts[: max(most - 1, 0)]]


def _month_after(day: date, months: int) -> date:
    number = day.year * 12 + day.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)


def _step(days: list[date]) -> int:
    return (days[-1] - days[-2]).days if len(days) > 2 else 0


def _words(day: date, *, is_first: bool, step: int) -> str:
    """A tick in words, with the year below at the first of a stretch and where a year begins; `step` is in days."""
    if step >= 365 and not is_first:
        return str(day.year)
    short = f"{day.day} {day:%b}" if step < 28 or is_first else f"{day:%b}"
    return f"{short}<br>{day.year}" if is_first or (day.month, day.day) == (1, 1) else short
