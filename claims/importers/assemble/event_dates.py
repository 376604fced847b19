"""When each row happened: from one column or from year, month and day, as exact as the row says."""

from typing import NamedTuple

import pandas as pd

from claims.importers.assemble.collection_builder import CollectionBuilder
from claims.importers.cells.date_cells import lacks_year, read_days
from claims.importers.cells.day_spans import write_spans
from claims.importers.cells.text_columns import distinct_texts, join_columns, text_where
from claims.importers.cells.unknown_values import known_texts
from claims.importers.mapping.mapping import Mapping, Meaning
from claims.importers.remarks import RemarkOutcome, Remarks
from claims.model import Basis

GUESSED_BASES = frozenset({"published", "publication", "guess", "guessed", "none", "unknown"})
ACLED_WEEK_DAYS = 6  # either way of the date that ACLED gives for a week (time precision 2)


_CELLS_TRIED = 5000  # for the order of day and month
_IN_FIGURES = r"^\s*\d{1,2}\s*[./ -]\s*\d{1,2}\s*[./ -]\s*\d"


class EventDays(NamedTuple):
    """When each row happened.

    Attributes:
        days: Columns `first` and `last` (datetime64; one without value where that end is open), `lasting` (from the first
            to the last, not on one of them) and `hedged` (the row says that it is not sure).
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
    stance = text_where(days["hedged"], "hedges", "asserts")
    basis = text_where(guessed_days(frame, mapping), Basis.INFERENCE, Basis.STATED)
    builder.add_statements("when", values, words=words, column=column, stance=stance, basis=basis)


def guessed_days(frame: pd.DataFrame, mapping: Mapping) -> pd.Series:
    """Whether the table says that the day of a row is only inferred, such as from the day of publication."""
    row = mapping.column("date_basis")
    return frame[row.column].str.strip().str.lower().isin(GUESSED_BASES) if row else pd.Series(False, index=frame.index)


def read_event_days(frame: pd.DataFrame, mapping: Mapping, remarks: Remarks) -> EventDays:
    """The days of each row from all columns that the mapping has for them; the one reader for imports and matching."""
    texts, words, row = _begins(frame, mapping, remarks)
    order = row.option("order") or _order_of_parts(texts, frame, mapping)
    days = read_days(texts, remarks, order=order, calendar=row.option("calendar"))
    column = str(texts.name)
    texts, end = _ends(frame, mapping)
    if end:
        ends = read_days(texts, remarks, order=end.option("order"), calendar=end.option("calendar"))
        days = _until(days, ends, f"{column} and {texts.name}", remarks)
        column = f"{column}, {texts.name}"
    lasting = days.pop("period") | _lasting(frame, mapping)
    return EventDays(_widened(frame, mapping, days).assign(lasting=lasting), words, column)


def _begins(frame: pd.DataFrame, mapping: Mapping, remarks: Remarks) -> tuple[pd.Series, pd.Series, Meaning]:
    """The first date of each row as one text, the cells that it is made of, and the row of the mapping with its options."""
    date, year, month, day = (mapping.column(means) for means in ("date", "year", "month", "day"))
    if date and year and month and _has_numbers_of_days(frame[date.column]):
        date, day = None, date
    texts, words = _from_parts(frame, year, month, day)
    if date is None:
        return texts, words, year or Meaning("", "date")
    dates = _with_years(frame[date.column], _years(frame, mapping, date))
    if year_said := date.option("year"):
        done = f"the year that the mapping says, {year_said}"
        changed = dates.index[dates != frame[date.column]]
        remarks.note_rows(changed, date.column, frame[date.column], done, RemarkOutcome.CHANGED)
    is_empty = (known_texts(dates) == "") & (texts != "")  # what the columns of year, month and day say still holds
    return dates.mask(is_empty, texts), frame[date.column].mask(is_empty, words), date


def _from_parts(
    frame: pd.DataFrame, year: Meaning | None, month: Meaning | None, day: Meaning | None
) -> tuple[pd.Series, pd.Series]:
    """The date of each row from its year, month and day, and the cells that it is made of; "" where no column has the year."""
    nothing = pd.Series("", index=frame.index, dtype="str", name="")
    if year is None:
        return nothing, nothing
    parts = [part for part in (year, month, day) if part]
    cells = [known_texts(frame[part.column]).str.removesuffix(".0") if part else nothing for part in (year, month, day)]
    texts = _one_text(*cells).rename(", ".join(part.column for part in parts))
    return texts, join_columns([frame[part.column] for part in parts], ", ")


def _ends(frame: pd.DataFrame, mapping: Mapping) -> tuple[pd.Series, Meaning | None]:
    """The last date of each row as one text, and the row of the mapping with its options; None where no column has it."""
    if end := mapping.column("date_end"):
        return _with_years(frame[end.column], _years(frame, mapping, end)), end
    parts = [mapping.column(f"end_{part}") for part in ("year", "month", "day")]
    given = [frame[part.column] for part in parts if part]
    if not given:
        return _from_parts(frame, None, None, None)[0], None
    year = parts[0] or mapping.column("year")  # an end without a year of its own lies in the year of the beginning
    texts = _from_parts(frame, year, parts[1], parts[2])[0]
    return texts.where(join_columns([known_texts(cells) for cells in given], "") != "", ""), year


def _has_numbers_of_days(texts: pd.Series) -> bool:
    """Whether a column beside year and month holds days of the month alone."""
    return bool(known_texts(texts).str.fullmatch(r"(?:[0-3]?\d(?:\.0)?)?").all())


def _years(frame: pd.DataFrame, mapping: Mapping, date: Meaning) -> pd.Series:
    """The year of each row beside its date: from the mapping's detail or a column; "" where none is known."""
    column = mapping.column("year")
    if date.option("year") or column is None:
        return pd.Series(date.option("year"), index=frame.index, dtype="str")
    return known_texts(frame[column.column]).str.removesuffix(".0")


def _order_of_parts(texts: pd.Series, frame: pd.DataFrame, mapping: Mapping) -> str:
    """The one order of day, month and year under which a date fits the columns of year and month beside it, or ""."""
    date, *parts = (mapping.column(means) for means in ("date", "year", "month"))
    in_figures = texts[texts.str.contains(_IN_FIGURES)].head(_CELLS_TRIED)
    numbers = {part.means: frame[part.column].loc[in_figures.index] for part in parts if part and date}
    beside = {means: pd.to_numeric(cells, errors="coerce") for means, cells in numbers.items()}
    if not beside or in_figures.empty:
        return ""
    fitting = []
    for order in ("dmy", "mdy", "ymd"):
        days = read_days(in_figures, Remarks(""), order=order)["first"]
        read = {"year": days.dt.year, "month": days.dt.month}
        fits = [(read[means] == values)[days.notna() & values.notna()] for means, values in beside.items()]
        if all(fit.all() for fit in fits) and any(fit.any() for fit in fits):
            fitting.append(order)
    return fitting[0] if len(fitting) == 1 else ""


def _with_years(texts: pd.Series, years: pd.Series) -> pd.Series:
    """Each date with the year of its row, where it has none itself; "May-16" beside 2016 may have it already."""
    if not years.any():
        return texts
    may_lack = texts[~texts.str.contains(r"\d{4}") & (years != "") & (texts.str[-2:] != years.str[-2:])]
    lacking = may_lack.index[may_lack.isin([text for text in distinct_texts(may_lack) if lacks_year(text)])]
    return texts.mask(texts.index.isin(lacking), texts + " " + years)


def _one_text(year: pd.Series, month: pd.Series, day: pd.Series) -> pd.Series:
    """Year, month and day as one date; a month in words stays as it is; "" where the year is not known."""
    month, day = (texts.mask(texts.str.fullmatch("0+"), "") for texts in (month, day))
    in_figures = month.str.fullmatch(r"\d{0,2}") & day.str.fullmatch(r"\d{0,2}")
    figures = year + "-" + month.str.zfill(2) + "-" + day.str.zfill(2)
    sign = text_where(month.str.fullmatch(r"\d{1,2}"), "/", " ")
    words = (day + sign + month + sign + year).str.strip(" /")
    return figures.where(in_figures, words).where(year != "", "")


def _until(days: pd.DataFrame, ends: pd.DataFrame, column: str, remarks: Remarks) -> pd.DataFrame:
    """The first day of `days` with the last of `ends`; an end before the beginning is refused."""
    early = (ends["last"] < days["first"]).fillna(False)
    written = ends["last"].dt.strftime("%Y-%m-%d") + " before " + days["first"].dt.strftime("%Y-%m-%d")
    done = "an end before the beginning, not used"
    remarks.note_rows(days.index[early], column, written.fillna(""), done, RemarkOutcome.VALUE_REFUSED)
    has_begin = days["first"].notna() | days["last"].notna()
    return days.assign(
        first=days["first"].where(has_begin, ends["first"].mask(early)),
        last=ends["last"].mask(early).fillna(days["last"]),
        hedged=days["hedged"] | ends["hedged"],
    )


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
    return days.assign(first=first.mask(month, begins), last=last.mask(month, ends))
