"""The page Method: the documents that define every term, threshold and rule, as they stand in the project."""

import re
import sys
from pathlib import Path

import streamlit as st

from views.blocks.alerts import alert
from views.forms.language_choice import language_buttons
from views.markup import show
from views.state import url
from views.state.page_context import PageContext
from views.texts import words

_PLACES = (Path(__file__).resolve().parents[2] / "docs", Path(sys.prefix) / "share" / "competing-claims" / "docs")
_LINK = re.compile(r"\[([^\]]*)\]\(([^)\s]+)\)")


def show_page(_: PageContext) -> None:
    """Draws the text that the address names; `docs/method.md` where it names none."""
    show('<div class="cc"></div>')
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


def linked(text: str) -> str:
    """The text with its links to other texts leading to this page; links to files that no page shows become plain words."""
    return _LINK.sub(_link, text)


def _link(match: re.Match[str]) -> str:
    label, target = match.groups()
    name = target.split("#")[0].removesuffix(".md")
    if target.startswith(("https://", "#")):
        return match[0]
    return f"[{label}](method?text={name})" if name in words.METHOD_TEXTS else label
