"""Notes and tags: written, changed and removed as edits, and each found again where the project has changed."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.findings import Findings
from claims.importers import open_collection
from claims.model import Discrepancy, Severity
from claims.projects import (
    Note,
    NoteKind,
    PlacedNotes,
    Project,
    discrepancy_key,
    note_edits,
    open_project,
    place_notes,
    read_notes,
    remove,
)
from claims.projects.beside.notes import clean_tags
from claims.study import Study, make_study
from tests.builders.compared import COLLECTION, A, B, C
from tests.builders.discrepancies import discrepancy
from tests.builders.incidents import linked
from tests.builders.projects import NOW, account, two_outlets

THE_CLAIM = Note(note_id="", kind=NoteKind.CLAIM, subject="hawar-c", about="Hawar: Clash in Qamishli")


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with open_project(two_outlets(tmp_path)) as opened:
        yield opened


def compared(project: Project) -> Study:
    return make_study(open_collection(project.path), project.path)


def noted(project: Project) -> PlacedNotes:
    study = compared(project)
    return read_notes(project, study.incidents, study.findings)


def write(
    project: Project, subject: Note, subject_id: str, *, tags: Iterable[str] = (), by: str = "Ada", **texts: str
) -> None:
    """Writes as the app does; the text called `new` is a new note."""
    before = noted(project).on((subject.kind, subject_id))
    said = {note_id if note_id != "new" else "": text for note_id, text in texts.items()}
    edits = note_edits(project, before, subject, tags=tags, texts=said, by=by, at=NOW)
    if edits:
        project.change(edits, what="Notes", by=by, at=NOW)


def on_claim(project: Project) -> list[tuple[tuple[str, ...], str, str]]:
    return [(note.tags, note.text, note.by) for note in noted(project).on((NoteKind.CLAIM, "hawar-c"))]


def test_tags_and_notes_are_written_changed_removed_and_undone(project: Project) -> None:
    write(project, THE_CLAIM, "hawar-c", tags=["check", "Check", " third  source "], new=" Ask them. ")
    assert on_claim(project) == [((), "Ask them.", "Ada"), (("check", "third source"), "", "Ada")]
    write(project, THE_CLAIM, "hawar-c", tags=["check"], by="Ben", note="Asked them.", new="")
    assert on_claim(project) == [((), "Asked them.", "Ben"), (("check",), "", "Ben")]
    write(project, THE_CLAIM, "hawar-c", note="", new="")
    assert on_claim(project) == []
    project.undo(at=NOW)
    project.undo(at=NOW)
    assert on_claim(project) == [((), "Ask them.", "Ada"), (("check", "third source"), "", "Ada")]


def test_what_says_the_same_changes_nothing(project: Project) -> None:
    write(project, THE_CLAIM, "hawar-c", tags=["b", "a"], new="Ask them.")
    before = project.revision()
    write(project, THE_CLAIM, "hawar-c", tags=["a", "b"], by="Ben", note="Ask them. ", new="")
    assert project.revision() == before


def test_what_notes_change_is_not_compared_again(project: Project) -> None:
    from claims.collection import project_revision

    before = project_revision(project.path)
    write(project, THE_CLAIM, "hawar-c", tags=["check"])
    assert project_revision(project.path) == before
    project.change(account("third", "9"), what="Another", at=NOW)
    assert project_revision(project.path) != before


def test_a_note_on_a_discrepancy_stays_when_another_source_joins_it(project: Project) -> None:
    [found] = compared(project).findings.discrepancies
    subject = Note(note_id="", kind=NoteKind.DISCREPANCY, subject=discrepancy_key(found), about="killed")
    write(project, subject, found.discrepancy_id, tags=["check"], new="Which day?")
    project.change(account("third", "9"), what="A third account", at=NOW)
    [after] = compared(project).findings.discrepancies
    assert after.discrepancy_id != found.discrepancy_id
    notes = noted(project)
    there = (NoteKind.DISCREPANCY, after.discrepancy_id)
    assert [note.text for note in notes.on(there)] == ["Which day?", ""]
    assert [tag.discrepancies for tag in notes.tags] == [{after.discrepancy_id}]
    write(
        project, replace(subject, subject=discrepancy_key(after)), after.discrepancy_id, tags=["check", "new"], new=""
    )
    assert {note.subject_id for note in noted(project).on(there) if note.tags} == {after.discrepancy_id}


def test_a_note_on_what_is_gone_is_kept_as_such(project: Project) -> None:
    [found] = compared(project).findings.discrepancies
    for subject in (
        THE_CLAIM,
        Note(note_id="", kind=NoteKind.DISCREPANCY, subject=discrepancy_key(found), about="killed"),
        Note(note_id="", kind=NoteKind.INCIDENT, subject=found.incident_id, about="Clash"),
    ):
        write(project, subject, subject.subject_id, new=subject.about)
    project.change(project.dependents("sources", "hawar"), what="Removed", at=NOW)
    notes = noted(project)
    assert [note.about for note in notes.gone] == ["Hawar: Clash in Qamishli", "killed"]
    assert [note.text for note in notes.on((NoteKind.INCIDENT, found.incident_id))] == ["Clash"]
    project.change(project.dependents("sources", "sohr"), what="Removed", at=NOW)
    assert len(noted(project).gone) == 3
    project.change([remove("notes", note.note_id) for note in noted(project).gone], what="Cleared", at=NOW)
    assert noted(project) == PlacedNotes()


def of(*sources: str, incident: str = "one", field: str = "killed", name: str = "") -> Discrepancy:
    found = replace(discrepancy(Severity.HIGH, *sources), incident_id=incident, field=field)
    return replace(found, discrepancy_id=name or f"d-{incident}-{field}-{''.join(sources)}")


@pytest.mark.parametrize(
    ("noted_on", "found", "expected"),
    [
        (of(A, B), [of(A, B)], "d-one-killed-source-asource-b"),
        (of(A, B), [of(A, B, C)], "d-one-killed-source-asource-bsource-c"),
        (of(A, B), [of(A, C)], None),
        (of(A, B), [of(A, B, field="wounded")], None),
        (of(A, B), [of(A, B, incident="two")], None),
        (of(A, B, C), [of(A, B), of(A, B, C, name="d-new")], "d-new"),
        (of(A, B), [of(A, B, name="d-other"), of(A, B)], "d-one-killed-source-asource-b"),
        (of(A, B, incident="gone"), [of(A, B, incident="two")], "d-two-killed-source-asource-b"),
        (of(A, B, incident="unknown"), [of(A, B, incident="two")], None),
    ],
)
def test_a_discrepancy_is_known_by_its_point_and_its_sources(
    noted_on: Discrepancy, found: list[Discrepancy], expected: str | None
) -> None:
    incidents = linked(COLLECTION, {"one": ["a1", "b1"], "two": ["c2", "a2"]})
    row = {"note_id": "note", "kind": "discrepancy", "subject": discrepancy_key(noted_on), "text": "x"}
    notes = place_notes(
        [row], incidents, Findings(discrepancies=tuple(found), lookalikes=()), lambda gone: ["two"] * (gone == "gone")
    )
    assert [subject_id for _, subject_id in notes.placed] == ([expected] if expected else [])
    assert len(notes.gone) == (expected is None)


def test_a_note_on_an_incident_that_was_split_is_on_all_that_it_became() -> None:
    incidents = linked(COLLECTION, {"one": ["a1", "b1"], "two": ["c2", "a2"]})
    row = {"note_id": "note", "kind": "incident", "subject": "gone", "tags": "check|late", "about": "Clash"}
    nothing = Findings(discrepancies=(), lookalikes=())
    notes = place_notes([row], incidents, nothing, lambda _: ["one", "two", "neither"])
    assert {tag.name: set(tag.incidents) for tag in notes.tags} == {"check": {"one", "two"}, "late": {"one", "two"}}
    assert notes.tags_on((NoteKind.INCIDENT, "one"), (NoteKind.INCIDENT, "two")) == ("check", "late")
    assert notes.place_of == {"note": (NoteKind.INCIDENT, "one")}


@given(st.lists(st.text(max_size=80)))
def test_tags_are_clean_once_and_for_all(tags: list[str]) -> None:
    clean = clean_tags(tags)
    assert clean_tags(clean) == clean
    assert all(tag and tag == " ".join(tag.split()) and "|" not in tag for tag in clean)
    assert clean_tags("|".join(clean).split("|") if clean else []) == clean
