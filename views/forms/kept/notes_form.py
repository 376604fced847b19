"""Notes and tags on an incident, claim or discrepancy: what there is, and a form that adds to it and changes it."""

import streamlit as st

from claims.errors import ClaimsError
from claims.projects.beside.notes import FOR, Note, NoteKind, clean_tags, note_edits
from views.blocks.alerts import alert
from views.blocks.note_marks import note_lines
from views.markup import literal, show
from views.state.page_context import StudyContext
from views.state.work.kept_beside import subject_note
from views.state.work.project_session import save_made
from views.state.work.still_open import part
from views.state.work.visitor import is_signed_in, remember_visitor, visitor_name
from views.texts import project_words

MOST_CHARACTERS = 4000  # of a note
_SAVED = "notes-saved"  # key of the session's state: how often in this visit


@part
def notes_box(context: StudyContext, kind: NoteKind, subject_id: str, *, label: str = "") -> None:
    """Draws the notes and tags, and the button that opens the form; the form closes when it is saved.

    Args:
        label: Of the button; by default it says what opens.
    """
    before = context.kept.notes.on((kind, subject_id))
    key = f"notes-{kind}-{subject_id}-{st.session_state.get(_SAVED, 0)}"  # saved, it is a new one, and closed
    with st.container(key=f"noted-{kind}-{subject_id}", horizontal=True, gap="small"):
        with st.popover(
            label or project_words.NOTES, type="tertiary", icon=":material/sell:", on_change="rerun", key=key
        ) as opened:
            if opened.open:
                _form(context, subject_note(context.study, kind, subject_id), before, key)
        if before:
            show(f'<div class="cc">{note_lines(before, subject_id)}</div>')


def _form(context: StudyContext, subject: Note, before: tuple[Note, ...], key: str) -> None:
    written = [note for note in before if note.text]
    notes = [note for note in written if note.by in ("", visitor_name()) or not context.kept.is_team]
    had = sorted({tag for note in before for tag in note.tags}, key=str.casefold)
    known = [tag.name for tag in context.kept.notes.tags if not tag.name.startswith(FOR)]
    with st.form(key=f"{key}-form", border=False):
        tags = st.multiselect(
            project_words.TAGS,
            known,
            had,
            key=f"{key}-tags",
            accept_new_options=True,
            placeholder=project_words.TAGS_HINT,
            select_all=False,
        )
        texts = {
            note.note_id: st.text_area(_signed(note), note.text, key=f"{key}-{note.note_id}", max_chars=MOST_CHARACTERS)
            for note in notes
        }
        texts[""] = st.text_area(project_words.NEW_NOTE, key=f"{key}-new", max_chars=MOST_CHARACTERS, height="content")
        answers = _answered(written, key) if written and context.kept.is_team else ""
        by = visitor_name()
        if not is_signed_in():
            by = st.text_input(
                project_words.YOUR_NAME, by, key=f"{key}-by", max_chars=80, help=project_words.YOUR_NAME_WHY
            )
        if notes:
            show(f'<div class="cc"><p class="cc-soft">{project_words.EMPTY_TO_REMOVE}</p></div>')
        is_saved = st.form_submit_button(project_words.SAVE_NOTES, type="primary")
    if not is_saved:
        return
    remember_visitor(by or "")
    said = {note_id: text or "" for note_id, text in texts.items()}
    if set(clean_tags(tags)) == set(had) and said == {**{note.note_id: note.text for note in notes}, "": ""}:
        return
    try:
        save_made(
            context.matched,
            lambda project, by, at: note_edits(
                project, before, subject, tags=tags, texts=said, answers=answers, by=by, at=at
            ),
            what=project_words.NOTED.format(about=subject.about),
        )
    except (ClaimsError, OSError) as error:
        alert(project_words.CHANGE_REFUSED, literal(error))
        return
    st.session_state[_SAVED] = st.session_state.get(_SAVED, 0) + 1
    st.rerun()


def _answered(written: list[Note], key: str) -> str:
    """Draws the box for what the new note answers, and gives the id of that note; "" for none."""
    by_id = {note.note_id: note for note in written}
    chosen = st.selectbox(
        project_words.ANSWERS_TO, ["", *by_id], key=f"{key}-answers",
        format_func=lambda each: f"{_signed(by_id[each])}: {by_id[each].text[:60]}" if each else project_words.ANSWERS_NONE,
    )  # fmt: skip
    return chosen or ""


def _signed(note: Note) -> str:
    sentence = project_words.NOTE_BY if note.by else project_words.NOTE_OF
    return sentence.format(name=note.by, day=note.at[:10])
