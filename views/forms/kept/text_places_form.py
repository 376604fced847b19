"""Where the texts are that stay outside collections: what is set, what was found there, and the box that sets it."""

import os
from pathlib import Path

import streamlit as st

from claims.texts import VARIABLE, keep_text_places, text_digests, text_places
from views.blocks.alerts import alert
from views.markup import folded, literal, name, show
from views.state.cached_study import CachedMatched
from views.state.work.outside_texts import outside_texts
from views.state.work.visitor import is_signed_in
from views.texts import incident_words, words

MOST_PASSED_OVER = 20
_PLACES, _ERROR = "text-places", "text-places-error"  # keys of the session's state


def show_text_places(matched: CachedMatched, *, is_open: bool = False) -> None:
    """Draws the box, closed unless it is asked for; what was given at the start is said instead.

    Nothing where people sign in: whoever runs the server says where it may look.
    """
    if is_signed_in():
        return
    with st.expander(incident_words.TEXT_PLACES, expanded=is_open):
        if error := st.session_state.pop(_ERROR, None):
            alert(incident_words.TEXT_PLACES, literal(error))
        if os.environ.get(VARIABLE):
            given = words.COMMA.join(name(place) for place in text_places())
            show(f'<div class="cc"><p>{incident_words.TEXT_PLACES_GIVEN.format(places=given)}</p></div>')
        else:
            _box()
        if text_places():
            _found(matched)


def _box() -> None:
    show(f'<div class="cc"><p class="cc-soft">{incident_words.TEXT_PLACES_HOW}</p></div>')
    with st.form("text-places-form", border=False):
        st.text_area(incident_words.TEXT_PLACES_BOX, "\n".join(map(str, text_places())), key=_PLACES, height=68)
        st.form_submit_button(incident_words.LOOK_THERE, on_click=_keep)


def _keep() -> None:
    lines = map(str.strip, (st.session_state[_PLACES] or "").splitlines())
    try:
        keep_text_places(Path(line).expanduser().absolute() for line in lines if line)
    except OSError as error:
        st.session_state[_ERROR] = error


def _found(matched: CachedMatched) -> None:
    with st.spinner(words.CHECKING):
        found = outside_texts(matched)
    counts = incident_words.TEXTS_FOUND.format(number=len(found.by_digest), all=len(text_digests(matched.collection)))
    refused = "".join(f"<li>{literal(each)}</li>" for each in found.refused[:MOST_PASSED_OVER])
    passed_over = folded(incident_words.PASSED_OVER, f"<ul>{refused}</ul>") if refused else ""
    show(f'<div class="cc" role="status"><p>{counts}</p>{passed_over}</div>')
