"""A backup of a workspace or project in one SQLite file, made while others write, and what was backed up brought back."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from claims.databases.address import Address
from claims.errors import WorkspaceError
from claims.people import Action
from claims.workspace.whole.copy_workspace import copy_workspace


def back_up(workspace: Address, file: Path) -> Mapping[str, int]:
    """Writes a backup and checks it; gives the number of rows of each table.

    Raises:
        RoleError: Who acts is no owner.
        WorkspaceError: The file is there already or cannot be written, or the workspace cannot be read.
    """
    counts = copy_workspace(workspace, file, action=Action.GOVERN)
    _check(file)
    return counts


def bring_back(file: Path, workspace: Address) -> Mapping[str, int]:
    """Puts what was backed up where there is none, once the file is found to be whole; gives the number of rows of each table.

    Raises:
        WorkspaceError: The file is damaged or no backup, or there is something at the place.
    """
    _check(file)
    return copy_workspace(file, workspace)


def _check(file: Path) -> None:
    if not file.is_file():
        raise WorkspaceError(f"no file {str(file)!r}; allowed: a backup that claims workspace backup made")
    try:
        with closing(sqlite3.connect(file)) as connection:
            [found] = connection.execute("PRAGMA integrity_check(1)").fetchone()
    except sqlite3.Error as error:
        found = str(error)
    if found != "ok":
        raise WorkspaceError(f"the backup {str(file)!r} is damaged ({found}); allowed: an earlier one")
