"""All checks in order: cells, values, rows, references; a row that one of them refuses is not in the result."""

import pandas as pd

from claims.collection.checks.cells import check_cells, clean_frame
from claims.collection.checks.references import refuse_dangling
from claims.collection.checks.rows import check_rows
from claims.collection.parsed_values import parse_values
from claims.collection.problems import Frames, ProblemLog
from claims.collection.text_tables import empty_frame
from claims.errors import Problem
from claims.schema import TABLE_COLUMNS, TABLES


def check_frames(frames: Frames) -> tuple[dict[str, pd.DataFrame], tuple[Problem, ...]]:
    """The good rows, parsed as `Collection` asks, and everything wrong with the others.

    Args:
        frames: Tables of text by name, "" where nothing is said; an absent table is empty. Problems
            name rows as if the heading stood in row 1 and the first row in row 2. Columns that are
            absent are read as empty, others than the schema's are left out.
    """
    log = ProblemLog(files={table: table for table in TABLES})
    filled = {table: frame for table, frame in frames.items() if len(frame)}
    numbered = {table: _numbered(table, filled[table]) if table in filled else empty_frame(table) for table in TABLES}
    return check_numbered(numbered, log)


def check_numbered(frames: Frames, log: ProblemLog) -> tuple[dict[str, pd.DataFrame], tuple[Problem, ...]]:
    """The same for tables that are indexed by row number; rows that the log has refused already are left out."""
    cleaned = {table: clean_frame(table, frame) for table, frame in frames.items()}
    readable = {table: _standing(table, frame, log) for table, frame in cleaned.items()}
    for table, frame in readable.items():
        check_cells(table, frame, log)
    parsed = parse_values(readable, log)
    check_rows(parsed, log)
    refuse_dangling(readable, {table: frame.iloc[:, 0] for table, frame in cleaned.items()}, log)
    good = {table: _standing(table, frame, log).reset_index(drop=True) for table, frame in parsed.items()}
    return good, log.in_order()


def _numbered(table: str, frame: pd.DataFrame) -> pd.DataFrame:
    texts = frame.reindex(columns=list(TABLE_COLUMNS[table]), fill_value="")
    texts = texts if all(dtype == "str" for dtype in texts.dtypes) else texts.astype("str")
    texts = texts.fillna("") if texts.isna().any(axis=None) else texts
    return texts.set_axis(pd.RangeIndex(2, 2 + len(texts)))


def _standing(table: str, frame: pd.DataFrame, log: ProblemLog) -> pd.DataFrame:
    return frame[log.stands(table, frame.index)] if log.refused[table] else frame
