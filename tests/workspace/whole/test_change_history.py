"""The history of a workspace: every change of rows, judgements, documents and roles, what was before and after."""

import json
from datetime import timedelta
from pathlib import Path

import pandas as pd
import pytest

from claims.databases.address import Address
from claims.errors import RoleError
from claims.model import Verdict
from claims.people import OPERATOR, Role, acting
from claims.projects import open_project, put
from claims.workspace import confirm_judgement, give_role, open_workspace, read_history, undo_judgement
from claims.workspace.whole.back_up import back_up
from claims.workspace.whole.change_history import HistoryLine, acts_of, change_history
from tests.builders.collection_tables import build_collection, claim
from tests.builders.projects import NOW, two_outlets
from tests.builders.team import member, team_project
from tests.builders.workspaces import judge, later

THREE = build_collection(claim("a"), claim("b"), claim("c"))


def lines_of(history: pd.DataFrame) -> list[HistoryLine]:
    return [HistoryLine(*line) for line in history.itertuples(index=False, name=None)]


def test_judgements_and_what_became_of_them(work: Address) -> None:
    with open_workspace(work, collection="test") as workspace:
        judged = judge(workspace, THREE, "ab", Verdict.SAME, by="Ana", why="one place")
        confirm_judgement(workspace, THREE, judged, by="Ben", at=later())
        undo_judgement(workspace, judged.judgement_id, by="Cleo", at=later())
        first, confirmed, undone = lines_of(change_history(workspace))
    assert (first.by, first.what, first.table, first.row_id) == ("Ana", "one place", "judgements", judged.judgement_id)
    assert (first.before, json.loads(first.after)["verdict"]) == ("", "same")
    assert (confirmed.by, json.loads(confirmed.before)["claim_a"]) == ("Ben", "a")
    assert (undone.by, undone.after, json.loads(undone.before)["claim_b"]) == ("Cleo", "", "b")
    assert [first.at, confirmed.at, undone.at] == sorted([first.at, confirmed.at, undone.at])


def test_rows_of_a_project_and_roles(projects_home: Address) -> None:
    path = two_outlets(projects_home)
    with acting(OPERATOR), open_project(path) as project:
        project.change(
            [put("sources", source_id="sohr", name="SOHR", kind="outlet")],
            what="Name",
            by="Ben",
            at=NOW + timedelta(days=1),
        )
        project.undo(by="Ada", at=NOW + timedelta(days=2))
        give_role(project.workspace, "ada@example.org", Role.OWNER, by="Ada", at=NOW + timedelta(days=3))
        give_role(project.workspace, "ben@example.org", Role.OWNER, by="Ada", at=NOW + timedelta(days=4))
        give_role(project.workspace, "ada@example.org", None, by="Ada", at=NOW + timedelta(days=5))
        history = change_history(project.workspace)
    changed, undone, given, _, taken = lines_of(history)[-5:]
    names = [json.loads(cells)["name"] for cells in (changed.before, changed.after, undone.before, undone.after)]
    assert names == ["Sohr", "SOHR", "SOHR", "Sohr"]
    assert [line.what for line in (changed, undone)] == ["Name", "undo: Name"]
    assert (given.table, given.row_id, given.before) == ("team_roles", "ada@example.org", "")
    assert json.loads(given.after)["role"] == "owner" == json.loads(taken.before)["role"]
    assert "role" not in json.loads(taken.after)
    assert [len(lines) for lines in acts_of(lines_of(history)).values()][-5:] == [1, 1, 1, 1, 1]


def test_every_row_of_now_is_what_its_history_ends_with(projects_home: Address) -> None:
    with open_project(two_outlets(projects_home)) as project:
        last = {(line.table, line.row_id): line.after for line in lines_of(change_history(project.workspace))}
        for table in ("sources", "claims", "statements"):
            for row_id, cells in project.rows(table).items():
                assert json.loads(last[table, row_id]) == cells


@pytest.mark.parametrize("role", Role)
def test_only_an_owner_takes_the_whole_out(role: Role, tmp_path: Path) -> None:
    path, backup = team_project(tmp_path), tmp_path / "backup"
    with acting(member(role)), open_project(path) as project:
        if role is Role.OWNER:
            assert not change_history(project.workspace).empty
            assert back_up(path, backup)
            return
        with pytest.raises(RoleError, match="the role owner"):
            change_history(project.workspace)
        with pytest.raises(RoleError, match="the role owner"):
            back_up(path, backup)
    assert not backup.exists()


def test_a_workspace_without_changes_has_none(work: Address) -> None:
    with open_workspace(work, collection="test") as workspace:
        assert change_history(workspace).empty
        assert read_history(workspace) == ()


@pytest.mark.parametrize("text", ["Herald, 25 January. On Saturday four people died."])
def test_texts_stay_in_the_workspace(text: str, work: Address) -> None:
    from claims.workspace import accept_document
    from tests.workspace.test_accepted_documents import NEW, OWN, frames

    with open_workspace(work, collection="test") as workspace:
        accept_document(workspace, OWN, frames(NEW), text=text, by="Ana", at=later())
        history = change_history(workspace)
    assert text not in history.to_csv()
    assert {"accepted", "claims", "statements", "documents"} <= set(history["table"])
