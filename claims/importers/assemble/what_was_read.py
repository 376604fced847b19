"""What an import read: how many rows gave a day, a place, a source and each figure, and what to do where nothing was read."""

from collections.abc import Callable

import numpy as np
import pandas as pd

from claims.importers.assemble.collection_builder import CollectionBuilder, ReadCells, standard_fields
from claims.importers.cells.count_cells import read_counts
from claims.importers.cells.date_cells import lacks_year, read_days
from claims.importers.mapping.mapping import OUTCOMES, Mapping
from claims.importers.remarks import MAX_CHARACTERS, Remarks

READ_COLUMNS = ("what", "rows", "of", "example")
ALWAYS_NAMED = {"when": "day", "where": "place", "source": "source"}
NO_FIGURE = "number of people"
_OF_DAYS = ("date", "year", "month", "day", "date_end", "end_year", "end_month", "end_day")
_CELLS_TRIED = 200
_MOST_CHARACTERS = 6  # of a number of people in figures
_MOST_COLUMNS_TRIED = 200
_MOST_NAMED = 3  # columns in a message
_LEAST_ACROSS = 3  # headings that are days


def what_was_read(builder: CollectionBuilder, compiler: str) -> pd.DataFrame:
    """How many of the rows gave what, columns `READ_COLUMNS`; a day, a place, a source and a figure are named in any case.

    Where no row names its source, all rows are of the one that compiled the table.
    """
    labels = standard_fields([]).set_index("field")["label"].to_dict() | ALWAYS_NAMED
    parts: dict[str, list[ReadCells]] = {label: [] for label in ALWAYS_NAMED.values()}
    names = {
        row_id: name
        for frame in builder.parts["parties"]
        for row_id, name in frame[["party_id", "name"]].itertuples(index=False)
    }
    for part in builder.read:
        label = f"{labels.get(part.field, part.field)}{f': {names.get(part.group, part.group)}' if part.group else ''}"
        parts.setdefault(f"{label} ({part.account})" if part.account else label, []).append(part)
    of = len(builder.claim_ids)
    rows = [(what, _rows(cells), of, _example(cells)) for what, cells in parts.items()]
    accounts = dict.fromkeys(part.account for part in builder.read if part.account)
    if accounts:
        rows[2] = ("source", _rows([part for part in builder.read if part.account]), of, ", ".join(accounts))
    elif not parts["source"]:
        rows[2] = ("source", of, of, compiler)
    if not _gives_figure(builder):
        rows.append((NO_FIGURE, 0, of, ""))
    return pd.DataFrame(rows, columns=list(READ_COLUMNS))


def _gives_figure(builder: CollectionBuilder) -> bool:
    return any(part.field in OUTCOMES for part in builder.read)


def _rows(parts: list[ReadCells]) -> int:
    return len(np.unique(np.concatenate([part.rows for part in parts]))) if parts else 0


def _example(parts: list[ReadCells]) -> str:
    """The first cell, and what it was read as where that is a day or a number written otherwise."""
    if not parts:
        return ""
    words, value = " ".join(parts[0].words.split())[:MAX_CHARACTERS], parts[0].value
    return f"{words} → {value}" if parts[0].field in {"when", *OUTCOMES} and value not in ("", words) else words


def what_is_missing(builder: CollectionBuilder, frame: pd.DataFrame, mapping: Mapping) -> tuple[str, bool]:
    """What rows would have to give for the table to be of use and what to map, and whether it is of no use without.

    A table is of use where rows give a day, and a figure or anything else of an event beyond its place. Where rows
    name sources, these can be compared by day and place alone.
    """
    fields = {part.field for part in builder.read}
    wanted = []
    if "when" not in fields:
        wanted.append(("no row gives a day", _allowed(frame, mapping, "date", _days, _OF_DAYS)))
    if not fields - {"when", "where", "coordinates", "source", "cited documents", "who said it"}:
        words = "no row gives a number of people, or says anything else beyond the day and place"
        wanted.append((words, _allowed(frame, mapping, "killed", _counts, OUTCOMES)))
    if not wanted:
        return "", False
    message = f"{'; '.join(words for words, _ in wanted)}; allowed: {', and '.join(allowed for _, allowed in wanted)}"
    if days := _days_across(mapping):
        message += (
            f"; days or months stand in the headings ({', '.join(days[:_MOST_NAMED])}): one row for each would do"
        )
    is_useless = not ({"when", "source"} <= fields and fields & {"where", "coordinates"})
    return message, is_useless


def _days_across(mapping: Mapping) -> list[str]:
    """The headings of columns not read that are days or months themselves; none where they are few."""
    unread = pd.Series([row.column for row in mapping.rows if row.column and row.means == "ignore"], dtype="str")
    days = unread[_days(unread) | unread.map(lacks_year).astype("bool")].tolist()
    return days if len(days) >= _LEAST_ACROSS else []


def _allowed(
    frame: pd.DataFrame, mapping: Mapping, means: str, is_read: Callable[[pd.Series], pd.Series], alike: tuple[str, ...]
) -> str:
    """What would do: cells that can be read in the columns that are mapped already, or else a column to map."""
    mapped = [row.column for row in mapping.rows if row.column and (row.means in alike or row.outcome in alike)]
    if mapped:
        return f"cells of {', '.join(mapped)} that can be read (see what was refused)"
    nearest = _nearest(frame, mapping, is_read)
    return f"a column mapped to {means}" + (f" (nearest: {nearest})" if nearest else "")


def _nearest(frame: pd.DataFrame, mapping: Mapping, is_read: Callable[[pd.Series], pd.Series]) -> str:
    """The columns not read of which most cells could be, nearest first."""
    used = {row.column for row in mapping.rows if row.means != "ignore"}
    unused = [name for name in frame.columns if name not in used][:_MOST_COLUMNS_TRIED]
    shares = {name: is_read(_filled(frame[name])).mean() for name in unused}
    nearest = sorted((name for name, share in shares.items() if share > 0.5), key=lambda name: -shares[name])
    return ", ".join(nearest[:_MOST_NAMED])


def _filled(texts: pd.Series) -> pd.Series:
    return texts[texts != ""].head(_CELLS_TRIED)


def _days(texts: pd.Series) -> pd.Series:
    return read_days(texts, Remarks(""))["first"].notna()


def _counts(texts: pd.Series) -> pd.Series:
    return (read_counts(texts, Remarks("")) != "") & (texts.str.len() <= _MOST_CHARACTERS)
