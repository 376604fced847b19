"""What is peculiar to a server: errors in sentences, the lock of a schema, a connection that was lost, two schemas apart."""

import threading

import psycopg
import pytest
from sqlalchemy import text

from claims.databases.address import SchemaKind, ServerAddress, address_of
from claims.errors import CollectionError, WorkspaceError
from claims.people import Action
from claims.projects import list_projects
from claims.workspace import open_workspace, read_history
from tests.builders.collection_tables import build_collection, claim
from tests.builders.postgres_server import PostgresServer
from tests.builders.workspaces import judge

THREE = build_collection(claim("a"), claim("b"), claim("c"))


@pytest.fixture
def schema(work: ServerAddress) -> ServerAddress:
    return work


pytestmark = pytest.mark.parametrize("work", ["server"], indirect=True)


def test_a_database_or_server_that_is_not_there_is_named(schema: ServerAddress, postgres: PostgresServer) -> None:
    missing = schema.database.replace("/shared", "/elsewhere")
    with pytest.raises(WorkspaceError, match="database that is not there"):
        open_workspace(address_of(f"{missing}?workspace=one"), collection="test")
    gone = f"postgresql+psycopg://postgres@127.0.0.1:{postgres.port + 1}/shared?workspace=one"
    with pytest.raises(WorkspaceError, match="lost its server") as raised:
        open_workspace(address_of(gone), collection="test")
    assert gone in str(raised.value)


def test_a_database_alone_is_no_workspace(schema: ServerAddress) -> None:
    with pytest.raises(WorkspaceError, match="names a database, and no workspace"):
        open_workspace(ServerAddress(schema.database), collection="test")


def test_what_is_no_project_is_not_read_as_one(schema: ServerAddress) -> None:
    from claims.collection import load_collection

    open_workspace(schema, collection="test").close()
    with pytest.raises(CollectionError, match="without a project"):
        load_collection(schema)
    with pytest.raises(CollectionError, match="cannot be used"):
        load_collection(schema.within(SchemaKind.PROJECT, "nothing"))
    assert schema.stem not in {info.name for info in list_projects(ServerAddress(schema.database))}


def test_a_schema_that_others_hold_is_named_and_other_schemas_are_free(schema: ServerAddress) -> None:
    other = schema.within(SchemaKind.WORKSPACE, f"{schema.stem}-other")
    with open_workspace(schema, collection="test", timeout_seconds=0.05) as workspace:
        with open_workspace(schema, collection="test") as holder, holder.writing(Action.READ):
            with pytest.raises(WorkspaceError, match="in use by others"):
                judge(workspace, THREE, "ab")
            assert read_history(workspace) == ()
            with open_workspace(other, collection="test") as beside:
                judge(beside, THREE, "ab")
        judge(workspace, THREE, "ab")


def test_a_reader_sees_one_state_while_others_write(schema: ServerAddress) -> None:
    with open_workspace(schema, collection="test") as workspace, workspace.reading() as connection:
        counted = text("SELECT count(*) FROM judgements")
        before = connection.scalar(counted)
        writer = threading.Thread(target=judge, args=(workspace, THREE, "ab"))
        writer.start()
        writer.join()
        assert connection.scalar(counted) == before == 0


def test_a_connection_that_was_cut_is_made_again_and_that_is_said(
    schema: ServerAddress, postgres: PostgresServer, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claims.databases.database_kind.SECONDS_BEFORE_AGAIN", 0.01)
    with open_workspace(schema, collection="test") as workspace:
        judge(workspace, THREE, "ab")
        cut = f"host=127.0.0.1 port={postgres.port} user=postgres dbname=postgres"
        with psycopg.connect(cut, autocommit=True) as connection:
            connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'shared'")
        judge(workspace, THREE, "ac")
        assert [each.pair for each in read_history(workspace)] == [("a", "b"), ("a", "c")]
    assert "tried once more" in caplog.text


def test_a_zero_byte_is_refused_in_words(schema: ServerAddress) -> None:
    with (
        open_workspace(schema, collection="test") as workspace,
        pytest.raises(WorkspaceError, match="zero byte"),
        workspace.writing(Action.READ) as connection,
    ):
        connection.execute(text("INSERT INTO meta VALUES (:key, '')"), {"key": "a\x00b"})
