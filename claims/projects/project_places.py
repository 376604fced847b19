"""Where the projects of a folder or of a database are: their names, free ones, and the bin."""

import sqlite3
from contextlib import closing
from pathlib import Path

from claims.databases.address import Address, SchemaKind, ServerAddress
from claims.errors import WorkspaceError
from claims.names import free_name, romanise, slug
from claims.workspace.workspace_files import BIN, PROJECT_ENDING

MOST_CHARACTERS = 50  # of the name of a project; with a number behind it a name of a schema takes it
_BESIDE = ("-wal", "-shm")  # files of SQLite beside its own
_MOST_SECONDS = 30.0  # to wait for others who write


def projects_in(folder: Address, *, are_removed: bool = False) -> list[Address]:
    """The addresses of the projects, or of those in the bin, by name; files that are no projects may be among them.

    Raises:
        WorkspaceError: The server cannot be asked.
    """
    if isinstance(folder, Path):
        return sorted(((folder / BIN) if are_removed else folder).glob(f"*{PROJECT_ENDING}"))
    from claims.databases.postgresql import schemas  # here, for few have a server

    kind = SchemaKind.REMOVED if are_removed else SchemaKind.PROJECT
    start = f"{kind}-"
    names = sorted(name.removeprefix(start) for name in schemas(folder) if name.startswith(start))
    return [folder.within(kind, name) for name in names]


def folder_of(project: Address) -> Address:
    """Where a project is among others."""
    if isinstance(project, ServerAddress):
        return ServerAddress(project.database)
    return project.parent.parent if project.parent.name == BIN else project.parent


def free_address(title: str, folder: Address, *, is_removed: bool = False) -> Address:
    """An address named after a title, where nothing is yet."""
    name = (slug(romanise(title), keep="._") or "project")[:MOST_CHARACTERS]
    taken = {address.stem for address in projects_in(folder, are_removed=is_removed)}
    if isinstance(folder, ServerAddress):
        return folder.within(SchemaKind.REMOVED if is_removed else SchemaKind.PROJECT, free_name(name, taken))
    inside = folder / BIN if is_removed else folder
    return inside / f"{free_name(name, taken | {path.stem for path in inside.glob('*')})}{PROJECT_ENDING}"


def move_project(project: Address, *, is_removed: bool) -> Address:
    """Moves a project into the bin or out of it, and gives where it is now.

    Raises:
        WorkspaceError: The server cannot be asked.
    """
    target = free_address(project.stem, folder_of(project), is_removed=is_removed)
    if isinstance(project, Path) and isinstance(target, Path):
        try:
            _move_file(project, target)
        except (OSError, sqlite3.Error) as error:
            raise WorkspaceError(
                f"the project {project.stem!r} cannot be moved ({error}); allowed: try again, in a folder that takes files"
            ) from error
        return target
    assert isinstance(project, ServerAddress)
    assert isinstance(target, ServerAddress)
    from claims.databases.postgresql import rename_schema

    rename_schema(project, target)
    return target


def _move_file(path: Path, target: Path) -> None:
    """Moves the file with what SQLite has beside it, while nobody writes; who has it open goes on in the moved one.

    Each has both names for a moment, the old one of the file itself goes first: so nobody opens it without what is beside it.
    """
    target.parent.mkdir(exist_ok=True)
    with closing(sqlite3.connect(path, timeout=_MOST_SECONDS, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        beside = [ending for ending in _BESIDE if path.with_name(path.name + ending).exists()]
        for ending in (*beside, ""):
            target.with_name(target.name + ending).hardlink_to(path.with_name(path.name + ending))
        for ending in ("", *beside):
            path.with_name(path.name + ending).unlink()
