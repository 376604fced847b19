"""Addresses: what names a server, what stays a path, what a schema is called; a password is refused and not repeated."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.databases.address import SchemaKind, ServerAddress, address_of
from claims.errors import WorkspaceError
from claims.workspace import existing_workspace, project_of, workspace_path
from claims.workspace.workspace_files import VARIABLE, projects_folder

DATABASE = "postgresql+psycopg://ana@db.example:5433/claims"
NAMES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=80)


@pytest.mark.parametrize(
    ("named", "database", "kind", "stem"),
    [
        (DATABASE, DATABASE, "workspace", ""),
        ("postgresql://ana@db.example:5433/claims", DATABASE, "workspace", ""),
        ("postgres://ana@db.example:5433/claims?project=one", DATABASE, "project", "one"),
        (
            "postgresql:///claims?host=/run/postgresql",
            "postgresql+psycopg:///claims?host=/run/postgresql",
            "workspace",
            "",
        ),
        (f"{DATABASE}?workspace=my%20study&sslmode=require", f"{DATABASE}?sslmode=require", "workspace", "my study"),
    ],
)
def test_an_address_of_a_server(named: str, database: str, kind: str, stem: str) -> None:
    assert address_of(named) == ServerAddress(database, SchemaKind(kind), stem)


@pytest.mark.parametrize("named", ["work.sqlite3", "postgres", "a/postgresql:/b", "sqlite:///x"])
def test_all_else_is_a_path(named: str) -> None:
    assert address_of(named) == Path(named)


@given(NAMES, st.sampled_from(list(SchemaKind)))
def test_what_an_address_reads_is_that_address_again(stem: str, kind: SchemaKind) -> None:
    address = ServerAddress(f"{DATABASE}?sslmode=require", kind, stem)
    assert address_of(str(address)) == address


@given(st.lists(NAMES, unique=True))
def test_schemas_have_names_of_their_own_that_fit(stems: list[str]) -> None:
    names = [ServerAddress(DATABASE, SchemaKind.PROJECT, stem).schema for stem in stems]
    assert len(set(names)) == len(stems)
    assert all(len(name.encode()) <= 63 for name in names)


@pytest.mark.parametrize(
    "named", ["postgresql://ana:hunter2@host/db", "postgresql://host/db?password=hunter2&user=ana"]
)
def test_a_password_is_refused_and_not_repeated(named: str) -> None:
    with pytest.raises(WorkspaceError, match="PGPASSFILE") as refused:
        address_of(named)
    assert "hunter2" not in str(refused.value)


def test_an_address_without_a_database_is_refused() -> None:
    with pytest.raises(WorkspaceError, match="names no database"):
        address_of("postgresql://host")


def test_the_environment_names_the_database_of_a_team(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, DATABASE)
    work = workspace_path(None, collection="study")
    assert str(work) == f"{DATABASE}?workspace=study"
    assert existing_workspace(None, collection="study") == work
    assert project_of(work) is None
    home = projects_folder()
    assert str(home) == DATABASE
    project = address_of(f"{DATABASE}?project=one")
    assert project_of(project) == project
    assert workspace_path(project, collection="study") == project
