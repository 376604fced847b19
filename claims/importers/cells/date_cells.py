"""Columns of dates: the order of day and month is found from the whole column, doubtful cells are refused."""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files

import numpy as np
import pandas as pd

from claims.importers.cells.text_columns import distinct_texts, lookup
from claims.importers.cells.unknown_values import UNKNOWN, note_unknown
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
    row["name"]: row["number"]
    for row in csv.DictReader((files(__package__) / "months.csv").read_text(encoding="utf-8").splitlines())
}
_SERIAL_STYLE = "a spreadsheet's number for a day"
_FIRST_SERIAL_DAY = date(1899, 12, 30)  # day 0 of spreadsheets, which count a 29 February 1900
PIVOT = 68  # two digits up to this are of this century, as in POSIX


@dataclass(frozen=True)
class DateCell:
    """A cell as read: how it is written and the span, or the reason why it is refused."""

    style: str = ""
    span: Span | None = None
    reason: str = ""


def read_days(texts: pd.Series, remarks: Remarks, *, order: str = "", calendar: str = "") -> pd.DataFrame:
    """First and last day of each cell, and how they are meant.

    Args:
        texts: The cells, indexed by row.
        remarks: Gets how the dates are written, and every cell changed or refused.
        order: "dmy" or "mdy" where it is known. Otherwise days above 12 tell it, separately for years of two and
            of four digits; where there are none, or they contradict one another, doubtful cells are refused.
        calendar: "jalali" or "hijri" where the years are of that calendar.

    Returns:
        Columns `first` and `last` (datetime64; both without value where a cell is empty, unknown or refused, one where
        that end is open), `period` (bool: it lasted from first to last; otherwise it was on one day of them) and
        `hedged` (bool: the cell says that it is not sure).
    """
    assert calendar in {"", "jalali", "hijri"}
    texts = texts.mask(note_unknown(texts, remarks, done=f"{UNKNOWN}; read as not stated"), "")
    written = [text for text in distinct_texts(texts) if text]
    orders = _orders(written, order)
    cells = {text: _read_date(text, orders) for text in written}
    _note_dates(texts, cells, remarks)
    firsts = {text: cell.span.first for text, cell in cells.items() if cell.span}
    lasts = {text: cell.span.last for text, cell in cells.items() if cell.span}
    days = pd.DataFrame({"first": _days(texts, firsts), "last": _days(texts, lasts)}, index=texts.index)
    return days.assign(period=False, hedged=False)


def name_precisions(days: pd.DataFrame) -> pd.Series:
    """What the first and last day of `read_days` mean, as in `claims.values.Precision`; "" where nothing is known."""
    first, last = days["first"], days["last"]
    of_month = first.dt.to_period("M") == last.dt.to_period("M")
    of_year = first.dt.year == last.dt.year
    at_edges = (
        (first.dt.is_month_start & last.dt.is_month_end).to_numpy(),
        (first.dt.is_year_start & last.dt.is_year_end),
    )
    kinds = {
        "": (first.isna() & last.isna()), "day": first == last, "period": days["period"], "month": of_month & at_edges[0],
        "year": of_year & at_edges[1],
    }  # fmt: skip
    names = np.select([mask.to_numpy(dtype=bool) for mask in kinds.values()], list(kinds), default="within")
    return pd.Series(names, index=days.index, dtype="str")


def _days(texts: pd.Series, days: dict[str, date | None]) -> pd.Series:
    codes, distinct = pd.factorize(texts)
    known = np.array([days.get(text) or "NaT" for text in distinct.tolist()], dtype="datetime64[us]")
    return pd.Series(known[codes] if len(known) else known, index=texts.index)


def _orders(texts: Iterable[str], order: str) -> dict[str, str]:
    """For years of "2" and "4" digits: "dmy", "mdy", "" where nothing tells, "both" where cells contradict."""
    orders: dict[str, set[str]] = {}
    for text in texts:
        if match := _NUMERIC.fullmatch(text):
            one, two = int(match[1]), int(match[3])
            shown = orders.setdefault(str(len(match[4])), set())
            if one > 12 >= two:
                shown.add("dmy")
            elif two > 12 >= one:
                shown.add("mdy")
    return {digits: order or ("both" if len(shown) > 1 else "".join(shown)) for digits, shown in orders.items()}


def _read_date(text: str, orders: dict[str, str]) -> DateCell:
    try:
        for pattern, read in _FORMS:
            if match := pattern.fullmatch(text):
                return read(match, orders)
    except ValueError:
        return DateCell(reason="not a day of the calendar")
    return DateCell(reason="not a known form of date")


def _iso(match: re.Match[str], _: dict[str, str]) -> DateCell:
    return DateCell("year-month-day", _span(match[1], match[2], match[3] or "0"))


def _compact(match: re.Match[str], _: dict[str, str]) -> DateCell:
    return DateCell("yearmonthday", _span(match[1], match[2], match[3]))


def _year(match: re.Match[str], _: dict[str, str]) -> DateCell:
    return DateCell("year", Span.parse(match[0]))


def _serial(match: re.Match[str], _: dict[str, str]) -> DateCell:
    day = _FIRST_SERIAL_DAY + timedelta(int(match[1]))
    return DateCell(_SERIAL_STYLE, Span(day, day))


def _numeric(match: re.Match[str], orders: dict[str, str]) -> DateCell:
    one, two, year = int(match[1]), int(match[3]), match[4]
    order = orders[str(len(year))]
    if one <= 12 and two <= 12 and one != two and order in {"", "both"}:
        why = "some cells have the day first, others the month" if order else "it is unclear which is the day"
        return DateCell(reason=f"{why}; say day or month first (detail order=dmy or order=mdy)")
    if order in {"", "both"}:
        order = "dmy" if one > 12 else "mdy"
    day, month = (one, two) if order == "dmy" else (two, one)
    style = "day/month/" if order == "dmy" else "month/day/"
    return DateCell(style + "y" * len(year), _span(year, str(month), str(day)))


def _day_month(match: re.Match[str], _: dict[str, str]) -> DateCell:
    return DateCell("day month year" + _two_digit_mark(match[3]), _span(match[3], _month(match[2]), match[1]))


def _month_day(match: re.Match[str], _: dict[str, str]) -> DateCell:
    return DateCell("month day, year", _span(match[3], _month(match[1]), match[2]))


def _month_year(match: re.Match[str], _: dict[str, str]) -> DateCell:
    return DateCell("month year" + _two_digit_mark(match[2]), _span(match[2], _month(match[1]), "0"))


def _two_digit_mark(year: str) -> str:
    return " (yy)" if len(year) == 2 else ""


def _month(word: str) -> str:
    if word.lower() not in _MONTHS:
        raise ValueError(word)
    return _MONTHS[word.lower()]


def _span(year: str, month: str, day: str) -> Span:
    """A day, or the month or year where the day or month is 0."""
    whole = int(year) if len(year) == 4 else int(year) + (2000 if int(year) <= PIVOT else 1900)
    text = f"{whole:04}" + (f"-{int(month):02}" if int(month) else "")
    return Span.parse(text + (f"-{int(day):02}" if int(day) and int(month) else ""))


_FORMS = (
    (_ISO, _iso), (_COMPACT, _compact), (_YEAR, _year), (_SERIAL, _serial), (_NUMERIC, _numeric), (_DAY_MONTH, _day_month),
    (_MONTH_DAY, _month_day), (_MONTH, _month_year),
)  # fmt: skip


def _note_dates(texts: pd.Series, cells: dict[str, DateCell], remarks: Remarks) -> None:
    column = str(texts.name)
    styles = lookup(texts, {text: cell.style for text, cell in cells.items() if cell.span})
    counts = styles[styles != ""].value_counts()
    if not counts.empty:
        most_first = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        written = ", ".join(f"{style} ({count})" for style, count in most_first)
        has_two_digits = any("yy" in style and "yyyy" not in style for style in counts.index)
        years = f"; years of two digits up to {PIVOT} are 20xx" if has_two_digits else ""
        remarks.note(column, f"dates written as {written}", f"read so{years}")
    serials = texts.index[styles == _SERIAL_STYLE]
    done = "a spreadsheet's number, read as the day it means"
    remarks.note_rows(serials, column, texts, done, RemarkOutcome.CHANGED)
    for reason in sorted({cell.reason for cell in cells.values() if cell.reason}):
        refused = [text for text, cell in cells.items() if cell.reason == reason]
        remarks.note_rows(texts.index[texts.isin(refused)], column, texts, reason, RemarkOutcome.VALUE_REFUSED)


def write_spans(first: pd.Series, last: pd.Series, lasting: pd.Series) -> pd.Series:
    """Spans as text: a day, a period where `lasting`, or else one day of several; "" where nothing is known."""
    begin, end = _iso_texts(first.fillna(last)), _iso_texts(last.fillna(first))
    some_day = "[" + begin + ".." + end + "]"
    spans = some_day.mask(lasting, begin + "/" + end).mask(begin == end, begin).mask((begin == "") | (end == ""), "")
    return lookup(spans, {text: _shorten(text) if text.startswith("[") else text for text in distinct_texts(spans)})


def _shorten(text: str) -> str:
    """A span that is a whole month or year as that month or year."""
    span = Span.parse(text)
    assert span.first is not None
    for unit in (f"{span.first:%Y-%m}", f"{span.first:%Y}"):
        whole = Span.parse(unit)
        if (whole.first, whole.last) == (span.first, span.last):
            return unit
    return text


def _iso_texts(days: pd.Series) -> pd.Series:
    texts = np.datetime_as_string(days.to_numpy(dtype="datetime64[D]"))
    return pd.Series(np.where(texts == "NaT", "", texts), index=days.index, dtype="str")
