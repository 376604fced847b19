"""The words of a language that is read by word lists, and where they stand in a sentence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple, Self

from claims.extract.cut.normalised_text import normalise_text
from claims.extract.languages.word_lists import cell_words, rows
from claims.values import Count

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[^\w\s]")
LEAST_STEM = 2  # letters that a word keeps when a particle is taken off


class WordForms(NamedTuple):
    """A word, a number or a sign, where it stands, and what it is without the particles written together with it."""

    text: str
    start: int
    end: int
    forms: tuple[str, ...]


class Noun(NamedTuple):
    """People by a noun: how many it means by itself (1, 2, or 0 for several), whom, and what happened to them."""

    number: int
    group: str
    field: str


class MarkedPhrase(NamedTuple):
    """A phrase of a word list in a sentence: positions of its first word and behind its last.

    Attributes:
        joined: Whether "and" is written together with the first word.
        particles: How many letters of particles are.
    """

    kind: str
    value: str
    first: int
    last: int
    joined: bool = False
    particles: int = 0


class _Entry(NamedTuple):
    words: tuple[str, ...]
    kind: str
    value: str


@dataclass(frozen=True)
class LanguageWords:
    """The word lists of one language, read once.

    Attributes:
        nouns: Nouns for people by their words.
        numbers: Number words with what they mean, by their words.
    """

    language: str
    nouns: dict[str, Noun] = field(default_factory=dict)
    numbers: dict[str, Count] = field(default_factory=dict)
    _by_first: dict[str, list[_Entry]] = field(default_factory=dict)
    _whole: set[str] = field(default_factory=set)  # words of the lists: no particle but an article is taken off them
    _articles: tuple[str, ...] = ()
    tells: tuple[str, ...] = ()  # words and particles that stand before those to whom somebody speaks
    _particles: tuple[str, ...] = ()
    _joining: tuple[str, ...] = ()

    @classmethod
    def of(cls, language: str) -> Self:
        """The vocabulary of a language; see `has_word_lists`."""
        listed: dict[tuple[str, str], tuple[str, ...]] = {}
        for row in rows("clauses", language):
            key = row["class"], row["value"]
            listed[key] = (*listed.get(key, ()), *_words(row["words"]))
        settings = {kind: listed.pop((kind, ""), ()) for kind in ("particle", "joined", "article", "told")}
        endings = {number: listed.pop(("ending", number), ()) for number in ("one", "two")}
        made = cls(
            language=language,
            nouns=_nouns(language, endings),
            numbers=_numbers(language),
            tells=settings["told"],
            _particles=settings["particle"],
            _joining=settings["joined"],
            _articles=settings["article"],
        )
        for kind, table in (("noun", made.nouns), ("number", made.numbers)):
            for word in table:
                made._learn(kind, word, word)
        for (kind, value), words in listed.items():
            for word in words:
                made._learn(kind, value, word)
        return made

    def _learn(self, kind: str, value: str, phrase: str) -> None:
        words = tuple(match.group() for match in _WORD.finditer(phrase))
        self._by_first.setdefault(words[0], []).append(_Entry(words, kind, value))
        if len(words) == 1:
            self._whole.add(words[0])

    def words(self, text: str, start: int, end: int) -> list[WordForms]:
        """The words of a stretch of normalised text."""
        return [
            WordForms(match.group().lower(), match.start(), match.end(), self._forms(match.group().lower()))
            for match in _WORD.finditer(text, start, end)
        ]

    def _forms(self, word: str) -> tuple[str, ...]:
        bare = (word[len(part) :] for part in self._particles if word.startswith(part))
        return tuple(dict.fromkeys((word, *(form for form in bare if len(form) >= LEAST_STEM))))

    def marks(self, words: list[WordForms]) -> list[MarkedPhrase]:
        """The phrases of the lists in a sentence, in order; of one kind the longest at each place, none inside another."""
        found: list[MarkedPhrase] = []
        behind: dict[str, int] = {}
        for at in range(len(words)):
            for mark in self._at(words, at):
                if behind.get(mark.kind, 0) <= mark.first:
                    behind[mark.kind] = mark.last
                    found.append(mark)
        return found

    def counted_words(self, text: str) -> dict[int, Count]:
        """The single words of a text that are numbers, and nouns of two, by where they begin without "and"."""
        words = self.words(text, 0, len(text))
        counts: dict[int, Count] = {}
        for mark in self.marks(words):
            start = words[mark.first].start + mark.joined
            if mark.kind == "number" and mark.last == mark.first + 1:
                counts[start] = self.numbers[mark.value]
            elif mark.kind == "noun" and self.nouns[mark.value].number == 2:
                counts.setdefault(start, Count(2, 2))
        return counts

    def _at(self, words: list[WordForms], at: int) -> Iterator[MarkedPhrase]:
        """The longest phrase of each kind that begins at a word; the whole word goes before its parts."""
        longest: dict[str, MarkedPhrase] = {}
        forms = words[at].forms
        if forms[0] in self._whole:
            forms = (forms[0], *(form for form in forms[1:] if forms[0].removesuffix(form) in self._articles))
        for form in forms:
            for entry in self._by_first.get(form, ()):
                last = at + len(entry.words)
                if last > len(words) or any(
                    word not in other.forms for word, other in zip(entry.words[1:], words[at + 1 : last], strict=True)
                ):
                    continue
                if entry.kind not in longest or last > longest[entry.kind].last:
                    joined = form != words[at].text and words[at].text.startswith(self._joining or ("\0",))
                    particles = len(words[at].text) - len(form)
                    longest[entry.kind] = MarkedPhrase(entry.kind, entry.value, at, last, joined, particles)
        yield from longest.values()


def _words(cell: str) -> tuple[str, ...]:
    return tuple(normalise_text(word).text.lower() for word in cell_words(cell))


def _stem(noun: str) -> str:
    """A noun as it stands before an ending: the feminine ending of Arabic is opened."""
    return f"{noun[:-1]}ت" if noun.endswith("ة") else noun


def _nouns(language: str, endings: dict[str, tuple[str, ...]]) -> dict[str, Noun]:
    """The nouns for people of a language by each of their forms."""
    nouns: dict[str, Noun] = {}
    for row in rows("people", language):
        one, many = _words(row["one"]), _words(row["many"])
        single = [word for word in one if " " not in word]
        forms = {
            1: [*one, *(f"{word}{ending}" for word in single for ending in endings["one"])],
            2: [f"{_stem(word)}{ending}" for word in single for ending in endings["two"]],
            0: list(many),
        }
        for number in (0, 1, 2):  # a form that is a plural too is read as one: it may be of more than two
            for word in forms[number]:
                nouns.setdefault(word, Noun(number, row["group"], row["field"]))
    return nouns


def _numbers(language: str) -> dict[str, Count]:
    """The number words of a language."""
    return {
        word: Count(int(row["low"]), int(row["high"]) if row["high"] else None, vague=row["low"] != row["high"])
        for row in rows("numbers", language)
        for word in _words(row["words"])
    }


@cache
def words_of_language(language: str) -> LanguageWords:
    """The vocabulary of a language, read once."""
    return LanguageWords.of(language)


def has_word_lists(language: str) -> bool:
    """Whether there are word lists to read a language by."""
    return bool(rows("clauses", language))
