"""All notes and tags of a project as a table, and what to do with those on what is no longer there."""

from collections.abc import Iterator

import streamlit as st

from claims.errors import ClaimsError
from claims.projects.beside.notes import Note, NoteKind
from claims.projects.edits import remove
from views.blocks.alerts import alert
from views.blocks.note_marks import tag_badges
from views.markup import link, literal, name, page_table, scrolling, show
from views.state.page_context import StudyContext
from views.state.work.project_session import save_made
from views.texts import project_words

_ERROR = "notes-error"  # key of the session's state
_PAGES = {NoteKind.INCIDENT: ("incident", "id"), NoteKind.CLAIM: ("claims", "claim"), NoteKind.DISCREPANCY: ("discrepancies", "discrepancy")}  # fmt: skip


def show_all_notes(context: StudyContext) -> None:
    """Draws the table, those on what is no longer there first; nothing where nobody noted anything."""
    notes = context.kept.notes
    number = len({note.note_id for on_it in notes.placed.values() for note in on_it}) + len(notes.gone)
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
    for note in notes.gone:
        yield _row(note, f"{name(note.about)} <small>{project_words.NO_LONGER_THERE}</small>")
    for (kind, subject_id), on_it in notes.placed.items():
        page, parameter = _PAGES[kind]
        for note in on_it:
            yield _row(note, link(note.about, page, **{parameter: subject_id}))


def _row(note: Note, about: str) -> tuple[str, ...]:
    on = f"{project_words.NOTE_KINDS[note.kind]}: {about}"
    return on, tag_badges(note.tags), name(note.text), name(note.by), literal(note.at[:10])


def _remove(context: StudyContext) -> None:
    gone = [remove("notes", note.note_id) for note in context.kept.notes.gone]
    try:
        save_made(context.matched, lambda *_: gone, what=project_words.GONE_REMOVED)
    except (ClaimsError, OSError) as error:
        st.session_state[_ERROR] = error
