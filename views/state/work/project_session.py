"""Changes of the open project: a collection that was opened from a folder is copied into a project first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import streamlit as st

from claims.databases.address import Address
from views.state.cached_study import CachedMatched
from views.state.open_collections import collection_key, open_next
from views.state.work.visitor import visitor_name

if TYPE_CHECKING:
    from claims.projects import Change, Edit, Project

MakeEdits = Callable[["Project", str, datetime], Iterable["Edit"]]  # of a project, for who makes them and when
_COPIED = "project-copied"  # key of the session's state: the title of the collection that was just copied


def begin_project(title: str, language: str) -> None:
    """Begins a project and opens it.

    Raises:
        WorkspaceError: It has no name, or cannot be made.
    """
    from claims.projects import create_project  # here and below, for the frame of every page needs none of it

    open_next(collection_key(create_project(title, language=language, by=visitor_name(), at=datetime.now(UTC))))


def begin_from_example(path: Address, title: str) -> None:
    """Begins a project with all that an example holds, and opens it; it is called like the example where no title is given.

    Raises:
        ClaimsError: The example cannot be read, or the project cannot be made.
    """
    from claims.importers import open_collection
    from claims.projects import copy_collection

    example = open_collection(path)
    project = copy_collection(example, title=" ".join(title.split()), by=visitor_name(), at=datetime.now(UTC))
    open_next(collection_key(project))


def own_project(matched: CachedMatched) -> Address:
    """The file of the open project; a collection that is none is copied into one, which is opened at the same page and filters.

    Raises:
        WorkspaceError: The copy cannot be made.
    """
    if matched.project is not None:
        return matched.project
    from claims.projects import copy_collection

    collection = matched.collection
    path = copy_collection(collection, workspace=matched.workspace_file, by=visitor_name(), at=datetime.now(UTC))
    st.session_state[_COPIED] = collection.title
    open_next(collection_key(path), is_copy=True)
    return path


def copied_title() -> str:
    """The title of the collection that was copied by the last change, told once; "" where none was."""
    return str(st.session_state.pop(_COPIED, ""))


def save(matched: CachedMatched, edits: Iterable[Edit], *, what: str, texts: Sequence[str] = ()) -> Change:
    """Keeps edits as one change of the project, by the visitor, now; when it returns they are on the disk.

    Raises:
        AcceptError: A row has a problem; nothing is kept then.
        WorkspaceError: The project cannot be written to.
    """
    from claims.projects import open_project

    with open_project(own_project(matched)) as project:
        return project.change(edits, what=what, by=visitor_name(), at=datetime.now(UTC), texts=texts)


def save_made(matched: CachedMatched, make: MakeEdits, *, what: str) -> None:
    """Keeps the edits that are made for the project as it is; none change nothing. As `save` in all else."""
    from claims.projects import open_project

    by, at = visitor_name(), datetime.now(UTC)
    with open_project(own_project(matched)) as project:
        if edits := list(make(project, by, at)):
            project.change(edits, what=what, by=by, at=at)
