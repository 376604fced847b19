"""Words for kinds of event, force, targets, reasons and results, and the verbs that give a party its role."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from claims.extract.cut.normalised_text import normalise_text
from claims.extract.find.gazetteer import FoundName
from claims.extract.languages.word_lists import LANGUAGES, rows

_ANY_WORD_FIRST = re.compile(r"(?:^\\b|\(\?:|\|)\\w")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
ROLE_WITHIN = 90  # characters between a party and the verb that gives it a role


class Term(NamedTuple):
    """A pattern and the value that it gives a field; "" stands for the words found."""

    field: str
    value: str
    pattern: re.Pattern[str]


class VerbRole(NamedTuple):
    """A pattern of a verb, the fields of the party before it and the fields of the party after it."""

    pattern: re.Pattern[str]
    before: tuple[str, ...]
    after: tuple[str, ...]


def is_arabic(text: str, start: int, end: int) -> bool:
    """Whether a stretch of text has Arabic letters."""
    return bool(_ARABIC.search(text, start, end))


def is_latin(text: str, start: int, end: int) -> bool:
    """Whether most letters of a stretch of text are Latin."""
    words = text[start:end]
    latin = sum("a" <= letter <= "z" for letter in words.lower())
    return latin * 2 > sum(map(str.isalpha, words))


def terms_in(text: str) -> dict[bool, list[Term]]:
    """The terms that can stand in a normalised text at all, by whether their words are Arabic: few of all there are."""
    small = text.lower()
    scripts = (False, True) if _ARABIC.search(small) else (False,)
    return {
        arabic: [
            term
            for term, quick in zip(_terms(arabic=arabic), _quick_patterns(arabic=arabic), strict=True)
            if quick.search(small)
        ]
        for arabic in scripts
    }


@cache
def _terms(*, arabic: bool) -> tuple[Term, ...]:
    languages = ("ar",) if arabic else tuple(language for language in LANGUAGES if language != "ar")
    return tuple(
        Term(row["field"], row["value"], re.compile(_pattern(row, language), re.IGNORECASE))
        for language in languages
        for row in rows("terms", language)
    )


@cache
def _quick_patterns(*, arabic: bool) -> tuple[re.Pattern[str], ...]:
    """For each term a pattern for text in small letters that finds at least what the term finds.

    Far faster than the terms: what ignores case, or begins with the edge of a word, is tried at every letter. What begins with any word
    keeps the edge, or it would be tried from each letter of a long word to its end.
    """
    return tuple(re.compile(_without_edge(term.pattern.pattern.lower())) for term in _terms(arabic=arabic))


def _without_edge(pattern: str) -> str:
    return pattern if _ANY_WORD_FIRST.search(pattern) else pattern.removeprefix(r"\b")


def party_roles(text: str, start: int, end: int, parties: list[FoundName]) -> Iterator[tuple[FoundName, str, str]]:
    """The party nearest before and nearest behind each verb of a role, with the field that it fills and its side."""
    for role in roles() if parties else ():
        for verb in role.pattern.finditer(text, start, end):
            left = [p for p in parties if p.end <= verb.start() + 2 and verb.start() - p.end <= ROLE_WITHIN]
            right = [p for p in parties if p.start >= verb.start() and p.start - verb.end() <= ROLE_WITHIN]
            yield from ((left[-1], field, "before") for field in (role.before if left else ()))
            yield from ((right[0], field, "after") for field in (role.after if right else ()))


@cache
def roles() -> tuple[VerbRole, ...]:
    """The patterns of verbs that give a party a role, in all languages."""
    return tuple(
        VerbRole(re.compile(_pattern(row, language)), _fields(row["before"]), _fields(row["after"]))
        for language in LANGUAGES
        for row in rows("roles", language)
    )


def _fields(cell: str) -> tuple[str, ...]:
    return tuple(field for field in cell.split("|") if field)


def _pattern(row: dict[str, str], language: str) -> str:
    return normalise_text(row["pattern"]).text if language == "ar" else row["pattern"]
