"""Paragraphs and sentences end where they end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extract.cut.sentences import paragraph_spans, split_sentences
from claims.extract.languages.word_lists import word_class

ABBREVIATIONS = word_class("abbreviation") | word_class("abbreviation", "ar")


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_sentences_lie_in_their_paragraphs(text: str) -> None:
    lines = paragraph_spans(text)
    for sentence in split_sentences(text, ABBREVIATIONS):
        start, end = lines[sentence.paragraph - 1]
        assert start <= sentence.start < sentence.end <= end


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("He was shot at 5 p.m. Saturday. He died.", 2),
        ("Gov. Smith spoke. She left.", 2),
        ("Police said so. Two men died!", 2),
        ("قال د. أحمد ذلك. ثم غادر.", 2),
        ("One line\nAnother line", 2),
    ],
)
def test_sentences_end_where_they_end(text: str, count: int) -> None:
    assert len(split_sentences(text, ABBREVIATIONS)) == count


def test_a_mark_of_a_note_behind_a_full_stop_ends_the_sentence() -> None:
    text = "Five were killed.[8] Two were hurt.[9][10] The rest fled."
    assert [text[each.start : each.end] for each in split_sentences(text, frozenset())] == [
        "Five were killed.[8]",
        "Two were hurt.[9][10]",
        "The rest fled.",
    ]
