"""Copying a workspace or project, or a part of its tables, from one place to another, the numbers of rows checked."""

import sqlite3
from collections.abc import Collection, Iterable, Mapping
from contextlib import closing
from pathlib import Path
from secrets import token_hex

from sqlalchemy import Connection, Table, func, insert, select, text

from claims.databases.address import Address
from claims.errors import WorkspaceError
from claims.people import Action, acting_person
from claims.safety.files import give_name
from claims.workspace import database_tables
from claims.workspace.database import Workspace, open_existing, require_file
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
    with source.reading() as read, target.writing(Action.EDIT) as written:
        _copy_tables(read, written, JUDGED, target.path)


def copy_workspace(
    source: Address, target: Address, *, action: Action = Action.READ, without: Collection[Table] = ()
) -> Mapping[str, int]:
    """Copies all that a workspace or project holds to where there is none; gives the number of rows of each table.

    Either may be a file or a schema of a database. Of a target that cannot be completed nothing is kept.

    Args:
        source: Where it is.
        target: Where the copy is to be.
        action: What whoever acts has to be allowed at the source.
        without: Tables that stay empty.

    Raises:
        RoleError: They are not.
        WorkspaceError: There is something at the target, also where somebody else was faster, or one of both cannot be used.
    """
    if target.exists():
        raise _taken(target)
    require_file(source)
    if acting_person() is not None:  # nothing is copied to be refused then
        with open_existing(source) as before, before.reading() as connection:
            before.require(action, connection)
    if isinstance(target, Path):
        return _copied_to_file(source, target, without)
    return _copied_by_tables(source, target, without)


def _taken(target: Address) -> WorkspaceError:
    return WorkspaceError(f"there is something at {str(target)!r} already; allowed: a place where nothing is yet")


def _copied_by_tables(source: Address, target: Address, without: Collection[Table]) -> dict[str, int]:
    tables = [table for table in database_tables.METADATA.sorted_tables if table not in without]
    with (
        open_existing(source) as before,
        before.reading() as read,
        closing(Workspace(target)) as after,
        after.beginning(before.collection) as written,
    ):
        _copy_tables(read, written, tables, target)
        after.require(Action.READ, written)  # refused to one unknown, if it has members
        return _counts(written)


def _copied_to_file(source: Address, target: Path, without: Collection[Table]) -> dict[str, int]:
    """Written beside the target, and given its name when it is whole."""
    part = target.with_name(f".{target.name}.{token_hex(4)}.part")
    try:
        if isinstance(source, Path) and not without:
            _back_up_file(source, part)  # the source may be older, and stays so until the copy is opened
            with open_existing(part) as copy, copy.reading() as connection:
                counts = _counts(connection)
        else:
            counts = _copied_by_tables(source, part, without)
        give_name(part, target)
    except FileExistsError:
        raise _taken(target) from None
    except (OSError, sqlite3.Error) as error:
        raise WorkspaceError(
            f"cannot copy {source} to {target} ({error}); allowed: a folder with room for it"
        ) from error
    finally:
        for ending in ("", "-wal", "-shm"):
            part.with_name(part.name + ending).unlink(missing_ok=True)
    return counts


def _back_up_file(path: Path, part: Path) -> None:
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(part)) as copy:
        source.backup(copy)


def _copy_tables(read: Connection, written: Connection, tables: Iterable[Table], target: Address) -> None:
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
                f"{kept} of {found} rows of {table.name} reached {str(target)!r}, so nothing was kept; allowed: the same again"
            )


def _go_on_numbering(connection: Connection, table: Table) -> None:
    """Makes the next row follow those that were copied with their numbers; SQLite does so by itself."""
    if connection.dialect.name == "postgresql" and "number" in table.c:
        highest = f"SELECT setval(pg_get_serial_sequence('{table.name}', 'number'), max(number)) FROM {table.name}"
        connection.execute(text(f"{highest} HAVING max(number) IS NOT NULL"))


def _counts(connection: Connection) -> dict[str, int]:
    tables = database_tables.METADATA.sorted_tables
    return {table.name: connection.scalar(select(func.count()).select_from(table)) or 0 for table in tables}
