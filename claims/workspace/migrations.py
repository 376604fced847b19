"""Making a workspace ready: its tables where it is new, the steps from an older version to this one."""

from collections.abc import Callable
from typing import NamedTuple

from sqlalchemy import Connection, insert, inspect, select, text
from sqlalchemy.exc import DBAPIError

from claims.databases.address import Address
from claims.errors import WorkspaceError
from claims.workspace import database_tables
from claims.workspace.team_tables import TEAM_TABLES

APPLICATION = "competing-claims"


class TablesFound(NamedTuple):
    """What the tables say of themselves: their version, 0 where there are none, and the collection that they belong to."""

    version: int
    collection: str


def tables_found(connection: Connection, path: Address) -> TablesFound:
    """What is there.

    Raises:
        WorkspaceError: The tables are another program's, or of a version that this one does not know.
    """
    values = _meta(connection)
    if values is None:
        return TablesFound(0, "")
    if values.get("application") != APPLICATION or not values.get("schema_version", "").isdigit():
        raise WorkspaceError(
            f"{str(path)!r} is a database, but not a workspace; allowed: one made by this tool, or a place where there is nothing yet"
        )
    version = int(values["schema_version"])
    if version > database_tables.SCHEMA_VERSION:
        raise WorkspaceError(
            f"the workspace {str(path)!r} has version {version}, and this program knows versions up to {database_tables.SCHEMA_VERSION}; allowed: a newer version of the program"
        )
    return TablesFound(version, values.get("collection", ""))


def migrate(connection: Connection, path: Address, collection: str) -> None:
    """Brings the tables to this version, whatever they were, within the caller's transaction."""
    version, _ = tables_found(connection, path)
    if version == 0:
        database_tables.METADATA.create_all(connection)
        rows = {
            "application": APPLICATION,
            "schema_version": str(database_tables.SCHEMA_VERSION),
            "collection": collection,
        }
        connection.execute(insert(database_tables.meta), [{"key": key, "value": value} for key, value in rows.items()])
        return
    for older in range(version, database_tables.SCHEMA_VERSION):
        MIGRATIONS[older](connection)
    changed = database_tables.meta.update().where(database_tables.meta.c.key == "schema_version")
    connection.execute(changed.values(value=str(database_tables.SCHEMA_VERSION)))


def _meta(connection: Connection) -> dict[str, str] | None:
    """The table by which a workspace is known; empty where other tables are there, None where there are none."""
    found = inspect(connection)
    if not found.has_table("meta"):
        return {} if found.get_table_names() else None
    try:
        return {str(key): str(value) for key, value in connection.execute(select(database_tables.meta))}
    except DBAPIError:
        return {}  # it has other columns


def _undoing_in_rows(connection: Connection) -> None:
    """1 to 2: undoing was two columns that were overwritten; it becomes rows, and ids of incidents are kept."""
    added = (
        database_tables.undone,
        database_tables.confirmed,
        database_tables.incidents,
        database_tables.incident_claims,
        database_tables.id_history,
    )
    database_tables.METADATA.create_all(connection, tables=list(added))
    connection.execute(
        text(
            'INSERT INTO undone (judgement_id, "by", at) '
            "SELECT judgement_id, undone_by, undone_at FROM judgements WHERE undone_by <> '' ORDER BY number"
        )
    )
    for column in ("undone_by", "undone_at"):
        connection.execute(text(f"ALTER TABLE judgements DROP COLUMN {column}"))


def _accepted_documents(connection: Connection) -> None:
    """2 to 3: documents that users accept, and taking them out again."""
    database_tables.METADATA.create_all(
        connection, tables=[database_tables.accepted, database_tables.accepted_rows, database_tables.removed]
    )


def _projects(connection: Connection) -> None:
    """3 to 4: the rows of a project, and the changes that made them."""
    database_tables.METADATA.create_all(connection, tables=list(database_tables.PROJECT_TABLES))


def _team(connection: Connection) -> None:
    """4 to 5: what a team needs to work in one place; the history is kept from changes by the database itself."""
    for table in database_tables.HISTORY:
        if table not in TEAM_TABLES:
            database_tables.refuse_changes(table, connection)
    database_tables.METADATA.create_all(connection, tables=list(TEAM_TABLES))


# By the version that each starts from.
MIGRATIONS: dict[int, Callable[[Connection], None]] = {
    1: _undoing_in_rows,
    2: _accepted_documents,
    3: _projects,
    4: _team,
}
