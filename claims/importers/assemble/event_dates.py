"""When each row happened: from one column or from year, month and day, as exact as the row says."""

from typing import NamedTuple

import pandas as pd

from claims.importers.assemble.collection_builder import CollectionBuilder
from claims.importers.cells.date_cells import read_days, write_spans
from claims.importers.cells.unknown_values import known_texts
from claims.importers.mapping.mapping import Mapping
from claims.importers.remarks import RemarkOutcome, Remarks

ACLED_WEEK_DAYS = 6  # either way of the date that ACLED gives for a week (time precision 2)


class EventDays(NamedTuple):
    """When each row happened.

    Attributes:
        days: Columns `first` and `last` (datetime64), and `lasting`: from the first to the last, not on one of them.
        words: The cells that the days are read from.
        column: The columns of these cells.
    """

    days: pd.DataFrame
    words: pd.Series
    column: str


def add_dates(builder: CollectionBuilder, frame: pd.DataFrame, mapping: Mapping, remarks: Remarks) -> None:
    """Adds a statement `when` for each row with a date."""
    days, words, column = read_event_days(frame, mapping, remarks)
    values = write_spans(days["first"], days["last"], days["lasting"])
    builder.add_statements("when", values, words=words, column=column)


def read_event_days(frame: pd.DataFrame, mapping: Mapping, remarks: Remarks) -> EventDays:
    """The days of each row from all columns that the mapping has for them; the one reader for imports and matching."""
    days, words, column = _begins(frame, mapping, remarks)
    if end := mapping.column("date_end"):
        ends = read_days(frame[end.column], remarks, order=end.option("order"))
        days = _until(days, ends, f"{column} and {end.column}", remarks)
        column = f"{column}, {end.column}"
    return EventDays(_widened(frame, mapping, days).assign(lasting=_lasting(frame, mapping)), words, column)


def _begins(frame: pd.DataFrame, mapping: Mapping, remarks: Remarks) -> tuple[pd.DataFrame, pd.Series, str]:
    """First and last day that the first date can mean, its cells, and the columns that it is read from."""
    if date := mapping.column("date"):
        texts = frame[date.column]
        return read_days(texts, remarks, order=date.option("order")), texts, date.column
    parts = [mapping.column(means) for means in ("year", "month", "day")]
    if parts[0] is None:
        nothing = pd.Series(pd.NaT, index=frame.index, dtype="datetime64[us]")
        return pd.DataFrame({"first": nothing, "last": nothing}), pd.Series("", index=frame.index), ""
    texts_of_parts = [frame[part.column] if part else pd.Series("0", index=frame.index) for part in parts]
    column = ", ".join(part.column for part in parts if part)
    return read_days(_iso_dates(*texts_of_parts).rename(column), remarks), texts_of_parts[0], column


def _iso_dates(year: pd.Series, month: pd.Series, day: pd.Series) -> pd.Series:
    """Year, month and day as one text, 00 for a month or day not known; "" where the year is not known."""
    year, month, day = (known_texts(texts).str.removesuffix(".0") for texts in (year, month, day))
    month, day = month.mask(month == "", "0"), day.mask(day == "", "0")
    return (year + "-" + month.str.zfill(2) + "-" + day.str.zfill(2)).where(year != "", "")


def _until(days: pd.DataFrame, ends: pd.DataFrame, column: str, remarks: Remarks) -> pd.DataFrame:
    """The first day of `days` with the last of `ends`; an end before the beginning is refused."""
    early = (ends["last"] < days["first"]).fillna(False)
    written = ends["last"].dt.strftime("%Y-%m-%d") + " before " + days["first"].dt.strftime("%Y-%m-%d")
    done = "an end before the beginning, not used"
    remarks.note_rows(days.index[early], column, written.fillna(""), done, RemarkOutcome.VALUE_REFUSED)
    last = ends["last"].mask(early).fillna(days["last"])
    return pd.DataFrame({"first": days["first"].fillna(ends["first"].mask(early)), "last": last})


def _lasting(frame: pd.DataFrame, mapping: Mapping) -> pd.Series:
    """Whether the row lasted from its first day to its last: every column that says so must agree."""
    rows = mapping.columns("lasting")
    lasting = pd.Series(bool(rows), index=frame.index)
    for row in rows:
        lasting &= frame[row.column].isin(row.option("yes", "1").split("|"))
    return lasting


def _widened(frame: pd.DataFrame, mapping: Mapping, days: pd.DataFrame) -> pd.DataFrame:
    """ACLED gives one day for a week (code 2) or a month (code 3); the other schemes give both ends themselves."""
    row = mapping.column("date_precision")
    if row is None or row.option("scheme") != "acled":
        return days
    week, month = frame[row.column] == "2", frame[row.column] == "3"
    reach = pd.Timedelta(days=ACLED_WEEK_DAYS)
    first = days["first"].mask(week, days["first"] - reach)
    last = days["last"].mask(week, days["last"] + reach)
    begins = days["first"].dt.to_period("M").dt.start_time.astype("datetime64[us]")
    ends = days["last"].dt.to_period("M").dt.end_time.dt.normalize().astype("datetime64[us]")
    return pd.DataFrame({"first": first.mask(month, begins), "last": last.mask(month, ends)})
