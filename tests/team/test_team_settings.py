"""How a team works, and who was here."""

from datetime import timedelta
from pathlib import Path

import pytest

from claims.errors import WorkspaceError
from claims.team.visits import everybody_in, note_visit
from claims.workspace import (
    TeamSettings,
    change_team_settings,
    open_workspace,
    read_team_settings,
)
from tests.builders.collection_tables import build_collection, claim
from tests.builders.workspaces import NOON, judge


def test_settings_are_kept_and_the_last_hold(tmp_path: Path) -> None:
    with open_workspace(tmp_path / "work.sqlite3", collection="test") as workspace:
        assert read_team_settings(workspace) == TeamSettings(by_two=False, taking_minutes=30)
        for wanted in (TeamSettings(by_two=True, taking_minutes=5), TeamSettings(taking_minutes=5), TeamSettings()):
            change_team_settings(workspace, wanted, by="Ana", at=NOON)
            assert read_team_settings(workspace) == wanted


def test_settings_that_are_the_same_add_nothing(tmp_path: Path) -> None:
    with open_workspace(tmp_path / "work.sqlite3", collection="test") as workspace:
        revision = workspace.revision()
        change_team_settings(workspace, TeamSettings(), by="Ana", at=NOON)
        assert workspace.revision() == revision


@pytest.mark.parametrize("minutes", [0, -1, 24 * 60 + 1])
def test_takings_end_within_a_day(tmp_path: Path, minutes: int) -> None:
    with (
        open_workspace(tmp_path / "work.sqlite3", collection="test") as workspace,
        pytest.raises(WorkspaceError, match="allowed: 1 to 1440"),
    ):
        change_team_settings(workspace, TeamSettings(taking_minutes=minutes), by="Ana", at=NOON)


def test_a_visit_says_when_the_one_before_it_ended(tmp_path: Path) -> None:
    with open_workspace(tmp_path / "work.sqlite3", collection="test") as workspace:
        told = [
            note_visit(workspace, by=" Ana ", at=NOON + timedelta(minutes=minutes))
            for minutes in (0, 20, 60, 80, 100, 200)
        ]
        assert note_visit(workspace, by="Ben", at=NOON) == ""
    first, second = "2026-11-22T12:20:00.000000Z", "2026-11-22T13:40:00.000000Z"
    assert told == ["", "", first, first, first, second]


def test_people_are_those_who_visited_or_judged(tmp_path: Path) -> None:
    collection = build_collection(claim("a"), claim("b", title="two"))
    with open_workspace(tmp_path / "work.sqlite3", collection="test") as workspace:
        assert everybody_in(workspace) == ()
        note_visit(workspace, by="zoe", at=NOON)
        judge(workspace, collection, "ab", by="Ana")
        assert everybody_in(workspace) == ("Ana", "zoe")
