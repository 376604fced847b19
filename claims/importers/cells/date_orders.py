"""Whether the day or the month stands first: found from a whole column of dates."""

from collections.abc import Sequence

import numpy as np

from claims.importers.cells.date_phrases import DayPhrase
from claims.importers.cells.date_points import DatePoint

_FIGURES = ("ddy", "ddd", "dMd", "dd")  # letters whose figures can be read in several orders
_SAY = "say day or month first (detail order=dmy or order=mdy)"
UNCLEAR = f"it is unclear which is the day; {_SAY}"
UNCLEAR_YEAR = (
    "it is unclear which is the day and which the year; say the order (detail order=dmy, order=mdy or order=ymd)"
)
CONTRADICTORY = f"some cells have the day first, others the month; {_SAY}"
_LEAST_DAYS = 5  # that a column must have before its variety or the order of its rows says something


class UnclearOrderError(ValueError):
    """Day and month cannot be told apart; the message says why."""


class ColumnOrders:
    """The orders of day, month and year in one column.

    Attributes:
        given: The order that the mapping gives, or "".
        shown: For the letters of a point, the orders that some cells show because they allow no other.
    """

    def __init__(self, phrases: Sequence[DayPhrase], given: str) -> None:
        """Looks at every point; the year stands first in dates of two digits only where a cell shows it."""
        self.given = given
        points = [point for phrase in phrases for point in phrase.points if point.letters in _FIGURES]
        self.shown = {letters: _shown([point for point in points if point.letters == letters]) for letters in _FIGURES}
        self.has_days_after_months = any(
            point.orders == ("md",) for phrase in phrases for point in phrase.points if point.letters == "Md"
        )

    def choose(self, point: DatePoint, phrase: DayPhrase) -> str:
        """The order of the point.

        Raises:
            UnclearOrderError: Nothing tells which of several it is.
        """
        orders = self.open_orders(point, phrase)
        if len(orders) > 1 and phrase.weekday >= 0:
            orders = tuple(order for order in orders if point.weekday(order) == phrase.weekday) or orders
        if len(orders) == 1 or len({_values(point, order) for order in orders}) == 1:
            return orders[0]
        if point.letters == "Md":
            raise UnclearOrderError("it is unclear whether the number is a day or a year")
        if "ymd" in orders:
            raise UnclearOrderError(UNCLEAR_YEAR)
        raise UnclearOrderError(CONTRADICTORY if len(self.shown[point.letters]) > 1 else UNCLEAR)

    def open_orders(self, point: DatePoint, phrase: DayPhrase) -> tuple[str, ...]:
        """The orders that the column leaves open for the point."""
        if point.letters == "Md":
            return self._month_and_number(point, phrase)
        shown = self.shown.get(point.letters, frozenset())
        if (given := self.given[: len(point.letters)]) in point.orders:
            return (given,)
        if len(shown) == 1 and shown <= {*point.orders}:
            return tuple(shown)
        if point.sign == "." and not shown and (day_first := tuple(each for each in point.orders if each[:2] == "dm")):
            return day_first  # who parts a date by dots writes the day before the month
        return point.orders if "ymd" in shown else _without_year_first(point)

    def _month_and_number(self, point: DatePoint, phrase: DayPhrase) -> tuple[str, ...]:
        """Whether "Nov 15" is a year or a day: a year after "in" or "end of" and behind a hyphen, unless other cells have a day there."""
        shows_year = point.modifier or "I" in phrase.marks or (point.sign == "-" and not self.has_days_after_months)
        return ("my",) if "my" in point.orders and shows_year else point.orders


def _values(point: DatePoint, order: str) -> tuple[tuple[str, int], ...]:
    return tuple(sorted((role, part.value) for role, part in point.fields(order).items()))


def _shown(points: list[DatePoint]) -> frozenset[str]:
    alone = {point.orders[0] for point in points if len(point.orders) == 1}
    if "ymd" in alone:
        return frozenset(alone)
    shown = {_without_year_first(point)[0] for point in points if len(_without_year_first(point)) == 1}
    distinct = [len({point.parts[at].value for point in points}) for at in (0, -1)]
    if shown == {"dmy"} and all("ymd" in point.orders for point in points) and distinct[1] > distinct[0] >= 0:
        return frozenset({"dmy", "ymd"} if distinct[1] >= _LEAST_DAYS else shown)
    return frozenset(shown)


def _without_year_first(point: DatePoint) -> tuple[str, ...]:
    return tuple(order for order in point.orders if order != "ymd") or point.orders


def is_sorted(days: np.ndarray) -> bool:
    """Whether days that vary enough to tell stand in their order or against it."""
    steps = np.diff(days[~np.isnat(days)]).astype("int64")
    return bool(np.count_nonzero(steps) >= _LEAST_DAYS - 1 and ((steps >= 0).all() | (steps <= 0).all()))
