"""Tabs of which one is open and drawn; the address says which."""

from collections.abc import Mapping

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from views.state.url import first_of, in_address, put_in_address


def chosen_tab(name: str, labels: Mapping[str, str], *, key: str) -> str:
    """The tab that is open: the one pressed last, unless the address has changed since; the first where it names no other."""
    first, names = next(iter(labels)), {label: tab for tab, label in labels.items()}
    wanted, seen = first_of(name, first), f"seen-{key}"
    if st.session_state.get(key) not in names or st.session_state.get(seen) != in_address(name):
        st.session_state[key] = labels[wanted if wanted in labels else first]
    chosen = names[st.session_state[key]]
    if in_address(name) or chosen != first:
        put_in_address(name, [chosen])
    st.session_state[seen] = in_address(name)
    return chosen


def tabs(labels: Mapping[str, str], *, key: str) -> dict[str, DeltaGenerator]:
    """The tabs by their names, of which `chosen_tab` has said which is open; pressing one draws it."""
    return dict(zip(labels, st.tabs(list(labels.values()), key=key, on_change="rerun"), strict=True))
