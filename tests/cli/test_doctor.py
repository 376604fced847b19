"""The command claims doctor: what is installed, what is missing, where files lie."""

import json
from pathlib import Path

import pytest

from claims.cli.doctor import places_on_disk
from claims.installation import readiness
from claims.installation.readiness import PURPOSES, Readiness
from claims.safety import files
from tests.builders.command_line import run


def lacking(monkeypatch: pytest.MonkeyPatch, **missing: tuple[str, ...]) -> None:
    told = [Readiness(extra, purpose, missing.get(extra or "base", ())) for extra, purpose in PURPOSES.items()]
    monkeypatch.setattr(readiness, "readiness", lambda: told)


def test_doctor_names_what_is_missing_for_which_feature(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("CLAIMS_ENDPOINT_KEY", "secret")
    monkeypatch.setattr("claims.cli.terminal.out.width", 200)
    lacking(monkeypatch, speed=("numba",))
    told = run("doctor")
    assert told.exit_code == 0
    [line] = [line for line in told.stdout.splitlines() if "large lists" in line]
    assert line.split("  ")[-1].strip() == "pip install 'competing-claims[speed]'"
    assert " no " in line
    assert f"your data: {tmp_path / 'competing-claims'} (not made yet)" in told.stdout
    assert "CLAIMS_ENDPOINT_KEY" in told.stdout
    assert "secret" not in told.stdout


def test_doctor_tells_programs_the_same_and_fails_where_the_program_cannot_work(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lacking(monkeypatch, base=("pandas",))
    result = run("doctor", "--json")
    told = json.loads(result.stdout)
    assert result.exit_code == 1
    assert told["features"][0] == {
        "extra": "",
        "purpose": PURPOSES[""],
        "missing": ["pandas"],
        "ready": False,
        "remedy": "pip install competing-claims",
    }
    assert {place["what"] for place in told["places"]} >= {"your projects", "log of faults"}


def test_places_say_whether_they_are_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.delenv("CLAIMS_WORKSPACE", raising=False)
    states = {place.what: (place.path, place.state) for place in places_on_disk()}
    assert states["your data"] == (tmp_path / "competing-claims", "not made yet")
    assert states["example collection"][1] == "there"
    monkeypatch.setattr(files, "takes_files", lambda _: False)
    state = {place.what: place.state for place in places_on_disk()}["log of faults"]
    assert state == f"cannot be made, for {tmp_path} takes no files"
