"""The box for figures: read as one types, said back below it, and what is open asked."""

import streamlit as st

from claims.coding import FigureReading, FigureWords, read_figures, say_figures, typed_count
from claims.coding.read_figures import NOBODY_IN_PARTICULAR, Asked, FigureQuestion
from claims.exports import visible
from claims.values import Count
from views.forms.coding.name_choice import NameBoxes, soft
from views.markup import literal, name, quoted
from views.texts import coding_words, words
from views.texts.phrases import phrase
from views.texts.translation import localised


def figure_box(boxes: NameBoxes, line: str, key: str) -> tuple[str, FigureReading]:
    """The line of figures and what is read in it; groups and fields that it needs are added to the vocabulary of the form."""
    written = st.text_input(
        coding_words.FIGURES, line, key=f"{key}-figures", placeholder=coding_words.FIGURES_HINT, live=True
    )
    written = written or ""
    answers: dict[str, str] = {}
    reading = read_figures(written, boxes.vocabulary)
    asked: set[str] = set()
    while left := [question for question in reading.questions if question.key not in asked]:
        for question in left:
            asked.add(question.key)
            if answer := _answer(boxes, question, f"{key}-asked-{question.key}"):
                answers[question.key] = answer
        reading = read_figures(written, boxes.vocabulary, answers=answers)
    for table, rows in reading.added.items():
        if rows:
            boxes.vocabulary = boxes.vocabulary.with_rows(table, rows)
    _say_back(boxes, reading)
    return written, reading


def count_box(label: str, value: str, key: str) -> str:
    """One number as it is typed, as a collection writes it; what is no number is given as it was typed."""
    written = st.text_input(label, _as_typed(value), key=key, placeholder=coding_words.COUNT_HINT, live=True) or ""
    count = typed_count(written)
    if count is None:
        return written.strip()
    soft(f"{coding_words.UNDERSTOOD} <b>{literal(count_in_words(count))}</b>")
    return str(count)


def _as_typed(value: str) -> str:
    """A count as a person types it, where that is read as the same."""
    count = typed_count(value)
    words = phrase(count.in_words) if count else ""
    return words if words and typed_count(words) == count else value


def count_in_words(count: Count) -> str:
    """A count as it is said on screen: "about 27 to 33", "21 or more"."""
    return phrase(f"about {count.in_words}" if count.vague else count.in_words)


def _answer(boxes: NameBoxes, question: FigureQuestion, key: str) -> str:
    label = coding_words.ASKED[question.asked].format(words=visible(question.words))
    if question.asked is Asked.GROUP:
        anyone = st.checkbox(coding_words.OPTIONS[NOBODY_IN_PARTICULAR], key=f"{key}-anyone")
        if anyone:
            return NOBODY_IN_PARTICULAR
        others = [each for each in boxes.vocabulary.rows("parties") if each not in question.options]
        near = [each for each in question.options if each != NOBODY_IN_PARTICULAR]
        return boxes.one(
            label, "parties", key, "", hint=coding_words.CHOOSE_OR_TYPE, options=[*near, *others], kind="group"
        )
    fields = boxes.vocabulary.rows("fields")

    def shown(option: str) -> str:
        if question.asked is Asked.OUTCOME:
            return visible(localised(fields.get(option, {}).get("label", option)))
        return coding_words.OPTIONS[option]

    if question.asked is Asked.OUTCOME:
        return st.selectbox(label, question.options, index=None, format_func=shown, key=key) or ""
    return st.radio(label, question.options, index=None, format_func=shown, horizontal=True, key=key) or ""


def _say_back(boxes: NameBoxes, reading: FigureReading) -> None:
    if reading.figures:
        soft(f"{coding_words.UNDERSTOOD} <b>{literal(say_figures(reading.figures, _words(boxes)))}</b>")
    for passed in reading.unread:
        why = coding_words.WHY_PASSED_OVER[passed.why]
        soft(coding_words.PASSED_OVER.format(words=name(passed.words), why=why))
    new = [row.get("name") or localised(row.get("label", "")) for rows in reading.added.values() for row in rows]
    if new:
        soft(coding_words.ADDED_WITH_IT.format(names=quoted(new)))


def _words(boxes: NameBoxes) -> FigureWords:
    fields = boxes.vocabulary.rows("fields")
    return FigureWords(
        label=lambda field_id: localised(fields.get(field_id, {}).get("label", field_id)),
        name=lambda party_id: boxes.vocabulary.name_of("parties", party_id),
        count=count_in_words,
        whole=coding_words.FIGURE_WHOLE,
        join=words.COMMA.join,
    )
