"""The reader's theme and language: the address asks for a language as `lang`, the session keeps it on the way to another page."""

import streamlit as st
from streamlit.components.v2 import component
from streamlit.runtime.scriptrunner import get_script_run_ctx

from views.state.url import LANGUAGE
from views.texts.translation import ENGLISH, LANGUAGES, SESSION_KEY, direction, language, speak


def is_dark() -> bool:
    """Whether the reader's theme is dark; not outside of a session."""
    return get_script_run_ctx(suppress_warning=True) is not None and bool(st.context.theme.type == "dark")


def choose_language() -> str:
    """Makes the language that the address names that of the session; returns the name of one that we do not have, or nothing.

    An address without one keeps that of the session, and is given it, so that a copied link shows what its reader saw.
    """
    wanted = st.query_params.get(LANGUAGE, "")
    if wanted in LANGUAGES:
        st.session_state[SESSION_KEY] = wanted
    chosen = speak(st.session_state.get(SESSION_KEY, ENGLISH))
    if chosen != ENGLISH and wanted != chosen:
        st.query_params[LANGUAGE] = chosen
    return "" if wanted in LANGUAGES else wanted


def change_language(chosen: str) -> None:
    """Goes on in another language, on the same page with the same filters."""
    st.session_state[SESSION_KEY] = speak(chosen)
    if chosen == ENGLISH:
        st.query_params.pop(LANGUAGE, None)
    else:
        st.query_params[LANGUAGE] = chosen


# Streamlit's page says that it is in English and runs from left to right; only a script can change that.
_SCRIPT = """
export default function ({ data }) {
  const page = document.documentElement
  page.lang = data.lang
  page.dir = data.dir
}
"""


def say_language() -> None:
    """Tells the browser the language of the page and the direction of its text, where the session has ever chosen one."""
    if SESSION_KEY in st.session_state:
        component("page_language", js=_SCRIPT)(
            key="page-language", data={"lang": language(), "dir": direction()}, height=0
        )
