"""The days that a phrase means, once the order of its figures and the calendar of its years are settled."""

from dataclasses import dataclass
from datetime import date, timedelta

from claims.importers.cells.calendars import OTHER_YEARS, days_in, refuse_year
from claims.importers.cells.date_orders import ColumnOrders
from claims.importers.cells.date_phrases import DayPhrase
from claims.importers.cells.date_points import DatePoint, whole_year
from claims.importers.cells.date_words import GREGORIAN, DatePart

NO_YEAR = "a day or month without its year"
_EARLIEST_YEAR = 1500  # that may stand alone: an earlier one could be a count
_THIRD = 10  # days of the early and of the middle part of a month, as in "early May"
_DAY = timedelta(1)
_TURN_OF_YEAR = 6  # months at least from a later to an earlier month of a period that ends in another year
DatedPoint = tuple[DatePoint, dict[str, DatePart]]  # with its day, month and year, as far as it has them


@dataclass(frozen=True)
class DateCell:
    """A cell as read: how it is written and what it means, or the reason why it is refused.

    Attributes:
        style: How it is written, in words.
        first, last: The days; None where the end is open.
        is_period: Whether it lasted from first to last.
        is_hedged: Whether the cell says that it is not sure.
        settled: The order that other cells settled, where this one leaves it open.
        change: What was made of it that its words do not say.
        note: What a reader should know.
        reason: Why it is refused.
    """

    style: str = ""
    first: date | None = None
    last: date | None = None
    is_period: bool = False
    is_hedged: bool = False
    settled: str = ""
    change: str = ""
    note: str = ""
    reason: str = ""


STYLES = {
    "dMy": "day month year", "Mdy": "month day, year", "yMd": "year month day", "ydM": "year day month", "My": "month year", "yM": "year month",
    "y": "year", "ydd": "year-month-day", "yd": "year-month-day", "dy": "month/year", "dMd": "day month year (yy)", "Mdd": "month day, year (yy)",
    "Md": "month year (yy)", "ddy dmy": "day/month/yyyy", "ddy mdy": "month/day/yyyy", "ddd dmy": "day/month/yy", "ddd mdy": "month/day/yy",
    "ddd ymd": "yy/month/day", "dMd ymd": "yy-month-day",
}  # fmt: skip
_IN_WORDS = "words for several days"


def mean_days(phrase: DayPhrase, orders: ColumnOrders, calendar: str) -> DateCell:
    """The days of the phrase.

    Args:
        phrase: What the cell says.
        orders: The orders of the column.
        calendar: Of years from 1300 to 1450; "" where that is not known.

    Raises:
        ValueError: There are none, or it is not clear which; the message is the reason.
    """
    if not any("y" in order for point in phrase.points for order in point.orders):
        raise ValueError(NO_YEAR)
    points = _filled(phrase, orders)
    if any("y" not in fields for _, fields in points):
        raise ValueError(NO_YEAR)
    spans = [_days_of_point(point, fields, phrase.era, calendar) for point, fields in points]
    first, last = spans[0][0], spans[-1][1]
    if last < first and _takes_year(phrase.points[0]) and first.month - last.month >= _TURN_OF_YEAR:
        first = first.replace(year=first.year - 1)  # "28 Dec - 3 Jan 2020"
    if last < first:
        raise ValueError("an end before the beginning")
    if "n" in phrase.marks and len(spans) == 1 and first == last:
        last += _DAY
    if "v" in phrase.marks:
        first -= _DAY
    point, fields = points[0]
    is_plain = len(points) == 1 and not (point.modifier or point.unit or phrase.bound or {*phrase.marks} & {*"nv"})
    style = STYLES.get(f"{point.letters} {''.join(fields)}") or STYLES[point.letters] if is_plain else _IN_WORDS
    begin, end = _bounded(first, last, phrase.bound)
    return DateCell(
        style, begin, end, is_period=_lasted(phrase, points), is_hedged="?" in phrase.marks, settled="" if phrase.weekday >= 0 else _settled(points),
        change=_change(points[0], phrase.era, calendar), note=_note(points, phrase, first),
    )  # fmt: skip


def _takes_year(point: DatePoint) -> bool:
    """Whether a point has a month, but no year of its own."""
    return point.letters in {"M", "dM", "Md"}


def _lasted(phrase: DayPhrase, points: list[DatedPoint]) -> bool:
    """A period: "12-14 May", "from May to June", "since 5 May"; but "May-June" is some time in them."""
    is_of_days = all("d" in fields for _, fields in points)
    return phrase.bound == "F" or (
        phrase.link in {"T", "-"} and not set("nvB") & set(phrase.marks) and (phrase.link == "T" or is_of_days)
    )


def _bounded(first: date, last: date, bound: str) -> tuple[date | None, date | None]:
    return {
        "<": (None, first - _DAY), ">": (last + _DAY, None), "{": (None, last), "F": (first, None),
    }.get(bound, (first, last))  # fmt: skip


def _settled(points: list[DatedPoint]) -> str:
    """The order of figures that could be exchanged."""
    for point, fields in points:
        order = "".join(fields)
        if {"dmy", "mdy"} <= {*point.orders} and order in point.orders and fields["d"].value != fields["m"].value:
            return order
    return ""


def _change(first: DatedPoint, era: str, calendar: str) -> str:
    point, fields = first
    if point.unit == "S":
        return "a season, read as every month that it has north or south of the equator"
    name = _calendar_of(point, whole_year(fields["y"]), era, calendar)
    words = {"jalali": "Persian", "hijri": "Islamic"}
    return (
        f"a date of the {words[name]} calendar, read as the days of ours (detail calendar={name})"
        if name in words
        else ""
    )


def _note(points: list[DatedPoint], phrase: DayPhrase, first: date) -> str:
    is_day = len(points) == 1 and "d" in points[0][1] and not points[0][0].unit
    is_other = is_day and phrase.weekday not in {-1, first.weekday()}
    return "the day is another day of the week than the cell says" if is_other else ""


def _filled(phrase: DayPhrase, orders: ColumnOrders) -> list[DatedPoint]:
    """Each point with the day, month and year that it has or takes from the other."""
    if len(phrase.points) == 1:
        point = phrase.points[0]
        return [(point, point.fields(orders.choose(point, phrase)))]
    first, last = phrase.points
    if first.letters == "d" and last.letters == "ddy" and "dmy" in last.orders:
        fields = [first.fields("d"), last.fields("dmy")]  # "12-14/5/2019": the day stands next to the day
    else:
        fields = [_fields_of_pair(point, other, phrase, orders) for point, other in ((first, last), (last, first))]
    for own, other in ((0, 1), (1, 0)):
        missing = {"d": "my", "m": "y"}.get("d" if "d" in fields[own] else "m", "")
        fields[own] = {**{role: fields[other][role] for role in missing if role in fields[other]}, **fields[own]}
    return list(zip(phrase.points, fields, strict=True))


def _fields_of_pair(point: DatePoint, other: DatePoint, phrase: DayPhrase, orders: ColumnOrders) -> dict[str, DatePart]:
    if point.letters == "Md":
        return point.fields("md")
    if point.letters == "dd":
        return point.fields("md" if other.letters == "ydd" else orders.choose(other, phrase)[:2])
    return point.fields(orders.choose(point, phrase))


def _days_of_point(point: DatePoint, fields: dict[str, DatePart], era: str, calendar: str) -> tuple[date, date]:
    year, month, day = whole_year(fields["y"]), *(fields[role].value if role in fields else 0 for role in "md")
    known, calendar = calendar, _calendar_of(point, year, era, calendar)
    if (
        point.letters == "y"
        and not point.unit
        and calendar == "gregorian"
        and year < _EARLIEST_YEAR
        and known != "gregorian"
    ):
        raise ValueError("not a known form of date")
    if point.unit:
        return _days_of_unit(point, year, month, day, calendar)
    if not point.modifier or (day and point.modifier != "m"):
        return days_in(year, month or None, day or None if month else None, calendar)
    if day:
        raise ValueError("not a known form of date")
    return _third("eml".index(point.modifier), year, month, calendar)


def _calendar_of(point: DatePoint, year: int, era: str, calendar: str) -> str:
    named = point.calendar if point.calendar != GREGORIAN else ""
    if named == "ethiopian":
        raise ValueError("perhaps a day of the Ethiopian calendar, which is not read")
    if named or era:
        if (
            year not in range(OTHER_YEARS[0], OTHER_YEARS[-1] + 51)
            or point.calendar == GREGORIAN
            or (named and era and named != era)
        ):
            raise ValueError("a month and a year of two calendars")
        return named or era
    if year in OTHER_YEARS and calendar in {"jalali", "hijri"} and point.calendar != GREGORIAN:
        return calendar
    if (reason := refuse_year(year)) and not (year in OTHER_YEARS and calendar == "gregorian"):
        raise ValueError(reason)
    return "gregorian"


def _third(third: int, year: int, month: int, calendar: str) -> tuple[date, date]:
    """The early, middle or late third of a month (ten days, ten days, the rest) or year (four months each)."""
    if not month:
        return days_in(year, 4 * third + 1, None, calendar)[0], days_in(year, 4 * third + 4, None, calendar)[1]
    first, last = days_in(year, month, None, calendar)
    begin = first + timedelta(_THIRD * third)
    return begin, last if third == 2 else begin + timedelta(_THIRD - 1)


def _days_of_unit(point: DatePoint, year: int, month: int, day: int, calendar: str) -> tuple[date, date]:
    """A week, quarter, half or season."""
    nth = point.nth
    if calendar != "gregorian":
        raise ValueError("not a known form of date")
    if point.unit == "S":
        return _season(nth, year)
    if point.unit == "k":
        return _week(nth, year, month, day)
    if point.unit == "H" and month:
        first, last = days_in(year, month, None, calendar)
        middle = date(year, month, 15)
        return {1: (first, middle), 2: (middle + _DAY, last)}.get(nth) or _nothing()
    size = 3 if point.unit == "Q" else 6
    nth = 12 // size if nth == -1 else nth
    if not 1 <= nth <= 12 // size:
        return _nothing()
    return date(year, size * (nth - 1) + 1, 1), days_in(year, size * nth, None, calendar)[1]


def _nothing() -> tuple[date, date]:
    raise ValueError("not a known form of date")


def _season(nth: int, year: int) -> tuple[date, date]:
    """Every month of the season, north and south: a cell does not say where it is."""
    if nth == 14:  # "winter 2018/19" is one of the north
        return date(year, 12, 1), date(year + 1, 3, 31)
    return (date(year - 1, 12, 1), date(year + 1, 3, 31)) if nth == 4 else (date(year, 1, 1), date(year, 12, 31))


def _week(nth: int, year: int, month: int, day: int) -> tuple[date, date]:
    if day:  # weeks begin on Saturday, Sunday or Monday; of another day the whole week on either side
        middle = date(year, month, day)
        return (middle if middle.weekday() in {0, 5, 6} else middle - 6 * _DAY), middle + 6 * _DAY
    if not month:
        return date.fromisocalendar(year, nth, 1), date.fromisocalendar(year, nth, 7)
    first, last = days_in(year, month, None, "gregorian")
    if nth == -1:
        return last - 6 * _DAY, last
    begin = first + 7 * (nth - 1) * _DAY
    return begin, begin + 6 * _DAY
