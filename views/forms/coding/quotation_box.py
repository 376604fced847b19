"""The words of the report that say it, taken from its text where the project has it."""

from collections.abc import Iterator

import streamlit as st

from claims.coding import Words
from claims.collection.checks.rows import MOST_FRAGMENT_WORDS
from claims.exports import visible
from claims.extract import Document
from claims.extract.cut.sentences import split_sentences
from views.forms.coding.name_choice import plain_line
from views.markup import quote, show
from views.texts import coding_words


def quotation_box(text: str, language: str, shown: Words, key: str) -> tuple[Words, bool]:
    """Draws the boxes and gives the words, and whether they can be kept.

    Args:
        text: Of the document; "" where there is none.
        language: Of the text.
        shown: The words that the boxes begin with.
        key: Of the form.
    """
    sentences = split_sentences(text, frozenset()) if text else []
    picked = None
    if sentences:
        picked = st.selectbox(
            coding_words.SENTENCE, range(len(sentences)), index=None, placeholder=coding_words.SENTENCE_HINT, key=f"{key}-sentence",
            format_func=lambda place: visible(f"{place + 1}. {text[sentences[place].start : sentences[place].end]}"),
        )  # fmt: skip
    proposed, near = shown.fragment, 0
    if picked is not None:
        near = sentences[picked].start
        sentence = text[near : sentences[picked].end]
        proposed = " ".join(sentence.split()[:MOST_FRAGMENT_WORDS])
        show(f'<div class="cc">{quote(sentence, language)}</div>')
    typed = st.text_input(coding_words.QUOTATION, proposed, key=f"{key}-words-{picked}", live=True) or ""
    fragment = " ".join(typed.split())
    problems = list(_problems(fragment, text))
    for problem in problems:
        plain_line(problem)
    if fragment == " ".join(shown.fragment.split()):
        return shown, True
    return Words(fragment=fragment, paragraph=_paragraph_of(fragment, text, near)), not problems


def _problems(fragment: str, text: str) -> Iterator[str]:
    number = len(fragment.split())
    if number > MOST_FRAGMENT_WORDS:
        yield coding_words.QUOTATION_LONG.format(number=number)
    if fragment and text and fragment not in " ".join(text.split()):
        yield coding_words.QUOTATION_NOT_THERE


def _paragraph_of(fragment: str, text: str, near: int) -> int | None:
    """The paragraph that holds the words; of several the first that does not end before `near`."""
    paragraphs = Document(text=text).paragraphs
    holding = [
        place
        for place, (start, end) in enumerate(paragraphs, start=1)
        if fragment and fragment in " ".join(text[start:end].split())
    ]
    behind = [place for place in holding if paragraphs[place - 1][1] > near]
    return next(iter(behind or holding), None)
