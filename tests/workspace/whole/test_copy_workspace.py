"""Copies in every direction hold the same, go on from there, and are whole or not there; backups come back."""

from pathlib import Path

import pytest
from sqlalchemy import select, text

from claims.collection import load_collection
from claims.databases.address import Address, SchemaKind, ServerAddress
from claims.errors import RoleError, WorkspaceError
from claims.people import Action
from claims.projects import open_project, put
from claims.workspace import Workspace, open_workspace, read_accepted, read_history
from claims.workspace.database import open_existing
from claims.workspace.database_tables import HISTORY, METADATA
from claims.workspace.whole import copy_workspace as copying
from claims.workspace.whole.back_up import back_up, bring_back
from claims.workspace.whole.copy_workspace import copy_workspace
from tests.builders.database_files import run_sql
from tests.builders.projects import NOW, two_outlets
from tests.builders.team import team_project
from tests.workspace.test_upgrade import MADE_BY_0_1_0, MADE_BY_0_2_0


def content(address: Address) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    with open_existing(address) as workspace, workspace.reading() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))]
            for table in METADATA.sorted_tables
        }


@pytest.fixture
def there(shared_database: ServerAddress, tmp_path: Path) -> ServerAddress:
    return shared_database.within(SchemaKind.PROJECT, f"copy-{tmp_path.parent.name}-{tmp_path.name}")


def test_a_file_of_0_1_0_goes_to_a_server_and_comes_back_the_same(tmp_path: Path, there: ServerAddress) -> None:
    old, back = tmp_path / "old.sqlite3", tmp_path / "back.sqlite3"
    run_sql(old, MADE_BY_0_1_0.read_text(encoding="utf-8"))
    counts = copy_workspace(old, there)
    assert {name: counts[name] for name in ("judgements", "undone", "accepted", "incidents")} == {
        "judgements": 2, "undone": 1, "accepted": 1, "incidents": len(content(old)["incidents"]),
    }  # fmt: skip
    assert copy_workspace(there, back) == counts
    assert content(old) == content(there) == content(back)
    with open_workspace(there, collection="small") as workspace:
        assert [each.by for each in read_history(workspace)] == ["Ana", "Ben"]
        assert [each.document_id for each in read_accepted(workspace)] == ["herald-2"]


def test_of_a_project_with_members_nothing_is_copied_by_somebody_unknown(tmp_path: Path) -> None:
    path, copy = team_project(tmp_path), tmp_path / "copy.sqlite3"
    with pytest.raises(RoleError, match="nobody is signed in"):
        copy_workspace(path, copy)
    assert not copy.exists()


def test_a_copied_project_goes_on_from_where_it_was(tmp_path: Path, there: ServerAddress) -> None:
    project = two_outlets(tmp_path)
    copy_workspace(project, there)
    for address in (project, there):
        with open_project(address) as opened:
            opened.change([put("sources", source_id="afp", name="AFP", kind="outlet")], what="AFP", by="Ben", at=NOW)
            opened.undo(by="Ada", at=NOW)
    assert content(project) == content(there)
    assert load_collection(project).digest == load_collection(there).digest


def test_nothing_is_copied_over_what_is_there(tmp_path: Path, there: ServerAddress) -> None:
    project = two_outlets(tmp_path)
    copy_workspace(project, there)
    for target in (project, there):
        with pytest.raises(WorkspaceError, match="something at"):
            copy_workspace(project, target)


def test_a_copy_that_breaks_off_is_not_there(
    tmp_path: Path, there: ServerAddress, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = two_outlets(tmp_path)
    monkeypatch.setattr(copying, "_go_on_numbering", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        copy_workspace(project, there)
    assert not there.exists()


def test_a_backup_comes_back_and_a_damaged_one_does_not(tmp_path: Path, there: ServerAddress) -> None:
    project, file = two_outlets(tmp_path), tmp_path / "backup.sqlite3"
    copy_workspace(project, there)
    back_up(there, file)
    bring_back(file, tmp_path / "again.sqlite3")
    assert content(tmp_path / "again.sqlite3") == content(project)
    spoiled = bytearray(file.read_bytes())
    spoiled[4096:12288] = b"\xff" * 8192
    file.write_bytes(spoiled)
    with pytest.raises(WorkspaceError, match="damaged"):
        bring_back(file, tmp_path / "third.sqlite3")
    with pytest.raises(WorkspaceError, match="no file"):
        bring_back(tmp_path / "nothing", tmp_path / "third.sqlite3")


@pytest.mark.parametrize(
    ("dump", "least"),
    [
        (MADE_BY_0_1_0, {"judgements", "undone", "accepted", "accepted_rows"}),
        (MADE_BY_0_2_0, {"judgements", "undone", "confirmed", "project_changes", "project_edits"}),
    ],
)
def test_the_database_itself_keeps_the_history(work: Address, tmp_path: Path, dump: Path, least: set[str]) -> None:
    old = tmp_path / "old.sqlite3"
    run_sql(old, dump.read_text(encoding="utf-8"))
    copy_workspace(old, work)
    before, filled = content(work), {table.name for table in HISTORY if content(work)[table.name]}
    assert least <= filled
    with open_workspace(work, collection="small") as workspace:
        for table in sorted(filled):
            for statement in (f"UPDATE {table} SET number = number + 1", f"DELETE FROM {table}"):
                with pytest.raises(WorkspaceError, match="keeps its history as it is"):
                    _execute(workspace, statement)
    assert content(work) == before


def _execute(workspace: Workspace, statement: str) -> None:
    with workspace.writing(Action.READ) as connection:
        connection.execute(text(statement))
