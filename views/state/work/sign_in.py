"""Who signed in: with a provider of OpenID Connect, or at a proxy that vouches for its visitors; nobody where neither is set up."""

import hmac
import os
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit import config
from streamlit.runtime.context import StreamlitHeaders
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.secrets import Secrets

from claims.people import SIGNED_OUT, Person, is_address

HOURS = "CLAIMS_SESSION_HOURS"  # after which one signs in again
DEFAULT_HOURS = 12.0
# The header in which a proxy names who signed in there, and the secret without which nobody believes it.
PROXY_HEADER, PROXY_SECRET = "CLAIMS_PROXY_HEADER", "CLAIMS_PROXY_SECRET"
SECRET_HEADER = "X-Claims-Proxy-Secret"
SECRETS = "STREAMLIT_SECRETS_FILES"  # names the file of secrets
_LOADED = "page-loaded"  # key of the session's state
_signed_out: set[tuple[str, ...]] = set()  # sessions that were ended before their time
_without: list[Secrets] = []  # the secrets that were found to hold no provider; looking again at each click takes time


def has_provider() -> bool:
    """Whether the secrets of the server name a provider."""
    return bool(st.secrets.load_if_toml_exists()) and "auth" in st.secrets


def is_wanted() -> bool:
    """Whether the server asks for sign-in; also where its settings cannot be used, for then nobody may come in without."""
    if os.environ.get(PROXY_HEADER):
        return True
    if _without and _without[0] is st.secrets:
        return False
    if has_provider() or _is_spoilt():
        return True
    _without[:] = [st.secrets]
    return False


def _is_spoilt() -> bool:
    """Whether a file of secrets is named that gives no provider, or one is there that cannot be read."""
    is_there = any(Path(file).exists() for file in config.get_option("secrets.files"))
    return bool(os.environ.get(SECRETS)) or (is_there and not st.secrets.load_if_toml_exists())


def session_person() -> Person | None:
    """Who signed in, in the session that runs; `SIGNED_OUT` where nobody did, None where no sign-in is set up."""
    if not is_wanted():
        return None
    if get_script_run_ctx(suppress_warning=True) is None:
        return SIGNED_OUT  # a thread that works for nobody
    if has_provider():
        return person_of(st.user.to_dict(), now=time.time())
    header = os.environ.get(PROXY_HEADER, "")
    if not header or is_page_too_old():
        return SIGNED_OUT
    return _vouched_for(st.context.headers, header)


def is_page_too_old() -> bool:
    """Whether a page was loaded longer ago than a session lasts: the proxy vouched for its visitor then, and never since."""
    began: float = st.session_state.setdefault(_LOADED, time.time())
    return _is_longer(time.time() - began)


def _is_longer(seconds: float) -> bool:
    return seconds > 3600 * float(os.environ.get(HOURS) or DEFAULT_HOURS)


def person_of(said: Mapping[str, Any], *, now: float) -> Person:
    """The person of whom a provider said this; `SIGNED_OUT` where it said nothing, or too long ago."""
    issuer, subject = str(said.get("iss") or ""), str(said.get("sub") or "")
    if not (said.get("is_logged_in") and issuer and subject) or is_over(said, now=now) or _session(said) in _signed_out:
        return SIGNED_OUT
    email = str(said.get("email") or "") if said.get("email_verified") is True else ""
    return Person(issuer=issuer, subject=subject, name=" ".join(str(said.get("name") or "").split()), email=email)


def sign_out() -> None:
    """Ends the session at the provider, in this browser, in its other tabs, and wherever its cookie was copied to."""
    _signed_out.add(_session(st.user.to_dict()))
    st.logout()


def _session(said: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(str(said.get(key)) for key in ("iss", "sub", "iat", "nonce"))


def is_over(said: Mapping[str, Any], *, now: float) -> bool:
    """Whether it is longer ago than a session lasts that the provider said this."""
    told = said.get("iat")
    return not isinstance(told, int | float) or _is_longer(now - told)


def _vouched_for(headers: StreamlitHeaders, header: str) -> Person:
    """The person whom the proxy names, where the secret shows that it is the proxy."""
    if any(len(headers.get_all(each)) > 1 for each in (header, SECRET_HEADER)):
        return SIGNED_OUT  # the proxy hands on what a browser sent beside its own
    secret, given = os.environ.get(PROXY_SECRET, ""), headers.get(SECRET_HEADER, "")
    named = " ".join(headers.get(header, "").split())
    if not (named and secret and hmac.compare_digest(secret.encode(), given.encode())):
        return SIGNED_OUT
    return Person(issuer="proxy", subject=named, email=named if is_address(named) else "")
