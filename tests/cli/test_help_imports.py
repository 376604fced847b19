"""Help is there at once: no command imports what it works with before it works."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from claims.cli import app, main
from claims.cli.common_options import FORMAT_NAMES, KNOWN_FORMAT_NAMES
from claims.exports import FORMATS
from claims.importers import KNOWN_FORMATS

# Each takes longer to import than help may take in all.
HEAVY = {"lxml", "numpy", "openpyxl", "pandas", "plotly", "pyarrow", "pydantic", "rapidfuzz", "scipy", "sqlalchemy", "streamlit", "xlsxwriter"}  # fmt: skip
ASK_EVERY_COMMAND = """
import json, sys
import typer
from typer.testing import CliRunner
from claims.cli import app

def commands(group, path=()):
    yield path
    for name, command in getattr(group, "commands", {}).items():
        yield from commands(command, (*path, name))

told = {}
for path in commands(typer.main.get_command(app)):
    shown = CliRunner().invoke(app, [*path, "--help"])
    assert shown.exit_code == 0 and "Usage:" in shown.output, path
    told[" ".join(path)] = sorted({name.split(".")[0] for name in sys.modules})
print(json.dumps(told))
"""


@pytest.fixture(scope="module")
def imported() -> dict[str, list[str]]:
    """By command, what is imported when its help and that of the commands before it is shown."""
    done = subprocess.run([sys.executable, "-c", ASK_EVERY_COMMAND], check=True, capture_output=True, text=True)
    return dict(json.loads(done.stdout))


def test_help_of_no_command_imports_what_the_command_works_with(imported: dict[str, list[str]]) -> None:
    assert len(imported) > 15
    heavy = {command: sorted(HEAVY.intersection(names)) for command, names in imported.items()}
    first = next((command for command, names in heavy.items() if names), None)
    assert first is None, (
        f"claims {first} --help imports {heavy[first]}: import them inside the function that needs them"
    )


def test_the_formats_that_help_names_are_those_that_there_are() -> None:
    assert tuple(FORMATS) == FORMAT_NAMES
    assert tuple(KNOWN_FORMATS) == KNOWN_FORMAT_NAMES


SHOW_DISCREPANCIES = """
import sys
from claims.cli import app
from typer.testing import CliRunner
done = CliRunner().invoke(app, ["discrepancies"])
assert done.exit_code == 0, done.output
print(*(name for name in sys.modules if name.startswith("claims.discrepancies.")))
"""


def test_a_command_that_finds_the_comparison_kept_does_not_import_the_rules(tmp_path: Path) -> None:
    kept = {**os.environ, "XDG_DATA_HOME": str(tmp_path)}

    def imported_by_run() -> str:
        run = [sys.executable, "-c", SHOW_DISCREPANCIES]
        return subprocess.run(run, check=True, capture_output=True, text=True, env=kept).stdout

    assert "claims.discrepancies.rules" in imported_by_run()  # nothing is kept yet
    found_kept = imported_by_run().split()
    assert "claims.discrepancies.discrepancy_sentences" in found_kept
    assert [name for name in found_kept if "rules" in name] == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["discrepancies", "--help"], "Usage: claims discrepancies "),
        (["verify-fragments", "--help"], "Usage: claims verify-fragments "),
        (["project", "list", "--help"], "Usage: claims project list "),
        (["export", "figures", "--help"], "Usage: claims export figures "),
        (["discrepancys"], "No such command 'discrepancys'. Did you mean 'discrepancies'?"),
        (["--help"], "serve-api"),
        ([], "serve-api"),
    ],
)
def test_one_command_is_looked_into_and_the_others_are_still_known(
    typed: list[str], said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["claims", *typed])
    with pytest.raises(SystemExit):
        main()
    assert said in "".join(capsys.readouterr())
    assert {each.name for each in app.registered_groups} >= {"export", "project", "workspace"}
