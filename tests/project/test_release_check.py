"""The check of a release: which Pythons it tries, and what it says where a step fails."""

from pathlib import Path

import pytest

from scripts import release_check
from scripts.release_check import PYTHONS, TOOLS, found_python, run, with_files
from tests.builders.shipped import ROOT


@pytest.mark.parametrize(("ends_with", "is_found"), [(0, True), (127, False)])
def test_a_python_is_found_where_it_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ends_with: int, is_found: bool
) -> None:
    python = tmp_path / "python3.12"
    python.write_text(f"#!/bin/sh\nexit {ends_with}\n", encoding="utf-8")
    python.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert found_python("3.12") == (str(python) if is_found else "")
    assert found_python("3.13") == ""


def test_a_step_that_fails_ends_the_check_with_what_it_said(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="failed: sh -c echo told >&2; exit 3"):
        run("sh", "-c", "echo told >&2; exit 3")
    assert "told" in capsys.readouterr().err


def test_a_pattern_becomes_the_files_that_fit_it() -> None:
    assert list(with_files(["--strict", "CITATION.*"])) == ["--strict", str(ROOT / "CITATION.cff")]


def test_it_checks_with_the_pythons_that_are_declared_and_files_that_are_there() -> None:
    declared = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert all(f"Programming Language :: Python :: {version}" in declared for version in PYTHONS)
    workflow = (ROOT / ".github" / "workflows" / "test.yml").read_text(encoding="utf-8")
    assert all(f"            {version}\n" in workflow for version in PYTHONS)
    named = [argument for tool in TOOLS for argument in tool if argument[0].isupper()]
    assert named == [name for name in ("CITATION.cff", "Containerfile") if (ROOT / name).is_file()]
    assert release_check.TRIED.is_file()
