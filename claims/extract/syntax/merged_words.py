"""What of a sentence goes to the parser as one word: numbers of people, days, names of several words, remarks in brackets."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from claims.extract.cut.tokens import age_of, tokens
from claims.extract.find.dates import DatePhrase
from claims.extract.find.gazetteer import FoundName
from claims.extract.languages.en.english_numbers import read_count
from claims.extract.languages.word_lists import syntax_class
from claims.extract.syntax.parser import Merged
from claims.values import Count

MANY, A_DAY = "12", "Sunday"  # words that the parser knows what to do with
_REMARK = re.compile(r"\[[^\]\n]{0,80}\]|\((?:[A-Z][\w./-]*|[^()\n]{0,3})\)")
_PARTICLES = syntax_class("particles")


def merged_words(
    text: str, start: int, end: int, *, days: Iterable[DatePhrase], names: Iterable[FoundName]
) -> tuple[list[Merged], dict[int, Count]]:
    """The spans that the parser sees as one word each, in order, and the number that begins at a position."""
    counts: dict[int, Count] = {}
    numbers = list(_numbers(text, start, end, counts))
    found = [
        *(Merged(match.start(), match.end(), "") for match in _REMARK.finditer(text, start, end)),
        *(Merged(day.start, day.end, A_DAY) for day in days if any(map(str.isdigit, text[day.start : day.end]))),
        *(
            Merged(name.start, name.end, _word_of(text[name.start : name.end]))
            for name in names
            if _is_long(text, name) or (name.table == "parties" and " " in text[name.start : name.end])
        ),
        *numbers,
    ]
    kept: list[Merged] = []
    for each in found:
        if all(each.end <= other.start or other.end <= each.start for other in kept):
            kept.append(each)
    return sorted(kept), counts


def _numbers(text: str, start: int, end: int, counts: dict[int, Count]) -> Iterator[Merged]:
    words = tokens(text, start, end)
    at = 0
    while at < len(words):
        is_bound = words[at].low == "no" and at + 1 < len(words) and words[at + 1].low in {"fewer", "less", "more"}
        is_left = age_of(words[at]) is not None or (words[at].low in {"no", "number"} and not is_bound)
        is_left |= words[at].start > start and text[words[at].start - 1].isalpha()  # "M23"
        read = None if is_left else read_count(words, at)
        if read is None:
            at += 1
            continue
        count, behind = read
        counts[words[at].start] = count
        if behind - at > 1 or not words[at].low.isalpha():
            yield Merged(words[at].start, words[behind - 1].end, MANY)
        at = behind


def _is_long(text: str, name: FoundName) -> bool:
    words = text[name.start : name.end].split()
    return (
        len(words) > 1
        and not _PARTICLES.isdisjoint(words)
        and all(word[0].isupper() or word in _PARTICLES for word in words)
    )


def _word_of(name: str) -> str:
    """The word that stands for a name: the last one before a particle, with a capital where the name has one."""
    words = name.split()
    head = next((word for word, behind in pairwise(words) if behind in _PARTICLES), words[-1])
    return head[:1].upper() + head[1:] if any(word[:1].isupper() for word in words) else head
