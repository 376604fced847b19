"""The choice of the language of the interface: each other language as a button, by its own name."""

import streamlit as st

from views.state.reader import change_language
from views.texts.translation import LANGUAGES, language


def language_buttons() -> None:
    """A button for each language but the reader's own."""
    for code, title in LANGUAGES.items():
        if code != language():
            pressed = st.button(title, key=f"language-{code}", icon=":material/translate:", type="tertiary")
            if pressed:
                change_language(code)
                st.rerun()  # all of the page, from within a part of it too
