"""The workspace file: made, found, migrated, and refused in a sentence where it cannot be used."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text

from claims.collection import write_folder
from claims.errors import ClaimsError, WorkspaceError
from claims.people import Action
from claims.workspace import (
    VARIABLE,
    Workspace,
    existing_workspace,
    open_workspace,
    read_history,
    record_judgement,
    workspace_path,
)
from tests.builders.collection_tables import build_collection, claim
from tests.builders.database_files import VERSION_1, run_sql, schema_of, schema_of_a_new_one
from tests.builders.workspaces import NOON, judge

THREE = build_collection(claim("a"), claim("b"), claim("c"))
# The tables of version 1, as that version made them.


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "work.sqlite3"


def test_a_new_workspace_is_made_with_its_folder_and_kept(path: Path) -> None:
    with open_workspace(path, collection="test") as workspace:
        judge(workspace, THREE, "ab")
    with open_workspace(path, collection="test") as workspace:
        assert [each.pair for each in read_history(workspace)] == [("a", "b")]


def test_writing_ahead_is_on_and_synchronous(path: Path) -> None:
    with open_workspace(path, collection="test") as workspace, workspace.reading() as connection:
        assert connection.scalar(text("PRAGMA journal_mode")) == "wal"
        assert connection.scalar(text("PRAGMA synchronous")) == 2


def fail_in_the_middle(workspace: Workspace) -> None:
    with workspace.writing(Action.READ) as connection:
        connection.execute(text("DELETE FROM meta"))
        raise RuntimeError


def test_a_block_that_fails_writes_nothing(path: Path) -> None:
    with open_workspace(path, collection="test") as workspace:
        with pytest.raises(RuntimeError):
            fail_in_the_middle(workspace)
        open_workspace(path, collection="test").close()


def test_revision_grows_with_every_judgement(path: Path) -> None:
    with open_workspace(path, collection="test") as workspace:
        before = workspace.revision()
        judge(workspace, THREE, "ab")
        assert workspace.revision() > before


def test_version_1_is_migrated_with_every_judgement(path: Path) -> None:
    rows = [
        """'j1','a','b','same','Ana','2026-01-01T00:00:00Z','two, "quoted"','','','',''""",
        "'j2','b','c','part of','Ben','2026-01-02T00:00:00Z','','','','Ana','2026-01-03T00:00:00Z'",
    ]
    inserts = "".join(f"INSERT INTO judgements VALUES ({number},{row});" for number, row in enumerate(rows, 1))
    run_sql(path, VERSION_1 + inserts)
    with open_workspace(path, collection="test") as workspace:
        first, second = read_history(workspace)
        assert (first.judgement_id, first.why, first.stands) == ("j1", 'two, "quoted"', True)
        assert (second.undone_by, second.undone_at) == ("Ana", "2026-01-03T00:00:00Z")
        judge(workspace, THREE, "ac")
    with open_workspace(path, collection="test") as workspace:
        assert len(read_history(workspace)) == 3
    assert schema_of(path) == schema_of_a_new_one(path.with_name("new.sqlite3"))


def test_a_migration_that_fails_leaves_the_old_version(path: Path) -> None:
    run_sql(path, VERSION_1 + "CREATE TABLE undone (other TEXT);")
    with pytest.raises(WorkspaceError, match="cannot be used"):
        open_workspace(path, collection="test")
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT value FROM meta WHERE key = 'schema_version'").fetchone() == ("1",)
    assert not connection.execute("SELECT name FROM sqlite_master WHERE name = 'incidents'").fetchall()
    connection.close()


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("CREATE TABLE recipes (name TEXT);", "is a database, but not a workspace"),
        ("CREATE TABLE meta (name TEXT);", "is a database, but not a workspace"),
        (VERSION_1 + "UPDATE meta SET value = '99' WHERE key = 'schema_version';", "has version 99"),
        (VERSION_1 + "UPDATE meta SET value = 'x' WHERE key = 'schema_version';", "not a workspace"),
        (VERSION_1 + "UPDATE meta SET value = 'other' WHERE key = 'collection';", "belongs to the collection 'other'"),
    ],
)
def test_what_is_no_workspace_of_this_collection_is_refused(path: Path, script: str, words: str) -> None:
    run_sql(path, script)
    with pytest.raises(WorkspaceError, match=words) as raised:
        open_workspace(path, collection="test")
    assert str(path) in str(raised.value)
    assert "allowed: " in str(raised.value)


def test_a_text_file_is_no_workspace(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("not a database, but long enough to be read as one\n" * 100, encoding="utf-8")
    with pytest.raises(WorkspaceError, match="is not a workspace"):
        open_workspace(path, collection="test")


def test_a_folder_is_no_workspace(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="cannot be opened"):
        open_workspace(tmp_path, collection="test")


def test_a_path_below_a_file_is_no_workspace(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(WorkspaceError, match="no folder") as raised:
        open_workspace(tmp_path / "file" / "work.sqlite3", collection="test")
    assert repr(str(tmp_path / "file")) in str(raised.value)


def test_a_workspace_that_another_program_holds_is_named(path: Path) -> None:
    with open_workspace(path, collection="test", timeout_seconds=0.05) as workspace:
        holder = sqlite3.connect(path, isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(WorkspaceError, match="is in use by another program"):
            judge(workspace, THREE, "ab")
        assert read_history(workspace) == ()
        holder.close()
        judge(workspace, THREE, "ab")


def limited(workspace: Workspace, pragma: str) -> None:
    """Makes the one pooled connection of the workspace fail as a disk would."""
    with workspace.reading() as connection:
        connection.execute(text(pragma))


def test_a_full_disk_is_named_and_nothing_is_half_written(path: Path) -> None:
    with open_workspace(path, collection="test") as workspace:
        judge(workspace, THREE, "ab")
        limited(workspace, "PRAGMA max_page_count = 1")
        with pytest.raises(WorkspaceError, match="disk is full"):
            record_judgement(workspace, THREE, "a", "c", "same", by="Ana", at=NOON, why="w" * 100_000)  # type: ignore[arg-type]  # as a caller from outside might
    with open_workspace(path, collection="test") as workspace:
        assert [each.pair for each in read_history(workspace)] == [("a", "b")]


def test_a_file_that_may_only_be_read_is_named(path: Path) -> None:
    with open_workspace(path, collection="test") as workspace:
        limited(workspace, "PRAGMA query_only = 1")
        with pytest.raises(WorkspaceError, match="may be read but not written to"):
            judge(workspace, THREE, "ab")


def test_a_damaged_file_is_named(path: Path) -> None:
    with open_workspace(path, collection="test") as workspace:
        judge(workspace, THREE, "ab")
    content = bytearray(path.read_bytes())
    content[100:] = b"\xff" * (len(content) - 100)
    path.write_bytes(content)
    with pytest.raises(WorkspaceError, match=r"is damaged|is not a workspace"):
        open_workspace(path, collection="test")


def test_errors_are_those_of_this_package() -> None:
    assert issubclass(WorkspaceError, ClaimsError)


def test_where_the_workspace_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    usual = tmp_path / "competing-claims" / "test.sqlite3"
    assert workspace_path(None, collection="test") == usual
    assert existing_workspace(None, collection="test") is None
    open_workspace(usual, collection="test").close()
    assert existing_workspace(None, collection="test") == usual
    monkeypatch.setenv(VARIABLE, str(tmp_path / "named"))
    assert existing_workspace(None, collection="test") == tmp_path / "named"
    assert workspace_path(tmp_path / "given", collection="test") == tmp_path / "given"
    monkeypatch.delenv(VARIABLE)
    monkeypatch.delenv("XDG_DATA_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert workspace_path(None, collection="x") == tmp_path / ".local" / "share" / "competing-claims" / "x.sqlite3"


def test_a_collection_is_never_written_to(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "collection"
    write_folder(THREE, folder)
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    with open_workspace(path, collection="test") as workspace:
        judge(workspace, THREE, "ab")
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before
