"""Cuts a sentence into words, numbers and signs, each with its place in the text."""

import re
from typing import NamedTuple

# One alternative a character class, none within another, so that the time grows with the length alone.
_TOKEN = re.compile(
    r"(?i:\d{1,3}[ -](?:year|yr|month|week|day)s?[ -]olds?)|\d+(?:[.,:/'’]\d+)*(?:st|nd|rd|th)?|[ap]\.m\.?|U\.S\.?|[^\W\d_]+(?:[-'’.&][^\W\d_]+)*|\S"
)
_AGE = re.compile(r"(\d{1,3})[ -](year|yr|month|week|day)s?[ -]olds?")


class Token(NamedTuple):
    """A word, a number or a sign: as written, in small letters, and where."""

    text: str
    low: str
    start: int
    end: int


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The tokens of a span of text; "'s" stands on its own."""
    cut: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        word, at = match.group(), match.start()
        low = word.lower()
        if low.endswith("'s") and len(low) > 2:
            cut += [
                Token(word[:-2], low[:-2], at, at + len(word) - 2),
                Token("'s", "'s", at + len(word) - 2, at + len(word)),
            ]
        else:
            cut.append(Token(word, low, at, match.end()))
    return cut


def age_of(token: Token) -> int | None:
    """The age in years in "23-year-old"; 0 for months and less."""
    match = _AGE.match(token.low)
    if match is None:
        return None
    return int(match[1]) if match[2] in {"year", "yr"} else 0
