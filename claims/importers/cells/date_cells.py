"""Columns of dates: the one reader of days for every way in."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Self

import numpy as np
import pandas as pd

from claims.errors import ValueFormatError
from claims.importers.cells.calendars import NO_DAY, calendar_shown
from claims.importers.cells.date_meanings import NO_YEAR, DateCell, mean_days
from claims.importers.cells.date_orders import UNCLEAR, ColumnOrders, is_sorted
from claims.importers.cells.date_phrases import DayPhrase, parse_date
from claims.importers.cells.date_points import PIVOT
from claims.importers.cells.date_words import plain_date
from claims.importers.cells.unknown_values import UNKNOWN, note_unknown
from claims.importers.remarks import RemarkOutcome, Remarks
from claims.values import Precision, Span, days_from

_ISO = r"(?:1[5-9]|20)\d{2}-\d\d-\d\d(?:Z|[+-]\d\d:\d\d|[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?\s?(?:Z|UTC|[+-]\d\d(?::?\d\d)?)?)?"
_LEAST_EXCHANGED = 5  # days of either kind, before a spreadsheet is suspected
_ISO_STYLE = "year-month-day"
_SERIAL = re.compile(r"([2-6]\d{4})(?:\.\d+)?")
_FIRST_SERIAL_DAY = date(1899, 12, 30)  # day 0 of spreadsheets, which count a 29 February 1900
_SECONDS = re.compile(r"(1\d{9})(?:\.\d+|\d{3})?")
_EDTF = re.compile(r"[\[\]\d./-]+")
_UNCERTAIN = re.compile(r"[?~%]$")
_UNSPECIFIED = re.compile(r"-(?:[Xx]{2}|\?\?)(?:-(?:[Xx]{2}|\?\?))?$")
_DECADE = re.compile(r"((?:1[5-9]|20)\d)(?:\d-(?:\d\d)?[Xx])?[Xx]$")
_FOOTNOTE = re.compile(r"(?<=\w)\s*(?:\[(?:\d{1,3}|[a-z]{1,2}|(?:note|nb|n) \d+|citation needed)\])+$")
_SIGN_FOR_UNKNOWN = r"(?:\?{1,2}|[xX]{2}|-{2}|_{2}|00?)"
_NO_FIGURE = re.compile(
    rf"^{_SIGN_FOR_UNKNOWN}[/.\s-](?=\S)|(?<=[/.-]){_SIGN_FOR_UNKNOWN}[/.-](?=\d{{4}}$)|(?:-(?:\?{{1,2}}|00))+$"
)
_EXIF = re.compile(r"(\d{4}):(\d\d):(\d\d)(?=\s|$)")
_FIGURES = re.compile(r"\d+([/.-])\d+(?:\1\d+)?")
# What a remark on a cell does, by the attribute of `DateCell` that has its words.
_OUTCOMES = {"change": RemarkOutcome.CHANGED, "note": RemarkOutcome.NOTED, "reason": RemarkOutcome.VALUE_REFUSED}
_FOUR_DIGITS = re.compile(r"\d{4}")
_STATA = re.compile(r"(\d{4})m(\d\d?)")


def read_days(texts: pd.Series, remarks: Remarks, *, order: str = "", calendar: str = "") -> pd.DataFrame:
    """First and last day of each cell, and how they are meant.

    Args:
        texts: The cells, indexed by row.
        remarks: Gets how the dates are written, and every cell changed or refused.
        order: "dmy" or "mdy" where it is known, or "ymd" for years of two digits. Otherwise days above 12 tell it, separately for years of two and
            of four digits, or else the order of the rows; where nothing does, or cells contradict one another,
            doubtful cells are refused.
        calendar: "gregorian", "jalali" or "hijri" where it is known; otherwise the years of the whole column tell it.

    Returns:
        Columns `first` and `last` (datetime64; both without value where a cell is empty, unknown or refused, one where
        that end is open), `period` (bool: it lasted from first to last; otherwise it was on one day of them) and
        `hedged` (bool: the cell says that it is not sure).
    """
    column = _DateColumn.of(texts.mask(note_unknown(texts, remarks, done=f"{UNKNOWN}; read as not stated"), ""))
    cells = _read_cells(column, order, calendar, remarks)
    _note_dates(column, cells, remarks)
    _note_exchanged(column, cells, remarks)
    period, hedged = np.zeros(len(column.iso), dtype=bool), np.zeros(len(column.iso), dtype=bool)
    for at, cell in cells.items():
        period[at], hedged[at] = cell.is_period, cell.is_hedged
    first, last = column.days(cells), column.days(cells, last=True)
    of_rows = {"first": first, "last": last, "period": period[column.codes], "hedged": hedged[column.codes]}
    return pd.DataFrame(of_rows, index=texts.index)


@dataclass(frozen=True)
class _DateColumn:
    """The cells of a column, each distinct text once.

    Attributes:
        texts: The cells, indexed by row.
        codes: The place of each row's text among the distinct ones.
        iso: The days of those in the usual form of ISO 8601, which are read whole columns at a time.
        others: The other texts, by their place.
    """

    texts: pd.Series
    codes: np.ndarray
    iso: np.ndarray
    others: dict[int, str]

    @classmethod
    def of(cls, texts: pd.Series) -> Self:
        codes, found = pd.factorize(texts)
        distinct = pd.Series(found, dtype="str")
        days = pd.to_datetime(
            distinct.where(distinct.str.fullmatch(_ISO)).str.slice(0, 10), format="%Y-%m-%d", errors="coerce"
        )
        iso, stripped = days.astype("datetime64[us]").to_numpy(), distinct.str.strip().tolist()
        return cls(
            texts, codes, iso, {at: stripped[at] for at in np.flatnonzero(np.isnat(iso)).tolist() if stripped[at]}
        )

    @property
    def iso_years(self) -> set[int]:
        return {*pd.DatetimeIndex(self.iso).year.dropna().astype(int)}

    def days(self, cells: Mapping[int, DateCell], *, last: bool = False) -> np.ndarray:
        """The first day of each row, or the last."""
        days = self.iso.copy()
        for at, cell in cells.items():
            days[at] = np.datetime64((cell.last if last else cell.first) or "NaT", "us")
        of_rows: np.ndarray = days[self.codes]
        return of_rows


def lacks_year(text: str) -> bool:
    """Whether a cell holds a day or month without a year: "12 May", "12/05"."""
    phrase = parse_date(plain_date(text))
    if phrase is None:
        may_lack = bool(text.strip()) and not _FOUR_DIGITS.search(text)
        return may_lack and parse_date(plain_date(f"{text} 2000")) is not None
    return all("y" not in point.letters and len(point.letters) < 3 for point in phrase.points)


_WHY = "other cells or dots show"


def _read_cells(column: _DateColumn, order: str, calendar: str, remarks: Remarks) -> dict[int, DateCell]:
    """Each of the other texts as read."""
    texts = column.others
    special = {at: cell for at, text in texts.items() if (cell := _special(text))}
    phrases = {at: parse_date(plain_date(_as_usual(text))) for at, text in texts.items() if at not in special}
    known = [phrase for phrase in phrases.values() if phrase]
    calendar = calendar or _calendar_shown(known, column.iso_years)

    def read(order: str) -> dict[int, DateCell]:
        orders = ColumnOrders(known, order)
        return special | {at: _mean(texts[at], phrase, orders, calendar) for at, phrase in phrases.items()}

    cells, why = read(order), "the mapping or another column says" if order else _WHY
    if any(cell.reason == UNCLEAR for cell in cells.values()):
        trials = [cells for cells in map(read, ("dmy", "mdy")) if is_sorted(column.days(cells))]
        if len(trials) == 1:
            cells, why = trials[0], "the order of the rows shows"
    for settled, words in (("dmy", "day"), ("mdy", "month")):
        if count := sum(cell.settled == settled for cell in cells.values()):
            remarks.note(
                str(column.texts.name),
                f"different dates whose day and month could be exchanged: {count}",
                f"read with the {words} first, as {why}",
            )
    return cells


def _mean(text: str, phrase: DayPhrase | None, orders: ColumnOrders, calendar: str) -> DateCell:
    if phrase is None:
        if lacks_year(text):
            return DateCell(reason=NO_YEAR)
        return DateCell(reason=NO_DAY if _FIGURES.fullmatch(text) else "not a known form of date")
    try:
        return mean_days(phrase, orders, calendar)
    except (ValueError, OverflowError) as error:
        return DateCell(reason=str(error))


def _calendar_shown(phrases: Iterable[DayPhrase], iso_years: set[int]) -> str:
    """The calendar that the years of the column show, as far as its cells name none."""
    points = [
        point for phrase in phrases if not phrase.era for point in phrase.points if point.calendar in {"", "month"}
    ]
    years = {part.value for point in points for part in point.parts if part.letter == "y"}
    has_day_31 = any(part.value == 31 for point in points for part in point.parts if part.letter in "dD")
    return calendar_shown(years | iso_years, has_day_31=has_day_31)


def _as_usual(text: str) -> str:
    """Forms of single programs as others write them, without footnote marks and signs for a day or month not known."""
    text = _NO_FIGURE.sub("", _FOOTNOTE.sub("", text))
    return _STATA.sub(r"\1-\2", _EXIF.sub(r"\1-\2-\3", text, count=1)) if ":" in text or "m" in text else text


def _special(text: str) -> DateCell | None:
    """A number for a day, and the further forms of EDTF."""
    if match := _SERIAL.fullmatch(text):
        day = days_from(_FIRST_SERIAL_DAY, int(match[1]))
        return DateCell(
            "a spreadsheet's number for a day", day, day, change="a spreadsheet's number, read as the day it means"
        )
    if match := _SECONDS.fullmatch(text):
        day = datetime.fromtimestamp(int(match[1]), UTC).date()
        return DateCell("seconds since 1970", day, day, change="a number of seconds, read as the day it means")
    plain = text if _UNSPECIFIED.search(text) else _UNCERTAIN.sub("", text)
    if match := _DECADE.fullmatch(plain):
        return _edtf(f"[{match[1]}0..{match[1]}9]", is_hedged=plain != text)
    unspecified = _UNSPECIFIED.sub("", plain)
    if "/" in plain or ".." in plain or unspecified != plain:
        return _edtf(unspecified, is_hedged=plain != text)
    return None


def _edtf(text: str, *, is_hedged: bool) -> DateCell | None:
    try:
        span = Span.parse(text) if _EDTF.fullmatch(text) else None
    except ValueFormatError:
        return None
    if span is None or any(day and not 1500 <= day.year <= 2100 for day in (span.first, span.last)):
        return None
    return DateCell("an interval of EDTF", span.first, span.last, span.precision is Precision.PERIOD, is_hedged)


def _note_dates(column: _DateColumn, cells: dict[int, DateCell], remarks: Remarks) -> None:
    """Tells how the dates are written, and of each cell that is changed, doubtful or refused."""
    name, times = str(column.texts.name), np.bincount(column.codes, minlength=len(column.iso))
    counts = Counter({_ISO_STYLE: int(times[~np.isnat(column.iso)].sum())})
    for at, cell in cells.items():
        counts[cell.style] += int(times[at])
    styles = sorted((-count, style) for style, count in counts.items() if style and count)
    if styles:
        has_two_digits = any("yy" in style and "yyyy" not in style for _, style in styles)
        years = f"; years of two digits up to {PIVOT} are 20xx" if has_two_digits else ""
        written = ", ".join(f"{style} ({-count})" for count, style in styles)
        remarks.note(name, f"dates written as {written}", f"read so{years}")
    for kind, outcome in _OUTCOMES.items():
        places: defaultdict[str, list[int]] = defaultdict(list)
        for at, cell in cells.items():
            places[getattr(cell, kind)].append(at)
        for done in sorted(filter(None, places)):
            rows = column.texts.index[np.isin(column.codes, places[done])]
            remarks.note_rows(rows, name, column.texts, done, outcome)


def _note_exchanged(column: _DateColumn, cells: dict[int, DateCell], remarks: Remarks) -> None:
    """Tells of the trace of a spreadsheet that took the day for the month wherever it could and left the others as text."""
    as_text = [
        cell.first for cell in cells.values() if cell.style in {"day/month/yyyy", "month/day/yyyy"} and cell.first
    ]
    as_day = pd.DatetimeIndex(column.iso).dropna().day
    if min(len(as_text), len(as_day)) >= _LEAST_EXCHANGED and as_day.max() <= 12 < min(day.day for day in as_text):
        found = "days as text all above 12, the other days none: a spreadsheet may have exchanged their day and month"
        remarks.note(str(column.texts.name), found, "read as they stand")
