"""Numbers of people as English writes them, read into counts."""

import re
from functools import cache

from claims.extract.cut.tokens import Token
from claims.extract.languages.word_lists import Phrases, rows, word_class
from claims.values import Count

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,6}")
MOST_WORDS = 8  # of a number and its qualifier
_BOUNDS = ("least", "over", "most", "about")


@cache
def _words(role: str) -> dict[str, str]:
    return {row["word"]: row["value"] for row in rows("numbers", "en") if row["role"] == role}


def read_count(words: list[Token], at: int) -> tuple[Count, int] | None:
    """The count that begins at a position, and the position behind it.

    "more than 20" is 21 or more, "at least 31" is 31 or more, "up to six" is at most 6, "dozens" has the
    bounds of the list of numbers.
    """
    if at >= len(words) or not _may_begin(words[at].low):
        return None
    position, bound = _qualifier(words, at)
    read = _vague(words, position) or _exact(words, position)
    if read is None:
        return None
    count, behind = read
    return _bounded(count, bound), behind


@cache
def number_beginnings() -> frozenset[str]:
    """Words, in small letters, with which a number or its qualifier can begin."""
    bounds = (phrase.split()[0] for bound in _BOUNDS for phrase in word_class(bound))
    return frozenset(("a", *bounds, *(row["word"] for row in rows("numbers", "en"))))


def is_number(low: str) -> bool:
    """Whether a word is a number on its own."""
    return low in _words("unit") or low in _words("ten") or bool(_DIGITS.fullmatch(low))


def _may_begin(low: str) -> bool:
    return low in number_beginnings() or low[0].isdigit() or "-" in low


def _qualifier(words: list[Token], at: int) -> tuple[int, str]:
    phrase = _bounds().at([word.low for word in words[at : at + MOST_WORDS]], 0)
    return (at + phrase[0], phrase[1]) if phrase else (at, "")


@cache
def _bounds() -> Phrases[str]:
    return Phrases({phrase: bound for bound in _BOUNDS for phrase in word_class(bound)})


def _bounded(count: Count, bound: str) -> Count:
    if bound == "least":
        return Count(count.low, None, count.vague)
    if bound == "over":
        return Count(count.low + (0 if count.vague else 1), None, count.vague)
    if bound == "most":
        return Count(0, count.high, vague=True)
    return Count(count.low, count.high, vague=True) if bound else count


def _vague(words: list[Token], at: int) -> tuple[Count, int] | None:
    position = at + 1 if at < len(words) and words[at].low == "a" else at
    if position >= len(words) or (value := _words("vague").get(words[position].low)) is None:
        return None
    behind = position + 1
    if behind < len(words) and words[behind].low == "of":
        behind += 1
    if words[position].low == "number" and words[behind - 1].low != "of":
        return None
    return Count.parse("~" + value), behind


def _is_glued(words: list[Token], at: int) -> bool:
    """Whether digits are part of a name, as in "22News" and "AK-47"."""
    if at + 1 < len(words) and words[at].end == words[at + 1].start and words[at + 1].text[0].isalpha():
        return True
    hyphen = at > 1 and words[at - 1].text == "-" and words[at - 1].end == words[at].start
    return hyphen and words[at - 2].end == words[at - 1].start and words[at - 2].text[-1].isalpha()


def _exact(words: list[Token], at: int) -> tuple[Count, int] | None:
    total, position, seen = 0, at, False
    if _is_glued(words, at):
        return None
    if at + 1 < len(words) and words[at].low == "a" and words[at + 1].low in _words("times"):
        total, position, seen = 1, at + 1, True
    while position < len(words) and position < at + MOST_WORDS:
        value = _value(words[position].low, after=total if seen else None)
        if value is None:
            break
        total, seen, position = value, True, position + 1
    return (Count(total, total), position) if seen else None


def _value(word: str, *, after: int | None) -> int | None:
    """The number once this word is read; None when the word does not go on with it."""
    if after is not None and word in _words("times"):
        return after * int(_words("times")[word])
    if after is not None:
        unit = _words("unit").get(word)
        return after + int(unit) if unit and after >= 20 and after % 10 == 0 and 0 < int(unit) < 10 else None
    if _DIGITS.fullmatch(word):
        return int(word.replace(",", ""))
    if "-" in word:
        ten, _, unit = word.partition("-")
        both = _words("ten").get(ten), _words("unit").get(unit)
        return int(both[0]) + int(both[1]) if both[0] and both[1] else None
    plain = _words("unit").get(word) or _words("ten").get(word)
    return int(plain) if plain else None
