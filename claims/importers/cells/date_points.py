"""One point in time as words and figures give it: a day, month, year or part of them."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from claims.importers.cells.date_words import DatePart

PIVOT = 68  # two digits up to this are of this century, as in POSIX
# The orders that figures and months can stand for: d day, m month, y year.
ORDERS = {
    "dMy": ("dmy",), "Mdy": ("mdy",), "yMd": ("ymd",), "ydM": ("ydm",), "My": ("my",), "yM": ("ym",), "y": ("y",), "ddy": ("dmy", "mdy"),
    "ydd": ("ymd",), "ddd": ("dmy", "mdy", "ymd"), "dMd": ("dmy", "ymd"), "Mdd": ("mdy",), "dy": ("my",), "yd": ("ym",), "Md": ("md", "my"),
    "dM": ("dm",), "M": ("m",), "d": ("d",), "dd": ("dm", "md"),
}  # fmt: skip
NUMBERS = frozenset("dDyM")
MODIFIERS = frozenset("eml")
_UNITS = frozenset("kQHS")


@dataclass(frozen=True)
class DatePoint:
    """A day, month, year or part of them, whose figures may be read in several orders.

    Attributes:
        letters: A key of `ORDERS`, or "" for a season.
        parts: The numbers and months, in the order of the letters.
        modifier: "e", "m" or "l" for its early, middle or late part, or "".
        unit: "k" the week, "Q" quarter, "H" half or "S" season of it, or "".
        nth: Which of these.
        sign: The sign between its parts.
    """

    letters: str
    parts: tuple[DatePart, ...]
    modifier: str = ""
    unit: str = ""
    nth: int = 0
    sign: str = ""

    @cached_property
    def orders(self) -> tuple[str, ...]:
        """The orders in which the figures can be a day, month and year."""
        return tuple(order for order in ORDERS[self.letters] if all(map(_can_be, order, self.parts)))

    def fields(self, order: str) -> dict[str, DatePart]:
        """The parts by what they are in this order."""
        return dict(zip(order, self.parts, strict=True))

    def weekday(self, order: str) -> int:
        """The day of the week, from 0, in this order; -1 where it is no day of our calendar."""
        fields = {role: part.value for role, part in self.fields(order).items()}
        try:
            return date(whole_year(self.fields(order)["y"]), fields["m"], fields["d"]).weekday()
        except (KeyError, ValueError):
            return -1

    @property
    def calendar(self) -> str:
        """The calendar whose month is named, or ""."""
        return next((part.detail for part in self.parts if part.letter == "M"), "")


def whole_year(part: DatePart) -> int:
    """The year, also of two digits."""
    return part.value if len(part.detail) != 2 else part.value + (2000 if part.value <= PIVOT else 1900)


def _can_be(role: str, part: DatePart) -> bool:
    if role == "y":
        return part.letter == "y" or (part.letter == "d" and len(part.detail) == 2)
    return part.letter != "y" and part.value <= (31 if role == "d" else 12) and (role == "d" or part.letter != "D")


def read_point(parts: list[DatePart]) -> DatePoint | None:
    """The parts as one point; None where they are none."""
    figures = tuple(part for part in parts if part.letter in NUMBERS)
    others = [part for part in parts if part.letter not in NUMBERS]
    signs = {part.letter for part in others} & set("-/.,")
    units = [part for part in others if part.letter in _UNITS]
    modifiers = [part for part in others if part.letter in MODIFIERS]
    numbers = [part for part in others if part.letter == "N"]
    letters = "".join(part.letter for part in figures).replace("D", "d")
    if {part.letter for part in others} - _UNITS - MODIFIERS - {*"-/.,N"}:
        return None  # something else stands between
    if units:
        return _unit(units, numbers, figures, letters) if not modifiers else None
    if numbers:  # "the first of May"
        figures = tuple(
            DatePart("D", numbers[0].value) if part is numbers[0] else part for part in parts if part.letter in "dDyMN"
        )
        letters = "".join(part.letter for part in figures).replace("D", "d")
    if letters not in ORDERS or len(numbers) > 1 or len(modifiers) > 1 or any(part.value < 0 for part in numbers):
        return None
    if "M" not in letters and len(signs) > 1:
        return None
    return DatePoint(letters, figures, "".join(part.letter for part in modifiers), sign="".join(sorted(signs)))


def _unit(
    units: list[DatePart], numbers: list[DatePart], figures: tuple[DatePart, ...], letters: str
) -> DatePoint | None:
    """A week, quarter, half or season."""
    unit = units[0].letter
    if any(other.letter != unit for other in units) or len(numbers) > 1:
        return None
    if unit == "S":
        is_pair = letters in {"yd", "yy"} and units[0].value == 4 and len(units) == 1
        nth = max(other.value for other in units)  # of "winter/spring" the winter, which reaches into two years
        return DatePoint("y", figures[:1], "", "S", nth + (10 if is_pair else 0)) if letters == "y" or is_pair else None
    if numbers and letters in {"My", "yM", "y"}:
        is_read = letters == "y" if unit == "Q" else unit == "H" or letters != "y"
        return DatePoint(letters, figures, "", unit, numbers[0].value) if is_read else None
    if len(units) > 1 or numbers:
        return None
    nth = next((part.value for part in figures if part.letter != "y"), 0)
    if letters in {"dy", "yd"} or (unit != "k" and letters in {"My", "yM"}):
        year = tuple(part for part in figures if part.letter == "y")
        most = {"k": 53, "Q": 4, "H": 2}[unit]
        return DatePoint("y", year, "", unit, nth) if 1 <= nth <= most else None
    is_day = unit == "k" and letters in ORDERS and len(letters) == 3
    return DatePoint(letters, figures, "", "k") if is_day else None
