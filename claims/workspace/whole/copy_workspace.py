"""Copying a workspace or project, or a part of its tables, from one place to another, the numbers of rows checked."""

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, Table, func, insert, select, text

from claims.databases.address import Address
from claims.errors import WorkspaceError
from claims.people import Action, acting_person
from claims.workspace import database_tables
from claims.workspace.database import Workspace, open_existing, open_workspace, require_file
from claims.workspace.team_tables import team_settings

JUDGED = (
    database_tables.judgements,
    database_tables.undone,
    database_tables.confirmed,
    database_tables.incidents,
    database_tables.incident_claims,
    database_tables.id_history,
    team_settings,
)
_AT_ONCE = 1_000  # rows that are read and written at a time


def copy_judgements(source: Workspace, target: Workspace) -> None:
    """Copies judgements, with their undoing and what makes them count, and ids of incidents into a workspace that has none."""
    _copy_tables(source, target, JUDGED, Action.EDIT)


def copy_workspace(source: Address, target: Address, *, action: Action = Action.READ) -> Mapping[str, int]:
    """Copies all that a workspace or project holds to where there is none; gives the number of rows of each table.

    Either may be a file or a schema of a database. Of a target that cannot be completed nothing is kept.

    Args:
        source: Where it is.
        target: Where the copy is to be.
        action: What whoever acts has to be allowed at the source.

    Raises:
        RoleError: They are not.
        WorkspaceError: There is something at the target, or one of both cannot be used.
    """
    if target.exists():
        raise WorkspaceError(f"there is something at {str(target)!r} already; allowed: a place where nothing is yet")
    require_file(source)
    if acting_person() is not None:  # nothing is copied to be refused then
        with open_existing(source) as before, before.reading() as connection:
            before.require(action, connection)
    try:
        if isinstance(source, Path) and isinstance(target, Path):
            copy_file(source, target)  # the source may be older, and stays so
        else:
            with open_existing(source) as before, open_workspace(target, collection=before.collection) as after:
                # nobody has a role yet at a new place
                _copy_tables(before, after, database_tables.METADATA.sorted_tables, Action.READ)
        with open_existing(target) as after, after.reading() as connection:  # refused to one unknown, if it has members
            return _counts(connection)
    except BaseException:
        _remove(target)
        raise


def _remove(target: Address) -> None:
    if isinstance(target, Path):
        for ending in ("", "-wal", "-shm"):
            target.with_name(target.name + ending).unlink(missing_ok=True)
        return
    from claims.databases.postgresql import drop_schema  # here, for few have a server

    drop_schema(target)


def copy_file(path: Path, target: Path) -> Path:
    """Copies a file that others may be writing to; gives the copy.

    Raises:
        WorkspaceError: It cannot be copied.
    """
    try:
        part = target.with_name(f".{target.name}.part")
        part.unlink(missing_ok=True)
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(part)) as copy:
            source.backup(copy)
        part.replace(target)  # a copy that was not finished is none
    except (OSError, sqlite3.Error) as error:
        raise WorkspaceError(f"cannot copy {path} to {target} ({error}); allowed: a folder with room for it") from error
    return target


def _copy_tables(source: Workspace, target: Workspace, tables: Iterable[Table], action: Action) -> None:
    """Within one transaction of each, so that the copy is of one state and whole or not there."""
    with source.reading() as read, target.writing(action) as written:
        for table in tables:
            if table is database_tables.meta:
                written.execute(table.delete())
            rows = read.execute(select(table).order_by(*table.primary_key)).mappings()
            for some in rows.partitions(_AT_ONCE):
                written.execute(insert(table), [dict(row) for row in some])
            _go_on_numbering(written, table)
            found, kept = (connection.scalar(select(func.count()).select_from(table)) for connection in (read, written))
            if found != kept:
                raise WorkspaceError(
                    f"{kept} of {found} rows of {table.name} reached {str(target.path)!r}, so nothing was kept; allowed: the same again"
                )


def _go_on_numbering(connection: Connection, table: Table) -> None:
    """Makes the next row follow those that were copied with their numbers; SQLite does so by itself."""
    if connection.dialect.name == "postgresql" and "number" in table.c:
        highest = f"SELECT setval(pg_get_serial_sequence('{table.name}', 'number'), max(number)) FROM {table.name}"
        connection.execute(text(f"{highest} HAVING max(number) IS NOT NULL"))


def _counts(connection: Connection) -> dict[str, int]:
    tables = database_tables.METADATA.sorted_tables
    return {table.name: connection.scalar(select(func.count()).select_from(table)) or 0 for table in tables}
