"""Who is here: the visitor's last visit to a project, and that they are here now."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import streamlit as st

from claims.errors import ClaimsError
from views.state.work.visitor import visitor_name

if TYPE_CHECKING:
    from claims.projects import Project

_VISITS = "visits"  # key of the session's state
_AGAIN = timedelta(minutes=5)  # between notes of one visit
# By project and name when the visit before this one ended, and when this one was noted last.
_Visits = dict[tuple[str, str], tuple[str, datetime]]


def note_presence(project: Project) -> None:
    """Keeps that the visitor is here, at most every few minutes; nothing where nobody gave a name."""
    by, now = visitor_name(), datetime.now(UTC)
    if not by:
        return
    visits: _Visits = st.session_state.setdefault(_VISITS, {})
    _, noted = visits.get((str(project.path), by), ("", None))
    if noted and now - noted < _AGAIN:
        return
    from claims.team.visits import note_visit  # here, for the frame of every page needs none of it

    with suppress(ClaimsError):  # a disk that takes nothing
        visits[str(project.path), by] = note_visit(project.workspace, by=by, at=now), now


def last_visit(project: Project) -> str:
    """When the visitor was here before this visit (ISO 8601, UTC); "" where they never were, or gave no name."""
    visits: _Visits = st.session_state.get(_VISITS, {})
    before, _ = visits.get((str(project.path), visitor_name()), ("", None))
    return before
