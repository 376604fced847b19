"""Who is to work on what: the visitor's own work first, then all of it, and a form that assigns more."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial

import streamlit as st

from claims.errors import ClaimsError
from claims.projects import Note, NoteKind, Project, assignment_edits, done_edit, is_for
from claims.projects.beside.notes import FOR
from claims.team.takings import takings_now
from views.blocks.alerts import alert
from views.forms.kept.note_list import subject_link
from views.markup import link, literal, name, page_table, show
from views.option_labels import told_apart
from views.state.page_context import StudyContext
from views.state.review_session import read_review
from views.state.work.kept_beside import subject_note
from views.state.work.project_session import MakeEdits, save_made
from views.state.work.visitor import visitor_name
from views.texts import project_words

MOST_LISTED = 50
_ERROR = "assignments-error"  # key of the session's state
_Options = tuple[Sequence[str], Callable[[str], str]]  # ids, and how they are shown


def show_assignments(context: StudyContext, project: Project) -> None:
    """Draws the folded part; nothing where one person works alone and nothing is assigned."""
    notes = context.kept.notes
    given = {note.note_id: note for on_it in notes.placed.values() for note in on_it if note.assigned}
    if error := st.session_state.pop(_ERROR, None):
        alert(project_words.CHANGE_REFUSED, literal(error))
    if not given and not context.kept.is_team:
        return
    mine = [note for note in notes.open_assignments if is_for(note, visitor_name())]
    label = f"{project_words.ASSIGNMENTS} ({len(notes.open_assignments)})"
    with st.expander(label, expanded=bool(mine), on_change="rerun", key="assignments") as opened:
        if not opened.open:
            return
        own = {note.note_id for note in mine}
        _listed(context, mine, [note for note_id, note in given.items() if note_id not in own])
        _taken_now(context, project)
        _form(context)


def _listed(context: StudyContext, mine: Sequence[Note], others: Sequence[Note]) -> None:
    """The visitor's own work, then the other assignments, the newest first."""
    for note in mine[:MOST_LISTED]:
        _own(context, note)
    for assigned in sorted({note.assigned for note in mine}):
        show(f'<div class="cc"><p>{link(project_words.SHOW_MINE, "overview", tag=f"{FOR}{assigned}")}</p></div>')
    if others:
        rows = map(partial(_row, context), others[::-1][:MOST_LISTED])
        show(f'<div class="cc">{page_table(project_words.ASSIGNMENT_COLUMNS, rows)}</div>')


def _taken_now(context: StudyContext, project: Project) -> None:
    """What people have before them now, until when."""
    held = [
        (
            name(each.by),
            name(subject_note(context.study, NoteKind(each.kind), each.item_id).about),
            literal(each.until[11:16]),
        )
        for each in takings_now(project.workspace, at=datetime.now(UTC))
    ]
    if held:
        show(f'<div class="cc">{page_table(project_words.TAKEN_COLUMNS, held)}</div>')


def _own(context: StudyContext, note: Note) -> None:
    """One line of the visitor's own work, with the button that says it is done."""
    with st.container(horizontal=True, vertical_alignment="center"):
        text = f"<br><bdi>{literal(note.text)}</bdi>" if note.text else ""
        show(f'<div class="cc"><p>{subject_link(context.kept.notes, note)}{text}</p></div>')
        st.button(project_words.IS_DONE, key=f"done-{note.note_id}", on_click=_say_done, args=(context, note))


def _row(context: StudyContext, note: Note) -> tuple[str, ...]:
    is_open = context.kept.notes.is_open_work(note)
    state = project_words.OPEN_WORK if is_open else project_words.DONE_WORK
    return subject_link(context.kept.notes, note), name(note.assigned), name(note.text), state, name(note.by)


def _form(context: StudyContext) -> None:
    kinds = {NoteKind.INCIDENT: _incidents, NoteKind.DOCUMENT: _documents, NoteKind.PAIR: _pairs}
    kind = st.segmented_control(
        project_words.ASSIGN_WHAT, list(kinds), default=NoteKind.INCIDENT, format_func=project_words.NOTE_KINDS.__getitem__,
        key="assign-kind", required=True,
    )  # fmt: skip
    ids, shown = kinds[NoteKind(kind)](context)
    with st.form("assign", border=False, clear_on_submit=True):
        chosen = st.multiselect(
            project_words.NOTE_KINDS[kind], ids, format_func=told_apart(list(ids), shown), key=f"assign-{kind}",
            placeholder=project_words.ASSIGN_HINT, select_all=False,
        )  # fmt: skip
        people = context.kept.people
        to = st.selectbox(
            project_words.ASSIGN_TO, people, index=None, accept_new_options=True, key="assign-to",
            placeholder=project_words.ASSIGN_TO_HINT,
        )  # fmt: skip
        text = st.text_input(project_words.ASSIGN_NOTE, key="assign-note", max_chars=500)
        is_saved = st.form_submit_button(project_words.ASSIGN)
    if is_saved and chosen and to:
        subjects = [subject_note(context.study, NoteKind(kind), each) for each in chosen]
        _save(
            context,
            lambda project, by, at: assignment_edits(project, subjects, assigned=to, text=text or "", by=by, at=at),
            project_words.ASSIGNED.format(name=to, number=len(subjects)),
        )
        st.rerun()


def _incidents(context: StudyContext) -> _Options:
    return list(context.study.incidents.rows), context.study.incident_name


def _documents(context: StudyContext) -> _Options:
    collection = context.study.collection
    return list(collection.documents["document_id"]), lambda each: collection.name_of("documents", each)


def _pairs(context: StudyContext) -> _Options:
    """The pairs that are still to be reviewed, the most useful first."""
    questions = read_review(context.matched, visitor_name()).questions
    ids = [f"{each.claim_a}|{each.claim_b}" for each in questions]
    return ids, lambda each: subject_note(context.study, NoteKind.PAIR, each).about


def _say_done(context: StudyContext, note: Note) -> None:
    _save(
        context,
        lambda project, by, at: [done_edit(project, note, is_done=True, by=by, at=at)],
        project_words.WORK_DONE.format(about=note.about),
    )


def _save(context: StudyContext, make: MakeEdits, what: str) -> None:
    try:
        save_made(context.matched, make, what=what)
    except (ClaimsError, OSError) as error:
        st.session_state[_ERROR] = error
