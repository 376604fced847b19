"""Reading tables as text, each row under the number that a spreadsheet shows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import pandas as pd

from claims.collection.metadata import Metadata
from claims.collection.problems import ProblemLog
from claims.schema import SCHEMA, TABLE_COLUMNS

Record = tuple[int, list[str]]  # row number as a spreadsheet shows it (the heading is row 1), and the cells
REQUIRED_TABLES = ("sources", "documents", "claims", "statements", "fields")
CHUNK_ROWS = 50_000


@dataclass(frozen=True, kw_only=True)
class WrittenCollection:
    """A collection as it was written: text, not checked yet.

    Attributes:
        frames: Every table with the columns of the schema, indexed by row number; an absent table is empty.
        log: What could not be read.
    """

    metadata: Metadata
    frames: dict[str, pd.DataFrame]
    log: ProblemLog


def empty_frame(table: str) -> pd.DataFrame:
    """A table without rows."""
    return pd.DataFrame(columns=list(TABLE_COLUMNS[table]), dtype="str", index=pd.RangeIndex(0))


def absent_table(table: str, log: ProblemLog, what: str) -> pd.DataFrame:
    """An empty table; that it is absent is a problem where the table is required."""
    log.absent.add(table)
    if table in REQUIRED_TABLES:
        log.warn(table, "", f"no such {what}", f"a {what} with the columns {', '.join(TABLE_COLUMNS[table])}")
    return empty_frame(table)


def read_rows(table: str, records: Iterator[Record], log: ProblemLog) -> pd.DataFrame:
    """The rows under the columns of the schema, indexed by row number; blank rows are passed over.

    A row with more or fewer cells than the heading is refused, and so is every row of a table that
    lacks a required column.
    """
    heading = next(((row, cells) for row, cells in records if any(cells)), None)
    if heading is None:
        log.absent.add(table)
        log.warn(table, "", "an empty table", f"a heading with the columns {', '.join(TABLE_COLUMNS[table])}")
        return empty_frame(table)
    names = [_column_name(table, name.strip()) for name in heading[1]]
    frame = _gather_chunks(table, _kept_names(names), _even(table, names, records, log))
    _name_columns(table, names, frame, log)
    return frame.reindex(columns=list(TABLE_COLUMNS[table]), fill_value="")


def _column_name(table: str, heading: str) -> str:
    """The column that a heading means, in whatever case, with blanks or hyphens; any other heading as it is."""
    plain = re.sub(r"[\s-]+", "_", heading.lower())
    return plain if plain in TABLE_COLUMNS[table] else heading


def _kept_names(names: list[str]) -> list[str]:
    return [name if name not in names[:place] else "" for place, name in enumerate(names)]


def _even(table: str, names: list[str], records: Iterator[Record], log: ProblemLog) -> Iterator[Record]:
    """The rows that hold anything, each cut or filled to the width of the heading."""
    width, nameless = len(names), [place for place, name in enumerate(names) if not name]
    for row, cells in records:
        if not any(cells):
            continue
        if len(cells) != width:
            log.refuse(table, row, "", f"{len(cells)} cells", f"{width} cells, as the heading has")
            cells = (cells + [""] * width)[:width]
        for place in nameless:
            if cells[place]:
                log.refuse(
                    table, row, "", f"{cells[place]!r} in cell {place + 1}, which has no heading", "no such cell"
                )
        yield row, cells


def _gather_chunks(table: str, names: list[str], records: Iterator[Record]) -> pd.DataFrame:
    """Reads in chunks, so that a large table is never in memory twice."""
    places = [place for place, name in enumerate(names) if name in TABLE_COLUMNS[table]]
    columns = [names[place] for place in places]
    chunks = [pd.DataFrame(columns=columns, dtype="str", index=pd.RangeIndex(0))]
    while chunk := list(islice(records, CHUNK_ROWS)):
        index = pd.Index([row for row, _ in chunk])
        cells = {names[place]: [cells[place] for _, cells in chunk] for place in places}
        chunks.append(pd.DataFrame(cells, index=index, columns=columns, dtype="str"))
    return pd.concat(chunks[1:]) if len(chunks) > 1 else chunks[0]


def _name_columns(table: str, names: list[str], frame: pd.DataFrame, log: ProblemLog) -> None:
    known = ", ".join(TABLE_COLUMNS[table])
    for place, name in enumerate(names):
        if name in names[:place] and name:
            log.warn(table, name, "the column twice; the second is ignored", "each column once")
        elif name and name not in known.split(", "):
            log.warn(table, name, "an unknown column, which is ignored", f"one of {known}")
    for column in SCHEMA[table]:
        if column.name in names or column.default:
            continue
        log.warn(
            table, column.name, _without(column.required, len(frame)), f"the column. Meaning: {column.description}"
        )
        if column.required:
            log.refused[table].update(int(row) for row in frame.index)


def _without(required: bool, rows: int) -> str:
    return f"no such column, so all rows ({rows}) are refused" if required else "no such column, read as empty"
