"""Words from outside made fit to be shown: everything that reaches the screen as HTML is built with these."""

import html
import re
from urllib.parse import urlencode, urlsplit

import streamlit as st

from claims.exports import visible
from views.state.url import going_to

_QUOTED = re.compile("“([^”]*)”")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


def literal(words: object) -> str:
    """Words as HTML that shows them as they are; what overrides the direction of text is written out."""
    return html.escape(visible(str(words)))


def name(words: object) -> str:
    """A name within a sentence, kept from turning the direction of what stands around it."""
    return f"<bdi>{literal(words)}</bdi>"


def sentence(words: str) -> str:
    """A sentence in English, read from left to right whatever stands in it; what it quotes keeps its own direction."""
    isolated = _QUOTED.sub(r"“<bdi>\1</bdi>”", literal(words))
    return f'<span dir="ltr">{isolated}</span>'


def quote(fragment: str, language: str, *, verbatim: str = "") -> str:
    """A fragment in its own language and direction, with the words of the value marked where they stand in it."""
    before, found, after = fragment.partition(verbatim) if verbatim else (fragment, "", "")
    marked = literal(before) + (f"<mark>{literal(found)}</mark>" if found else "") + literal(after)
    return f'<blockquote dir="auto"{lang(language)}>{marked}</blockquote>'


def lang(language: str) -> str:
    """The attribute that names a language; empty where the text is not a language tag."""
    return f' lang="{language}"' if _LANGUAGE.fullmatch(language) else ""


def link(words: str, path: str, **params: str | list[str]) -> str:
    """A link within the app, which keeps the collection and the filters; `path` is ours, all else may come from outside."""
    asked = going_to(**params)
    address = path + (f"?{urlencode(asked)}" if asked else "")
    return f'<a href="{html.escape(address)}">{name(words)}</a>'


def outside_link(words: str, address: str) -> str:
    """A link that leaves the app in a new tab; empty unless the address is absolute and http or https."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        return ""
    return f'<a href="{html.escape(address)}" target="_blank" rel="noopener noreferrer">{literal(words)}</a>'


def plot_text(words: object) -> str:
    """Words as Plotly shows them as they are; it reads a little HTML in every text."""
    return html.escape(visible(str(words)), quote=False)


def show(*parts: str) -> None:
    """Puts HTML built with the functions above on the page."""
    st.html("".join(parts))
