"""When it happened: from one column or from year, month and day, as exact as the row says."""

import pandas as pd

from claims.importers.assemble.collection_builder import CollectionBuilder
from claims.importers.cells.date_cells import read_days, write_spans
from claims.importers.cells.text_columns import known_texts
from claims.importers.mapping.mapping import Mapping
from claims.importers.remarks import RemarkOutcome, Remarks

WEEK_REACH = 6  # days either way of a date that ACLED gives for a week


def add_times(builder: CollectionBuilder, frame: pd.DataFrame, mapping: Mapping, remarks: Remarks) -> None:
    """Says when each row happened."""
    days, words, column = _starts(frame, mapping, remarks)
    end = mapping.column("date_end")
    if end is not None:
        days = _until(
            days,
            read_days(frame[end.column], remarks, order=end.option("order")),
            f"{column} and {end.column}",
            remarks,
        )
    lasting = _flagged(frame, mapping)
    days = _blurred(frame, mapping, days)
    values = write_spans(days["first"], days["last"], lasting)
    builder.add_statements("when", values, words=words, column=f"{column}, {end.column}" if end else column)


def _starts(frame: pd.DataFrame, mapping: Mapping, remarks: Remarks) -> tuple[pd.DataFrame, pd.Series, str]:
    """First and last day, the words, and the columns that they stand in."""
    row, parts = mapping.column("date"), [mapping.column(means) for means in ("year", "month", "day")]
    if row is not None:
        return read_days(frame[row.column], remarks, order=row.option("order")), frame[row.column], row.column
    if parts[0] is None:
        nothing = pd.Series(pd.NaT, index=frame.index, dtype="datetime64[us]")
        return pd.DataFrame({"first": nothing, "last": nothing}), pd.Series("", index=frame.index), ""
    texts = [frame[part.column] if part else pd.Series("0", index=frame.index) for part in parts]
    column = ", ".join(part.column for part in parts if part)
    return read_days(_iso(texts).rename(column), remarks), texts[0], column


def _iso(texts: list[pd.Series]) -> pd.Series:
    """Year, month and day as one text; 0, blank and words for unknown become 0."""
    year, month, day = (known_texts(text).str.removesuffix(".0") for text in texts)
    month, day = month.mask(month == "", "0"), day.mask(day == "", "0")
    return (year + "-" + month.str.zfill(2) + "-" + day.str.zfill(2)).where(year != "", "")


def _until(days: pd.DataFrame, ends: pd.DataFrame, column: str, remarks: Remarks) -> pd.DataFrame:
    """The first day with the last one of the other column; an end before the beginning is not taken."""
    early = (ends["last"] < days["first"]).fillna(False)
    found = ends["last"].dt.strftime("%Y-%m-%d") + " before " + days["first"].dt.strftime("%Y-%m-%d")
    remarks.note_rows(
        days.index[early],
        column,
        found.fillna(""),
        "an end before the beginning, not taken",
        RemarkOutcome.VALUE_REFUSED,
    )
    last = ends["last"].mask(early).fillna(days["last"])
    return pd.DataFrame({"first": days["first"].fillna(ends["first"].mask(early)), "last": last})


def _flagged(frame: pd.DataFrame, mapping: Mapping) -> pd.Series:
    """Whether every column that speaks of it says that it lasted."""
    rows = mapping.columns("lasting")
    lasting = pd.Series(bool(rows), index=frame.index)
    for row in rows:
        lasting &= frame[row.column].isin(row.option("yes", "1").split("|"))
    return lasting


def _blurred(frame: pd.DataFrame, mapping: Mapping, days: pd.DataFrame) -> pd.DataFrame:
    """ACLED gives one day for a week (code 2) or a month (code 3); the other schemes give both ends themselves."""
    row = mapping.column("date_precision")
    if row is None or row.option("scheme") != "acled":
        return days
    week, month = frame[row.column] == "2", frame[row.column] == "3"
    reach = pd.Timedelta(days=WEEK_REACH)
    first = days["first"].mask(week, days["first"] - reach)
    last = days["last"].mask(week, days["last"] + reach)
    begins = days["first"].dt.to_period("M").dt.start_time.astype("datetime64[us]")
    ends = days["last"].dt.to_period("M").dt.end_time.dt.normalize().astype("datetime64[us]")
    return pd.DataFrame({"first": first.mask(month, begins), "last": last.mask(month, ends)})
