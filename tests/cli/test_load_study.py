"""What commands load: which rows are left out is said once, for the collection and for accepted documents."""

from pathlib import Path

import pandas as pd
import pytest

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
