"""The page Method: the documents that define every term, threshold and rule, as they stand in the project."""

import re
import sys
from pathlib import Path

import streamlit as st

from views.blocks.alerts import alert
from views.forms.language_choice import language_buttons
from views.markup import literal, show
from views.served_site import SITE_ADDRESS, is_served
from views.state import url
from views.state.page_context import PageContext
from views.texts import words

_DOCS = Path(__file__).resolve().parents[2] / "docs"
_PLACES = (_DOCS / "explanation", _DOCS / "reference", Path(sys.prefix) / "share" / "competing-claims" / "docs")
_LINK = re.compile(r"\[([^\]]*)\]\(([^)\s]+)\)")


def show_page(_: PageContext) -> None:
    """Draws the text that the address names; `docs/explanation/method.md` where it names none."""
    show(f'<div class="cc">{_link_to_site() if is_served.is_set() else ""}</div>')
    language_buttons()
    wanted = url.selectbox(
        "text",
        words.METHOD_TEXT,
        tuple(words.METHOD_TEXTS),
        title=words.METHOD_TEXTS.__getitem__,
        default="method",
        says_default=False,
    )
    path = next((folder / f"{wanted}.md" for folder in _PLACES if wanted and (folder / f"{wanted}.md").is_file()), None)
    if path is None:
        alert(words.NO_METHOD)
        return
    with st.container(key="english-text"):
        st.markdown(linked(path.read_text(encoding="utf-8")))


def _link_to_site() -> str:
    return f'<p><a href="{SITE_ADDRESS}" target="_blank">{literal(words.ALL_DOCUMENTATION)}</a></p>'


def linked(text: str) -> str:
    """The text with its links to other texts leading to this page; links to files that no page shows become plain words."""
    return _LINK.sub(_link, text)


def _link(match: re.Match[str]) -> str:
    label, target = match.groups()
    name = target.split("#")[0].removesuffix(".md").rpartition("/")[2]
    if target.startswith(("https://", "#")):
        return match[0]
    return f"[{label}](method?text={name})" if name in words.METHOD_TEXTS else label
