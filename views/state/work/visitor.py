"""Who uses the app: whoever signed in, or else a name typed once, kept for the visit, never in the address."""

import streamlit as st

from claims.people import acting_person

_NAME = "visitor-name"  # key of the session's state that no widget owns, so that it outlives the page
_BOX = "visitor-name-box"


def is_signed_in() -> bool:
    """Whether the visitor's name is known without asking."""
    return acting_person() is not None


def visitor_name() -> str:
    """How whoever signed in signs; where nobody does, the name that was typed in this visit, "" before."""
    person = acting_person()
    return person.member if person else str(st.session_state.get(_NAME, ""))


def name_box(label: str, *, help: str = "", placeholder: str = "") -> str:
    """Draws the box for the name and returns what is in it; no box where the name is known."""
    if is_signed_in():
        return visitor_name()
    st.text_input(
        label, value=visitor_name(), key=_BOX, max_chars=80, help=help or None, placeholder=placeholder, on_change=_take
    )
    return visitor_name()


def remember_visitor(name: str) -> None:
    """Keeps a name that was typed elsewhere for the rest of the visit."""
    st.session_state[_NAME] = " ".join(name.split())


def _take() -> None:
    remember_visitor(str(st.session_state[_BOX]))
