"""Tabs of which one is open and drawn; the address says which."""

from collections.abc import Mapping

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from views.state.url import first_of, in_address, put_in_address


def chosen_tab(name: str, labels: Mapping[str, str], *, key: str) -> str:
    """The tab that is open: the one just pressed, else the one that the address names, else the first."""
    first, names = next(iter(labels)), {label: tab for tab, label in labels.items()}
    # Between two presses the address that the browser sends can be older than the tab, so a press goes before it.
    is_pressed = st.session_state.pop(f"pressed-{key}", False) and st.session_state.get(key) in names
    if not is_pressed:
        wanted = first_of(name, first)
        st.session_state[key] = labels[wanted if wanted in labels else first]
    chosen = names[st.session_state[key]]
    if in_address(name) or chosen != first:
        put_in_address(name, [chosen])
    return chosen


def tabs(labels: Mapping[str, str], *, key: str) -> dict[str, DeltaGenerator]:
    """The tabs by their names, of which `chosen_tab` has said which is open; pressing one draws it."""
    drawn = st.tabs(list(labels.values()), key=key, on_change=_note_press, args=(key,))
    return dict(zip(labels, drawn, strict=True))


def _note_press(key: str) -> None:
    st.session_state[f"pressed-{key}"] = True
