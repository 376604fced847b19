"""Days as one types them: said back below the box, or asked where they can be read in two ways."""

from dataclasses import replace
from datetime import date

import streamlit as st

from claims.coding import DayReading, read_day
from claims.exports import visible
from claims.values import Span
from views.forms.coding.name_choice import soft
from views.markup import literal, name, sentence_html
from views.texts import coding_words
from views.texts.phrases import phrase


def settled_day(written: str, said: date | None, key: str) -> DayReading:
    """What was typed, as read, with what was chosen where there is a choice; the value is "" while it is open."""
    read = read_day(written, said=said)
    value = read.value
    if read.choices:
        value = st.radio(
            coding_words.LIKE.format(typed=visible(written)), read.choices, index=None, horizontal=True,
            format_func=lambda each: phrase(Span.parse(each).in_words), key=f"{key}-which-{written}",
        ) or ""  # fmt: skip
    if read.problem:
        soft(f"“{name(written)}”: {sentence_html(read.problem)}")
    if value and value != written.strip():
        shown = value if value.startswith("day ") else phrase(Span.parse(value).in_words)
        remark = f" ({sentence_html(read.remark)})" if read.remark else ""
        soft(f"{coding_words.UNDERSTOOD} <b>{literal(shown)}</b>{remark}")
    return replace(read, value=value)
