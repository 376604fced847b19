"""Sessions whose browser is gone end by the clock, and with them what was uploaded."""

import pytest

from views import ended_sessions


class Runtime:
    """Stands for Streamlit's, with the sessions whose browser is there and those that were closed."""

    def __init__(self, *there: str) -> None:
        self.there, self.closed = set(there), list[str]()

    def is_active_session(self, session_id: str) -> bool:
        return session_id in self.there

    def close_session(self, session_id: str) -> None:
        self.closed.append(session_id)


def test_a_session_ends_a_while_after_its_browser_is_gone_and_no_other_does(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    monkeypatch.setattr("time.monotonic", lambda: clock[-1])
    monkeypatch.setattr(ended_sessions, "_seen", {"one": 0.0, "two": 0.0})
    runtime = Runtime("one", "two")
    for passed, there, closed in (
        (50, {"one", "two"}, []),
        (100, {"one"}, []),
        (170, {"one"}, ["two"]),
        (300, {"one"}, ["two"]),
    ):
        clock.append(passed)
        runtime.there = there
        ended_sessions.end_sessions(runtime)
        assert runtime.closed == closed


def test_the_session_of_a_run_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, float] = {}
    monkeypatch.setattr(ended_sessions, "_seen", seen)
    monkeypatch.setattr(ended_sessions, "get_script_run_ctx", lambda **_: None)
    ended_sessions.note_session()
    assert not seen
    monkeypatch.setattr(ended_sessions, "get_script_run_ctx", lambda **_: type("Context", (), {"session_id": "one"}))
    ended_sessions.note_session()
    assert list(seen) == ["one"]
