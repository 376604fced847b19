"""What is said and offered where a collection is open that is no project, and once it was copied into one."""

import streamlit as st

from claims.errors import ClaimsError
from views.blocks.alerts import alert
from views.markup import literal, name, show
from views.state.cached_study import CachedMatched
from views.state.work.project_session import copied_title, own_project
from views.texts import project_words

_ERROR = "copy-error"  # key of the session's state


def offer_copy(matched: CachedMatched) -> None:
    """Says that the open collection is never changed, with the button that copies it into a project."""
    if error := st.session_state.pop(_ERROR, None):
        alert(project_words.CHANGE_REFUSED, literal(error))
    sentence = project_words.NOT_A_PROJECT.format(title=name(matched.collection.title))
    show(f'<div class="cc cc-box"><p>{sentence} {project_words.NOT_A_PROJECT_WHY}</p></div>')
    st.button(project_words.COPY, type="primary", key="project-copy", on_click=_copy, args=(matched,))


def say_copied() -> None:
    """Says once that the collection was copied into a project."""
    if copied := copied_title():
        show(f'<div class="cc cc-box" role="status"><p>{project_words.COPIED.format(title=name(copied))}</p></div>')


def _copy(matched: CachedMatched) -> None:
    try:
        own_project(matched)
    except (ClaimsError, OSError) as error:
        st.session_state[_ERROR] = error
