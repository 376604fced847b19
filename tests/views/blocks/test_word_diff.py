"""Words that differ between two texts: which are marked, and that nothing else changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from views.blocks.word_diff import mark_differences
from views.markup import literal


@pytest.mark.parametrize(
    ("one", "other", "left", "right"),
    [
        ("six killed", "Six wounded", "six <mark>killed</mark>", "Six <mark>wounded</mark>"),
        ("same  words", "same words", "same  words", "same words"),
        ("<b> x", "x", "&lt;<mark>b</mark>&gt; x", "x"),
        ("قتل ستة", "قتل سبعة", "قتل <mark>ستة</mark>", "قتل <mark>سبعة</mark>"),
        ("a\u202eb", "", "<mark>a</mark>\\u202e<mark>b</mark>", ""),
        ("two old men", "an old man", "<mark>two</mark> old <mark>men</mark>", "<mark>an</mark> old <mark>man</mark>"),
        ("on the fifteenth day", "on day nine", "on <mark>the fifteenth</mark> day", "on day <mark>nine</mark>"),
        ("one two three four", "six", "<mark>one two three four</mark>", "<mark>six</mark>"),
        ("one two three four five", "six", "one two three four five", "<mark>six</mark>"),
        ("", "", "", ""),
    ],
)
def test_words_that_differ_are_marked(one: str, other: str, left: str, right: str) -> None:
    assert mark_differences(one, other) == (left, right)


@given(one=st.text(max_size=40), other=st.text(max_size=40))
def test_marking_changes_no_word_and_lets_no_tag_through(one: str, other: str) -> None:
    for shown, text in zip(mark_differences(one, other), (one, other), strict=True):
        assert shown.replace("<mark>", "").replace("</mark>", "") == literal(text)
    assert mark_differences(one, one)[0] == literal(one)


@pytest.mark.parametrize(("shared", "is_marked"), [(1, False), (2, True)])
def test_longer_texts_are_marked_from_a_quarter_of_shared_words(shared: int, is_marked: bool) -> None:
    words = "a b c d e f g h"
    assert ("<mark>" in mark_differences(words, words[: 2 * shared])[0]) is is_marked
