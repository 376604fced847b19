"""The API: what it gives, page by page, to whom, and how it says that nothing changed."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from claims.api.application import MOST_ITEMS, app
from claims.errors import WorkspaceError
from claims.people import Role, acting
from claims.projects import create_project, delete_project, open_project, rename_project
from claims.workspace import make_token, revoke_token
from tests.builders.projects import NOW, account
from tests.builders.team import STRANGER, member, team_project

BASE = "/v1/collections/two-outlets"


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    return team_project(tmp_path / "competing-claims" / "projects")


@pytest.fixture
def client(path: Path) -> Iterator[TestClient]:
    with acting(member(Role.OWNER)), open_project(path) as project:
        secret = make_token(project.workspace, "Test", at=NOW)[1]
    with TestClient(app, headers={"Authorization": f"Bearer {secret}"}) as client:
        yield client


def given(client: TestClient, address: str) -> Any:  # what JSON holds
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_a_token_opens_its_project_and_no_other(client: TestClient, path: Path) -> None:
    with acting(member(Role.EDITOR)):
        team_project(path.parent)
    assert [each["name"] for each in given(client, "/v1/collections")] == ["two-outlets"]
    assert client.get(f"{BASE}-2").status_code == client.get("/v1/collections/nowhere").status_code == 404


def test_what_a_project_holds_is_told(client: TestClient) -> None:
    about = given(client, BASE)
    assert [about[key] for key in ("title", "claims", "incidents", "discrepancies", "problems")] == [
        "Two outlets", 2, 1, 1, 0,
    ]  # fmt: skip
    [incident] = given(client, f"{BASE}/incidents")["items"]
    assert given(client, f"{BASE}/incidents/{incident['id']}") == incident
    [claim, _] = given(client, f"{BASE}/claims")["items"]
    assert (claim["claim_id"], claim["source_id"], claim["incident_id"]) == ("hawar-c", "hawar", incident["id"])
    assert {each["field"]: each["value"] for each in claim["statements"]}["killed"] == "3"
    [found] = given(client, f"{BASE}/discrepancies")["items"]
    assert {each["value"] for each in found["sides"]} == {"3", "5"}
    assert given(client, f"{BASE}/discrepancies?incident=nowhere")["total"] == 0
    assert given(client, f"{BASE}/discrepancies?severity={found['severity']}&kind={quote(found['kind'])}")["total"] == 1


def test_a_list_comes_in_pages_that_name_the_next(client: TestClient) -> None:
    first = given(client, f"{BASE}/claims?limit=1")
    second = given(client, first["next"])
    assert [first["total"], second["offset"], second["next"]] == [2, 1, None]
    assert [each["claim_id"] for page in (first, second) for each in page["items"]] == ["hawar-c", "sohr-c"]
    for wrong in ("limit=0", f"limit={MOST_ITEMS + 1}", "offset=-1", "limit=x"):
        assert client.get(f"{BASE}/claims?{wrong}").status_code == 422


def test_what_did_not_change_is_not_sent_again(client: TestClient, path: Path) -> None:
    tag = client.get(f"{BASE}/claims").headers["ETag"]
    unchanged = client.get(f"{BASE}/claims", headers={"If-None-Match": tag})
    assert (unchanged.status_code, unchanged.content, unchanged.headers["ETag"]) == (304, b"", tag)
    assert client.get(f"{BASE}/claims?limit=1", headers={"If-None-Match": tag}).status_code == 200
    with acting(member(Role.CODER)), open_project(path) as project:
        project.change(account("anha", "4"), what="A third", at=NOW)
    changed = client.get(f"{BASE}/claims", headers={"If-None-Match": tag})
    assert (changed.status_code, changed.json()["total"]) == (200, 3)


def test_without_a_token_in_force_nothing_is_told(client: TestClient, path: Path) -> None:
    for headers in ({"Authorization": ""}, {"Authorization": "Basic x"}):
        assert client.get(f"{BASE}/claims", headers=headers).status_code in {401, 403}
    assert client.get(f"{BASE}/claims", headers={"Authorization": "Bearer claims_x"}).status_code == 404
    with acting(member(Role.OWNER)), open_project(path) as project:
        secret_id = make_token(project.workspace, "Other", at=NOW)[0].token_id
        revoke_token(project.workspace, secret_id, at=NOW)
    assert client.get(BASE).status_code == 200
    assert client.get(f"{BASE}/incidents/i-nowhere").status_code == 404


def test_a_new_project_under_the_name_of_a_removed_one_is_told_as_itself(client: TestClient, path: Path) -> None:
    before = client.get(f"{BASE}/claims")
    with acting(member(Role.OWNER)):
        delete_project(path)
    later = NOW + timedelta(days=1)
    with acting(STRANGER):
        again = create_project("Two outlets", folder=path.parent, at=later)
        with open_project(again) as project:
            project.change([*account("anha", "4"), *account("afp", "6")], what="Two others", at=later)
            secret = make_token(project.workspace, "Mine", at=later)[1]
    assert again == path
    assert client.get(BASE).status_code == 404  # the token went with its project
    mine = client.get(
        f"{BASE}/claims", headers={"Authorization": f"Bearer {secret}", "If-None-Match": before.headers["ETag"]}
    )
    assert [each["claim_id"] for each in mine.json()["items"]] == ["anha-c", "afp-c"]


def test_a_project_is_told_under_its_new_title(client: TestClient, path: Path) -> None:
    tag = client.get(BASE).headers["ETag"]
    with acting(member(Role.EDITOR)):
        rename_project(path, "Three outlets")
    assert client.get(BASE, headers={"If-None-Match": tag}).json()["title"] == "Three outlets"


@pytest.mark.parametrize(
    "name", ["Secret study", "secret-study", "damaged", "two-outlets%00", "..%2Ftwo-outlets", "x" * 9000]
)
def test_the_answer_says_nothing_of_other_projects(client: TestClient, path: Path, name: str) -> None:
    with acting(member(Role.EDITOR)):
        rename_project(path, "Secret study")  # to find out whether another has the title
    before = client.get(f"/v1/collections/{name}")
    with acting(STRANGER):
        create_project("Secret study", folder=path.parent, at=NOW)
    (path.parent / "damaged.sqlite3").write_bytes(b"no database" * 1000)
    there, nowhere = client.get(f"/v1/collections/{name}"), client.get("/v1/collections/nowhere")
    assert before.status_code == there.status_code == nowhere.status_code == 404
    assert there.headers.keys() == nowhere.headers.keys()
    assert [each["name"] for each in given(client, "/v1/collections")] == ["two-outlets"]


def test_it_is_described_and_only_reads(client: TestClient) -> None:
    description = client.get("/openapi.json").json()
    assert {method for each in description["paths"].values() for method in each} == {"get"}
    assert "HTTPBearer" in description["components"]["securitySchemes"]
    for method in ("post", "put", "patch", "delete"):
        assert getattr(client, method)(BASE).status_code == 405


def test_what_cannot_be_read_names_no_place(client: TestClient, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise WorkspaceError(f"the workspace {str(path)!r} cannot be read")

    monkeypatch.setattr("claims.api.application.opened_projects", fails)
    answer = client.get("/v1/collections")
    assert answer.status_code == 503
    assert str(path.parent) not in answer.text
