"""`claims project notes`, and notes in what is exported of a project."""

import csv
import io
from pathlib import Path

import pytest

from claims.projects import Note, NoteKind, note_edits, open_project
from tests.builders.command_line import run, run_json
from tests.builders.projects import NOW, two_outlets


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a tag and a note on one claim."""
    path = two_outlets(tmp_path)
    with open_project(path) as opened:
        subject = Note(note_id="", kind=NoteKind.CLAIM, subject="hawar-c", about="Hawar: Clash")
        edits = note_edits(opened, (), subject, tags=["check"], texts={"": "Ask them."}, by="Ada", at=NOW)
        opened.change(edits, what="Notes", by="Ada", at=NOW)
    return path


def test_notes_are_listed_with_what_they_are_on(project: Path) -> None:
    listed = [
        {name: row[name] for name in ("kind", "id", "about", "tags", "text", "by")}
        for row in run_json("project", "notes", project)
    ]
    same = {"kind": "claim", "id": "hawar-c", "about": "Hawar: Clash", "by": "Ada"}
    assert listed == [{**same, "tags": [], "text": "Ask them."}, {**same, "tags": ["check"], "text": ""}]
    assert "claim: Hawar: Clash" in run("project", "notes", project).output


def test_notes_on_what_is_gone_say_so(project: Path) -> None:
    with open_project(project) as opened:
        opened.change(opened.dependents("sources", "hawar"), what="Removed", at=NOW)
    assert "no longer" in run("project", "notes", project).output
    assert {row["id"] for row in run_json("project", "notes", project)} == {""}


def test_discrepancies_of_a_project_are_exported_with_its_notes(project: Path) -> None:
    content = run("export", "discrepancies", project).stdout
    rows = list(csv.DictReader(io.StringIO(content.lstrip("\ufeff"))))
    assert [(row["sources"], row["tags"], row["notes"]) for row in rows] == [
        ("Sohr", "", ""),
        ("Hawar", "check", "Ask them. (Ada, 2026-11-30)"),
    ]
