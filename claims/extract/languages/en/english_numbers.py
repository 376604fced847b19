"""Numbers of people as English writes them, read into counts."""

import re
from functools import cache

from claims.extract.cut.tokens import Token
from claims.extract.languages.word_lists import Phrases, rows, word_class
from claims.values import Count

_DIGITS = re.compile(r"\d{1,3}(?:[,.'’]\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}|\d{1,7}")
_DECIMAL = re.compile(r"\d{1,3}\.\d{1,2}")
_RANGE = re.compile(r"(\d[\d,.]*)[-–—](\d[\d,.]*)")
_TO = frozenset({"to", "and", "-", "–", "—", "or"})
MOST_WORDS = 8  # of a number and its qualifier
MOST_DIGITS = 9  # of a number of people
_BOUNDS = ("least", "over", "most", "under", "about")


@cache
def _words(role: str) -> dict[str, str]:
    return {row["word"]: row["value"] for row in rows("numbers", "en") if row["role"] == role}


def read_count(words: list[Token], at: int) -> tuple[Count, int] | None:
    """The count that begins at a position, and the position behind it.

    "more than 20" is 21 or more, "at least 31" is 31 or more, "up to six" is at most 6, "fewer than 30" at most 29,
    "between 10 and 12" is 10 to 12, "dozens" has the bounds of the list of numbers.
    """
    if at >= len(words) or not _may_begin(words[at].low):
        return None
    position, bound = _qualifier(words, at)
    read = _range(words, position) or _several(words, position) or _vague(words, position) or _exact(words, position)
    if read is None:
        return None
    count, behind = read
    return _bounded(count, bound), behind


def _range(words: list[Token], at: int) -> tuple[Count, int] | None:
    """Such as "between 10 and 12", "10 to 12", "10-12": both numbers, the smaller first."""
    if at < len(words) and (glued := _RANGE.fullmatch(words[at].low)):
        low, high = (_value(part, after=None) for part in glued.groups())
        return (Count(low, high), at + 1) if low and high and low < high else None
    if at and words[at - 1].low == "from":
        return None  # "rose from 24 to 26"
    opens = at < len(words) and words[at].low == "between"
    first = _exact(words, at + opens)
    if first is None or first[1] >= len(words) or words[first[1]].low not in _TO:
        return None
    if words[first[1]].low == "and" and not opens:
        return None
    second = _exact(words, first[1] + 1)
    if second is None or first[0].low >= second[0].low:
        return None
    if words[first[1]].low == "or" and second[0].low - first[0].low > first[0].low:
        return None
    return Count(first[0].low, second[0].low), second[1]


def _several(words: list[Token], at: int) -> tuple[Count, int] | None:
    """Such as "several thousand", "a few dozen"."""
    position = at + (at + 1 < len(words) and words[at].low == "a")
    if position + 1 >= len(words) or words[position].low not in {"several", "few"}:
        return None
    times = int(_words("times").get(words[position + 1].low, 0))
    if not times:
        return None
    low, high = (20, 99) if times == 12 else (2 * times, 10 * times - 1)
    behind = position + 2
    return Count(low, high, vague=True), behind + (behind < len(words) and words[behind].low == "of")


@cache
def number_beginnings() -> frozenset[str]:
    """Words, in small letters, with which a number or its qualifier can begin."""
    bounds = (phrase.split()[0] for bound in _BOUNDS for phrase in word_class(bound))
    return frozenset(("a", "between", *bounds, *(row["word"] for row in rows("numbers", "en"))))


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
    if bound == "under":
        return Count(0, max(0, count.low - 1), vague=True)
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
    if at >= len(words) or _is_glued(words, at):
        return None
    if (decimal := _decimal(words, at)) is not None:
        return Count(decimal, decimal), at + 2
    if at + 1 < len(words) and words[at].low == "a" and words[at + 1].low in _words("times"):
        total, position, seen = 1, at + 1, True
    while position < len(words) and position < at + MOST_WORDS:
        value = _value(words[position].low, after=total if seen else None)
        if value is None and seen:
            value = _spaced(words, position, total)
        if value is None and seen and words[position].low == "and" and total >= 100:
            more = _exact(words, position + 1) if position + 1 < len(words) else None
            if more and words[position + 1].low in _words("unit") | _words("ten") and more[0].low < 100:
                return Count(total + more[0].low, total + more[0].low), more[1]
        if value is None or len(str(value)) > MOST_DIGITS:
            break
        total, seen, position = value, True, position + 1
    return (Count(total, total), position) if seen else None


def _spaced(words: list[Token], at: int, total: int) -> int | None:
    """The number that goes on behind a space: "10 000", where one character stands between."""
    before, word = words[at - 1], words[at]
    if not (before.low.isdigit() and word.low.isdigit() and len(word.low) == 3 and word.start - before.end == 1):
        return None
    return total * 1000 + int(word.low) if len(before.low) <= 3 and not before.low.startswith("0") else None


def _decimal(words: list[Token], at: int) -> int | None:
    """The number of "2.5 lakh", at its first word."""
    if at + 1 >= len(words) or not _DECIMAL.fullmatch(words[at].low) or words[at + 1].low not in _words("times"):
        return None
    return round(float(words[at].low) * int(_words("times")[words[at + 1].low]))


def _value(word: str, *, after: int | None) -> int | None:
    """The number once this word is read; None when the word does not go on with it."""
    if after is not None and word in _words("times"):
        return after * int(_words("times")[word])
    if after is not None:
        unit = _words("unit").get(word)
        return after + int(unit) if unit and after >= 20 and after % 10 == 0 and 0 < int(unit) < 10 else None
    if _DIGITS.fullmatch(word):
        digits = re.sub(r"[,.'’]", "", word)
        return int(digits) if len(digits) <= MOST_DIGITS else None
    if "-" in word:
        ten, _, unit = word.partition("-")
        both = _words("ten").get(ten), _words("unit").get(unit)
        return int(both[0]) + int(both[1]) if both[0] and both[1] else None
    plain = _words("unit").get(word) or _words("ten").get(word)
    return int(plain) if plain else None
