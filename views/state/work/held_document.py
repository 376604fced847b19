"""The document that the visitor codes, which nobody else codes meanwhile."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta

import streamlit as st

from claims.errors import ClaimsError
from claims.team.takings import ItemKind, Taking, release_taken, take_next
from claims.workspace import read_team_settings
from views.state.cached_study import CachedMatched
from views.state.work.visitor import visitor_name

_HELD = "held-document"  # key of the session's state: what is held by whom, and until when this need not be asked again


def hold_document(matched: CachedMatched, document_id: str) -> Taking | None:
    """Takes a document for the visitor; where somebody else has it, who and until when.

    Nothing is taken where the document is new, nobody gave a name, or no project is open.
    """
    by, now = visitor_name(), datetime.now(UTC)
    if matched.project is None or not by or not document_id:
        return None
    wanted = (str(matched.project), by, document_id)
    known, sure_until = st.session_state.get(_HELD, (None, now))
    if known == wanted and now < sure_until:
        return None
    st.session_state.pop(_HELD, None)
    with suppress(ClaimsError), matched.open_workspace() as workspace:
        minutes = read_team_settings(workspace).taking_minutes
        held = take_next(workspace, ItemKind.DOCUMENT, {document_id: 1}, by=by, at=now, minutes=minutes)
        if not held.item_id:
            return next((each for each in held.others if each.item_id == document_id), None)
        half = timedelta(minutes=minutes / 2)  # is left when it is taken anew
        st.session_state[_HELD] = wanted, datetime.fromisoformat(held.until) - half
    return None


def release_document(matched: CachedMatched) -> None:
    """Lets go of the document that the visitor has coded."""
    st.session_state.pop(_HELD, None)
    if matched.project is not None and (by := visitor_name()):
        with suppress(ClaimsError), matched.open_workspace() as workspace:
            release_taken(workspace, ItemKind.DOCUMENT, by=by, at=datetime.now(UTC))
