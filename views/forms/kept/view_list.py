"""Saved views: in the bar to open one and to save what is shown, and on the page Project to rename and remove them."""

from collections.abc import Sequence

import streamlit as st

from claims.errors import ClaimsError
from claims.projects.beside.saved_views import MOST_NAME_CHARACTERS, SavedView, save_view, view_name
from claims.projects.edits import put, remove
from views.blocks.alerts import alert
from views.markup import literal, show
from views.state.cached_study import CachedMatched
from views.state.shared_filters import note_view, page_shown, views_noted
from views.state.url import COLLECTION, LANGUAGE, OPENED_VIEW, Pages, going_here, in_address, plain_markdown
from views.state.work.project_session import MakeEdits, save_made
from views.state.work.still_open import part
from views.texts import project_words


@part
def views_menu(pages: Pages, matched: CachedMatched, views: Sequence[SavedView]) -> None:
    """The place in the bar that lists the saved views and saves what is shown."""
    key = f"views-{views_noted()}"
    with st.popover(
        project_words.VIEWS, type="tertiary", icon=":material/bookmark:", on_change="rerun", key=key
    ) as opened:
        if opened.open:
            show(f'<div class="cc"><p><b>{project_words.VIEWS_HEADING}</b></p></div>')
            for view in views:
                _link(pages, view)
            if not views:
                show(f'<div class="cc"><p class="cc-soft">{project_words.NO_VIEWS}</p></div>')
            _save_form(matched)


def manage_views(pages: Pages, matched: CachedMatched, views: Sequence[SavedView]) -> None:
    """Each saved view with a button that opens it, and a place to rename and remove it; nothing where there is none."""
    if not views:
        return
    show(f'<div class="cc"><h2>{project_words.VIEWS_HEADING}</h2></div>')
    for view in views:
        with st.container(horizontal=True, vertical_alignment="center", key=f"view-{view.view_id}"):
            with st.container(width="content"):
                _link(pages, view)
            with st.popover(project_words.CHANGE_VIEW, type="tertiary"):
                _change_form(matched, view)


def _change_form(matched: CachedMatched, view: SavedView) -> None:
    typed = st.text_input(
        project_words.VIEW_NAME, view.name, key=f"name-{view.view_id}", max_chars=MOST_NAME_CHARACTERS
    )
    name = view_name(typed or "")
    with st.container(horizontal=True):
        if st.button(project_words.RENAME, key=f"rename-{view.view_id}") and name not in ("", view.name):
            renamed = put("views", view_id=view.view_id, name=name, address=view.address)
            _change(matched, lambda *_: [renamed], project_words.VIEW_RENAMED.format(name=name))
        if st.button(project_words.REMOVE_VIEW, key=f"remove-{view.view_id}"):
            removed = remove("views", view.view_id)
            _change(matched, lambda *_: [removed], project_words.VIEW_REMOVED.format(name=view.name))


def _link(pages: Pages, view: SavedView) -> None:
    """A link that opens a view; to the first page where its page is no more."""
    here = [(name, value) for name in (COLLECTION, LANGUAGE) for value in in_address(name)]
    st.page_link(
        pages.get(view.page) or next(iter(pages.values())), label=plain_markdown(view.name), icon=":material/bookmark:",
        query_params=[*here, (OPENED_VIEW, view.view_id), *view.parameters],
    )  # fmt: skip


def _save_form(matched: CachedMatched) -> None:
    with st.form(key="save-view", border=False):
        name = view_name(st.text_input(project_words.VIEW_NAME, key="new-view", max_chars=MOST_NAME_CHARACTERS) or "")
        is_saved = st.form_submit_button(project_words.SAVE_VIEW, help=project_words.SAVE_VIEW_WHY)
    if is_saved and name:
        page = page_shown()
        asked = [(each, value) for each, value in going_here() if each not in (COLLECTION, LANGUAGE)]
        _change(
            matched,
            lambda project, *_: [save_view(project, name, page, asked)],
            project_words.VIEW_SAVED.format(name=name),
        )


def _change(matched: CachedMatched, make: MakeEdits, what: str) -> None:
    try:
        save_made(matched, make, what=what)
    except (ClaimsError, OSError) as error:
        alert(project_words.CHANGE_REFUSED, literal(error))
        return
    note_view()
    st.rerun()
