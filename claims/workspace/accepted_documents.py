"""Accepted documents: texts and rows that users added to a collection, who added them and when, and taking them out again."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

import pandas as pd
from sqlalchemy import Connection, insert, select

from claims.databases.address import Address
from claims.errors import AcceptError, Problem, RowProblem, UnknownIdError
from claims.people import Action
from claims.schema import TABLE_COLUMNS, text_digest
from claims.tables import Collection
from claims.workspace import database_tables
from claims.workspace.add_rows import JOINED, Rows, join_new, join_rows
from claims.workspace.database import Workspace, open_workspace
from claims.workspace.judgements import reviewer, time_stamp

_COLUMNS = tuple(
    database_tables.accepted.c[name] for name in ("accepted_id", "document_id", "title", "digest", "by", "at")
)


@dataclass(frozen=True, kw_only=True)
class Accepted:
    """One accepted document, with what became of it.

    Attributes:
        accepted_id: Names this act of adding; the same document added again has another.
        digest: SHA-256 of the text.
        at: When (ISO 8601, UTC).
        removed_by: Who took it out again; empty while it is in.
    """

    accepted_id: str
    document_id: str
    title: str
    digest: str
    by: str
    at: str
    removed_by: str = ""
    removed_at: str = ""

    @property
    def stands(self) -> bool:
        """Whether nobody has taken it out."""
        return not self.removed_by


@dataclass(frozen=True, kw_only=True)
class Added:
    """What accepting gives: the record, and the claims under the ids that they have now."""

    accepted: Accepted
    claim_ids: tuple[str, ...]


def accept_document(
    workspace: Workspace, collection: Collection, rows: Rows, *, text: str, by: str, at: datetime
) -> Added:
    """Adds a document with its claims; when this returns, all of it is on the disk.

    Ids that the collection or an accepted document has already are given a number behind them.

    Args:
        workspace: Where it is kept.
        collection: As read, without what the workspace adds.
        rows: The document, first in its table, what it cites, its claims and statements, and sources that are new;
            a source under an id that is there already is that source.
        text: The text of the document.
        by: Who accepts it.
        at: When.

    Raises:
        AcceptError: There is no claim, or a row has a problem; nothing is kept then.
        WorkspaceError: The workspace cannot be written to.
    """
    by, stamp = reviewer(workspace.sign(by)), time_stamp(at)
    if "documents" not in rows or "claims" not in rows or rows["claims"].empty or rows["documents"].empty:
        raise AcceptError("no claim to add; allowed: a document with at least one claim")
    with workspace.writing(Action.CODE) as connection:
        whole, _ = join_rows(collection, _standing_rows(connection))
        joined = join_new(whole, rows)
        if joined.problems:
            raise AcceptError(joined.problems[0].in_words, joined.problems)
        accepted = _keep(connection, joined.rows, text=text, by=by, at=stamp)
    return Added(accepted=accepted, claim_ids=joined.claim_ids)


def remove_document(workspace: Workspace, accepted_id: str, *, by: str, at: datetime) -> Accepted:
    """Takes an accepted document out again; that it was in stays in the history.

    Raises:
        UnknownIdError: Nothing was accepted under this id.
        AcceptError: It was taken out already.
    """
    by, stamp = reviewer(workspace.sign(by)), time_stamp(at)
    with workspace.writing(Action.CODE) as connection:
        accepted = next((each for each in _history(connection) if each.accepted_id == accepted_id), None)
        if accepted is None:
            raise UnknownIdError(f"no accepted document {accepted_id!r}; allowed: an id in the history")
        if accepted.by != by:
            workspace.require(Action.EDIT, connection)
        if not accepted.stands:
            raise AcceptError(
                f"{accepted.removed_by} has removed {accepted.title!r} already, at {accepted.removed_at}; allowed: a document that is in the collection"
            )
        connection.execute(insert(database_tables.removed).values(accepted_id=accepted_id, by=by, at=stamp))
    return replace(accepted, removed_by=by, removed_at=stamp)


def read_accepted(workspace: Workspace) -> tuple[Accepted, ...]:
    """Every document that was accepted, those taken out again included, in order."""
    with workspace.reading() as connection:
        return _history(connection)


def accepted_texts(workspace: Workspace) -> dict[str, str]:
    """The texts of the accepted documents that are in, by document id."""
    with workspace.reading() as connection:
        out = select(database_tables.removed.c.accepted_id)
        columns = database_tables.accepted.c
        texts = select(columns.document_id, columns.text).where(columns.accepted_id.not_in(out))
        return {str(document_id): str(text) for document_id, text in connection.execute(texts)}


def kept_texts(workspace: Workspace, digests: Iterable[str]) -> dict[str, str]:
    """Those texts with these digests that a workspace keeps: of accepted documents that are in, and of those that a project has."""
    wanted = frozenset(digests)
    accepted, coded = database_tables.accepted.c, database_tables.project_texts.c
    out = select(database_tables.removed.c.accepted_id)
    queries = (
        select(coded.digest, coded.text).where(coded.digest.in_(wanted)),
        select(accepted.digest, accepted.text).where(accepted.digest.in_(wanted), accepted.accepted_id.not_in(out)),
    )
    with workspace.reading() as connection:
        return {str(digest): str(text) for query in queries for digest, text in connection.execute(query)}


def with_accepted(collection: Collection, workspace: Workspace) -> Collection:
    """The collection with the rows of the accepted documents that are in; itself where there are none.

    A row that cannot be joined (the collection has changed since) is a problem of the collection; the rest is joined.
    """
    with workspace.reading() as connection:
        rows = _standing_rows(connection)
    if not rows:
        return collection
    joined, problems = join_rows(collection, rows)
    if not problems:
        return joined
    return replace(joined, problems=(*joined.problems, *map(_in_workspace, problems)))


def _in_workspace(problem: RowProblem) -> Problem:
    place = f"workspace, {problem.file} {problem.row_id}"
    return Problem(file=place, row=None, column=problem.column, found=problem.found, allowed=problem.allowed)


def accepted_collection(collection: Collection, place: Address | None) -> Collection:
    """`with_accepted` from the workspace at a path; the collection itself where there is none."""
    if place is None:
        return collection
    with open_workspace(place, collection=collection.name) as workspace:
        return with_accepted(collection, workspace)


def _keep(connection: Connection, rows: Rows, *, text: str, by: str, at: str) -> Accepted:
    document = rows["documents"].iloc[0]
    digest = text_digest(text)
    fields = {
        "document_id": str(document["document_id"]),
        "title": str(document["title"]),
        "digest": digest,
        "by": by,
        "at": at,
    }
    known = set(connection.scalars(select(database_tables.accepted.c.accepted_id)))
    accepted_id = next(each for each in _ids(fields.values()) if each not in known)
    connection.execute(insert(database_tables.accepted).values(accepted_id=accepted_id, text=text, **fields))
    cells = [
        {
            "accepted_id": accepted_id,
            "table_name": table,
            "row_id": str(row[TABLE_COLUMNS[table][0]]),
            "cells": json.dumps({column: cell for column, cell in row.items() if cell}, ensure_ascii=False),
        }
        for table in JOINED
        if table in rows
        for row in rows[table].to_dict("records")
    ]
    connection.execute(insert(database_tables.accepted_rows), cells)
    return Accepted(accepted_id=accepted_id, **fields)


def _ids(fields: Iterable[str]) -> Iterable[str]:
    words = "\x1f".join(fields)
    for again in range(1_000_000):
        yield "d-" + hashlib.sha256(f"{words}\x1f{again}".encode()).hexdigest()[:16]


def _history(connection: Connection) -> tuple[Accepted, ...]:
    taken_out = {row.accepted_id: (row.by, row.at) for row in connection.execute(select(database_tables.removed))}
    rows = connection.execute(select(*_COLUMNS).order_by(database_tables.accepted.c.number)).mappings()
    history = (Accepted(**{key: str(value) for key, value in row.items()}) for row in rows)
    return tuple(
        replace(each, removed_by=taken_out[each.accepted_id][0], removed_at=taken_out[each.accepted_id][1])
        if each.accepted_id in taken_out
        else each
        for each in history
    )


def _standing_rows(connection: Connection) -> dict[str, pd.DataFrame]:
    columns = database_tables.accepted_rows.c
    out = select(database_tables.removed.c.accepted_id)
    stored = select(columns.table_name, columns.row_id, columns.cells).where(columns.accepted_id.not_in(out))
    rows: dict[str, dict[str, dict[str, str]]] = {}
    for table, row_id, cells in connection.execute(stored.order_by(columns.number)):
        rows.setdefault(table, {}).setdefault(row_id, json.loads(cells))
    return {
        table: pd.DataFrame(list(by_id.values()), columns=list(TABLE_COLUMNS[table]), dtype="str").fillna("")
        for table, by_id in rows.items()
        if table in JOINED
    }
