"""Opening a workspace: a file or a schema with what its users added to a collection, safe to write from many processes."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Table, func, select
from sqlalchemy.exc import DBAPIError

from claims.databases import running_writes
from claims.databases.address import Address
from claims.databases.database_kind import begun, opened_engine
from claims.errors import ClaimsError, RoleError, WorkspaceError
from claims.people import OPERATOR, Action, acting_person, members_of, require
from claims.safety.files import takes_files
from claims.safety.read_apart import held_open
from claims.workspace import database_tables
from claims.workspace.migrations import migrate, tables_found
from claims.workspace.team_tables import holds_project, read_roles, team_settings
from claims.workspace.workspace_files import is_project_place

TIMEOUT_SECONDS = 30.0


class Workspace:
    """An open workspace; use it in a `with` block, or call `close`.

    Every write is one transaction that takes the write lock at its beginning, so that of two processes
    the second sees what the first has written. What a call has returned from is on the disk.

    Attributes:
        collection: The name of the collection that it belongs to.
        person: Who acts; whatever is read or written is refused where their role does not allow it. None where nobody signs in.
    """

    def __init__(self, path: Address, *, timeout_seconds: float = TIMEOUT_SECONDS, makes_file: bool = True) -> None:
        """Opens no file yet; see `open_workspace`. One that was moved away meanwhile is only made anew where it may be."""
        self.path = path
        self.person = acting_person()
        self.collection = ""
        self._copied = None
        if isinstance(path, Path) and path.exists() and not takes_files(path.parent):
            self._copied = _copied(path)
        opened = Path(self._copied.name) / path.name if self._copied else path
        self._database, self._engine = opened_engine(opened, timeout_seconds, makes_file=makes_file)
        if isinstance(path, Path):
            held_open.add(self)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the file; connections to a server are kept for the next workspace there."""
        if isinstance(self.path, Path):
            self._engine.dispose()
        held_open.discard(self)
        if self._copied:
            self._copied.cleanup()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the workspace and keeps nobody from writing.

        Raises:
            RoleError: Who acts may not read it.
            WorkspaceError: It cannot be read.
        """
        with self._reading() as connection:
            self.require(Action.READ, connection)
            yield connection

    @contextmanager
    def writing(self, action: Action, *, must_last: bool = True) -> Iterator[Connection]:
        """A connection that alone may write until the block ends; then all of it is kept, or on an error nothing.

        Args:
            action: What is done; `require` asks again, where that depends on what is written.
            must_last: Whether it is of use only where it is kept for others; a disk that takes nothing is then an error.

        Raises:
            RoleError: Who acts may not do this.
            WorkspaceError: It cannot be written to, or is held by others for too long.
        """
        with self._writing(must_last=must_last) as connection:
            self.require(action, connection)
            yield connection

    @contextmanager
    def beginning(self, collection: str) -> Iterator[Connection]:
        """A connection that has just made the tables of a collection; when the block ends they are kept with all that it wrote.

        Raises:
            RoleError: Nobody is signed in where people sign in.
            WorkspaceError: There is something already, also where somebody else was faster; it stays as it is.
        """
        if isinstance(self.path, Path):
            _make_folder(self.path.parent)
        with self._writing(must_last=True) as connection:
            if tables_found(connection, self.path).version:
                raise WorkspaceError(
                    f"there is something at {str(self.path)!r} already; allowed: a place where nothing is yet"
                )
            self._database.make_schema(connection)
            migrate(connection, self.path, collection)
            self.require(Action.READ, connection)
            yield connection
        self.collection = collection

    def require(self, action: Action, connection: Connection) -> None:
        """Returns where the person who acts may do this.

        Raises:
            RoleError: They may not.
        """
        changes = read_roles(connection)
        is_project = self.person is not None and not members_of(changes) and holds_project(connection)
        require(changes, self.person, action, where=f"the workspace {self.path.stem!r}", is_project=is_project)

    def may(self, action: Action, connection: Connection) -> bool:
        """Whether the person who acts may do this."""
        try:
            self.require(action, connection)
        except RoleError:
            return False
        return True

    def sign(self, by: str) -> str:
        """The name behind what is done: that of the person who acts; where nobody signs in, the one that was typed."""
        return by if self.person is None or self.person == OPERATOR else self.person.member

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._in_words(), begun(self._database, self._engine, only_reads=True) as connection:
            yield connection

    @contextmanager
    def _writing(self, *, must_last: bool) -> Iterator[Connection]:
        if self._copied and must_last:
            raise WorkspaceError(
                f"the workspace {str(self.path)!r} may be read but not written to, for its disk is full or read-only; "
                "allowed: a file on a disk with room, in a folder that you may write to"
            )
        with (
            running_writes.RUNNING.one(str(self.path)),
            self._in_words(),
            begun(self._database, self._engine, only_reads=False) as connection,
        ):
            yield connection
            connection.commit()

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        """Turns what the database raises into a `WorkspaceError` that names it."""
        try:
            yield
        except DBAPIError as error:
            raise WorkspaceError(f"the workspace {str(self.path)!r} {self._database.meaning(error)}") from error

    def make_ready(self, collection: str) -> None:
        """Makes the tables of a collection where there are none, and brings older ones to this version.

        Args:
            collection: Whose workspace it has to be; "" for any, where there has to be one. A project is begun, and never
                made by opening it: the page of one that was removed is still open somewhere.

        Raises:
            WorkspaceError: It is none, of another collection, or of a newer version.
        """
        with self._reading() as connection:
            found = tables_found(connection, self.path)
        if not found.version and (not collection or is_project_place(self.path)):
            raise WorkspaceError(f"nothing is kept at {str(self.path)!r}; allowed: where a workspace or project is")
        if found.version != database_tables.SCHEMA_VERSION:
            with self._writing(must_last=False) as connection:  # looks again: another process may have been faster
                self._database.make_schema(connection)
                migrate(connection, self.path, collection)
                found = tables_found(connection, self.path)
        self.collection = found.collection
        if collection not in {"", self.collection}:
            raise WorkspaceError(
                f"the workspace {str(self.path)!r} belongs to the collection {self.collection!r}, not to {collection!r}; allowed: one workspace for each collection"
            )

    def revision(self) -> tuple[int, ...]:
        """Numbers that grow with every judgement and accepted document, and with their undoing: equal means that nothing was added."""
        tables = database_tables
        return self._numbers(
            tables.judgements, tables.undone, tables.confirmed, team_settings, tables.accepted, tables.removed
        )

    def accepted_revision(self) -> tuple[int, ...]:
        """The part of `revision` that is about documents: equal means that the same rows are in the collection."""
        return self._numbers(database_tables.accepted, database_tables.removed)

    def _numbers(self, *rows: Table) -> tuple[int, ...]:
        with self.reading() as connection:
            return tuple(connection.scalar(select(func.coalesce(func.max(each.c.number), 0))) or 0 for each in rows)


def open_workspace(path: Address, *, collection: str, timeout_seconds: float = TIMEOUT_SECONDS) -> Workspace:
    """The workspace of the collection at the address: made where there is none, migrated where it is older.

    Raises:
        WorkspaceError: What is there is no workspace, is of a newer version or of another collection, or
            cannot be opened.
    """
    if is_project_place(path):
        return open_existing(path, collection=collection)
    if isinstance(path, Path):
        _make_folder(path.parent)
    return _opened(Workspace(path, timeout_seconds=timeout_seconds), collection)


def _make_folder(folder: Path) -> None:
    try:
        if not folder.is_dir():
            folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WorkspaceError(
            f"no folder {str(folder)!r} for a workspace: {error.strerror}; allowed: a path in a folder that you may write to"
        ) from error


def open_existing(path: Address, *, collection: str = "") -> Workspace:
    """The workspace or project at the address, of this collection, or else of whatever collection it is.

    Raises:
        WorkspaceError: There is none, or it cannot be opened.
    """
    require_file(path)
    return _opened(Workspace(path, makes_file=False), collection)


def require_file(path: Address) -> None:
    """Refuses a path where no file is; what a server has is seen when it is opened.

    Raises:
        WorkspaceError: There is none.
    """
    if isinstance(path, Path) and not path.is_file():
        raise WorkspaceError(f"no file {str(path)!r}; allowed: where a workspace or project is")


def _opened(workspace: Workspace, collection: str) -> Workspace:
    try:
        workspace.make_ready(collection)
    except ClaimsError:
        workspace.close()
        raise
    return workspace


def _copied(path: Path) -> "TemporaryDirectory[str]":
    """A folder with a copy of a workspace whose disk takes nothing, not even what reading puts beside it."""
    folder = TemporaryDirectory(prefix="claims-")
    for ending in ("", "-wal"):
        beside = path.with_name(path.name + ending)
        if beside.exists():
            shutil.copyfile(beside, Path(folder.name) / beside.name)
    return folder
