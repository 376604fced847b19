"""All that is peculiar to SQLite: how a file is opened, locked and kept from changes of its history, and what its errors mean."""

from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

# SQLite's own names of errors, and what each means to the person who reads it.
_MEANINGS = {
    "SQLITE_BUSY": "is in use by another program; allowed: try again when that has finished",
    "SQLITE_LOCKED": "is in use by another program; allowed: try again when that has finished",
    "SQLITE_READONLY": "may be read but not written to; allowed: a file, in a folder, that you may write to",
    "SQLITE_FULL": "cannot grow because the disk is full; allowed: free some space and try again (nothing was half written)",
    "SQLITE_IOERR": "cannot be read or written by the disk; allowed: a file on a disk that works",
    "SQLITE_CANTOPEN": "cannot be opened; allowed: a file, in a folder, that you may write to",
    "SQLITE_PERM": "cannot be opened; allowed: a file, in a folder, that you may write to",
    "SQLITE_NOTADB": "is not a workspace; allowed: a file made by this tool, or a path where there is no file yet",
    "SQLITE_CORRUPT": "is damaged; allowed: an earlier copy of it",
    "SQLITE_CONSTRAINT_TRIGGER": "keeps its history as it is; allowed: a change that adds to it",
}


def file_engine(path: Path, timeout_seconds: float, *, makes_file: bool) -> Engine:
    """Connections to a file, which is made where there is none, or not: each transaction that writes takes the lock at its beginning."""
    opening = {"mode": "rwc" if makes_file else "rw", "uri": "true"}
    url = URL.create("sqlite", database=path.absolute().as_uri(), query=opening)
    engine = create_engine(url, connect_args={"timeout": timeout_seconds})
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


class Sqlite:
    """What a workspace asks of SQLite, see `DatabaseKind`."""

    def is_lost(self, _: DBAPIError) -> bool:
        """Never: there is no server."""
        return False

    def make_schema(self, _: Connection) -> None:
        """Nothing: a file has one."""

    def meaning(self, error: DBAPIError) -> str:
        """By SQLite's name of the error."""
        name = str(getattr(error.orig, "sqlite_errorname", ""))
        known = (words for start, words in _MEANINGS.items() if name.startswith(start))
        return next(known, f"cannot be used ({error.orig}); allowed: a file made by this tool")

    def refusals(self, table: str) -> list[str]:
        """Two triggers."""
        return [
            f"CREATE TRIGGER IF NOT EXISTS {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
            "BEGIN SELECT RAISE(ABORT, 'rows of the history are only added'); END"
            for verb in ("UPDATE", "DELETE")
        ]


def _set_up(connection: Any, _: object) -> None:  # the driver's own connection
    connection.isolation_level = None  # or the driver begins transactions by itself, too late and without the lock
    cursor = connection.cursor()
    if cursor.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")  # a judgement that was acknowledged survives a power cut
    cursor.close()


def _begin(connection: Connection) -> None:
    only_reads = connection.get_execution_options().get("only_reads", False)
    connection.exec_driver_sql("BEGIN" if only_reads else "BEGIN IMMEDIATE")
