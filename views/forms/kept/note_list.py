"""All notes and tags of a project as a table, and what to do with those on what is no longer there."""

from collections.abc import Iterator

import streamlit as st

from claims.errors import ClaimsError
from claims.projects.beside.notes import Note, NoteKind, PlacedNotes
from claims.projects.edits import remove
from views.blocks.alerts import alert
from views.blocks.note_marks import tag_badges
from views.markup import link, literal, name, page_table, scrolling, show
from views.state.page_context import StudyContext
from views.state.work.project_session import save_made
from views.texts import project_words

_ERROR = "notes-error"  # key of the session's state
_PAGES = {
    NoteKind.INCIDENT: ("incident", "id"), NoteKind.CLAIM: ("claims", "claim"), NoteKind.DISCREPANCY: ("discrepancies", "discrepancy"),
    NoteKind.DOCUMENT: ("text", "document"), NoteKind.PAIR: ("review", "pair"),
}  # fmt: skip


def show_all_notes(context: StudyContext) -> None:
    """Draws the table, those on what is no longer there first; nothing where nobody noted anything."""
    notes = context.kept.notes
    every = (*notes.gone, *(note for on_it in notes.placed.values() for note in on_it))
    number = len({note.note_id for note in every if note.tags or note.text})
    if error := st.session_state.pop(_ERROR, None):
        alert(project_words.CHANGE_REFUSED, literal(error))
    if not number:
        return
    with st.expander(f"{project_words.NOTES} ({number})", expanded=bool(notes.gone)):
        table = page_table(project_words.NOTES_COLUMNS, _rows(context), has_row_heads=False)
        show(f'<div class="cc">{scrolling(project_words.NOTES, table)}</div>')
        if notes.gone:
            st.button(project_words.REMOVE_GONE, key="remove-gone-notes", on_click=_remove, args=(context,))


def _rows(context: StudyContext) -> Iterator[tuple[str, ...]]:
    notes = context.kept.notes
    every = (*notes.gone, *(note for on_it in notes.placed.values() for note in on_it))
    for note in dict.fromkeys(note for note in every if note.tags or note.text):
        yield _row(note, subject_link(notes, note))


def subject_link(notes: PlacedNotes, note: Note) -> str:
    """What a note is on, as a link; where it is on several things now, on the first."""
    place = notes.place_of.get(note.note_id)
    if place is None:
        return f"{name(note.about)} <small>{project_words.NO_LONGER_THERE}</small>"
    page, parameter = _PAGES[note.kind]
    return link(note.about, page, **{parameter: place[1]})


def _row(note: Note, about: str) -> tuple[str, ...]:
    on = f"{project_words.NOTE_KINDS[note.kind]}: {about}"
    return on, tag_badges(note.tags), name(note.text), name(note.by), literal(note.at[:10])


def _remove(context: StudyContext) -> None:
    gone = [remove("notes", note.note_id) for note in context.kept.notes.gone]
    try:
        save_made(context.matched, lambda *_: gone, what=project_words.GONE_REMOVED)
    except (ClaimsError, OSError) as error:
        st.session_state[_ERROR] = error
