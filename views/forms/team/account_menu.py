"""Signing in and out, and who signed in."""

import os
import time
from importlib.util import find_spec

import streamlit as st
from streamlit.errors import StreamlitAuthError

from claims.people import SIGNED_OUT, acting_person
from views.blocks.alerts import alert
from views.markup import name, show
from views.state.url import plain_markdown
from views.state.work.sign_in import PROXY_HEADER, has_provider, is_over, is_page_too_old, sign_out
from views.texts import words


def is_let_in() -> bool:
    """Whether the visitor may see anything; who has to sign in first is asked to."""
    if acting_person() != SIGNED_OUT:
        return True
    show(f'<div class="cc"><h1>{words.APP}</h1><p>{words.SIGN_IN_WHY}</p></div>')
    if not has_provider():
        if os.environ.get(PROXY_HEADER) and is_page_too_old():
            show(f'<div class="cc"><p role="status">{words.SESSION_OVER}</p></div>')
        alert(words.NOT_VOUCHED if os.environ.get(PROXY_HEADER) else words.SIGN_IN_SPOILT)
        return False
    said = st.user.to_dict()
    if said.get("is_logged_in") and is_over(said, now=time.time()):
        show(f'<div class="cc"><p role="status">{words.SESSION_OVER}</p></div>')
    st.button(words.SIGN_IN, key="sign-in", type="primary", on_click=_sign_in)
    return False


def _sign_in() -> None:
    try:
        st.login()
    except StreamlitAuthError:
        alert(words.SIGN_IN_SPOILT if find_spec("authlib") else words.SIGN_IN_MISSING)


def account_menu() -> None:
    """Who signed in, and the button to sign out; nothing where nobody signs in."""
    person = acting_person()
    if person is None or not person.issuer:
        return
    with st.popover(
        plain_markdown(person.name or person.member), type="tertiary", icon=":material/person:", key="account"
    ):
        show(f'<div class="cc"><p>{words.SIGNED_IN_AS.format(name=name(person.member))}</p></div>')
        if has_provider():
            st.button(words.SIGN_OUT, key="sign-out", on_click=sign_out)
