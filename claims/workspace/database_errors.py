"""What can go wrong with a workspace, said in a sentence instead of a traceback."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from claims.errors import WorkspaceError

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
}


@contextmanager
def database_errors_in_words(path: Path) -> Iterator[None]:
    """Turns what the database raises into a `WorkspaceError` that names the file.

    Raises:
        WorkspaceError: The database raised an error.
    """
    try:
        yield
    except DBAPIError as error:
        raise WorkspaceError(f"the workspace {str(path)!r} {_meaning(error)}") from error


def _meaning(error: DBAPIError) -> str:
    name = str(getattr(error.orig, "sqlite_errorname", ""))
    known = (words for start, words in _MEANINGS.items() if name.startswith(start))
    return next(known, f"cannot be used ({error.orig}); allowed: a file made by this tool")
