"""Ends sessions whose browser is gone, so that what was uploaded in them goes with them; Streamlit itself waits for the next one to end."""

import gc
import time
from typing import Protocol

from streamlit.runtime.scriptrunner import get_script_run_ctx

GONE_SECONDS = 60.0  # for a browser that lost its connection to come back
LOOK_SECONDS = 10.0  # between two looks
_ended: list[str] = []  # at the last look; their threads may run a moment longer
_seen: dict[str, float] = {}  # id of each session to when its browser was last there


class Sessions(Protocol):
    """What is asked of Streamlit's runtime."""

    def is_active_session(self, session_id: str) -> bool:
        """Whether its browser is there."""

    def close_session(self, session_id: str) -> None:
        """Ends a session."""


def note_session() -> None:
    """Remembers the session that this run is for."""
    if context := get_script_run_ctx(suppress_warning=True):
        _seen[context.session_id] = time.monotonic()


def end_sessions(sessions: Sessions) -> None:
    """Ends those whose browser has been gone for `GONE_SECONDS`, and at the next look removes what they leave.

    What a session holds refers to itself, and would stay until the garbage collector comes by.
    """
    if _ended:
        _ended.clear()
        gc.collect()
    now = time.monotonic()
    for session_id, last in list(_seen.items()):
        if sessions.is_active_session(session_id):
            _seen[session_id] = now
        elif now - last > GONE_SECONDS:
            sessions.close_session(session_id)
            del _seen[session_id]
            _ended.append(session_id)
