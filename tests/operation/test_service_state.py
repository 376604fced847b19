"""What the app says of itself: alive, ready, not ready without its database, ending; running writes are finished."""

import threading
from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from claims.databases import running_writes
from claims.databases.address import Address, ServerAddress
from claims.databases.running_writes import RunningWrites
from claims.errors import WorkspaceError
from claims.people import Action
from claims.workspace import open_workspace, read_history
from claims.workspace.workspace_files import VARIABLE
from tests.builders.collection_tables import build_collection, claim
from tests.builders.postgres_server import PostgresServer
from tests.builders.workspaces import judge
from views.served_state import state_routes

THREE = build_collection(claim("a"), claim("b"), claim("c"))


@pytest.fixture(autouse=True)
def open_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running_writes, "RUNNING", RunningWrites())


@pytest.fixture
def client() -> Iterator[TestClient]:
    with TestClient(Starlette(routes=state_routes())) as client:
        yield client


def test_it_is_alive_and_ready(client: TestClient) -> None:
    assert client.get("/health").json() == {"alive": True}
    ready = client.get("/ready")
    assert (ready.status_code, ready.json()) == (200, {"keeps_work": True, "goes_on": True})


def test_it_is_ready_as_long_as_its_database_is(
    client: TestClient, shared_database: ServerAddress, postgres: PostgresServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claims.databases.database_kind.SECONDS_BEFORE_AGAIN", 0.01)
    monkeypatch.setenv(VARIABLE, str(shared_database))
    assert client.get("/ready").status_code == 200
    monkeypatch.setenv(VARIABLE, str(shared_database).replace(str(postgres.port), str(postgres.port + 1)))
    gone = client.get("/ready")
    assert (gone.status_code, gone.json()["keeps_work"]) == (503, False)
    assert "postgres" not in gone.text
    assert client.get("/health").status_code == 200


def test_a_running_write_is_finished_and_none_begins(client: TestClient, work: Address) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def write() -> None:
        with open_workspace(work, collection="test") as workspace, workspace.writing(Action.READ):
            begun.set()
            go_on.wait(10)

    open_workspace(work, collection="test").close()
    writer = threading.Thread(target=write)
    writer.start()
    begun.wait(10)
    assert not running_writes.RUNNING.close(most_seconds=0.05)
    go_on.set()
    assert running_writes.RUNNING.close(most_seconds=10)
    writer.join()
    with open_workspace(work, collection="test") as workspace:
        with pytest.raises(WorkspaceError, match="the program ends"):
            judge(workspace, THREE, "ab")
        assert read_history(workspace) == ()
    assert client.get("/ready").json()["goes_on"] is False
