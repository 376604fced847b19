"""Work in a project that is assigned to somebody, which is a note on what is to be worked on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from claims.projects.beside.notes import DONE, NOT_DONE, Note, note_edit
from claims.projects.edits import Edit
from claims.workspace.judgements import time_stamp

if TYPE_CHECKING:
    from claims.projects.project import Project


def assignment_edits(
    project: Project, subjects: Iterable[Note], *, assigned: str, text: str = "", by: str, at: datetime
) -> list[Edit]:
    """The edits that assign work on each of these to somebody."""
    name, stamp = " ".join(assigned.split()), time_stamp(at)
    first = project.free_id("notes", "task")  # asked once; the others have it as their beginning
    return [
        note_edit(
            replace(
                subject,
                note_id=f"{first}.{number}" if number else first,
                assigned=name,
                text=text.strip(),
                by=by,
                at=stamp,
            )
        )
        for number, subject in enumerate(subjects)
    ]


def done_edit(project: Project, assignment: Note, *, is_done: bool, by: str, at: datetime) -> Edit:
    """The edit that says of an assignment whether it is done; it answers it, so that whoever may add notes may say so."""
    answer = Note(
        note_id=project.free_id("notes", "done"),
        kind=assignment.kind,
        subject=assignment.subject,
        about=assignment.about,
        answers=assignment.note_id,
        done=DONE if is_done else NOT_DONE,
        by=by,
        at=time_stamp(at),
    )
    return note_edit(answer)


def is_for(note: Note, person: str) -> bool:
    """Whether an assignment is for a person, however the letters of the name or address are written."""
    return bool(person) and note.assigned.casefold() == person.casefold()
