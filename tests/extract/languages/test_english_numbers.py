"""Number words of English, read as counts of people."""

import pytest

from claims.extract.cut.tokens import tokens
from claims.extract.languages.en.english_numbers import read_count


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("six members", "6"),
        ("twenty-one people", "21"),
        ("more than 20 civilians", "21+"),
        ("at least 31 fighters", "31+"),
        ("up to six people", "~..6"),
        ("dozens of people", "~20..99"),
        ("a dozen people", "12"),
        ("two dozen people", "24"),
        ("several families", "~3+"),
        ("a number of people", "~2+"),
        ("hundreds of people", "~200..999"),
        ("more than two hundred thousand civilians", "200001+"),
        ("1,200 people", "1200"),
    ],
)
def test_number_words_are_read_as_counts(words: str, read: str) -> None:
    found = read_count(tokens(words, 0, len(words)), 0)
    assert found is not None
    expected = {"~..6": "~0..6"}.get(read, read)
    assert str(found[0]) == expected


@pytest.mark.parametrize("words", ["people", "the number grew", "23-year-old man", "2:30 p.m."])
def test_what_is_no_number_of_people_is_left(words: str) -> None:
    assert read_count(tokens(words, 0, len(words)), 0) is None
