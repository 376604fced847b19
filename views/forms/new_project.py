"""The form that begins a project."""

from pathlib import Path

import streamlit as st

from claims.errors import ClaimsError
from views.blocks.alerts import alert
from views.markup import literal, show
from views.option_labels import told_apart
from views.state.open_collections import Opened, collection_title, shipped_collections
from views.state.work.project_session import begin_from_example, begin_project
from views.texts import project_words
from views.texts.translation import LANGUAGES

_LANGUAGES = {
    **LANGUAGES,
    "fr": "Français",
    "es": "Español",
    "ku": "Kurdî",
    "tr": "Türkçe",
    "ru": "Русский",
    "uk": "Українська",
}


_TITLE, _LANGUAGE, _EXAMPLE, _ERROR = (
    "new-project-title",
    "new-project-language",
    "new-project-example",
    "new-project-error",
)  # keys of the session's state


def new_project_form() -> None:
    """Draws the form; the project that it begins is opened."""
    show(f'<div class="cc"><h2>{project_words.BEGIN_HEADING}</h2><p>{project_words.BEGIN_WHY}</p></div>')
    if error := st.session_state.pop(_ERROR, None):
        alert(project_words.BEGIN_REFUSED, literal(error))
    with st.form("new-project", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(project_words.PROJECT_NAME, key=_TITLE, placeholder=project_words.NAME_HINT, max_chars=120)
        st.selectbox(
            project_words.PROJECT_LANGUAGE, list(_LANGUAGES), key=_LANGUAGE, format_func=_LANGUAGES.__getitem__
        )
        examples = {"": project_words.NO_EXAMPLE} | {
            str(path): collection_title(Opened(path.stem, path)) for path in shipped_collections()
        }
        st.selectbox(
            project_words.BEGIN_WITH, list(examples), key=_EXAMPLE, format_func=told_apart(examples, examples.__getitem__),
            help=project_words.BEGIN_WITH_WHY,
        )  # fmt: skip
        st.form_submit_button(project_words.BEGIN, type="primary", on_click=_begin)


def _begin() -> None:
    title, example = st.session_state[_TITLE] or "", st.session_state[_EXAMPLE]
    try:
        if example:
            begin_from_example(Path(example), title)
        else:
            begin_project(title, st.session_state[_LANGUAGE] or "en")
    except (ClaimsError, OSError) as error:
        st.session_state[_ERROR] = error
    else:
        st.session_state[_TITLE] = ""
