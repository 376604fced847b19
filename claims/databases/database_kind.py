"""What a workspace asks of the database that it is in, whichever that is."""

from typing import TYPE_CHECKING, Protocol

from claims.databases.address import Address, ServerAddress

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine
    from sqlalchemy.exc import DBAPIError


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


def opened_engine(address: Address, timeout_seconds: float) -> "tuple[DatabaseKind, Engine]":
    """The kind of database at an address, and connections to it.

    Raises:
        WorkspaceError: What the database needs is not installed.
    """
    if isinstance(address, ServerAddress):
        from claims.databases.postgresql import Postgresql, server_engine  # here and below, for few have a server

        return Postgresql(), server_engine(address, timeout_seconds)
    from claims.databases.sqlite import Sqlite, file_engine

    return Sqlite(), file_engine(address, timeout_seconds)


def kind_named(dialect: str) -> DatabaseKind:
    """The kind of a database by SQLAlchemy's name for it."""
    if dialect == "postgresql":
        from claims.databases.postgresql import Postgresql

        return Postgresql()
    from claims.databases.sqlite import Sqlite

    return Sqlite()
