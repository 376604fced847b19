"""The choice of a collection in the bar: its title on screen, its short name in the address."""

from collections.abc import Mapping

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from views.option_labels import told_apart
from views.state.open_collections import Opened, collection_title, open_in_frame
from views.state.url import COLLECTION
from views.texts import words

_CHOOSER = "choose-collection"  # key of the list on screen; the one bound to the address is not seen


def choose_collection(known: Mapping[str, Opened], *, seen: DeltaGenerator, unseen: DeltaGenerator) -> str:
    """Draws the choice and returns the key of what is chosen.

    Args:
        seen: Where the list of titles stands.
        unseen: Where the list of keys stands that is bound to the address.
    """
    held = unseen.container(key="held-collection")
    key = str(held.selectbox(COLLECTION, list(known), key=COLLECTION, bind="query-params"))
    st.session_state[_CHOOSER] = key
    seen.selectbox(
        words.COLLECTION,
        list(known),
        key=_CHOOSER,
        format_func=told_apart(known, lambda each: collection_title(known[each]), beside=str),
        label_visibility="collapsed",
        on_change=_open_chosen,
    )
    return key


def _open_chosen() -> None:
    open_in_frame(st.session_state[_CHOOSER])
