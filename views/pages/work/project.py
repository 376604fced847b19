"""The page Project: begin one, what it still needs, what to do next, undo, redo and history."""

import io
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from functools import partial
from typing import TypeVar

import streamlit as st

from claims.collection import write_workbook
from claims.databases.address import Address
from claims.errors import ClaimsError
from claims.model import IMPORTED
from claims.projects import (
    Change,
    Check,
    CheckState,
    Project,
    archive_project,
    delete_project,
    duplicate_project,
    find_checks,
    open_project,
    rename_project,
)
from claims.survey import tally_of
from views.blocks.alerts import alert
from views.forms.copy_offer import offer_copy
from views.forms.kept.note_list import show_all_notes
from views.forms.kept.text_places_form import show_text_places
from views.forms.kept.view_list import manage_views
from views.forms.new_project import new_project_form
from views.forms.step_buttons import step_buttons
from views.forms.team.assignments_form import show_assignments
from views.forms.team.changes_list import answer_in_words, change_in_words, show_changes_since
from views.forms.team.sharing_form import show_sharing
from views.forms.team.team_settings_form import team_settings_form
from views.markup import address_within, literal, name, page_table, scrolling, show
from views.state.open_collections import collection_key, collections, open_next
from views.state.page_context import PageContext, StudyContext
from views.state.review_session import read_review
from views.state.url import page_link
from views.state.work.still_open import made_while_open
from views.state.work.visitor import name_box, visitor_name
from views.texts import project_words, words

Result = TypeVar("Result")
MOST_CHANGES = 30  # of the history, the newest first
_ERROR, _REMOVED = "project-error", "project-removed"  # keys of the session's state
# Where each line of the checklist is done.
_DONE_AT = {
    "claims": "import", "sources": "import", "days": "claims", "places": "claims", "figures": "claims", "shared": "matrix",
    "problems": "overview", "contradictions": "discrepancies", "pairs": "review", "judgements": "review",
}  # fmt: skip


def show_page(context: PageContext) -> None:
    """Draws the page; where a folder is open it offers a copy of that, and always a new project."""
    if error := st.session_state.pop(_ERROR, None):
        alert(project_words.CHANGE_REFUSED, literal(error))
    if removed := st.session_state.pop(_REMOVED, ""):
        sentence = project_words.IS_REMOVED.format(title=f"<b>{name(removed)}</b>")
        show(f'<div class="cc cc-box" role="status"><p>{sentence}</p></div>')
        page_link(context.pages, "collections", words.COLLECTIONS, icon=":material/arrow_forward:")
    if not isinstance(context, StudyContext):
        new_project_form()
        return
    title = context.study.collection.title
    show(f'<div class="cc"><h1>{name(title)}</h1></div>')
    if context.matched.project is None:
        offer_copy(context.matched)
        show_text_places(context.matched)
        new_project_form()
        return
    with open_project(context.matched.project) as project:
        if project.about().get("archived"):
            show(f'<div class="cc"><p role="status">{project_words.IS_ARCHIVED}</p></div>')
        _steps(project)
        show_changes_since(context, project)
        show_assignments(context, project)
        _ways(context)
        _checklist(context)
        manage_views(context.pages, context.matched, context.kept.views)
        show_all_notes(context)
        _history(context, project)
        show_sharing(project)
        _manage(context, project, title)
    show_text_places(context.matched)
    with st.expander(project_words.BEGIN_HEADING):
        new_project_form()


def _steps(project: Project) -> None:
    """Undo and redo, each named by what it takes back or does again."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        step_buttons(project)
        with st.container(width=260):
            name_box(project_words.YOUR_NAME, help=project_words.YOUR_NAME_WHY)


def _ways(context: StudyContext) -> None:
    """Where claims are added or changed."""
    is_empty = context.study.collection.claims.empty
    show(
        f'<div class="cc"><h2>{project_words.WAYS_EMPTY_HEADING if is_empty else project_words.WAYS_HEADING}</h2></div>'
    )
    ways = {path: way for path, way in project_words.WAYS.items() if path in context.pages}
    for column, (path, (title, why)) in zip(st.columns(len(ways)), ways.items(), strict=True):
        with column.container(border=True, height="stretch"):
            page_link(context.pages, path, title)
            show(f'<div class="cc"><p class="cc-soft">{why}</p></div>')


def _checklist(context: StudyContext) -> None:
    study = context.study
    checks = (*find_checks(study.collection, study.incidents), *_compared_checks(context))
    listed = "".join(
        f'<li class="cc-check cc-check-{check.state}"><span class="cc-badge">{project_words.STATES[check.state]}</span> {_sentence(check)}</li>'
        for check in checks
    )
    show(f'<div class="cc"><h2>{project_words.CHECKLIST}</h2><ul class="cc-checks">{listed}</ul></div>')


def _compared_checks(context: StudyContext) -> Iterator[Check]:
    if context.study.collection.claims.empty:
        return
    found = tally_of(context.study.findings.discrepancies).discrepancies
    yield Check("contradictions", CheckState.DONE, found)
    review = read_review(context.matched, visitor_name())
    for key, number in (("pairs", len(review.questions)), ("judgements", len(review.standing.changed))):
        yield Check(key, CheckState.WAITING if number else CheckState.DONE, number)


def _sentence(check: Check) -> str:
    missing, waiting, done = project_words.CHECKS[check.key]
    sentence = {CheckState.MISSING: missing, CheckState.WAITING: waiting, CheckState.DONE: done}[check.state]
    text = literal(sentence.format(number=check.number, of=check.of))
    return f'<a href="{address_within(_DONE_AT[check.key])}">{text}</a>'


def _history(context: StudyContext, project: Project) -> None:
    """The changes of the rows and the answers of reviewers, the newest first."""
    counts = project.edit_counts()
    changes = [
        (change.at, change.by, change_in_words(change), _rows_changed(change, counts)) for change in project.history()
    ]
    answers = [
        (each.at, each.by, answer_in_words(context.study, each), "")
        for each in read_review(context.matched, visitor_name()).history
        if each.by != IMPORTED
    ]
    rows = [
        (literal(at[:16].replace("T", " ")), name(by), literal(what), literal(number))
        for at, by, what, number in sorted((*changes, *answers), reverse=True)[:MOST_CHANGES]
    ]
    table = page_table(project_words.HISTORY_COLUMNS, rows, has_row_heads=False)
    show(f'<div class="cc"><h2>{project_words.HISTORY}</h2>{scrolling(project_words.HISTORY, table)}</div>')


def _rows_changed(change: Change, counts: Mapping[int, int]) -> str:
    is_first = change.number == 1  # what a project begins with is nobody's work
    return "" if is_first else project_words.ROWS_CHANGED.format(number=counts.get(change.number, 0))


def _manage(context: StudyContext, project: Project, title: str) -> None:
    path = project.path
    st.download_button(
        project_words.DOWNLOAD, data=made_while_open(lambda: _workbook(context)), file_name=f"{path.stem}.xlsx", on_click="ignore", key="project-download",
        mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    )  # fmt: skip
    with st.expander(project_words.MANAGE):
        wanted = st.text_input(project_words.PROJECT_NAME, title, key="project-title", max_chars=120)
        with st.container(horizontal=True):
            if st.button(project_words.RENAME, key="project-rename"):
                _try(partial(rename_project, path, wanted or ""))
                st.rerun()
            if st.button(project_words.DUPLICATE, key="project-duplicate"):
                copy = _try(partial(duplicate_project, path, wanted or "", at=datetime.now(UTC)))
                if copy:
                    open_next(collection_key(copy))
                st.rerun()
            _archive_button(project)
            with st.popover(project_words.REMOVE):
                show(f'<div class="cc"><p>{project_words.REMOVE_SURE.format(title=name(title))}</p></div>')
                st.button(
                    project_words.REMOVE_YES, type="primary", key="project-remove", on_click=_remove, args=(path, title)
                )
        team_settings_form(project)


def _archive_button(project: Project) -> None:
    is_archived = bool(project.about().get("archived"))
    label = project_words.UNARCHIVE if is_archived else project_words.ARCHIVE
    if st.button(label, key="project-archive"):
        _try(partial(archive_project, project.path, is_archived=not is_archived))
        st.rerun()


def _remove(path: Address, title: str) -> None:
    if _try(partial(delete_project, path)):
        st.session_state[_REMOVED] = title
        open_next(next(iter(collections())))


def _workbook(context: StudyContext) -> bytes:
    content = io.BytesIO()
    write_workbook(context.study.collection, content)
    return content.getvalue()


def _try(act: Callable[[], Result]) -> Result | None:
    """What an act returns; what it refuses is said at the head of the page."""
    try:
        return act()
    except (ClaimsError, OSError) as error:
        st.session_state[_ERROR] = error
        return None
