"""Sharing by command: roles and tokens given and ended, and each command refused to those whose role does not allow it."""

import json
import shutil
from pathlib import Path

import pytest

from claims.people import Role, acting
from claims.projects import open_project
from claims.workspace import opens_with
from tests.builders.command_line import run, run_json
from tests.builders.projects import two_outlets
from tests.builders.team import member, team_project


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return team_project(tmp_path_factory.mktemp("shared"))


# Each command with the least role that may run it.
COMMANDS = {
    "validate": Role.READER,
    "project history": Role.READER,
    "judge": Role.REVIEWER,
    "project undo": Role.EDITOR,
    "project token": Role.OWNER,
    "project share": Role.OWNER,
    "project remove": Role.OWNER,
}


def _arguments(command: str, path: Path) -> list[object]:
    behind: dict[str, list[object]] = {
        "project token": ["A map"],
        "project share": ["new@example.org", "coder"],
    }
    before = ["hawar-c", "sohr-c", "same"] if command == "judge" else []
    return [*command.split(), *before, path, *behind.get(command, [])]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_does_what_the_role_of_whom_it_acts_for_allows(
    shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    path, least = Path(shutil.copy(shared, tmp_path)), COMMANDS[command]
    below = list(Role)[least.rank - 1] if least.rank else None
    for named in (f"{below}@example.org" if below else "eve@example.org", ""):
        monkeypatch.setenv("CLAIMS_PERSON", named)
        refused = run(*_arguments(command, path))
        assert refused.exit_code in {2, 3}
        assert any(why in refused.output for why in ("may not", "nobody is signed in", "no name given"))
    monkeypatch.setenv("CLAIMS_PERSON", f"{least}@example.org")
    allowed = run(*_arguments(command, path))
    assert allowed.exit_code == 0, allowed.output


def test_whoever_runs_the_server_gives_a_project_to_its_first_owner(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = two_outlets(tmp_path)
    assert "another owner first" in run("project", "share", path, "ada@example.org", "coder").output
    assert run_json("project", "share", path, "Ada@example.org", "owner") == {"ada@example.org": "owner"}
    assert "has members, and nobody is signed in" in run("project", "share", path).output
    monkeypatch.setenv("CLAIMS_PERSON", "operator")
    assert run_json("project", "share", path, "everyone", "reader")["everyone"] == "reader"
    assert set(run_json("project", "share", path)) == {"ada@example.org", "everyone"}
    run("project", "share", path, "everyone", "none")
    assert (
        "allowed: reader, coder, reviewer, editor, owner, none" in run("project", "share", path, "x@y", "boss").output
    )
    assert "ada@example.org" in run("project", "share", path).output


def test_a_token_is_shown_once_and_ends_when_it_is_revoked(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMS_PERSON", "owner@example.org")
    made = run_json("project", "token", shared, "Our map")
    [listed] = run_json("project", "token", shared)["tokens"]
    assert made["secret"] not in json.dumps(listed)
    with acting(member(Role.READER)), open_project(shared) as project:
        assert opens_with(project.workspace, made["secret"])
        assert not opens_with(project.workspace, made["secret"][:-1])
    assert run("project", "token", shared, "--revoke", listed["token_id"]).exit_code == 0
    with acting(member(Role.READER)), open_project(shared) as project:
        assert not opens_with(project.workspace, made["secret"])
    assert "ended" in run("project", "token", shared).output
    assert "allowed: none was made" in run("project", "token", shared, "--revoke", listed["token_id"]).output
