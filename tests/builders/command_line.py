"""Runs commands within the test, with their output as text or as what their JSON says."""

import json
from typing import Any

from typer.testing import CliRunner, Result

from claims.cli import app


def run(*arguments: object) -> Result:
    """Runs a command."""
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def run_json(*arguments: object) -> Any:  # whatever the command prints
    """What a command prints with --json."""
    result = run(*arguments, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)
