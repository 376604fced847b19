"""The ways to start: python -m claims, and a command of the distribution's name that serves the app."""

import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path

import pytest

from claims.cli import commands, serve_alone

ROOT = Path(__file__).parents[2]


def test_the_module_is_the_command_line() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "claims", "--help"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert done.stdout.startswith("Usage: claims ")


def test_the_command_of_the_distributions_name_serves(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], small_collection: Path
) -> None:
    served: list[tuple[object, ...]] = []

    def note_serving(script: Path, collection: Path, port: int, *_: object, **__: object) -> int:
        served.append((script, collection, port))
        return 0

    monkeypatch.setattr(commands, "serve_app", note_serving)
    monkeypatch.setattr(sys, "argv", ["competing-claims", str(small_collection), "--port", "8600"])
    with pytest.raises(SystemExit) as ended:
        serve_alone()
    assert ended.value.code == 0
    assert served == [(ROOT / "serve.py", small_collection.resolve(), 8600)]
    assert "http://127.0.0.1:8600" in capsys.readouterr().err


def test_every_console_script_is_there() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["name"] in project["scripts"]
    for script in project["scripts"].values():
        module, function = script.split(":")
        assert callable(getattr(import_module(module), function))
