"""Days as people write them, read as a span; an order of figures that is open is asked about."""

import re
from dataclasses import dataclass
from datetime import date

import pandas as pd

from claims.errors import ValueFormatError
from claims.extract.cut.normalised_text import normalise_text
from claims.extract.find.dates import find_dates
from claims.importers.cells.date_cells import lacks_year, read_days
from claims.importers.cells.day_spans import write_spans
from claims.importers.remarks import RemarkOutcome, Remarks, remarks_in
from claims.model import Basis
from claims.values import Span

_FIGURES = re.compile(r"\d")
_ANY_DAY = Span(date(2000, 1, 1), date(2000, 1, 1))
_ORDERS = ("dmy", "mdy")  # in which figures such as 5/6/2021 can be meant


@dataclass(frozen=True, kw_only=True)
class DayReading:
    """Days as read.

    Attributes:
        value: The days as a collection writes them; "" where the words are none, or can be read in two ways.
        basis: Whether the words give the days whole, or something was filled in, such as the year.
        choices: The days that the words can mean, where they can mean several.
        problem: Why they are no days; "" otherwise.
        remark: What a reader should know of how they were read.
    """

    value: str = ""
    basis: Basis = Basis.STATED
    choices: tuple[str, ...] = ()
    problem: str = ""
    remark: str = ""


def read_day(text: str, *, said: date | None = None) -> DayReading:
    """Reads "3 January 2021", "5-7 May 2021", "May 2021", "last Saturday"; an empty text says nothing.

    Args:
        text: What was written.
        said: The day on which it was said, from which "Saturday" or "3 May" counts back.
    """
    text = " ".join(text.split())
    if not text:
        return DayReading()
    if _is_stored_form(text):
        return DayReading(value=text)
    read = _read(text, "")
    if read.value:
        return read
    if counted := _counted_back(text, said):
        return counted
    orders = dict.fromkeys(value for order in _ORDERS if (value := _read(text, order).value))
    return DayReading(choices=tuple(orders)) if orders else DayReading(problem=_why(text, said, read.problem))


def _is_stored_form(text: str) -> bool:
    """Whether they are days as a collection writes them, which are shown when an account is opened again."""
    try:
        Span.parse(text, said=_ANY_DAY)
    except ValueFormatError:
        return False
    return True


def _read(text: str, order: str) -> DayReading:
    remarks = Remarks("")
    days = read_days(pd.Series([text], name="day", dtype="str"), remarks, order=order)
    written = write_spans(days["first"], days["last"], days["period"])[0]
    listed = list(remarks_in(remarks.frame()))
    if not written:
        return DayReading(
            problem=next((each.done for each in listed if each.outcome is RemarkOutcome.VALUE_REFUSED), "")
        )
    changed = [each.done for each in listed if each.outcome is RemarkOutcome.CHANGED]
    return DayReading(value=written, basis=Basis.READING if changed else Basis.STATED, remark="; ".join(changed))


def _counted_back(text: str, said: date | None) -> DayReading | None:
    """Words that count back from the day on which they were said."""
    plain = normalise_text(text).text
    found = [phrase for phrase in find_dates(plain, 0, len(plain), said=said) if phrase.span]
    if said is None or len(found) != 1 or _FIGURES.search(plain[: found[0].start] + plain[found[0].end :]):
        return None
    return DayReading(
        value=str(found[0].span), basis=Basis.READING, remark=f"counted back from {Span(said, said).in_words}"
    )


def _why(text: str, said: date | None, problem: str) -> str:
    if said is None and (lacks_year(text) or find_dates(text, 0, len(text), said=date(2000, 1, 1))):
        return "the year is missing: write it, or say when the document was published"
    return problem or "not a known form of date"
