"""Who uses the app: a name typed once, kept for the visit, never in the address."""

import streamlit as st

_NAME = "visitor-name"  # key of the session's state that no widget owns, so that it outlives the page
_BOX = "visitor-name-box"


def visitor_name() -> str:
    """The name that was typed in this visit; "" before."""
    return str(st.session_state.get(_NAME, ""))


def name_box(label: str, *, help: str = "", placeholder: str = "") -> str:
    """Draws the box for the name and returns what is in it."""
    st.text_input(
        label, value=visitor_name(), key=_BOX, max_chars=80, help=help or None, placeholder=placeholder, on_change=_take
    )
    return visitor_name()


def remember_visitor(name: str) -> None:
    """Keeps a name that was typed elsewhere for the rest of the visit."""
    st.session_state[_NAME] = " ".join(name.split())


def _take() -> None:
    remember_visitor(str(st.session_state[_BOX]))
