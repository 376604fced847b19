"""The document that the visitor codes: asked for again when half of its time is gone, or when it may be another's."""

from contextlib import AbstractContextManager
from datetime import datetime, timedelta, tzinfo
from pathlib import Path
from typing import Any, Self

import pytest
import streamlit as st

from claims.team.takings import ItemKind, release_taken, take_next, takings_now
from claims.workspace import Workspace, open_workspace
from tests.builders.workspaces import NOON
from views.state.work import held_document
from views.state.work.held_document import hold_document, release_document
from views.state.work.visitor import remember_visitor

MINUTES = 30  # as the settings begin


class Clock(datetime):
    """A time of day that stands where it is put."""

    at = NOON

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:  # noqa: ARG003  # as that of its base
        return cls.fromisoformat(cls.at.isoformat())


class Opened:
    """What the form knows of the open project, counting how often its workspace is opened."""

    def __init__(self, path: Path) -> None:
        self.project, self.times = path, 0

    def open_workspace(self) -> AbstractContextManager[Workspace]:
        self.times += 1
        return open_workspace(self.project, collection="test")


@pytest.fixture
def matched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Any:  # in the place of a collection, of which it has what is asked
    monkeypatch.setattr(held_document, "datetime", Clock)
    monkeypatch.setattr(Clock, "at", NOON)
    remember_visitor("Ana")
    return Opened(tmp_path / "work.sqlite3")


@pytest.mark.parametrize(("minutes", "document", "times"), [(14, "a", 1), (15, "a", 2), (1, "b", 2), (1, "", 1)])
def test_what_is_held_is_asked_for_again_when_half_of_its_time_is_gone(
    matched: Any, minutes: int, document: str, times: int
) -> None:
    assert hold_document(matched, "a") is None
    Clock.at += timedelta(minutes=minutes)
    assert hold_document(matched, document) is None
    assert matched.times == times


def test_what_another_holds_is_asked_for_at_each_redraw_until_it_is_free(matched: Any) -> None:
    with open_workspace(matched.project, collection="test") as workspace:
        take_next(workspace, ItemKind.PAIR, {"a": 1}, by="Cem", at=NOON, minutes=MINUTES)
        take_next(workspace, ItemKind.DOCUMENT, {"a": 1}, by="Ben", at=NOON, minutes=MINUTES)
        for _ in range(2):
            held = hold_document(matched, "a")
            assert held is not None
            assert (held.by, held.kind) == ("Ben", ItemKind.DOCUMENT)
        release_taken(workspace, ItemKind.DOCUMENT, by="Ben", at=NOON)
        assert hold_document(matched, "a") is None
        assert {each.by for each in takings_now(workspace, at=NOON)} == {"Ana", "Cem"}


def test_what_is_let_go_of_or_held_by_another_name_is_taken_anew(matched: Any) -> None:
    hold_document(matched, "a")
    release_document(matched)
    hold_document(matched, "a")
    with open_workspace(matched.project, collection="test") as workspace:
        assert [each.by for each in takings_now(workspace, at=NOON)] == ["Ana"]
    remember_visitor("Ben")
    held = hold_document(matched, "a")
    assert held is not None
    assert held.by == "Ana"
    assert "held-document" not in st.session_state
