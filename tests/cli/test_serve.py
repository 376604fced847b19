"""The command claims serve: settings, collection and port reach the app."""

import os
import tomllib
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from claims.cli import commands, serve
from claims.cli.serve import APP_SETTINGS, serve_command
from claims.collection import default_collection
from claims.projects import archive_project, create_project
from claims.workspace import projects_folder
from tests.builders.command_line import run
from tests.builders.projects import NOW, two_outlets

ROOT = Path(__file__).parents[2]


def test_serve_passes_the_settings_of_the_checkout() -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert dict(_written(config)) == APP_SETTINGS
    command = serve_command(ROOT / "serve.py", 8600)
    assert command[1:5] == ["-m", "streamlit", "run", str(ROOT / "serve.py")]
    assert {"--server.address=127.0.0.1", "--browser.gatherUsageStats=false", "--server.port=8600"} <= set(command)


def test_another_address_is_listened_to_where_one_is_named_and_the_hosts_stay_those_of_this_computer() -> None:
    command = serve_command(ROOT / "serve.py", 8600, "0.0.0.0")
    assert "--server.address=0.0.0.0" in command
    assert [option for option in command if "server.address" in option or "allowedHosts" in option] == [
        "--server.address=0.0.0.0",
        "--server.allowedHosts=localhost",
        "--server.allowedHosts=127.0.0.1",
    ]


def test_the_name_that_browsers_know_behind_a_proxy_is_a_host_too() -> None:
    command = serve_command(ROOT / "serve.py", 8600, host="claims.example.org")
    hosts = [each.partition("=")[2] for each in command if each.startswith("--server.allowedHosts")]
    assert hosts == ["localhost", "127.0.0.1", "claims.example.org"]


def _written(settings: dict[str, Any], above: str = "") -> Iterator[tuple[str, tuple[str, ...]]]:
    for name, value in settings.items():
        if isinstance(value, dict):
            yield from _written(value, f"{above}{name}.")
        else:
            yield f"{above}{name}", _as_options(value)


def _as_options(value: object) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, list) else (str(value).lower() if isinstance(value, bool) else str(value),)


def test_serve_hands_collection_and_port_to_the_app(small_collection: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def command(_: Path, port: int, *_others: str) -> list[str]:
        return ["sh", "-c", f'test "$CLAIMS_COLLECTION" = "{small_collection.resolve()}" && exit {port}']

    monkeypatch.setattr(serve, "serve_command", command)
    monkeypatch.setattr("signal.signal", lambda *_: None)
    monkeypatch.setattr("claims.cli.commands.ROOT", small_collection)  # stands for a checkout
    (small_collection / "serve.py").touch()
    assert run("serve", small_collection, "--port", 86).exit_code == 86


def test_serve_hands_the_places_of_texts_to_the_app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    places = [tmp_path / "one", tmp_path / "two"]
    for place in places:
        place.mkdir()
    command = ["sh", "-c", f'test "$CLAIMS_TEXTS" = "{os.pathsep.join(map(str, places))}" && exit 7']
    monkeypatch.setattr(serve, "serve_command", lambda *_: command)
    monkeypatch.setattr("signal.signal", lambda *_: None)
    assert run("serve", "--texts", places[0], "--texts", places[1]).exit_code == 7
    nowhere = run("serve", "--texts", tmp_path / "nowhere")
    assert (nowhere.exit_code, "nowhere" in nowhere.stderr) == (3, True)


def test_serve_opens_the_last_project_with_claims_where_no_collection_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    served: list[Path] = []

    def serve_nothing(_: Path, collection: Path, *__: object, **___: object) -> int:
        served.append(collection)
        return 0

    monkeypatch.setattr("claims.cli.commands.serve_app", serve_nothing)
    run("serve")
    folder = projects_folder()
    assert isinstance(folder, Path)
    project = two_outlets(folder)
    create_project("Empty", at=NOW + timedelta(days=1))
    run("serve")
    archive_project(project)
    run("serve")
    assert served == [default_collection().resolve(), project.resolve(), default_collection().resolve()]


def test_serve_without_a_collection_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claims.cli.commands.ROOT", tmp_path)
    (tmp_path / "serve.py").touch()
    result = run("serve", tmp_path / "nowhere")
    assert result.exit_code == 3
    assert "nowhere" in result.stderr


def test_docs_opens_the_built_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "index.html"
    opened: list[str] = []
    monkeypatch.setattr(commands, "built_site", lambda: page)
    monkeypatch.setattr("typer.launch", opened.append)
    assert run("docs", "--where").stdout.strip() == str(page)
    assert opened == []
    assert run("docs").stdout.strip() == str(page)
    assert opened == [page.as_uri()]


def test_docs_that_are_not_built_say_what_would_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "built_site", lambda: None)
    result = run("docs")
    assert result.exit_code == 3
    assert "make docs" in result.stderr
