"""An open project: its rows, and the changes that made them; each is one transaction, checked before it is kept."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from functools import partial

import pandas as pd
from sqlalchemy import Connection, insert, select, update

from claims.databases.address import Address
from claims.errors import AcceptError, RowProblem, WorkspaceError
from claims.names import free_name, slug
from claims.people import OPERATOR, Action, Role, RoleChange
from claims.projects.edits import Cells, Change, ChangeKind, Edit, EditedRow, from_json, to_json, undo_stacks
from claims.projects.removals import removals
from claims.projects.row_checks import check_edits, frame_of
from claims.projects.stored_rows import (
    changed_by_others,
    count_edits,
    keep_change,
    last_number,
    read_changes,
    read_edited,
    read_row,
    row_reader,
    rows_naming,
    stored_rows_of,
)
from claims.schema import TABLE_COLUMNS, TABLES, text_digest
from claims.workspace.database import Workspace, open_existing
from claims.workspace.database_tables import meta, project_edits, project_texts
from claims.workspace.judgements import time_stamp
from claims.workspace.team_tables import add_role, team_settings

MOST_LISTED = 3  # problems in the message of an error
# What people say of a project; by the other rows of `meta` the program knows its own tables.
_DESCRIBED = ("title", "language", "version", "date", "licence", "archived")


class Project:
    """A project in an open workspace, which is the same file.

    Example:
        >>> from claims.projects import create_project, open_project, put
        >>> from datetime import UTC, datetime
        >>> now = datetime(2026, 1, 2, tzinfo=UTC)
        >>> path = create_project("Two outlets", folder=folder, at=now)
        >>> with open_project(path) as project:
        ...     _ = project.change([put("sources", source_id="hawar", name="Hawar", kind="outlet")], what="New source", by="Ada", at=now)
        ...     undone = project.undo(by="Ada", at=now)
        ...     [change.what for change in project.history()]
        ['Project created', 'New source', 'New source']
    """

    def __init__(self, workspace: Workspace) -> None:
        """Takes over the open workspace; see `open_project`."""
        self.workspace = workspace

    @property
    def path(self) -> Address:
        """The file, or the schema in a database."""
        return self.workspace.path

    def revision(self) -> int:
        """The number of the last change: equal means that the rows are the same."""
        with self.workspace.reading() as connection:
            return last_number(connection)

    def rows(self, table: str) -> dict[str, dict[str, str]]:
        """The filled cells of each row of a table by its id, in order."""
        with self.workspace.reading() as connection:
            return stored_rows_of(connection, table)

    def some_rows(self, table: str, row_ids: Iterable[str]) -> dict[str, dict[str, str]]:
        """The same of the rows with these ids that there are."""
        with self.workspace.reading() as connection:
            read = {row_id: read_row(connection, table, row_id) for row_id in row_ids}
        return {row_id: cells for row_id, cells in read.items() if cells is not None}

    def frames(self) -> dict[str, pd.DataFrame]:
        """Every table of the collection with the columns of the schema, as text."""
        with self.workspace.reading() as connection:
            return {table: frame_of(table, stored_rows_of(connection, table).values()) for table in TABLES}

    def change(
        self,
        edits: Iterable[Edit],
        *,
        what: str,
        by: str = "",
        at: datetime,
        texts: Sequence[str] = (),
        since: int | None = None,
    ) -> Change:
        """Does all the edits as one change, or none; when this returns they are on the disk.

        Args:
            edits: A later edit of the same row replaces an earlier one. What others changed in rows that were `seen` is kept.
            what: What is done, in a few words, for the history.
            by: Who does it; may be empty.
            at: When.
            texts: Texts of documents, kept under their digests.
            since: The revision that the edits were made for; None where they hold whatever was changed since.

        Raises:
            AcceptError: A row has a problem, nothing changes, or somebody else changed the project or the same cell since; nothing is kept then.
            RoleError: Who acts may not change what others added.
            WorkspaceError: The project cannot be written to.
        """
        stamp = time_stamp(at)
        by = self.workspace.sign(by)
        with self.workspace.writing(Action.CODE) as connection:
            if since is not None and last_number(connection) != since:
                raise AcceptError(
                    "the project was changed meanwhile; allowed: the same again, for the project as it is now"
                )
            wanted = {(edit.table, edit.row_id): edit for edit in edits}
            for (table, row_id), edit in wanted.items():
                cells = self._signed(table, from_json(to_json(edit.cells)))
                wanted[table, row_id] = Edit(table, row_id, cells, edit.seen)
            read = row_reader(connection, wanted)
            for key, edit in wanted.items():
                wanted[key], problems = edit.onto(read(*key))
                _refuse(problems)
            _refuse(check_edits(wanted.values(), read, partial(rows_naming, connection)))
            edited = [
                EditedRow(table=edit.table, row_id=edit.row_id, before=before, after=edit.cells)
                for edit in wanted.values()
                if (before := read(edit.table, edit.row_id)) != edit.cells
            ]
            if not edited:
                raise AcceptError("nothing would change; allowed: rows that differ from those of the project")
            self._require_edits(connection, edited)
            _keep_texts(connection, texts)
            return keep_change(connection, edited, ChangeKind.DO, 0, what=what, by=by, at=stamp)

    def undo(self, *, by: str = "", at: datetime) -> Change | None:
        """Takes back the last change that stands; None where there is none. What it was stays in the history."""
        return self._step(ChangeKind.UNDO, by=by, at=at)

    def redo(self, *, by: str = "", at: datetime) -> Change | None:
        """Does again what was undone last; None where nothing is, or something was changed since."""
        return self._step(ChangeKind.REDO, by=by, at=at)

    def _step(self, kind: ChangeKind, *, by: str, at: datetime) -> Change | None:
        stamp, by = time_stamp(at), self.workspace.sign(by)
        with self.workspace.writing(Action.CODE) as connection:
            undone, redone = _next_steps(read_changes(connection))
            target = undone if kind is ChangeKind.UNDO else redone
            if target is None:
                return None
            edited = read_edited(connection, target.number)
            if kind is ChangeKind.UNDO:
                edited = [
                    EditedRow(table=row.table, row_id=row.row_id, before=row.after, after=row.before)
                    for row in reversed(edited)
                ]
            self._require_edits(connection, edited)  # whoever made the change may have had another role then
            return keep_change(connection, edited, kind, target.number, what=target.what, by=by, at=stamp)

    def _signed(self, table: str, cells: Cells | None) -> Cells | None:
        """The cells of a row; a note is by whoever acts, whatever it says."""
        return {**cells, "by": self.workspace.sign(cells.get("by", ""))} if table == "notes" and cells else cells

    def _require_edits(self, connection: Connection, edited: Iterable[EditedRow]) -> None:
        """Returns where the person who acts may change these rows.

        Raises:
            RoleError: The person is no editor, and somebody else has had a hand in one of them, or one is a judgement.
        """
        person = self.workspace.person
        if person is None or self.workspace.may(Action.EDIT, connection):
            return
        rows = [(row.table, row.row_id) for row in edited]
        if any(table == "judgements" for table, _ in rows) or changed_by_others(connection, rows, person.member):
            self.workspace.require(Action.EDIT, connection)

    def next_steps(self) -> tuple[Change | None, Change | None]:
        """The changes that `undo` takes back and `redo` does again."""
        return _next_steps(self.history())

    def history(self) -> tuple[Change, ...]:
        """Every change, those undone included, in order."""
        with self.workspace.reading() as connection:
            return tuple(read_changes(connection))

    def edit_counts(self) -> dict[int, int]:
        """By the number of each change, how many rows it touched."""
        with self.workspace.reading() as connection:
            return count_edits(connection)

    def edited_rows(self, number: int) -> list[EditedRow]:
        """The rows that a change touched, as they were before and after."""
        with self.workspace.reading() as connection:
            return read_edited(connection, number)

    def dependents(self, table: str, row_id: str) -> list[Edit]:
        """Edits that remove a row with all that cannot be without it, this one last.

        A claim goes with its statements, a document with its claims, a source with its documents. Rows that only name it
        among others, or where the cell may be empty, lose the name.
        """
        with self.workspace.reading() as connection:
            return list(removals((table, row_id), row_reader(connection), partial(rows_naming, connection)).values())

    def free_id(self, table: str, wanted: str) -> str:
        """The id, with a number behind it where a row has it already or had it once."""
        with self.workspace.reading() as connection:
            columns = project_edits.c
            taken = set(
                connection.scalars(
                    select(columns.row_id).where(
                        columns.table_name == table, columns.row_id.startswith(wanted, autoescape=True)
                    )
                )
            )
        return free_name(wanted, taken)

    def keep_texts(self, texts: Iterable[str]) -> None:
        """Keeps texts under their digests, as `claims.workspace.kept_texts` finds them."""
        with self.workspace.writing(Action.CODE) as connection:
            _keep_texts(connection, texts)

    def about(self) -> dict[str, str]:
        """What the project says of itself: title, language, when it was made, whether it is archived."""
        with self.workspace.reading() as connection:
            return {str(key): str(value) for key, value in connection.execute(select(meta.c.key, meta.c.value))}

    def describe(self, *, by: str = "", at: datetime | None = None, **about: str) -> None:
        """Replaces parts of `about`, which the history tells as settings.

        Args:
            by: Who does it.
            at: When; None for now.

        Raises:
            WorkspaceError: A part is none that people set.
        """
        told = {"by": self.workspace.sign(by), "at": time_stamp(at or datetime.now(UTC))}
        with self.workspace.writing(Action.GOVERN if "archived" in about else Action.DESCRIBE) as connection:
            if changed := _describe(connection, about):
                connection.execute(
                    insert(team_settings), [{"key": key, "value": value, **told} for key, value in changed.items()]
                )


@contextmanager
def open_project(path: Address) -> Iterator[Project]:
    """The project at an address, for a `with` block.

    Raises:
        WorkspaceError: There is none, or it cannot be opened.
    """
    with open_existing(path) as workspace:
        yield Project(workspace)


def begin(
    path: Address, frames: Mapping[str, pd.DataFrame], about: Mapping[str, str], *, what: str, by: str, at: datetime
) -> None:
    """Makes a project where nothing is yet, whose first change puts its rows there; whoever acts is its owner.

    Raises:
        WorkspaceError: There is something already, or the project cannot be made.
    """
    with (
        closing(Workspace(path)) as workspace,
        workspace.beginning(slug(path.stem, keep="._") or "project") as connection,
    ):
        stamp, by, person = time_stamp(at), workspace.sign(by), workspace.person
        edited = [
            EditedRow(table=table, row_id=str(row[TABLE_COLUMNS[table][0]]), before=None, after=row)
            for table in TABLES
            if table in frames
            for row in _texts(frames[table], TABLE_COLUMNS[table])
        ]
        keep_change(connection, edited, ChangeKind.DO, 0, what=what, by=by, at=stamp)
        _describe(connection, about)
        if person is not None and person != OPERATOR:
            add_role(connection, RoleChange(member=person.member, role=Role.OWNER, by=by, at=stamp))


def _describe(connection: Connection, about: Mapping[str, str]) -> dict[str, str]:
    """Keeps what is said of a project, and gives what of it is new."""
    if others := about.keys() - _DESCRIBED:
        raise WorkspaceError(f"{', '.join(sorted(others))} is not for people to set; allowed: {', '.join(_DESCRIBED)}")
    known = {key: value for key, value in connection.execute(select(meta.c.key, meta.c.value)) if key in about}
    changed = {key: value for key, value in about.items() if value != known.get(key, "")}
    for key, value in changed.items():
        said = update(meta).where(meta.c.key == key) if key in known else insert(meta).values(key=key)
        connection.execute(said.values(value=value))
    return changed


def _texts(frame: pd.DataFrame, columns: Sequence[str]) -> Iterator[dict[str, str]]:
    for cells in frame[list(columns)].itertuples(index=False, name=None):
        yield dict(zip(columns, cells, strict=True))


def _next_steps(changes: Sequence[Change]) -> tuple[Change | None, Change | None]:
    by_number = {change.number: change for change in changes}
    done, undone = undo_stacks(changes)
    # The first change made the project.
    return by_number[done[-1]] if len(done) > 1 else None, by_number[undone[-1]] if undone else None


def _refuse(problems: tuple[RowProblem, ...]) -> None:
    if problems:
        raise AcceptError("; ".join(problem.in_words for problem in problems[:MOST_LISTED]), problems)


def _keep_texts(connection: Connection, texts: Iterable[str]) -> None:
    kept = {text_digest(text): text for text in texts}
    known = set(connection.scalars(select(project_texts.c.digest).where(project_texts.c.digest.in_(kept))))
    if fresh := [{"digest": digest, "text": text} for digest, text in kept.items() if digest not in known]:
        connection.execute(insert(project_texts), fresh)
