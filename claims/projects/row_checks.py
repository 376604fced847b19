"""Checks a change before it is kept: the rows it touches, with the rows that these name and those that name them."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache

import pandas as pd

from claims.collection import check_frames
from claims.collection.checks.references import VALUE_TABLES
from claims.errors import RowProblem
from claims.model import FieldType, parse_chain, split_list
from claims.projects.edits import COLUMNS, KEPT_BESIDE, Cells, Edit
from claims.schema import SCHEMA, ColumnType

RowKey = tuple[str, str]  # table and id
ReadRow = Callable[[str, str], Cells | None]
Naming = Callable[[Collection[RowKey]], Mapping[RowKey, list[RowKey]]]
# Rows of these tables are checked against the rows that they name alone: when one changes, what names it stays as good as it was.
NAMED_AMONG_OTHERS = {"sources"} | {  # in chains
    column.refers for columns in SCHEMA.values() for column in columns if column.type is ColumnType.LIST
}  # tables whose rows are named by a part of a cell
_NAMED_ONLY = ("sources", "places", "parties", "judgements")


def named_rows(table: str, cells: Cells, value_table: Callable[[str], str]) -> Iterator[RowKey]:
    """The rows that a row names.

    Args:
        value_table: Of a field, the table that its values name; "" where they name none.
    """
    for column in SCHEMA.get(table, ()):
        cell = cells.get(column.name, "")
        if not cell:
            continue
        if column.type is ColumnType.CHAIN:
            with suppress(ValueError):  # what is no chain is found when cells are checked
                yield from (("sources", link.source_id) for link in parse_chain(cell))
        elif column.type is ColumnType.VALUE:
            if target := value_table(cells.get("field", "")):
                yield target, cell
        elif column.refers:
            ids = split_list(cell) if column.type is ColumnType.LIST else (cell,)
            yield from ((column.refers, row_id) for row_id in ids)


def value_table_of(fields: ReadRow) -> Callable[[str], str]:
    """Of a field, the table that its values name."""

    @cache
    def value_table(field: str) -> str:
        type_ = (fields("fields", field) or {}).get("type", "")
        return VALUE_TABLES.get(FieldType(type_), "") if type_ in tuple(FieldType) else ""

    return value_table


def check_edits(edits: Iterable[Edit], read_row: ReadRow, naming: Naming) -> tuple[RowProblem, ...]:
    """Everything wrong with the rows as they will be.

    Args:
        edits: Not kept yet.
        read_row: A row as it is now; None where there is none.
        naming: The rows that name each of some rows now.
    """
    edited = {(edit.table, edit.row_id): edit.cells for edit in edits}
    problems = [*_misplaced(edited)]

    def after(table: str, row_id: str) -> Cells | None:
        return edited[table, row_id] if (table, row_id) in edited else read_row(table, row_id)

    wanted: dict[RowKey, Cells] = {
        key: cells for key, cells in edited.items() if cells is not None and key[0] in SCHEMA
    }
    changed = [key for key, cells in edited.items() if cells is None or key[0] not in _NAMED_ONLY]
    for others in naming([key for key in changed if read_row(*key) is not None]).values():
        wanted |= {other: row for other in others if (row := after(*other)) is not None}
    rows = _with_named(wanted, after)
    return (*problems, *_problems(rows))


def frame_of(table: str, rows: Collection[Cells]) -> pd.DataFrame:
    """Rows as a frame of text with the columns of their table."""
    return pd.DataFrame({column: [row.get(column, "") for row in rows] for column in COLUMNS[table]}, dtype="str")


def _misplaced(edited: Mapping[RowKey, Cells | None]) -> Iterator[RowProblem]:
    """Rows of tables that are not there, under other ids than their own, or with columns that are not there."""
    for (table, row_id), cells in edited.items():
        if table not in COLUMNS:
            allowed = f"one of {', '.join(COLUMNS)}"
            yield RowProblem(file=table, row_id=row_id, column="", found="no such table", allowed=allowed)
            continue
        columns = COLUMNS[table]
        for column in sorted((cells or {}).keys() - set(columns)):
            yield RowProblem(
                file=table, row_id=row_id, column=column, found="no such column", allowed=f"one of {', '.join(columns)}"
            )
        if cells is not None and (found := cells.get(columns[0], "")) != row_id:
            yield RowProblem(file=table, row_id=row_id, column=columns[0], found=repr(found), allowed=repr(row_id))


def _with_named(wanted: dict[RowKey, Cells], after: ReadRow) -> dict[RowKey, Cells]:
    """The rows with all that they name, and what these name."""
    value_table = value_table_of(after)
    rows = dict(wanted)
    waiting = list(wanted)
    while waiting:
        table, row_id = waiting.pop()
        for key in named_rows(table, rows[table, row_id], value_table):
            if key not in rows and (cells := after(*key)) is not None:
                rows[key] = cells
                waiting.append(key)
    return rows


def _problems(rows: Mapping[RowKey, Cells]) -> Iterator[RowProblem]:
    by_table: dict[str, list[Cells]] = {}
    for (table, _), cells in rows.items():
        if table not in KEPT_BESIDE:
            by_table.setdefault(table, []).append(cells)
    frames = {table: frame_of(table, cells) for table, cells in by_table.items()}
    for problem in check_frames(frames)[1]:
        row_id = str(frames[problem.file].iloc[problem.row - 2, 0]) if problem.row else ""
        yield RowProblem.of_row(problem, row_id)
