"""Reading what a project or workspace holds without writing to it, and without what opening a workspace takes long to import."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import Any

from claims.databases.address import Address, ServerAddress
from claims.errors import CollectionError, RoleError, WorkspaceError


@dataclass(frozen=True)
class Rows:
    """What the tables at an address hold; all answers are of one state.

    Attributes:
        of: What a question in SQL finds.
    """

    of: Callable[[str], Sequence[Sequence[Any]]]
    _tables: str

    def tables(self) -> set[str]:
        """The names of the tables."""
        return {str(name) for (name,) in self.of(self._tables)}


@contextmanager
def reading_rows(address: Address) -> Iterator[Rows]:
    """Asks the tables at an address.

    Raises:
        CollectionError: There is no project, or it cannot be read.
    """
    if isinstance(address, ServerAddress):
        with _reading_schema(address) as rows:
            yield rows
        return
    try:
        with closing(sqlite3.connect(f"{address.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            connection.execute("BEGIN")
            yield Rows(lambda question: connection.execute(question).fetchall(), "SELECT name FROM sqlite_master")
    except sqlite3.Error as error:
        raise CollectionError(
            f"{address} cannot be read as a project ({error}); allowed: one that claims project made"
        ) from error


@contextmanager
def _reading_schema(address: ServerAddress) -> Iterator[Rows]:
    from claims.databases.postgresql import asking

    try:
        with asking(address, "the project") as connection:
            tables = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
            yield Rows(lambda question: connection.exec_driver_sql(question).fetchall(), tables)
    except RoleError:
        raise
    except WorkspaceError as error:
        raise CollectionError(str(error)) from error
