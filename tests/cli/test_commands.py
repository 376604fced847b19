"""The command line as a whole: validate, exit codes, help, version, what cannot be opened."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from claims.collection import default_collection
from tests.builders.command_line import run, run_json

ROOT = Path(__file__).parents[2]
Spoil = Callable[[str, str, Mapping[str, str]], Path]


def test_validate_says_what_it_read(small_collection: Path) -> None:
    result = run("validate", small_collection)
    assert result.exit_code == 0
    assert result.stdout.startswith("Read 4 sources, 4 documents, 5 claims, ")
    assert result.stdout.endswith("0 problems.\n")


def test_validate_names_the_place_of_each_problem(spoil: Spoil) -> None:
    spoil("documents", "herald-1", {"published_from": "24 January"})
    path = spoil("sources", "watch", {"kind": "newspaper"})
    result = run("validate", path)
    assert result.exit_code == 1
    assert "documents.csv, row 2, column published_from: found" in result.stdout
    assert "sources.csv, row 3, column kind: found" in result.stdout
    problems = json.loads(run("validate", path, "--json").stdout)["problems"]
    assert {"file": "sources.csv", "row": 3, "column": "kind"}.items() <= problems[0].items()
    assert set(problems[0]) == {"file", "row", "column", "found", "allowed"}


def test_other_commands_say_that_rows_are_left_out(spoil: Spoil) -> None:
    path = spoil("sources", "watch", {"kind": "newspaper"})
    result = run("incidents", path, "--json")
    assert result.exit_code == 0
    assert "these rows are left out" in result.stderr
    assert json.loads(result.stdout)


def test_what_cannot_be_opened_ends_with_3_and_one_line(tmp_path: Path) -> None:
    result = run("incidents", tmp_path / "nowhere")
    assert result.exit_code == 3
    assert result.stderr.startswith("Error: ")
    assert "nowhere" in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["validate", "--nonsense"],
        ["discrepancies", "--kind", "nonsense"],
        ["serve", "--port", "0"],
    ],
)
def test_wrong_use_ends_with_2(arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


def test_unknown_incident_says_so_and_offers_near_ones(small_collection: Path) -> None:
    known = run_json("incidents", small_collection)[0]["id"]
    for arguments in (
        ["discrepancies", small_collection, "--incident", "zz"],
        ["export", "incident", "zz", small_collection],
    ):
        result = run(*arguments)
        assert result.exit_code == 2
        assert "no incident 'zz'; the nearest ids are" in result.stderr
    assert known in run("discrepancies", small_collection, "--incident", known[:-1] + "z").stderr


def test_help_gives_examples_for_every_command() -> None:
    for command in ("validate", "match", "incidents", "discrepancies", "serve"):
        assert f"  claims {command}" in run(command, "--help").stdout
    for command in ("discrepancies", "incident"):
        assert f"  claims export {command}" in run("export", command, "--help").stdout
    assert "Exit codes" in run("--help").stdout


def test_version_is_told() -> None:
    assert run("--version").stdout.startswith("claims 0.")


def test_default_collection_does_not_depend_on_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert default_collection() == ROOT / "data" / "qamishli-hasakah"
