"""What commands load: which rows are left out is said once, for the collection and for accepted documents."""

import shutil
from pathlib import Path

import pandas as pd
import pytest

from claims import study
from claims.collection import load_collection
from claims.schema import TABLE_COLUMNS
from claims.workspace import accept_document, open_workspace
from tests.builders.collection_tables import claim, read_rows, write_rows
from tests.builders.command_line import run
from tests.builders.workspaces import later

FIELDS = ("crowd", "wounded", "armed", "blocked")  # taken from the collection after a document used them


@pytest.fixture
def workspace(small_collection: Path, tmp_path: Path) -> Path:
    """A workspace with a document of which four statements fit the collection no more."""
    file = tmp_path / "work.sqlite3"
    collection = load_collection(small_collection)
    values = {"killed": "1", "crowd": "50", "wounded": "2", "armed": "yes", "blocked": "food"}
    tables = claim("new", source="herald", document="new-doc", when="2021-01-23", **values)
    rows = {
        table: pd.DataFrame(cells, columns=list(TABLE_COLUMNS[table]), dtype="str").fillna("")
        for table, cells in tables.items()
    }
    with open_workspace(file, collection=collection.name) as opened:
        accept_document(opened, collection, rows, text="One died.", by="Ana", at=later())
    for table in ("fields", "statements"):
        path = small_collection / f"{table}.csv"
        write_rows(path, [cells for cells in read_rows(path) if cells["field"] not in FIELDS])
    return file


@pytest.mark.parametrize("command", ["incidents", "discrepancies", "judgements"])
def test_problems_of_accepted_documents_are_counted_and_three_listed(
    command: str, small_collection: Path, workspace: Path
) -> None:
    result = run(command, small_collection, "--workspace", workspace)
    assert result.exit_code == 0, result.output
    [line] = [line for line in result.stderr.splitlines() if "problems" in line]
    assert line.startswith(
        "4 problems in added documents: these rows are left out. workspace, statements new-3, column field"
    )
    assert line.count("column field") == 3


def test_problems_of_the_collection_are_counted_before(small_collection: Path, workspace: Path) -> None:
    path = small_collection / "sources.csv"
    sources = read_rows(path)
    write_rows(path, [{**sources[0], "source_id": "odd", "kind": "newspaper"}, *sources])
    result = run("discrepancies", small_collection, "--workspace", workspace)
    first, second, *_ = result.stderr.splitlines()
    assert first == "1 problem: these rows are left out. claims validate lists them."
    assert second.startswith("4 problems in added documents")


@pytest.fixture
def user_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A user's data folder of its own."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "user-data"))
    return tmp_path / "user-data" / "competing-claims"


def _never(*_: object) -> None:
    pytest.fail("done again")


@pytest.mark.parametrize(("first", "second"), [("discrepancies", "incidents"), ("incidents", "incidents")])
def test_the_next_command_reads_what_the_last_one_worked_out(
    first: str, second: str, small_collection: Path, user_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = small_collection / "sources.csv"
    sources = read_rows(path)
    write_rows(path, [{**sources[0], "source_id": "odd", "kind": "newspaper"}, *sources])
    expected = run(second, small_collection)
    shutil.rmtree(user_data)
    run(first, small_collection)
    monkeypatch.setattr(study, "match_collection", _never)
    shown = run(second, small_collection)
    assert (shown.exit_code, shown.stdout, shown.stderr) == (0, expected.stdout, expected.stderr)
    assert "claims validate lists them" in shown.stderr


def test_a_changed_file_is_read_again(small_collection: Path, user_data: Path) -> None:
    before = run("incidents", small_collection).stdout
    assert len(list((user_data / "commands").iterdir())) == 1
    path = small_collection / "statements.csv"
    write_rows(path, [{**cells, "value": cells["value"].replace("2021", "2020")} for cells in read_rows(path)])
    assert run("incidents", small_collection).stdout != before


def test_what_a_workspace_has_a_say_in_is_neither_kept_nor_read(
    small_collection: Path, workspace: Path, user_data: Path
) -> None:
    with_documents = run("incidents", small_collection, "--workspace", workspace).stdout
    assert not (user_data / "commands").exists()
    alone = run("incidents", small_collection).stdout
    assert alone != with_documents
    assert run("incidents", small_collection, "--workspace", workspace).stdout == with_documents
