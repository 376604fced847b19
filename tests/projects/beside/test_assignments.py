"""Work that is assigned, done and not done, and notes that answer each other."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.importers import open_collection
from claims.people import Role, acting
from claims.projects import (
    Note,
    NoteKind,
    PlacedNotes,
    Project,
    assignment_edits,
    done_edit,
    in_chains,
    is_for,
    note_edits,
    open_project,
    read_notes,
)
from claims.projects.edits import remove
from claims.study import Study, make_study
from tests.builders.projects import NOW, two_outlets
from tests.builders.team import member, team_project

SUBJECTS = (
    Note(note_id="", kind=NoteKind.CLAIM, subject="hawar-c", about="Clash"),
    Note(note_id="", kind=NoteKind.DOCUMENT, subject="sohr-d", about="Report"),
    Note(note_id="", kind=NoteKind.PAIR, subject="sohr-c|hawar-c", about="Clash / Clash"),
)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with open_project(two_outlets(tmp_path)) as opened:
        yield opened


def compared(project: Project) -> Study:
    return make_study(open_collection(project.path), project.path)


def noted(project: Project, study: Study) -> PlacedNotes:
    return read_notes(project, study.incidents, study.findings)


def assign(project: Project, *subjects: Note, to: str = "Ben") -> None:
    project.change(
        assignment_edits(project, subjects, assigned=to, by="Ada", at=NOW), what="Assigned", by="Ada", at=NOW
    )


def test_what_is_assigned_is_open_until_it_is_done_and_again_when_it_is_not(project: Project) -> None:
    study = compared(project)
    assign(project, *SUBJECTS)
    given = noted(project, study).open_assignments
    assert {(note.kind, note.assigned) for note in given} == {(each.kind, "Ben") for each in SUBJECTS}
    for is_done in (True, False, True):
        project.change([done_edit(project, given[0], is_done=is_done, by="Ben", at=NOW)], what="Done", by="Ben", at=NOW)
        assert (given[0] not in noted(project, study).open_assignments) is is_done
    assert len(noted(project, study).open_assignments) == 2
    assert [change.by for change in project.history()[-3:]] == ["Ben", "Ben", "Ben"]


def test_an_id_is_given_once_even_when_what_had_it_is_removed(project: Project) -> None:
    given: list[str] = []
    for _ in range(3):
        assign(project, *SUBJECTS)
        given += project.rows("notes")
        project.change([remove("notes", note_id) for note_id in project.rows("notes")], what="Removed", at=NOW)
    assert len(set(given)) == len(given) == 3 * len(SUBJECTS)


def test_open_work_is_a_tag_with_the_name_of_who_has_it(project: Project) -> None:
    study = compared(project)
    incident = study.incidents.incident_of["hawar-c"]
    assign(project, Note(note_id="", kind=NoteKind.INCIDENT, subject=incident, about="Clash"))
    notes = noted(project, study)
    assert [(tag.name, tag.incidents) for tag in notes.tags] == [("@Ben", frozenset({incident}))]
    assert notes.tags_on((NoteKind.INCIDENT, incident)) == ("@Ben",)
    project.change([done_edit(project, notes.open_assignments[0], is_done=True, by="Ben", at=NOW)], what="Done", at=NOW)
    assert noted(project, study).tags == ()


def test_work_on_what_is_no_longer_there_is_gone(project: Project) -> None:
    assign(project, *SUBJECTS)
    project.change(project.dependents("sources", "sohr"), what="Removed", at=NOW)
    notes = noted(project, compared(project))
    assert {note.kind for note in notes.gone} == {NoteKind.DOCUMENT, NoteKind.PAIR}
    assert [note.kind for note in notes.open_assignments] == [NoteKind.CLAIM]


def test_a_coder_says_done_of_what_an_editor_assigned(tmp_path: Path) -> None:
    path = team_project(tmp_path)
    with acting(member(Role.EDITOR)), open_project(path) as project:
        assign(project, SUBJECTS[1], to=member(Role.CODER).email)
    with acting(member(Role.CODER)), open_project(path) as project:
        [given] = noted(project, compared(project)).open_assignments
        assert is_for(given, member(Role.CODER).member)
        project.change([done_edit(project, given, is_done=True, by="", at=NOW)], what="Done", at=NOW)
        assert noted(project, compared(project)).open_assignments == ()


def test_an_answer_names_what_it_answers(project: Project) -> None:
    study, place = compared(project), (NoteKind.CLAIM, "hawar-c")
    for answers in ("", "note"):
        before = noted(project, study).on(place)
        edits = note_edits(project, before, SUBJECTS[0], tags=[], texts={"": "Why?"}, answers=answers, by="Ben", at=NOW)
        project.change(edits, what="Notes", at=NOW)
    assert [(depth, note.answers) for depth, note in in_chains(noted(project, study).on(place))] == [
        (0, ""),
        (1, "note"),
    ]


def notes_of(parents: list[int]) -> list[Note]:
    """A note for each; it answers the one with that number, none where there is no such one before it."""
    return [
        Note(note_id=str(number), kind=NoteKind.CLAIM, subject="a", text="x", answers=str(parent), at=f"{number:03}")
        for number, parent in enumerate(parents)
        if parent < number
    ]


@given(st.lists(st.integers(-1, 8), max_size=10))
def test_chains_hold_each_note_once_behind_what_it_answers(parents: list[int]) -> None:
    notes = notes_of(parents)
    chains = in_chains(notes)
    assert sorted(note.note_id for _, note in chains) == sorted(note.note_id for note in notes)
    depth_of = {note.note_id: depth for depth, note in chains}
    places = [note.note_id for _, note in chains]
    for note in notes:
        if note.answers in depth_of:
            assert depth_of[note.note_id] == depth_of[note.answers] + 1
            assert places.index(note.answers) < places.index(note.note_id)
        else:
            assert depth_of[note.note_id] == 0


@pytest.mark.parametrize(
    ("assigned", "person", "expected"),
    [
        ("Ben", "Ben", True),
        ("Ben", "Bena", False),
        ("B@example.org", "b@example.org", True),
        ("", "", False),
    ],
)
def test_whom_an_assignment_is_for(assigned: str, person: str, expected: bool) -> None:
    assert is_for(Note(note_id="", kind=NoteKind.CLAIM, subject="a", assigned=assigned), person) is expected
