"""Reading a column of dates: its habit found from the whole column, each doubtful cell refused with the reason."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

from claims.importers.cells.text_columns import distinct_texts, lookup
from claims.importers.cells.unknown_values import is_unknown
from claims.importers.remarks import RemarkOutcome, Remarks
from claims.values import Span

_TIME = r"(?:[T ,]+\d{1,2}:\d{2}.*|[T ]00:00.*)?"
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?" + _TIME)
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
_YEAR = re.compile(r"(?:1[5-9]|20)\d{2}")
_SERIAL = re.compile(r"([2-6]\d{4})(?:\.\d+)?")
_NUMERIC = re.compile(r"(\d{1,2})([/.\- ])(\d{1,2})\2(\d{4}|\d{2})" + _TIME)
_DAY_MONTH = re.compile(
    r"(?:[A-Za-z]+,? )?(\d{1,2})(?:st|nd|rd|th)?[ \-/.]*([A-Za-z]{3,9})\.?[ \-/.,]*(\d{4}|\d{2})" + _TIME
)
_MONTH_DAY = re.compile(r"(?:[A-Za-z]+,? )?([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})" + _TIME)
_MONTH = re.compile(r"([A-Za-z]{3,9})\.?[ \-,]+(\d{4}|\d{2})")
_MONTHS = {
    word: number
    for number, words in enumerate(
        [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ],
        1,
    )
    for word in {words, words[:3], "sept" if number == 9 else words[:3]}
}
_FIRST_SERIAL_DAY = date(1899, 12, 30)
PIVOT = 68  # two digits up to this are of this century, as in POSIX


@dataclass(frozen=True)
class Day:
    """A cell as read: its span, or the reason why not; `style` is the habit that it follows."""

    style: str
    span: Span | None = None
    reason: str = ""


def read_days(texts: pd.Series, remarks: Remarks, *, order: str = "") -> pd.DataFrame:
    """First and last day of each cell (datetime64, no value where nothing is said), columns `first`, `last`.

    Args:
        texts: The cells, indexed by row.
        remarks: Where habits and refusals go.
        order: "dmy" or "mdy" where it is known; otherwise it is found from days above 12, separately
            for years of two and of four digits. Where nothing tells, the cells are refused.
    """
    written = [text for text in distinct_texts(texts) if text]
    orders = _orders(written, order)
    read = {text: _read(text, orders) for text in written}
    _tell(texts, read, remarks)
    firsts = {text: each.span.first if each.span else None for text, each in read.items()}
    lasts = {text: each.span.last if each.span else None for text, each in read.items()}
    return pd.DataFrame({"first": _stamps(texts, firsts), "last": _stamps(texts, lasts)}, index=texts.index)


def _stamps(texts: pd.Series, days: dict[str, date | None]) -> pd.Series:
    codes, words = pd.factorize(texts)
    known = np.array([days.get(word) or "NaT" for word in words.tolist()], dtype="datetime64[us]")
    return pd.Series(known[codes] if len(known) else known, index=texts.index)


def _orders(texts: Iterable[str], order: str) -> dict[str, str]:
    """For years of two and of four digits: "dmy", "mdy", "" (nothing tells) or "both" (cells contradict)."""
    found: dict[str, set[str]] = {}
    for text in texts:
        if match := _NUMERIC.fullmatch(text):
            one, two, width = int(match[1]), int(match[3]), str(len(match[4]))
            kinds = found.setdefault(width, set())
            if one > 12 >= two:
                kinds.add("dmy")
            elif two > 12 >= one:
                kinds.add("mdy")
    return {
        width: order or (kinds.pop() if len(kinds) == 1 else "both" if kinds else "") for width, kinds in found.items()
    }


def _read(text: str, orders: dict[str, str]) -> Day:
    if is_unknown(text):
        return Day("unknown", reason="a word or code for unknown")
    try:
        for pattern, read in _FORMS:
            if match := pattern.fullmatch(text):
                return read(match, orders)
    except ValueError:
        return Day("no day", reason="no day of the calendar")
    return Day("no date", reason="no date that is known here")


def _iso(match: re.Match[str], _: dict[str, str]) -> Day:
    return Day("year-month-day", _span(match[1], match[2], match[3] or "0"))


def _compact(match: re.Match[str], _: dict[str, str]) -> Day:
    return Day("yearmonthday", _span(match[1], match[2], match[3]))


def _year(match: re.Match[str], _: dict[str, str]) -> Day:
    return Day("year", Span.parse(match[0]))


def _serial(match: re.Match[str], _: dict[str, str]) -> Day:
    day = _FIRST_SERIAL_DAY + timedelta(int(match[1]))
    return Day("a spreadsheet's number for a day", Span(day, day))


def _numeric(match: re.Match[str], orders: dict[str, str]) -> Day:
    one, two, year = int(match[1]), int(match[3]), match[4]
    order = orders[str(len(year))]
    if one <= 12 and two <= 12 and one != two and order in {"", "both"}:
        why = "some cells have the day first, others the month" if order else "nothing tells which is the day"
        return Day("doubtful", reason=f"{why}; say day or month first (detail order=dmy or order=mdy)")
    if order in {"", "both"}:
        order = "dmy" if one > 12 else "mdy"
    day, month = (one, two) if order == "dmy" else (two, one)
    style = "day/month/" if order == "dmy" else "month/day/"
    return Day(style + "y" * len(year), _span(year, str(month), str(day)))


def _day_month(match: re.Match[str], _: dict[str, str]) -> Day:
    return Day("day month year" + _short(match[3]), _span(match[3], _month(match[2]), match[1]))


def _month_day(match: re.Match[str], _: dict[str, str]) -> Day:
    return Day("month day, year", _span(match[3], _month(match[1]), match[2]))


def _month_year(match: re.Match[str], _: dict[str, str]) -> Day:
    return Day("month year" + _short(match[2]), _span(match[2], _month(match[1]), "0"))


def _short(year: str) -> str:
    return " (yy)" if len(year) == 2 else ""


def _month(word: str) -> str:
    if word.lower() not in _MONTHS:
        raise ValueError(word)
    return str(_MONTHS[word.lower()])


def _span(year: str, month: str, day: str) -> Span:
    """A day, or the month or year where the day or month is 0."""
    whole = int(year) if len(year) == 4 else int(year) + (2000 if int(year) <= PIVOT else 1900)
    text = f"{whole:04}" + (f"-{int(month):02}" if int(month) else "")
    return Span.parse(text + (f"-{int(day):02}" if int(day) and int(month) else ""))


_FORMS = (
    (_ISO, _iso), (_COMPACT, _compact), (_YEAR, _year), (_SERIAL, _serial), (_NUMERIC, _numeric), (_DAY_MONTH, _day_month),
    (_MONTH_DAY, _month_day), (_MONTH, _month_year),
)  # fmt: skip


def _tell(texts: pd.Series, read: dict[str, Day], remarks: Remarks) -> None:
    column = str(texts.name)
    habits = (
        lookup(texts, {text: each.style for text, each in read.items() if each.span})
        .value_counts()
        .drop("", errors="ignore")
    )
    if not habits.empty:
        told = ", ".join(
            f"{style} ({times})" for style, times in sorted(habits.items(), key=lambda pair: (-pair[1], pair[0]))
        )
        years = (
            f"; years of two digits up to {PIVOT} are 20xx"
            if any("yy" in s and "yyyy" not in s for s in habits.index)
            else ""
        )
        remarks.note(column, f"dates written as {told}", f"read so{years}")
    serials = [text for text, each in read.items() if each.style.startswith("a spreadsheet")]
    done = "a spreadsheet's number, read as the day it stands for"
    remarks.note_rows(texts.index[texts.isin(serials)], column, texts, done, RemarkOutcome.CHANGED)
    for reason in sorted({each.reason for each in read.values() if each.reason}):
        cells = [text for text, each in read.items() if each.reason == reason]
        unknown = reason.startswith("a word or code")
        done = f"{reason}; read as not stated" if unknown else reason
        remarks.note_rows(
            texts.index[texts.isin(cells)],
            column,
            texts,
            done,
            RemarkOutcome.CHANGED if unknown else RemarkOutcome.VALUE_REFUSED,
        )


def write_spans(first: pd.Series, last: pd.Series, lasting: pd.Series) -> pd.Series:
    """Spans as text: a day, a period where `lasting`, or else one day of several; "" where nothing is known."""
    begin, end = _iso_texts(first.fillna(last)), _iso_texts(last.fillna(first))
    whole = "[" + begin + ".." + end + "]"
    text = whole.mask(lasting, begin + "/" + end).mask(begin == end, begin)
    return _shorter(text.mask((begin == "") | (end == ""), ""))


def _shorter(texts: pd.Series) -> pd.Series:
    """A span that is a whole month or year is written as one."""
    return lookup(texts, {text: _whole(text) if text.startswith("[") else text for text in distinct_texts(texts)})


def _whole(text: str) -> str:
    span = Span.parse(text)
    assert span.first is not None
    for part in (f"{span.first:%Y-%m}", f"{span.first:%Y}"):
        whole = Span.parse(part)
        if (whole.first, whole.last) == (span.first, span.last):
            return part
    return text


def _iso_texts(days: pd.Series) -> pd.Series:
    texts = np.datetime_as_string(days.to_numpy(dtype="datetime64[D]"))
    return pd.Series(np.where(texts == "NaT", "", texts), index=days.index, dtype="str")
