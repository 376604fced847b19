"""Dates and day counts as texts write them, in English and Arabic, resolved backwards from when they were said."""

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache
from itertools import pairwise

from claims.extract.cut.normalised_text import normalise_text
from claims.extract.languages.word_lists import cell_words, rows, rows_of_all
from claims.values import Precision, Span, days_from


class DateKind(StrEnum):
    """How a phrase points to a day."""

    FULL = "full"  # with its year
    DAY_MONTH = "day and month"
    MONTH = "month"
    LAST_MONTH = "month without year"
    RANGE = "range of days"
    WEEKDAY = "weekday"
    LAST_WEEKDAY = "last weekday"
    RELATIVE = "relative"
    NEAR = "near"
    NEXT = "next day"
    DAY_COUNT = "day count"
    SAME = "same day"


_DAYS_AHEAD = 45
_DATED = frozenset({DateKind.FULL, DateKind.DAY_MONTH})
_BESIDE = re.compile(  # between a day of the week and its date
    r"(?:'s)?(?: (?:morning|afternoon|evening|night))?[\s,(]*(?:the |الموافق ل?|المصادف ل?|le )?", re.IGNORECASE
)
_BEHIND = re.compile(r"\s*[,(]\s*")  # between a date and its day of the week


@dataclass(frozen=True, kw_only=True)
class DatePhrase:
    """Words that point to a day.

    Attributes:
        start, end: Span of the words in the searched text.
        span: The day or days; None where the anchor that would resolve them is missing.
        days: The number of a day count ("13th day"), else None.
    """

    start: int
    end: int
    kind: DateKind
    span: Span | None
    days: int | None = None


@cache
def _words(role: str) -> dict[str, int]:
    """The words of all languages that have a role, each with its number of a month, a weekday, days back."""
    return {
        normalise_text(word).text: int(row["value"])
        for row in rows_of_all("dates")
        if row["role"] == role
        for word in cell_words(row["words"])
    }


@cache
def _ordinals() -> dict[str, int]:
    return {row["words"].split("|")[0]: int(row["value"]) for row in rows("ordinals", "en")}


def _either(role: str) -> str:
    return "|".join(re.escape(word) for word in sorted(_words(role), key=len, reverse=True))


@cache
def _patterns() -> tuple[tuple[DateKind, re.Pattern[str]], ...]:
    month, weekday = _either("month"), _either("weekday")
    edge, close = r"(?:(?<![\w-])|(?<=(?<!\w)[وفبل]))", r"(?!\w)"  # Arabic joins "and", "on" to a word
    to = _either("to")
    sources = (
        (DateKind.FULL, r"(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)"),
        (
            DateKind.RANGE,
            rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: ?[–—-] ?| (?:{to}) ?)(?P<e>\d{{1,2}})(?:st|nd|rd|th)?(?: of| de)? (?P<M>{month})(?:,? (?P<y>(?:19|20)\d\d))?",
        ),
        (DateKind.FULL, rf"(?P<M>{month}) (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y>(?:19|20)\d\d)"),
        (
            DateKind.FULL,
            rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ /](?:(?:{month})/)?(?P<M>{month}),?[ /](?P<y>(?:19|20)\d\d)",
        ),
        (DateKind.DAY_MONTH, rf"(?P<M>{month}) (?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:,]\d)"),
        (DateKind.DAY_MONTH, rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ /](?:(?:{month})/)?(?P<M>{month})"),
        (DateKind.MONTH, rf"(?P<M>{month}),? (?P<y>(?:19|20)\d\d)"),
        (DateKind.MONTH, rf"(?:{_either('before year')}) (?P<y>(?:19|20)\d\d)"),
        (DateKind.LAST_MONTH, rf"(?:{_either('before month')}) (?P<M>{month})(?! ?\d)"),
        (DateKind.LAST_MONTH, rf"(?P<M>{month}) (?:{_either('after month')})"),
        (DateKind.LAST_WEEKDAY, rf"last (?P<w>{weekday})"),
        (DateKind.LAST_WEEKDAY, rf"(?P<w>{weekday}) (?:{_either('after weekday')})"),
        (DateKind.WEEKDAY, rf"(?P<w>{weekday})"),
        (DateKind.NEXT, rf"(?:{_either('next')})"),
        (DateKind.SAME, rf"(?:{_either('same')})"),
        (DateKind.DAY_COUNT, r"(?P<n>\d{1,3})(?:st|nd|rd|th) (?:consecutive )?day"),
        (DateKind.DAY_COUNT, r"for (?P<n>\d{1,3}) days"),
        (DateKind.DAY_COUNT, r"(?:started|began) (?P<n>\d{1,3}) days ago"),
        *((DateKind.RELATIVE, words.replace("#", r"(?P<ago>\d{1,3})")) for words in _words("count ago")),
        (DateKind.DAY_COUNT, rf"(?P<o>{'|'.join(_ordinals())}) (?:consecutive )?day"),
        (DateKind.RELATIVE, rf"(?P<a>{_either('ago')})"),
        (DateKind.NEAR, rf"(?:{_either('near')})"),
    )
    return tuple((kind, re.compile(edge + f"(?:{source})" + close, re.IGNORECASE)) for kind, source in sources)


@cache
def _may_hold_days() -> re.Pattern[str]:
    """Something that every phrase has at least one of, in small letters: one search saves many."""
    roles = ("month", "weekday", "ago", "near", "next", "same")
    return re.compile("|".join([r"\d", "day", *(_either(role).lower() for role in roles)]))


def find_dates(text: str, start: int, end: int, *, said: date | None) -> list[DatePhrase]:
    """The phrases that point to a day, in order, none overlapping; text is a shadow.

    Args:
        said: The day from which phrases without a year or a date count back; None: they stay unresolved.
    """
    taken: list[DatePhrase] = []
    if not _may_hold_days().search(text[start:end].lower()):
        return taken
    for kind, pattern in _patterns():
        for found in pattern.finditer(text, start, end):
            if any(found.start() < other.end and other.start < found.end() for other in taken):
                continue
            if phrase := _read(kind, found, said):
                taken.append(phrase)
    return _without_dated_weekdays(text, sorted(taken, key=lambda phrase: phrase.start))


def _without_dated_weekdays(text: str, phrases: list[DatePhrase]) -> list[DatePhrase]:
    """The phrases without a day of the week beside its date: "Tuesday, 5 January" is one day, whenever it was said."""
    dropped = {
        place + (first.kind in _DATED)
        for place, (first, second) in enumerate(pairwise(phrases))
        if {first.kind in _DATED, second.kind in _DATED} == {True, False}
        and DateKind.WEEKDAY in {first.kind, second.kind}
        and (_BESIDE if second.kind in _DATED else _BEHIND).fullmatch(text, first.end, second.start)
    }
    return [phrase for place, phrase in enumerate(phrases) if place not in dropped]


def _read(kind: DateKind, found: re.Match[str], said: date | None) -> DatePhrase | None:
    parts = {name: value for name, value in found.groupdict().items() if value}
    days = _day_count(parts)
    try:
        span = _resolve(kind, parts, said)
    except ValueError:  # no such day: "31 June", "10 may" of a clock
        return None
    return DatePhrase(start=found.start(), end=found.end(), kind=kind, span=span, days=days)


def _day_count(parts: dict[str, str]) -> int | None:
    if "o" in parts:
        return _ordinals()[parts["o"].lower()]
    return int(parts["n"]) if "n" in parts else None


def _resolve(kind: DateKind, parts: dict[str, str], said: date | None) -> Span | None:
    month = _words("month").get(parts["M"].lower()) if "M" in parts else int(parts.get("m", 0)) or None
    if kind is DateKind.FULL:
        return _one_day(date(int(parts["y"]), month or 0, int(parts["d"])))
    if kind is DateKind.MONTH:
        return Span.parse(f"{parts['y']}-{month:02d}" if month else parts["y"])
    if kind is DateKind.RANGE:
        return _range(month or 0, parts, said)
    if said is None or kind in (DateKind.NEXT, DateKind.SAME):
        return None
    return _counted_back(kind, parts, month, said)


def _counted_back(kind: DateKind, parts: dict[str, str], month: int | None, said: date) -> Span:
    """The day or days that words without a year mean on the day that they are said."""
    if kind is DateKind.DAY_MONTH:
        return _one_day(last_day_of(month or 0, int(parts["d"]), said))
    if kind is DateKind.LAST_MONTH:
        return last_month(month or 0, said)
    if kind in (DateKind.WEEKDAY, DateKind.LAST_WEEKDAY):
        return _one_day(last_weekday(_words("weekday")[parts["w"].lower()], said, before=kind is DateKind.LAST_WEEKDAY))
    if "ago" in parts:
        return _one_day(days_from(said, -int(parts["ago"])))
    if kind is DateKind.RELATIVE:
        return _one_day(days_from(said, -_words("ago")[parts["a"].lower()]))
    if kind is DateKind.DAY_COUNT:
        return Span.parse(f"day {_day_count(parts)}", said=_one_day(said))
    return Span(days_from(said, -7), said, Precision.WITHIN)


def _range(month: int, parts: dict[str, str], said: date | None) -> Span | None:
    """The days from the first to the last that are named, of the year named or of the last before it was said."""
    if "y" in parts:
        last = date(int(parts["y"]), month, int(parts["e"]))
    elif said:
        last = last_day_of(month, int(parts["e"]), said)
    else:
        return None
    first = last.replace(day=int(parts["d"]))
    return Span.parse(f"{first}/{last}") if first < last else None


def _one_day(day: date) -> Span:
    return Span(day, day)


def last_weekday(weekday: int, said: date, *, before: bool = False) -> date:
    """The latest such weekday up to the day it was said; before: not that day itself."""
    back = (said.weekday() - weekday) % 7
    return days_from(said, -(back or (7 if before else 0)))


def last_month(month: int, said: date) -> Span:
    """The latest such month that had begun when it was said."""
    return Span.parse(f"{said.year - (month > said.month)}-{month:02d}")


def last_day_of(month: int, day: int, said: date) -> date:
    """The latest such day up to some weeks after it was said: a plan that lies near is told without its year.

    Raises:
        ValueError: There is no such day.
    """
    for year in (said.year + 1, said.year, said.year - 1):
        with suppress(ValueError):  # 29 February of another year
            if (found := date(year, month, day)) <= days_from(said, _DAYS_AHEAD):
                return found
    raise ValueError(f"no day {day} of month {month}")


def chain_days(sentences: Iterable[list[DatePhrase]]) -> list[tuple[DatePhrase, ...]]:
    """The phrases of each sentence, with "the next day" and "that night" resolved from the day told before them."""
    last: date | None = None
    found = []
    for phrases in sentences:
        resolved = []
        for phrase in phrases:
            if phrase.kind in (DateKind.NEXT, DateKind.SAME) and last:
                phrase = replace(phrase, span=_one_day(days_from(last, int(phrase.kind is DateKind.NEXT))))
            if phrase.span and phrase.span.first == phrase.span.last:
                last = phrase.span.last
            resolved.append(phrase)
        found.append(tuple(resolved))
    return found
