"""A news text with what bears on the toll beyond mentions of people: signs and numbers of victims."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from claims.extract.find.annotated_text import BODY, LEAD, LEAD_SENTENCES, TITLE, AnnotatedText, annotate_text
from claims.extract.languages.word_lists import cell_words, csv_rows

PACKAGE = "benchmarks.news_toll"
_VALUES: Mapping[str, int] = {
    word: value
    for value, words in enumerate(
        (
            "one",
            "two double second 2nd",
            "three triple third 3rd",
            "four quadruple fourth 4th",
            "five quintuple fifth 5th",
            "six sixth 6th",
            "seven seventh",
            "eight",
            "nine",
            "ten",
        ),
        start=1,
    )
    for word in words.split()
}


@dataclass(frozen=True, kw_only=True)
class NewsText:
    """An annotated text with its signs and multiples; sentences about other events are left out of both.

    Attributes:
        signs: By the part of the text, words that bear on who came to harm without counting anybody, such as "suicide".
        multiples: Numbers of victims outside phrases of people, such as "a double homicide"; None where there is none.
    """

    annotated: AnnotatedText
    signs: Mapping[str, frozenset[str]]
    multiples: Mapping[str, int | None]


def read_news(text: str, *, title_end: int, published: date | None) -> NewsText:
    """Reads a normalised text whose title ends at a position (0: it has none)."""
    annotated = annotate_text(text, title_end=title_end, published=published)
    sentences = [
        annotated.words(number) for number in range(len(annotated.sentences)) if number not in annotated.background
    ]
    return NewsText(
        annotated=annotated, signs=_signs_by_part(sentences, annotated.titled), multiples=multiples_in(sentences)
    )


def _signs_by_part(sentences: list[str], titled: int) -> dict[str, frozenset[str]]:
    """Signs by part of the text; title and lead are never background, so the sentences begin with both."""
    lead_end = titled + LEAD_SENTENCES
    parts = {TITLE: sentences[:titled], LEAD: sentences[titled:lead_end], BODY: sentences[lead_end:]}
    return {part: signs_in("\n".join(lines)) for part, lines in parts.items()}


@cache
def _patterns(name: str, column: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row[column], re.compile(row["pattern"])) for row in csv_rows(PACKAGE, f"{name}.csv"))


@cache
def word_class(name: str) -> frozenset[str]:
    """The words and phrases of one class of `words.csv`, in small letters."""
    return frozenset(
        word for row in csv_rows(PACKAGE, "words.csv") if row["class"] == name for word in cell_words(row["words"])
    )


def signs_in(text: str) -> frozenset[str]:
    """The signs that stand in a text."""
    small = text.lower()  # far faster than patterns that ignore case
    return frozenset(sign for sign, pattern in _patterns("signs", "sign") if pattern.search(small))


def multiples_in(sentences: Iterable[str]) -> dict[str, int | None]:
    """The highest number that the sentences give for each name in `multiples.csv`; None where they give none."""
    highest: dict[str, int | None] = {name: None for name, _ in _patterns("multiples", "name")}
    text = "\n".join(sentences).lower()  # no pattern crosses a line
    for name, pattern in _patterns("multiples", "name"):
        for match in pattern.finditer(text):
            highest[name] = max(highest[name] or 0, _value(match[1]))
    return highest


def _value(word: str) -> int:
    return int(word) if word.isdigit() else _VALUES[word]
