"""Every change of a workspace or project, of its data and of its roles: who, when, what it was before and after."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd
from sqlalchemy import Connection, Table, select

from claims.people import Action
from claims.workspace import database_tables as tables
from claims.workspace import team_tables
from claims.workspace.database import Workspace
from claims.workspace.judgements import read_history
from claims.workspace.together.team_settings import read_team_settings
from claims.workspace.together.two_judges import hidden_answers

# A row that ends or confirms another one, by what that other row is of.
_ABOUT = {
    tables.undone: tables.judgements,
    tables.confirmed: tables.judgements,
    tables.removed: tables.accepted,
    team_tables.revoked_tokens: team_tables.team_tokens,
}
_ENDS = (tables.undone, tables.removed, team_tables.revoked_tokens)
_NOT_SHOWN = {"number", "by", "at", "text"}  # texts are long, and never leave a workspace
_SECRET = {team_tables.team_tokens: {"digest"}}
_APART = (tables.project_changes, tables.project_edits, tables.accepted_rows)


class HistoryLine(NamedTuple):
    """What happened to one row.

    Attributes:
        at: When (ISO 8601, UTC).
        by: Who; empty where the program did it, or nobody gave a name.
        change: Names the act, which may have touched several rows.
        what: In words where there are any: what a change was called, or why it was done.
        table: Where the row is.
        before: Its filled cells, as JSON; empty where it was not there.
        after: The same after the change; empty where it is gone.
    """

    at: str
    by: str
    change: str
    what: str
    table: str
    row_id: str
    before: str
    after: str


def change_history(workspace: Workspace, *, since: str = "") -> pd.DataFrame:
    """One row for each row that was touched, in order of time, columns `HistoryLine._fields`.

    Where two people have to judge each pair, a person who signed in is not told of others' answers that lack a second one.

    Args:
        workspace: Of which all is told.
        since: Only what happened after this time (ISO 8601, UTC).

    Raises:
        RoleError: Who acts is no owner: it holds addresses of members, and answers of people who judge apart.
        WorkspaceError: It cannot be read.
    """
    with workspace.reading() as connection:
        workspace.require(Action.GOVERN, connection)
        lines = history_lines(connection, since)
    hidden = _hidden(workspace)  # after the lines, so that of these no answer is unknown
    lines = [line for line in lines if line.table != tables.judgements.name or line.row_id not in hidden]
    return pd.DataFrame(lines, columns=list(HistoryLine._fields), dtype="str")


def history_lines(connection: Connection, since: str) -> list[HistoryLine]:
    """What happened after a time, in order, whoever may see it."""
    lines = [*_of_project(connection, since), *_of_documents(connection, since)]
    for table in tables.HISTORY:
        if table not in _APART:
            lines += (line for line in _of_table(connection, table) if line.at > since)
    return sorted(lines, key=lambda line: line.at)  # of one time in the order in which they were noted


def _hidden(workspace: Workspace) -> frozenset[str]:
    if not (by := workspace.sign("")) or not read_team_settings(workspace).by_two:
        return frozenset()
    return hidden_answers(read_history(workspace), by)


def _of_project(connection: Connection, since: str) -> Iterator[HistoryLine]:
    change, edit = tables.project_changes, tables.project_edits
    joined = select(change, edit).join(edit, edit.c.change_number == change.c.number).order_by(edit.c.number)
    for row in connection.execute(joined.where(change.c.at > since)):
        kind = "" if row.kind == "do" else f"{row.kind}: "
        yield HistoryLine(
            row.at, row.by, f"change-{row.change_number}", kind + row.what, row.table_name, row.row_id, row.before, row.after
        )  # fmt: skip


def _of_documents(connection: Connection, since: str) -> Iterator[HistoryLine]:
    """The rows that came with accepted documents, and went with those that were taken out."""
    accepted, rows, removed = tables.accepted, tables.accepted_rows, tables.removed
    came = select(accepted.c.number, accepted.c.by, accepted.c.at, rows.c.table_name, rows.c.row_id, rows.c.cells)
    came = came.join(rows, rows.c.accepted_id == accepted.c.accepted_id).order_by(rows.c.number)
    for row in connection.execute(came.where(accepted.c.at > since)):
        yield HistoryLine(row.at, row.by, f"accepted-{row.number}", "", row.table_name, row.row_id, "", row.cells)
    went = select(removed.c.number, removed.c.by, removed.c.at, rows.c.table_name, rows.c.row_id, rows.c.cells)
    went = went.join(rows, rows.c.accepted_id == removed.c.accepted_id).order_by(rows.c.number)
    for row in connection.execute(went.where(removed.c.at > since)):
        yield HistoryLine(row.at, row.by, f"removed-{row.number}", "", row.table_name, row.row_id, row.cells, "")


def _of_table(connection: Connection, table: Table) -> Iterator[HistoryLine]:
    """A table whose first column names what a row is about: the row before is what it was."""
    subject = _ABOUT.get(table, table)
    known = {key: _cells(row) for key, row in _rows(connection, subject)} if subject is not table else {}
    for key, row in _rows(connection, table):
        after = "" if table in _ENDS else _cells(row)
        yield HistoryLine(
            row["at"], row.get("by", ""), f"{table.name}-{row['number']}", row.get("why", ""), subject.name, key,
            known.get(key, ""), after,
        )  # fmt: skip
        known[key] = after


def _rows(connection: Connection, table: Table) -> Iterator[tuple[str, Mapping[str, Any]]]:
    key = next(column.name for column in table.columns if column.name != "number")
    for row in connection.execute(select(table).order_by(table.c.number)).mappings():
        yield str(row[key]), {name: value for name, value in row.items() if name not in _SECRET.get(table, ())}


def _cells(row: Mapping[str, Any]) -> str:
    return json.dumps(
        {name: value for name, value in row.items() if value and name not in _NOT_SHOWN}, ensure_ascii=False
    )


def acts_of(lines: Iterable[HistoryLine]) -> Mapping[str, Sequence[HistoryLine]]:
    """The lines of each act together, by its name."""
    acts: defaultdict[str, list[HistoryLine]] = defaultdict(list)
    for line in lines:
        acts[line.change].append(line)
    return acts
