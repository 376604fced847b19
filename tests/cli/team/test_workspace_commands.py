"""The commands of a workspace as a whole."""

import csv
import io
from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import PROV, RDF

from claims.databases.address import SchemaKind, ServerAddress
from claims.projects import open_project
from claims.workspace.whole.change_history import change_history
from tests.builders.command_line import run
from tests.builders.projects import NOW, two_outlets


def test_copy_backup_and_restore_say_how_much_there_is(tmp_path: Path) -> None:
    project = two_outlets(tmp_path)
    copied = run("workspace", "copy", project, tmp_path / "copy.sqlite3")
    assert copied.exit_code == 0, copied.output
    assert "project_changes 2" in copied.output
    backed = run("workspace", "backup", tmp_path / "copy.sqlite3", tmp_path / "backup.sqlite3")
    restored = run("workspace", "restore", tmp_path / "backup.sqlite3", tmp_path / "again.sqlite3")
    assert {each.output.partition(": ")[2] for each in (backed, restored)} == {copied.output.partition(": ")[2]}
    refused = run("workspace", "restore", tmp_path / "backup.sqlite3", project)
    assert refused.exit_code == 2
    assert "something at" in refused.output


def test_a_project_is_copied_to_a_server_and_known_there_by_its_name(
    tmp_path: Path, database: ServerAddress, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMS_WORKSPACE", str(database))
    path = two_outlets(tmp_path / "before")
    there = database.within(SchemaKind.PROJECT, "moved")
    copied = run("workspace", "copy", path, there)
    assert copied.exit_code == 0, copied.output
    backed = run("workspace", "backup", "moved", tmp_path / "backup.sqlite3")
    assert backed.exit_code == 0, backed.output
    history = run("workspace", "history", "moved")
    assert history.stdout == run("workspace", "history", there).stdout != ""


def test_what_is_not_there_is_not_copied_and_no_file_is_made(tmp_path: Path) -> None:
    for command in ("copy", "backup"):
        refused = run("workspace", command, tmp_path / "none.sqlite3", tmp_path / "new.sqlite3")
        assert refused.exit_code == 2
        assert "no file" in refused.output
    assert list(tmp_path.iterdir()) == []


def test_a_password_on_the_command_line_is_refused() -> None:
    refused = run("workspace", "history", "postgresql://ana:hunter2@localhost/claims?project=one")
    assert refused.exit_code == 2
    assert "PGPASSFILE" in refused.output
    assert "hunter2" not in refused.output


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib's own parser uses it
def test_the_history_as_csv_and_as_linked_data(tmp_path: Path) -> None:
    path = two_outlets(tmp_path)
    with open_project(path) as project:
        project.undo(by="=Ben", at=NOW)
        lines = change_history(project.workspace)
    written = run("workspace", "history", path).stdout_bytes.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(written)))
    assert len(rows) == len(lines)
    assert rows[-1]["by"] == "'=Ben"  # no formula in a spreadsheet
    graph = rdflib.Graph().parse(data=run("workspace", "history", path, "--format", "prov").stdout, format="json-ld")
    acts = set(graph.subjects(RDF.type, PROV.Activity))
    assert len(acts) == lines["change"].nunique() == 3
    versions = set(graph.subjects(RDF.type, PROV.Entity))
    assert len(versions) == sum(lines["after"] != "")
    assert {graph.value(each, PROV.wasGeneratedBy) for each in versions} == acts - ended(graph)
    undone = lines[lines["change"] == "change-2"]
    assert len(set(graph.subjects(PROV.wasInvalidatedBy))) == len(undone)
    assert all(act in acts for act in graph.objects(None, PROV.wasInvalidatedBy))


def ended(graph: rdflib.Graph) -> set[rdflib.term.Node]:
    """Acts that brought nothing, and only took away."""
    made = set(graph.objects(None, PROV.wasGeneratedBy))
    return set(graph.subjects(RDF.type, PROV.Activity)) - made
