"""Counts and spans of days: read once from text, kept as intervals, related to one another."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Self

from claims.errors import ValueFormatError


def days_from(day: date, days: int) -> date:
    """The day so many days later, or earlier; the calendar's first or last day where there is none.

    Example:
        >>> days_from(date(2021, 1, 30), 2), days_from(date(9999, 12, 31), 2)
        (datetime.date(2021, 2, 1), datetime.date(9999, 12, 31))
    """
    number = min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(number)


class Relation(StrEnum):
    """How two values, or one account and the rest, stand to each other.

    Example:
        >>> Relation.CONTRADICTS.mark, Relation.CONTRADICTS.definition
        ('≠', 'The values are about the same thing and cannot all be true.')
    """

    AGREES = "agrees"
    OVERLAPS = "overlaps"
    DIFFERS = "differs"
    CONTRADICTS = "contradicts"
    DENIES = "denies"
    COUNTS_OTHER = "counts something else"
    SILENT = "does not say"
    NO_ACCOUNT = "no account"

    @property
    def mark(self) -> str:
        """A sign that stands for the word, readable without colour."""
        return RELATION_MARKS[self]

    @property
    def definition(self) -> str:
        """One sentence that says when the word applies."""
        return RELATION_DEFINITIONS[self]


RELATION_MARKS = {
    Relation.AGREES: "=",
    Relation.OVERLAPS: "≈",
    Relation.DIFFERS: "~",
    Relation.CONTRADICTS: "≠",
    Relation.DENIES: "✕",
    Relation.COUNTS_OTHER: "⊘",
    Relation.SILENT: "∅",
    Relation.NO_ACCOUNT: "·",
}
RELATION_DEFINITIONS = {
    Relation.AGREES: "The values are equal, allowing for other names and words for the same thing.",
    Relation.OVERLAPS: "Ranges, dates or places overlap.",
    Relation.DIFFERS: "The values differ, and all could be true.",
    Relation.CONTRADICTS: "The values are about the same thing and cannot all be true.",
    Relation.DENIES: "One account says that it did not happen, or that the number is zero.",
    Relation.COUNTS_OTHER: "The numbers are about different people, days or outcomes and cannot be compared.",
    Relation.SILENT: "The source reports the incident but says nothing on this point.",
    Relation.NO_ACCOUNT: "The collection has no account of the incident by this source.",
}

# Bounds, by project convention, of words that give no number (docs/explanation/method.md, "Vague words"). They are this project's
# convention; ACLED, for one, writes 10, 12 and 100 for tens, dozens and hundreds.
VAGUE_WORDS: dict[str, tuple[int, int | None]] = {
    "a number of": (2, None),
    "several": (3, None),
    "dozens": (20, 99),
    "tens": (20, 99),
    "hundreds": (200, 999),
}

_COUNT = re.compile(
    r"(?P<vague>~?)(?:(?P<low>[0-9]{1,12})(?P<plus>\+)?(?:\.\.(?P<high>[0-9]{1,12}))?|\.\.(?P<most>[0-9]{1,12}))"
)


# The bounds of "about 40" lie at most a quarter of it to each side: half of 40 apart, a quarter of their sum.
_AROUND = 4


@dataclass(frozen=True)
class Count:
    """A reported number of people or things as an interval of whole numbers.

    Attributes:
        low: The least it can be.
        high: The most it can be; None when the words leave it open ("at least 31").
        vague: True when the bounds are ours, read from a word such as "dozens".

    Example:
        >>> Count.parse("dozens")
        Count(low=20, high=99, vague=True)
        >>> Count(6, 8).in_words
        '6 to 8'
    """

    low: int
    high: int | None
    vague: bool = False

    def __post_init__(self) -> None:
        if self.low < 0 or (self.high is not None and self.high < self.low):
            raise ValueFormatError(f"a count from {self.low} to {self.high}; allowed: 0 <= low <= high")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Reads "6", "21+" (21 or more), "2..3", "..5" (at most 5), "~20..99" (vague), or a vague word.

        Raises:
            ValueFormatError: The text is none of these.
        """
        text = text.strip()
        if text.lower() in VAGUE_WORDS:
            return cls(*VAGUE_WORDS[text.lower()], vague=True)
        match = _COUNT.fullmatch(text)
        if not match or (match["plus"] and match["high"]):
            raise ValueFormatError(f'{text!r}; allowed: a count such as 6, 21+, 2..3, ..5, ~20..99, or "dozens"')
        vague = bool(match["vague"])
        if match["most"]:
            return cls(0, int(match["most"]), vague)
        low = int(match["low"])
        if match["plus"]:
            return cls(low, None, vague)
        return cls(low, int(match["high"]) if match["high"] else low, vague)

    def __str__(self) -> str:
        sign = "~" if self.vague else ""
        if self.high is None:
            return f"{sign}{self.low}+"
        return f"{sign}{self.low}" if self.low == self.high else f"{sign}{self.low}..{self.high}"

    @property
    def in_words(self) -> str:
        """The bounds as a person writes them: "6", "2 to 3", "21 or more"."""
        if self.high is None:
            return f"{self.low} or more"
        if self.low == self.high:
            return str(self.low)
        return f"at most {self.high}" if self.low == 0 else f"{self.low} to {self.high}"

    @property
    def as_told(self) -> str:
        """As whoever told it would say it: "about 40" where the bounds are ours around a number, else the bounds.

        Example:
            >>> [Count.parse(text).as_told for text in ("~36..44", "36..44", "6")]
            ['about 40', '36 to 44', '6']
        """
        both = self.low + (self.high or 0)
        is_around = self.vague and self.high is not None and both % 2 == 0 and self.high - self.low <= both / _AROUND
        return f"about {both // 2}" if is_around else self.in_words

    @property
    def exact(self) -> bool:
        """Whether the bounds leave one number."""
        return self.low == self.high

    def relate(self, other: "Count") -> Relation:
        """Agrees when the bounds are equal, overlaps when they meet, contradicts when they do not.

        A stated zero against a positive number denies.
        """
        if (self.low, self.high) == (other.low, other.high):
            return Relation.AGREES
        if self.gap(other) == 0:
            return Relation.OVERLAPS
        return Relation.DENIES if 0 in (self.high, other.high) else Relation.CONTRADICTS

    def gap(self, other: "Count") -> int:
        """How many whole numbers the nearest bounds are apart; 0 when the intervals meet."""
        above = self.low - other.high if other.high is not None else 0
        below = other.low - self.high if self.high is not None else 0
        return max(0, above, below)

    def __add__(self, other: "Count") -> "Count":
        """The count of two groups that share nobody; vague when either is."""
        high = None if self.high is None or other.high is None else self.high + other.high
        return Count(self.low + other.low, high, self.vague or other.vague)

    def meet(self, other: "Count") -> "Count | None":
        """What both allow, or None when they share no number."""
        if self.gap(other):
            return None
        highs = [high for high in (self.high, other.high) if high is not None]
        return Count(max(self.low, other.low), min(highs, default=None), self.vague and other.vague)


class Precision(StrEnum):
    """What the first and last day of a span mean."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    WITHIN = "within"
    PERIOD = "period"


_DAY_COUNT = re.compile(r"day ([0-9]{1,4})")
_MONTHS = re.compile("|".join(calendar.month_name[1:]))


@dataclass(frozen=True)
class Span:
    """A date or a period of days.

    Attributes:
        first: First day; None when the beginning is open.
        last: Last day; None when the end is open.
        precision: PERIOD says that it lasted from first to last; every other says that it happened
            on some day from first to last.

    Example:
        >>> Span.parse("2021-01")
        Span(first=datetime.date(2021, 1, 1), last=datetime.date(2021, 1, 31), precision=<Precision.MONTH: 'month'>)
        >>> Span(date(2021, 1, 23), date(2021, 1, 23)).in_words
        '23 January 2021'
    """

    first: date | None
    last: date | None
    precision: Precision = Precision.DAY

    def __post_init__(self) -> None:
        if self.first and self.last and self.last < self.first:
            raise ValueFormatError(f"a span from {self.first} to {self.last}; allowed: first <= last")
        if self.first is None and self.last is None:
            raise ValueFormatError("a span without any day; allowed: at least one end")

    @classmethod
    def parse(cls, text: str, *, said: "Span | None" = None) -> Self:
        """Reads a date in the forms of the Extended Date/Time Format (EDTF, ISO 8601-2).

        "2021-01-23", "2021-01", "2021", "2021-01-10/2021-02-02" (a period), "2021-01-10/.."
        (open), "[2021-01-27..2021-01-31]" (between these); and our own "day 13": the 13th day,
        counted back from the day it was said, with the first day counted or not.

        Raises:
            ValueFormatError: The text is none of these, or a day count has no day it was said on.
        """
        text = text.strip()
        if counted := _DAY_COUNT.fullmatch(text):
            if said is None or said.first is None or said.last is None:
                raise ValueFormatError(
                    f"{text!r} without the day it was said; allowed: a date, or a day count with `said`"
                )
            days = int(counted[1])
            first, last = said.first - timedelta(days), said.last - timedelta(max(days - 1, 0))
            return cls(first, last, Precision.WITHIN)
        if text.startswith("[") and text.endswith("]"):
            return cls(*_ends(text[1:-1], ".."), Precision.WITHIN)
        if "/" in text:
            return cls(*_ends(text, "/"), Precision.PERIOD)
        first, last, precision = _day_or_part(text)
        return cls(first, last, precision)

    def __str__(self) -> str:
        if self.precision is Precision.WITHIN:
            return f"[{_iso(self.first)}..{_iso(self.last)}]"
        if self.precision is Precision.PERIOD:
            return f"{_iso(self.first) or '..'}/{_iso(self.last) or '..'}"
        return _iso(self.first)[: {Precision.YEAR: 4, Precision.MONTH: 7}.get(self.precision, 10)]

    def is_exchange_of(self, other: "Span") -> bool:
        """Whether both are single days that differ only by which number is the day and which the month."""
        one, two = self.first, other.first
        if one is None or two is None or one == two or (one, two) != (self.last, other.last):
            return False
        return (one.year, one.month, one.day) == (two.year, two.day, two.month)

    @property
    def in_words(self) -> str:
        """The span as a person writes it: "23 January 2021", "10 January to 2 February 2021"."""
        if self.precision is Precision.YEAR:
            return str(self)
        if self.precision is Precision.MONTH and self.first:
            return f"{calendar.month_name[self.first.month]} {self.first.year}"
        if self.first is None or self.last is None:
            return f"from {_long(self.first)}" if self.first else f"until {_long(self.last)}"
        if self.first == self.last:
            return _long(self.first)
        if (self.first.year, self.first.month) == (self.last.year, self.last.month):
            opening = str(self.first.day)
        else:
            opening = _long(self.first) if self.first.year != self.last.year else _long(self.first)[:-5]
        if self.precision is Precision.PERIOD:
            return f"{opening} to {_long(self.last)}"
        either = (self.last - self.first).days == 1
        return f"{opening} or {_long(self.last)}" if either else f"between {opening} and {_long(self.last)}"

    @property
    def in_short(self) -> str:
        """The same with the months cut to three letters: "23 Jan 2021"."""
        return _MONTHS.sub(lambda month: month[0][:3], self.in_words)

    @property
    def days(self) -> int | None:
        """How many days the span covers; None when an end is open."""
        return (self.last - self.first).days + 1 if self.first and self.last else None

    def gap(self, other: "Span") -> int:
        """Days between the nearest ends; 0 when the spans meet."""
        after = (self.first - other.last).days if self.first and other.last else 0
        before = (other.first - self.last).days if other.first and self.last else 0
        return max(0, after, before)

    def holds(self, other: "Span") -> bool:
        """Whether every day of the other span lies within this one; an open end holds all that follows."""
        opens = self.first is None or (other.first is not None and self.first <= other.first)
        closes = self.last is None or (other.last is not None and other.last <= self.last)
        return opens and closes

    def relate(self, other: "Span") -> Relation:
        """Agrees when first and last day are equal, overlaps when they meet, contradicts when they do not."""
        if (self.first, self.last) == (other.first, other.last):
            return Relation.AGREES
        return Relation.OVERLAPS if self.gap(other) == 0 else Relation.CONTRADICTS


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _long(day: date | None) -> str:
    return f"{day.day} {calendar.month_name[day.month]} {day.year}" if day else ""


def _ends(text: str, separator: str) -> tuple[date | None, date | None]:
    first, _, last = text.partition(separator)
    open_end = {"", ".."}
    return (
        None if first.strip() in open_end else _day_or_part(first)[0],
        None if last.strip() in open_end else _day_or_part(last)[1],
    )


def _day_or_part(text: str) -> tuple[date, date, Precision]:
    match = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", text.strip())
    try:
        if not match:
            raise ValueError
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        if day is not None and month is not None:
            return date(year, month, day), date(year, month, day), Precision.DAY
        if month is not None:
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), Precision.MONTH
        return date(year, 1, 1), date(year, 12, 31), Precision.YEAR
    except ValueError:
        forms = "2021-01-23, 2021-01, 2021, 2021-01-10/2021-02-02, 2021-01-10/.., [2021-01-27..2021-01-31]"
        raise ValueFormatError(f"{text!r}; allowed: a date such as {forms}, or day 13") from None


def parse_flag(text: str) -> bool:
    """Reads "yes" or "no".

    Raises:
        ValueFormatError: The text is neither.
    """
    if text not in {"yes", "no"}:
        raise ValueFormatError(f"{text!r}; allowed: yes or no")
    return text == "yes"


def number_of(number: int, things: str) -> str:
    """A number with its noun, which is given in the plural: "1 claim", "2 claims", "0 discrepancies"."""
    singular = things.removesuffix("ies") + "y" if things.endswith("ies") else things.removesuffix("s")
    return f"{number} {singular if number == 1 else things}"
