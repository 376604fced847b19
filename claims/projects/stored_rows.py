"""The rows and changes of a project in its database; every function works within the caller's transaction."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select

from claims.projects.edits import Cells, Change, ChangeKind, EditedRow, cell_json, from_json, to_json
from claims.projects.row_checks import NAMED_AMONG_OTHERS, RowKey, named_rows, value_table_of
from claims.workspace.database_tables import project_changes, project_edits, project_rows

_ROW = project_rows.c
_AT_ONCE = 500  # ids in one question to the database
_FEW = 20  # rows whose names are looked for one by one; for more, every row is read once


def keep_change(
    connection: Connection, edited: Sequence[EditedRow], kind: ChangeKind, target: int, *, what: str, by: str, at: str
) -> Change:
    """Writes the rows, and the change with what they were before."""
    number = last_number(connection) + 1
    values = {"number": number, "kind": kind.value, "target": target, "what": what, "by": by, "at": at}
    connection.execute(insert(project_changes).values(**values))
    positions = _positions(connection, edited)
    logged = [
        {
            "change_number": number,
            "table_name": row.table,
            "row_id": row.row_id,
            "position": position,
            "before": to_json(row.before),
            "after": to_json(row.after),
        }
        for row, position in zip(edited, positions, strict=True)
    ]
    connection.execute(insert(project_edits), logged)
    _write_rows(connection, logged)
    return Change(number=number, kind=kind, what=what, by=by, at=at, target=target)


def _write_rows(connection: Connection, logged: Sequence[Mapping[str, Any]]) -> None:
    """Puts the rows as they are after the change in the place of those before it."""
    key = (_ROW.table_name == bindparam("table"), _ROW.row_id == bindparam("row"))
    replaced = [{"table": row["table_name"], "row": row["row_id"]} for row in logged if row["before"]]
    if replaced:
        connection.execute(delete(project_rows).where(*key), replaced)
    names = ("table_name", "row_id", "position")
    written = [{**{name: row[name] for name in names}, "cells": row["after"]} for row in logged if row["after"]]
    if written:
        connection.execute(insert(project_rows), written)


def _positions(connection: Connection, edited: Sequence[EditedRow]) -> list[int]:
    """Where each row stands in its table: where it stood before, if it ever did, else behind all others."""
    columns = project_edits.c
    tables = {row.table for row in edited}
    stood = {table: _stood(connection, table, [row.row_id for row in edited if row.table == table]) for table in tables}
    last: dict[str, int] = {}
    positions = []
    for row in edited:
        position = stood[row.table].get(row.row_id)
        if position is None:
            if row.table not in last:
                highest = select(func.max(columns.position)).where(columns.table_name == row.table)
                last[row.table] = connection.scalar(highest) or 0
            position = last[row.table] = last[row.table] + 1
        positions.append(position)
    return positions


def _stood(connection: Connection, table: str, row_ids: Sequence[str]) -> dict[str, int]:
    """Where rows of a table stand, or stood before they were removed, as far as they ever did."""
    found: dict[str, int] = {}
    for columns in (_ROW, project_edits.c):  # the history is long, and only asked for what is not there
        missing = [row_id for row_id in row_ids if row_id not in found]
        for start in range(0, len(missing), _AT_ONCE):
            chosen = columns.row_id.in_(missing[start : start + _AT_ONCE])
            rows = connection.execute(
                select(columns.row_id, columns.position).where(columns.table_name == table, chosen)
            )
            found |= {str(row_id): int(position) for row_id, position in rows}
    return found


def last_number(connection: Connection) -> int:
    """The number of the last change; 0 before the first."""
    return connection.scalar(select(func.coalesce(func.max(project_changes.c.number), 0))) or 0


def read_changes(connection: Connection) -> list[Change]:
    """Every change in order."""
    rows = connection.execute(select(project_changes).order_by(project_changes.c.number)).mappings()
    return [Change(**{**row, "kind": ChangeKind(row["kind"])}) for row in rows]


def count_edits(connection: Connection) -> dict[int, int]:
    """By the number of each change, how many rows it touched."""
    number = project_edits.c.change_number
    rows = connection.execute(select(number, func.count()).group_by(number))
    return {int(change): int(touched) for change, touched in rows}


def changed_by_others(connection: Connection, rows: Iterable[RowKey], by: str) -> bool:
    """Whether anybody has had a hand in one of these rows but this person."""
    columns = project_edits.c
    others = select(project_changes.c.number).where(project_changes.c.by != by)
    touched = select(columns.number).where(columns.change_number.in_(others)).limit(1)
    by_table: defaultdict[str, list[str]] = defaultdict(list)
    for table, row_id in rows:
        by_table[table].append(row_id)
    return any(
        connection.scalar(
            touched.where(columns.table_name == table, columns.row_id.in_(row_ids[start : start + _AT_ONCE]))
        )
        for table, row_ids in by_table.items()
        for start in range(0, len(row_ids), _AT_ONCE)
    )


def read_edited(connection: Connection, number: int) -> list[EditedRow]:
    """The rows that a change touched, in the order of its edits."""
    columns = project_edits.c
    rows = connection.execute(select(project_edits).where(columns.change_number == number).order_by(columns.number))
    return [
        EditedRow(table=row.table_name, row_id=row.row_id, before=from_json(row.before), after=from_json(row.after))
        for row in rows
    ]


def stored_rows_of(connection: Connection, table: str) -> dict[str, dict[str, str]]:
    """The filled cells of each row of a table by its id, in order."""
    chosen = select(_ROW.row_id, _ROW.cells).where(_ROW.table_name == table).order_by(_ROW.position)
    return {str(row_id): from_json(cells) or {} for row_id, cells in connection.execute(chosen)}


def read_row(connection: Connection, table: str, row_id: str) -> dict[str, str] | None:
    """The filled cells of a row; None where there is none."""
    cells = connection.scalar(select(_ROW.cells).where(_ROW.table_name == table, _ROW.row_id == row_id))
    return from_json(cells or "")


def row_reader(connection: Connection, keys: Collection[RowKey] = ()) -> Callable[[str, str], Cells | None]:
    """Reads one row; None where there is none. Where many rows will be asked for, their tables are read once."""
    tables = {table for table, _ in keys} if len(keys) > _FEW else set()
    whole = {table: stored_rows_of(connection, table) for table in tables}
    return lambda table, row_id: whole[table].get(row_id) if table in whole else read_row(connection, table, row_id)


def rows_naming(connection: Connection, keys: Collection[RowKey]) -> dict[RowKey, list[RowKey]]:
    """The rows that name each of these."""
    value_table = value_table_of(row_reader(connection))
    found: dict[RowKey, list[RowKey]] = {key: [] for key in keys}
    near = select(_ROW.table_name, _ROW.row_id, _ROW.cells)
    if len(keys) > _FEW:
        rows = {(table, row_id): cells for table, row_id, cells in connection.execute(near)}
    else:
        rows = {}
        for named_table, key in keys:
            written = key if named_table in NAMED_AMONG_OTHERS else cell_json(key)
            found_in = connection.execute(near.where(func.replace(_ROW.cells, written, "") != _ROW.cells))
            rows |= {(table, row_id): cells for table, row_id, cells in found_in}
    for (table, row_id), cells in rows.items():
        for named in set(named_rows(table, from_json(cells) or {}, value_table)) & found.keys():
            found[named].append((table, row_id))
    return found
