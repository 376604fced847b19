"""All checks in order: cells, values, rows, references; a row that one of them refuses is not in the result."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import pandas as pd

from claims.collection.checks.cells import check_cells, clean_columns
from claims.collection.checks.references import refuse_dangling
from claims.collection.checks.rows import check_rows
from claims.collection.columns import Columns
from claims.collection.parsed_values import parse_values
from claims.collection.problems import Frames, ProblemLog
from claims.collection.text_tables import empty_frame
from claims.errors import Problem
from claims.schema import TABLE_COLUMNS, TABLES


@dataclass(frozen=True, kw_only=True)
class CheckedTables:
    """What the checks let through, and what they did not.

    Attributes:
        tables: Every table with its good rows.
        parsed: By table, its `tables.PARSED_COLUMNS`, for the same rows.
        problems: Everything wrong with the other rows.
    """

    tables: Mapping[str, Columns]
    parsed: Mapping[str, pd.DataFrame]
    problems: tuple[Problem, ...]

    def frames(self) -> dict[str, pd.DataFrame]:
        """The good rows as `Collection` holds them."""
        frames = {table: columns.frame.reset_index(drop=True) for table, columns in self.tables.items()}
        parsed = {table: pd.concat([frames[table], values], axis=1) for table, values in self.parsed.items()}
        return {**frames, **parsed}


def check_frames(frames: Frames) -> tuple[dict[str, pd.DataFrame], tuple[Problem, ...]]:
    """The good rows, parsed as `Collection` asks, and everything wrong with the others.

    Args:
        frames: Tables of text by name, "" where nothing is said; an absent table is empty. Problems
            name rows as if the heading stood in row 1 and the first row in row 2. Columns that are
            absent are read as empty, others than the schema's are left out.
    """
    checked = check_unnumbered(frames)
    return checked.frames(), checked.problems


def check_unnumbered(frames: Frames) -> CheckedTables:
    """The same, with the good rows column by column."""
    tables = {table: _numbered(table, frames[table]) if table in frames else _empty(table) for table in TABLES}
    return check_numbered(tables, ProblemLog(files={table: table for table in TABLES}))


def check_numbered(tables: Mapping[str, Columns], log: ProblemLog) -> CheckedTables:
    """The same for rows that have their numbers; rows that the log has refused already are left out."""
    cleaned = {table: clean_columns(columns) for table, columns in tables.items()}
    readable = {table: columns.without(log.refused[table]) for table, columns in cleaned.items()}
    for columns in readable.values():
        check_cells(columns, log)
    parsed = parse_values(readable, log)
    check_rows(readable, log)
    refuse_dangling(readable, cleaned, log)
    good = {table: columns.without(log.refused[table]) for table, columns in readable.items()}
    values = {table: _standing(frame, readable[table], log) for table, frame in parsed.items()}
    return CheckedTables(tables=good, parsed=values, problems=log.in_order())


def _standing(values: pd.DataFrame, columns: Columns, log: ProblemLog) -> pd.DataFrame:
    """What was parsed of the rows that have not been refused."""
    refused = log.refused[columns.table]
    standing = [row not in refused for row in columns.rows]
    return values.loc[standing].reset_index(drop=True) if refused else values  # `values[[]]` would drop the columns


def _numbered(table: str, frame: pd.DataFrame) -> Columns:
    if frame.empty:
        return _empty(table)
    names = list(TABLE_COLUMNS[table])
    texts = frame if frame.columns.tolist() == names else frame.reindex(columns=names, fill_value="")
    texts = texts if all(dtype == "str" for dtype in texts.dtypes) else texts.astype("str")
    columns = Columns(table, texts, range(2, 2 + len(texts)))
    return Columns(table, texts.fillna(""), columns.rows) if _has_gaps(columns) else columns


def _has_gaps(columns: Columns) -> bool:
    if not columns.is_small:
        return bool(columns.frame.isna().any(axis=None))
    return any(not isinstance(text, str) for column in columns.frame for text in columns[str(column)])


@cache
def _empty(table: str) -> Columns:
    return Columns(table, empty_frame(table))
