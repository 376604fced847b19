"""The page where people add a document: read it into draft claims, correct and accept them, see what is new."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial

import streamlit as st

from claims.errors import AcceptError, ClaimsError
from claims.extract import Task, added_rows
from claims.extract.draft.editing import accept_claims, accepted_only
from claims.projects import add_document as store_document
from claims.projects import open_project
from claims.workspace import Accepted, accept_document, read_accepted, remove_document
from claims.workspace.add_rows import Rows
from views.blocks.alerts import alert
from views.blocks.new_discrepancies import show_new
from views.forms.document_form import EARLIEST, read_shown, show_document_form
from views.forms.draft_claims import show_drafts, show_unsaved
from views.forms.similar_stored import show_suggestions, similar_documents
from views.markup import literal, name, plain_table, show
from views.state.cached_study import CachedMatched
from views.state.draft_session import (
    ADDED,
    CLAIM,
    ERROR,
    SESSION,
    change,
    current,
    forget_document,
    is_unsaved,
    redraw,
    start_session,
)
from views.state.page_context import StudyContext
from views.state.page_study import AsItWas, PageStudy
from views.state.work.still_open import part
from views.state.work.visitor import is_signed_in, remember_visitor, visitor_name
from views.texts import add_document_words as add_words
from views.texts.translation import counted

NAME = "adding-name"


@dataclass(frozen=True)
class AddedDocument:
    """The document that was added last.

    Attributes:
        before: What there was before.
    """

    title: str
    claim_ids: tuple[str, ...]
    before: AsItWas


def show_page(context: StudyContext) -> None:
    """Draws the page; a document that is not added yet is in the session alone."""
    study, matched = context.study, context.matched
    show(f'<div class="cc"><h1>{add_words.ADD}</h1></div>')
    if SESSION in st.session_state:
        st.session_state.pop(ADDED, None)  # what was added before is told until the next report is read
    elif ADDED in st.session_state:
        _show_added(context, st.session_state[ADDED])
    if ERROR in st.session_state:
        _show_error(st.session_state.pop(ERROR))
    if SESSION in st.session_state:
        _drafts(study, matched)
    else:
        show_document_form(study, matched)
        _added_before(matched)


@part
def _drafts(study: PageStudy, matched: CachedMatched) -> None:
    if SESSION not in st.session_state:
        st.rerun()
    session = current()
    show(
        f'<div class="cc"><h2>{add_words.DRAFTS}: {name(session.source["name"])}</h2><p>{add_words.DRAFTS_WHY}</p></div>',
        similar_documents(matched.collection, session.stored),
    )
    for problem in session.draft.problems:
        show(f'<div class="cc cc-alert"><p>{literal(problem[:1].upper() + problem[1:])}.</p></div>')
    _about(study, matched)
    _save(study, matched)
    show_suggestions(matched.collection)
    show_drafts(matched.collection, study.incidents)


def _about(study: PageStudy, matched: CachedMatched) -> None:
    """Title and day of the document; with another day it is read anew, for days such as Saturday depend on it."""
    session = current()
    document = session.draft.document
    with st.container(horizontal=True, vertical_alignment="bottom"):
        title = st.text_input(add_words.DOCUMENT_TITLE, document.title, key="adding-title")
        day = st.date_input(
            add_words.DAY_PUBLISHED,
            document.published,
            min_value=EARLIEST,
            key="adding-published",
            help=add_words.DAY_HELP,
        )
        again = st.button(add_words.READ_AGAIN, key="adding-again", help=add_words.READ_AGAIN_HELP)
    if title is not None and title.strip() != document.title:
        st.session_state[SESSION] = replace(
            session, draft=replace(session.draft, document=replace(document, title=title.strip()))
        )
    if again:
        document = replace(
            current().draft.document, published=day if isinstance(day, date) else None, titled=document.titled
        )
        task = Task(document=document, collection=matched.collection, source_id=session.source["source_id"])
        try:
            draft = read_shown(task)
        except ClaimsError as error:
            alert(add_words.NOT_READ, literal(error))
            return
        st.session_state[SESSION] = start_session(study, matched, draft, session.source)
        redraw()


def _save(study: PageStudy, matched: CachedMatched) -> None:
    """How many claims are accepted, and the buttons that add them or forget all."""
    claims = current().draft.claims
    number = sum(claim.accepted for claim in claims)
    by = st.session_state.setdefault(NAME, visitor_name())
    numbers = add_words.CLAIMS_ACCEPTED.format(accepted=number, all=len(claims))
    show(f'<div class="cc"><p><b>{numbers}</b> · <span class="cc-soft">{add_words.FOR_YOUR_NAME}</span></p></div>')
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if not is_signed_in():
            by = st.text_input(add_words.WHO_ADDS, key=NAME, max_chars=80, width=260) or ""
        st.button(
            add_words.ACCEPT_ALL,
            key="adding-accept-all",
            disabled=is_unsaved() or number == len(claims),
            on_click=lambda: change(accept_claims(current().draft, range(len(claims)))),
        )
        add = st.button(
            add_words.ADD_THESE.format(number=counted(number, "claims")),
            key="adding-add",
            type="primary",
            disabled=is_unsaved() or not number,
            help=None if number else add_words.ADD_HINT,
        )
        st.button(add_words.START_OVER, key="adding-over", on_click=forget_document)
    show_unsaved()
    if add and not by.strip():
        alert(add_words.NOT_ADDED, add_words.MISSING_NAME)
    elif add:
        _add(study, matched, " ".join(by.split()))


def _add(study: PageStudy, matched: CachedMatched, by: str) -> None:
    session = current()
    draft = accepted_only(session.draft, by=by)
    try:
        rows = added_rows(draft, collection=matched.collection, source=session.source)
        title = str(rows["documents"]["title"].iloc[0])  # of a text without one, how it begins
        claim_ids = _keep(matched, rows, draft.document.text, title, by)
    except ClaimsError as error:
        st.session_state[ERROR] = error
    else:
        forget_document()
        remember_visitor(by)
        st.session_state[ADDED] = AddedDocument(title, claim_ids, study.as_it_is())
    st.rerun()


def _keep(matched: CachedMatched, rows: Rows, text: str, title: str, by: str) -> tuple[str, ...]:
    """Keeps the rows in the project, or beside a collection that is none, and returns the ids of the claims."""
    now = datetime.now(UTC)
    if matched.project is None:
        with matched.open_workspace() as workspace:
            return accept_document(workspace, matched.collection, rows, text=text, by=by, at=now).claim_ids
    with open_project(matched.project) as project:
        what = add_words.ADDED_REPORT.format(title=title)
        return store_document(project, rows, text=text, what=what, by=by, at=now)


def _show_error(error: ClaimsError) -> None:
    """Says why nothing was added, row by row where rows are at fault."""
    problems = error.problems if isinstance(error, AcceptError) else ()
    rows = [(problem.row_id, problem.column, problem.found, problem.allowed) for problem in problems]
    table = f'<div class="cc-scroll">{plain_table(add_words.PROBLEM_TABLE, rows)}</div>'
    alert(add_words.NOT_ADDED, table if problems else literal(error))


def _show_added(context: StudyContext, last: AddedDocument) -> None:
    """What was added, the incidents that gained an account, and the discrepancies that are new."""
    study = context.study
    claim_ids = [claim_id for claim_id in last.claim_ids if claim_id in study.incidents.incident_of]
    line = add_words.ADDED_LINE.format(claims=counted(len(claim_ids), "claims"), title=name(last.title))
    show(f'<div class="cc cc-box"><h2>{add_words.ADDED}</h2><p>{line}</p></div>')
    show_new(context, claim_ids, last.before)


def _added_before(matched: CachedMatched) -> None:
    """The documents that were added, the newest first, each with a button that removes it."""
    if matched.workspace_file is None:
        return
    with matched.open_workspace() as workspace:
        history = read_accepted(workspace)
    if not history:
        return
    with st.expander(add_words.ADDED_BEFORE):
        for number, document in enumerate(reversed(history), start=1):
            line = add_words.ADDED_BY.format(
                title=f"<b>{name(document.title)}</b>", by=name(document.by), at=literal(document.at[:10])
            )
            if not document.stands:
                by, at = name(document.removed_by), literal(document.removed_at[:10])
                line = f"{line} · {add_words.REMOVED_BY.format(by=by, at=at)}"
            show(f'<div class="cc"><p>{line}</p></div>')
            if document.stands:
                st.button(
                    add_words.REMOVE.format(number=number),
                    key=f"remove-{document.accepted_id}",
                    on_click=partial(_remove, matched, document),
                )


def _remove(matched: CachedMatched, accepted: Accepted) -> None:
    by = visitor_name() or accepted.by
    try:
        with matched.open_workspace() as workspace:
            remove_document(workspace, accepted.accepted_id, by=by, at=datetime.now(UTC))
    except ClaimsError as error:
        st.session_state[ERROR] = error
    st.session_state.pop(ADDED, None)
    st.session_state.pop(CLAIM, None)
