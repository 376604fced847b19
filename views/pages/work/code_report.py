"""The page Code by hand: one account at a time, in the order of a report; saved, it says at once what it contradicts."""

from dataclasses import replace
from functools import partial

import streamlit as st

from claims.coding import EVENT_FIELDS, FormAnswers, code_claim
from claims.errors import AcceptError, ClaimsError
from claims.projects import open_project
from views.blocks.alerts import alert
from views.blocks.new_discrepancies import show_new
from views.forms.coding.account_changes import show_account_changes, show_removed
from views.forms.coding.account_form import AccountForm, FilledForm
from views.forms.coding.name_choice import soft
from views.markup import literal, name, plain_table, show
from views.option_labels import told_apart
from views.state.page_context import StudyContext
from views.state.work.coding_session import (
    CodingSession,
    LastSaved,
    begin_form,
    coding_session,
    last_saved,
    note_saved,
    opened_account,
    project_vocabulary,
)
from views.state.work.held_document import hold_document, release_document
from views.state.work.project_session import save
from views.state.work.still_open import part
from views.state.work.visitor import name_box, visitor_name
from views.texts import coding_words, project_words

_NEXT_NEW = "code-next-new"  # key of a button that is drawn while it is told what was saved
_OPENED_BY_LINK = "claim"  # the parameter of the address that names the account to be changed


def show_page(context: StudyContext) -> None:
    """Draws what was saved last, then the form."""
    _open_linked(context)
    _forget_what_was_told()
    vocabulary = project_vocabulary(context.matched, context.matched.key)
    session, saved = coding_session(), last_saved()
    account = opened_account(vocabulary, session)
    title = coding_words.CHANGING.format(title=name(account.title)) if account else coding_words.CODE
    show(f'<div class="cc"><h1>{title}</h1></div>')
    told = _show_saved(context, saved) if saved else ""
    if saved and saved.is_done:
        _offer_next(saved)
        return
    show(f'<div class="cc"><p class="cc-soft">{coding_words.CODE_WHY}</p></div>')
    _choose_account(context, session)
    _form(context, session, told)
    if account:
        show_account_changes(context, vocabulary, account)
    show_removed(context)


def _forget_what_was_told() -> None:
    """Begins a new form where the visitor was told what was saved and has been on another page since."""
    saved = last_saved()
    if saved and saved.is_told and _NEXT_NEW not in st.session_state:  # buttons are forgotten with the page they are on
        begin_form()


def _open_linked(context: StudyContext) -> None:
    """Opens the account that the address names, once."""
    wanted = st.query_params.get(_OPENED_BY_LINK, "")
    if wanted:
        del st.query_params[_OPENED_BY_LINK]
        if wanted in context.matched.collection.rows["claims"]:
            begin_form(claim_id=wanted)


def _show_saved(context: StudyContext, saved: LastSaved) -> str:
    """What was done, and what the account contradicts; gives one line of it, for who sees the end of the page."""
    collection = context.matched.collection
    is_known = saved.claim_id in context.study.incidents.incident_of
    line = coding_words.DONE.format(what=name(saved.what))
    if is_known:
        source = name(context.study.source_of_claim(saved.claim_id))
        title = f"<b>{name(collection.name_of('claims', saved.claim_id))}</b>"
        line = coding_words.SAVED_LINE.format(title=title, source=source)
    show(f'<div class="cc cc-box" role="status"><h2>{coding_words.SAVED}</h2><p>{line}</p></div>')
    if not is_known or saved.before is None:
        return line
    number = show_new(context, [saved.claim_id], saved.before)
    return coding_words.SAVED_IN_SHORT.format(title=name(saved.what), number=number)


def _offer_next(saved: LastSaved) -> None:
    """What can be coded next."""
    with st.container(horizontal=True):
        st.button(
            coding_words.NEXT_EVENT,
            key="code-next-event",
            type="primary",
            on_click=partial(begin_form, answers=saved.event),
        )
        of_document = partial(begin_form, document_id=saved.document_id)
        st.button(coding_words.NEXT_DOCUMENT, key="code-next-document", on_click=of_document)
        st.button(coding_words.NEXT_NEW, key=_NEXT_NEW, on_click=begin_form)
        st.button(coding_words.CHANGE_IT, key="code-again", on_click=partial(begin_form, claim_id=saved.claim_id))
    note_saved(replace(saved, is_told=True))


def _choose_account(context: StudyContext, session: CodingSession) -> None:
    collection = context.matched.collection
    if session.claim_id:
        st.button(coding_words.CLOSE, key="code-close", on_click=begin_form, icon=":material/close:")
        return
    if collection.claims.empty:
        return
    with st.expander(coding_words.OPEN, on_change="rerun", key="code-open") as opened:
        if not opened.open:
            return

        def shown(claim_id: str) -> str:
            source = collection.name_of("sources", collection.source_of_claim(claim_id))
            return f"{source}: {collection.name_of('claims', claim_id)}"

        claim_ids = list(collection.claims["claim_id"])
        chosen = st.selectbox(
            coding_words.OPEN_CHOICE, claim_ids, index=None, format_func=told_apart(claim_ids, shown),
            placeholder=coding_words.OPEN_HINT, key=f"code-chosen-{session.serial}",
        )  # fmt: skip
        if chosen:
            begin_form(claim_id=chosen)
            st.rerun()


@part
def _form(context: StudyContext, session: CodingSession, told: str) -> None:
    """Draws the form and the row that saves it, which stays in sight.

    Args:
        context: Of the page.
        session: What is in the form.
        told: What was saved before, as HTML; "" where nothing was.
    """
    vocabulary = project_vocabulary(context.matched, context.matched.key)
    filled = AccountForm(context.matched, vocabulary, session).draw()
    held = hold_document(context.matched, filled.account.document.document_id)
    if held:
        taken = project_words.TAKEN_BY.format(name=f"<b>{name(held.by)}</b>", time=literal(held.until[11:16]))
        show(f'<div class="cc cc-box" role="status"><p>{taken}</p></div>')
    row = st.container(key="code-save-row", horizontal=True, vertical_alignment="bottom")
    with row:
        with st.container(width=200):
            name_box(project_words.YOUR_NAME, help=project_words.YOUR_NAME_WHY)
        pressed = {
            "": st.button(
                coding_words.SAVE,
                type="primary",
                key="code-save",
                shortcut="Ctrl+Enter",
                help=coding_words.SAVE_KEY,
                disabled=bool(held),
            ),
            "event": st.button(coding_words.SAVE_AND_EVENT, key="code-save-event", disabled=bool(held)),
            "document": st.button(coding_words.SAVE_AND_DOCUMENT, key="code-save-document", disabled=bool(held)),
        }
        if told:
            soft(told)
    chosen = next((what for what, is_pressed in pressed.items() if is_pressed), None)
    if chosen is None:
        return
    with row:  # what is said below it stands behind it
        saved = _save(context, filled)
    if saved:
        release_document(context.matched)
        begin_form(
            document_id=saved.document_id if chosen == "document" else "",
            answers=saved.event if chosen == "event" else None,
        )
        note_saved(replace(saved, is_done=not chosen))
        st.rerun()


def _of_event(answers: FormAnswers) -> FormAnswers:
    """What another report of the same event begins with."""
    return FormAnswers(
        values={field_id: answers.values[field_id] for field_id in EVENT_FIELDS if field_id in answers.values}
    )


def _save(context: StudyContext, filled: FilledForm) -> LastSaved | None:
    """Keeps the account; what is missing or cannot be kept is said, and nothing is."""
    if filled.missing:
        alert(coding_words.NOT_SAVED, *(coding_words.MISSING[each] for each in filled.missing))
        return None
    matched = context.matched
    try:
        code = partial(code_claim, filled.vocabulary, filled.account, coder=visitor_name())
        if matched.project is None:
            coded = code()
        else:
            with open_project(matched.project) as project:
                coded = code(free=project.free_id)
        title = next(edit.cells["title"] for edit in coded.edits if edit.table == "claims" and edit.cells)
        what = coding_words.CHANGED if filled.account.claim_id else coding_words.CODED
        save(matched, coded.edits, what=what.format(title=title), texts=coded.texts)
    except ClaimsError as error:
        problems = error.problems if isinstance(error, AcceptError) else ()
        rows = [(problem.file, problem.column, problem.found, problem.allowed) for problem in problems]
        alert(coding_words.NOT_SAVED, plain_table(coding_words.PROBLEM_TABLE, rows) if rows else literal(error))
        return None
    return LastSaved(
        what=title,
        claim_id=coded.claim_id,
        document_id=coded.document_id,
        event=_of_event(filled.answers),
        before=context.study.as_it_is(),
    )
