"""All that is peculiar to PostgreSQL: its connections, the lock of a schema, schemas by name, and what its errors mean."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, OperationalError, SQLAlchemyError

from claims.databases.address import ServerAddress
from claims.databases.database_kind import begun
from claims.errors import WorkspaceError

MOST_CONNECTIONS = 20  # of one process to one database
_NO_DATABASE = "is in a database that is not there; allowed: one that createdb has made"
_UNKNOWN_USER = "does not know this user or password; allowed: the user of the address, with PGPASSWORD or PGPASSFILE"
# Beginnings of SQLSTATE codes, and what each means to the person who reads it.
_MEANINGS = {
    "55P03": "is in use by others for too long; allowed: try again",
    "25006": "may be read but not written to; allowed: a server that takes changes",
    "42501": "is not open to this user; allowed: a user who owns the database, or may create schemas in it",
    "28": _UNKNOWN_USER,
    "3D000": _NO_DATABASE,
    "53100": "cannot grow because the server's disk is full; allowed: free some space and try again (nothing was half written)",
    "53300": "cannot be reached, for the server has too many connections; allowed: try again",
    "55000": "keeps its history as it is; allowed: a change that adds to it",
}
# The same for what the driver says without a code: words of it.
_SAID = {
    'database "': _NO_DATABASE,
    "authentication failed": _UNKNOWN_USER,
    "no password supplied": _UNKNOWN_USER,
    'role "': _UNKNOWN_USER,
    "pg_hba.conf": _UNKNOWN_USER,
    "NUL (0x00)": "cannot keep a text with a zero byte; allowed: the text without it",
}
_LOST = "lost its server; allowed: try again when the server runs (what was being kept is kept as a whole or not at all: look first)"


@cache
def database_engine(database: str) -> Engine:
    """Connections to a database, shared by all its workspaces and projects in this process.

    A transaction names its schema by the option `schema`. One that writes takes the lock of the schema at its beginning
    and holds it to its end, so that it sees all that others have written; one that reads sees one state.

    Raises:
        WorkspaceError: The driver is not installed.
    """
    try:
        engine = create_engine(
            database, pool_size=MOST_CONNECTIONS, max_overflow=0, connect_args={"connect_timeout": 5}
        )
    except ModuleNotFoundError as error:
        raise WorkspaceError(
            "a workspace in PostgreSQL needs a package that is not installed; allowed: pip install 'competing-claims[team]'"
        ) from error
    except SQLAlchemyError as error:
        raise WorkspaceError(
            f"the address {database!r} cannot be used ({error}); allowed: one of a database"
        ) from error
    event.listen(engine, "begin", _begin)
    # A copy of this process must not speak over the connections of this one.
    os.register_at_fork(after_in_child=lambda: engine.dispose(close=False))
    return engine


def server_engine(address: ServerAddress, timeout_seconds: float) -> Engine:
    """`database_engine`, for the transactions of one schema."""
    engine = database_engine(address.database)
    if not address.stem:
        return engine
    return engine.execution_options(schema=address.schema, lock_milliseconds=round(timeout_seconds * 1000))


class Postgresql:
    """What a workspace asks of PostgreSQL, see `DatabaseKind`."""

    def is_lost(self, error: DBAPIError) -> bool:
        """The server ended, or cannot be reached."""
        if state := _state(error):
            return state.startswith(("08", "57P"))
        return isinstance(error, OperationalError) and not _said(error)

    def make_schema(self, connection: Connection) -> None:
        """The schema of the transaction."""
        schema = connection.get_execution_options()["schema"]
        _do(connection, f"CREATE SCHEMA IF NOT EXISTS {_quoted(schema)}")

    def meaning(self, error: DBAPIError) -> str:
        """By the beginning of the SQLSTATE code."""
        if self.is_lost(error):
            return _LOST
        known = (words for start, words in _MEANINGS.items() if _state(error).startswith(start))
        return next(known, _said(error)) or f"cannot be used ({error.orig}); allowed: a schema made by this tool"

    def refusals(self, table: str) -> list[str]:
        """A trigger, and the function of the schema that it calls."""
        return [
            "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
            "$$BEGIN RAISE EXCEPTION 'rows of the history are only added' USING ERRCODE = '55000'; END$$",
            f"CREATE OR REPLACE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()",
        ]


@contextmanager
def asking(address: ServerAddress, what: str, *, only_reads: bool = True) -> Iterator[Connection]:
    """A connection to a schema, or without a name to its database, outside of a workspace.

    Raises:
        WorkspaceError: The server cannot be asked.
    """
    try:
        with begun(Postgresql(), server_engine(address, 30), only_reads=only_reads) as connection:
            yield connection
            connection.commit()
    except DBAPIError as error:
        raise WorkspaceError(f"{what} {str(address)!r} {Postgresql().meaning(error)}") from error


def schemas(address: ServerAddress) -> set[str]:
    """The names of the schemas of a database.

    Raises:
        WorkspaceError: The server cannot be asked.
    """
    with asking(ServerAddress(address.database), "the database") as connection:
        return {str(name) for (name,) in connection.exec_driver_sql("SELECT nspname FROM pg_namespace")}


def bytes_of(address: ServerAddress) -> int:
    """How much room the rows of a project take; 0 where there is none.

    Raises:
        WorkspaceError: The server cannot be asked.
    """
    with asking(address, "the project") as connection:
        size = connection.exec_driver_sql("SELECT coalesce(pg_table_size(to_regclass('project_rows')), 0)")
        return int(size.scalar_one())


def rename_schema(before: ServerAddress, after: ServerAddress) -> None:
    """Gives a schema another name.

    Raises:
        WorkspaceError: It is not there, or the server cannot be asked.
    """
    with asking(before, "the project", only_reads=False) as connection:
        _do(connection, f"ALTER SCHEMA {_quoted(before.schema)} RENAME TO {_quoted(after.schema)}")


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    begun = ["SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"] if options.get("only_reads") else []
    if schema := options.get("schema"):
        begun.append(f"SET LOCAL search_path TO {_quoted(schema)}")
        if not options.get("only_reads"):
            begun.append(f"SET LOCAL lock_timeout = {options['lock_milliseconds']}")
            begun.append(f"SELECT pg_advisory_xact_lock(hashtextextended({_literal(schema)}, 0))")
    if begun:
        _do(connection, "; ".join(begun))


def _do(connection: Connection, statements: str) -> None:
    connection.exec_driver_sql(statements, execution_options={"no_parameters": True})  # a % in a name is a %


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _said(error: DBAPIError) -> str:
    return next((meaning for words, meaning in _SAID.items() if words in str(error.orig)), "")


def _state(error: DBAPIError) -> str:
    return str(getattr(error.orig, "sqlstate", None) or "")
