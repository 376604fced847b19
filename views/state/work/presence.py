"""Who is here: the visitor's last visit to a project, and that they are here now."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import streamlit as st

from claims.errors import ClaimsError
from views.state.work.visitor import visitor_name

if TYPE_CHECKING:
    from claims.projects import Project

_VISITS = "visits"  # key of the session's state
_AGAIN = timedelta(minutes=5)  # between notes of one visit


@dataclass(frozen=True)
class _Visit:
    last: str  # when the one before it was
    noted: datetime


def note_presence(project: Project) -> None:
    """Keeps that the visitor is here, at most every few minutes; nothing where nobody gave a name."""
    by, now = visitor_name(), datetime.now(UTC)
    if not by:
        return
    visits: dict[tuple[str, str], _Visit] = st.session_state.setdefault(_VISITS, {})
    known = visits.get((str(project.path), by))
    if known and now - known.noted < _AGAIN:
        return
    from claims.team.visits import note_visit  # here, for the frame of every page needs none of it

    with suppress(ClaimsError):  # a disk that takes nothing
        before = note_visit(project.workspace, by=by, at=now)
        visits[str(project.path), by] = _Visit(known.last if known else before, now)


def last_visit(project: Project) -> str:
    """When the visitor was here before this visit (ISO 8601, UTC); "" where they never were, or gave no name."""
    visits: dict[tuple[str, str], _Visit] = st.session_state.get(_VISITS, {})
    known = visits.get((str(project.path), visitor_name()))
    return known.last if known else ""
