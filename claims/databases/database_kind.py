"""What a workspace asks of the database that it is in, whichever that is."""

import logging
import time
from typing import TYPE_CHECKING, Protocol

from claims.databases.address import Address, ServerAddress
from claims.errors import WorkspaceError

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine
    from sqlalchemy.exc import DBAPIError

SECONDS_BEFORE_AGAIN = 1.0  # after a connection was lost
_log = logging.getLogger(__name__)


class DatabaseKind(Protocol):
    """What is peculiar to a kind of database."""

    def is_lost(self, error: "DBAPIError", /) -> bool:
        """Whether the connection is gone, or could not be made."""

    def meaning(self, error: "DBAPIError", /) -> str:
        """What an error means, as the end of a sentence about the workspace."""

    def refusals(self, table: str, /) -> list[str]:
        """Statements after which rows of a table can be added, and neither changed nor removed."""

    def make_schema(self, connection: "Connection", /) -> None:
        """Makes the schema of a transaction where there is none."""


def opened_engine(address: Address, timeout_seconds: float, *, makes_file: bool) -> "tuple[DatabaseKind, Engine]":
    """The kind of database at an address, and connections to it.

    Raises:
        WorkspaceError: No workspace is named, or what the database needs is not installed.
    """
    if isinstance(address, ServerAddress):
        if not address.stem:
            raise WorkspaceError(
                f"{str(address)!r} names a database, and no workspace in it; allowed: ?workspace=NAME or ?project=NAME behind it"
            )
        from claims.databases.postgresql import Postgresql, server_engine  # here and below, for few have a server

        return Postgresql(), server_engine(address, timeout_seconds)
    from claims.databases.sqlite import Sqlite, file_engine

    return Sqlite(), file_engine(address, timeout_seconds, makes_file=makes_file)


def begun(database: DatabaseKind, engine: "Engine", *, only_reads: bool) -> "Connection":
    """A connection in a transaction, for a `with` block; where the server was lost, it is tried once more, and that is said.

    Raises:
        WorkspaceError: Every connection that this process may have is in use.
    """
    from sqlalchemy.exc import DBAPIError
    from sqlalchemy.exc import TimeoutError as NoneFree

    try:
        return _begun_once(engine, only_reads=only_reads)
    except NoneFree as error:
        raise WorkspaceError("too many people ask the database at this moment; allowed: the same again") from error
    except DBAPIError as error:
        if not database.is_lost(error):
            raise
        _log.warning("The connection to the database was lost; it is tried once more.")
        time.sleep(SECONDS_BEFORE_AGAIN)
        return _begun_once(engine, only_reads=only_reads)


def _begun_once(engine: "Engine", *, only_reads: bool) -> "Connection":
    connection = engine.connect().execution_options(only_reads=only_reads)
    try:
        connection.begin()
    except BaseException:
        connection.close()
        raise
    return connection


def kind_named(dialect: str) -> DatabaseKind:
    """The kind of a database by SQLAlchemy's name for it."""
    if dialect == "postgresql":
        from claims.databases.postgresql import Postgresql

        return Postgresql()
    from claims.databases.sqlite import Sqlite

    return Sqlite()
