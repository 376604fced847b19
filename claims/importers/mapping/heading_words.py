"""The words of headings, in several languages: what each is known to stand for."""

import csv
import re
import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from itertools import chain, takewhile

from claims.importers.mapping.mapping import OUTCOMES
from claims.names import fold

TAG_LANGUAGE = "hxl"  # of the words that are known in a heading that begins with #
_HUMPS = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z]{2})|(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
_ELIDED = re.compile(r"\b([dlnscj]|qu)['’](?=\w)", re.IGNORECASE)  # French: d'incident
_APOSTROPHE = re.compile("['’]")
_ARTICLES = ("وال", "بال", "ال", "لل")  # written with the word that follows
_LEAST_LETTERS = 3  # of an Arabic word without its article
_OF_NAMES = frozenset({"outlet", "source", "admin1"})  # as in "State media: killed"
_OF_OTHER_DATES = frozenset({"report", "publish", "record", "birth", "source", "outlet"})

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class HeadingWord:
    """One or several words of a heading, as written, and what they are known to stand for; nothing where they are not known."""

    written: str
    tags: frozenset[str]


@dataclass(frozen=True)
class HeadingWords:
    """A heading as its words."""

    words: tuple[HeadingWord, ...]

    @cached_property
    def tags(self) -> frozenset[str]:
        """What its words stand for, with `count` where people are counted for something."""
        tags = set(chain.from_iterable(word.tags for word in self.words))
        if self.outcome:
            tags.add("count")
            if "number" in tags:
                tags.discard("day")  # one word for both: Число
        if "date" in tags and not tags & _OF_OTHER_DATES:
            tags.add("event date")
        return frozenset(tags)

    @property
    def is_tagged(self) -> bool:
        """Whether a known tag of HXL stands before its words."""
        return any(word.tags and word.written.startswith("#") for word in self.words)

    @property
    def unknown(self) -> str:
        """The words that are not known, as written; numbers are none."""
        return " ".join(word.written for word in self.words if not word.tags and not word.written.isdigit())

    @property
    def said_by(self) -> str:
        """The words after "according to" and the like; "" where there are none."""
        return " ".join(word.written for word in self._after_speaker)

    @property
    def _after_speaker(self) -> tuple[HeadingWord, ...]:
        at = next((at for at, word in enumerate(self.words, 1) if "speaker" in word.tags), len(self.words))
        return self.words[at:] if self.outcome else ()

    @cached_property
    def name(self) -> str:
        """The words that may name whose count it is: not known ones, and those for outlets beside another; "" for none."""
        if self.said_by:
            return self.said_by
        named = [word for word in self.words if not word.tags or word.tags & _OF_NAMES]
        if len(named) < 2 and not any(not word.tags for word in named):
            return ""
        first, last = (self.words.index(word) for word in (named[0], named[-1]))
        within = (word for word in self.words[first : last + 1] if word in named or word.tags == {"-"})
        return " ".join(word.written for word in within if not word.written.isdigit())

    @cached_property
    def outcome(self) -> str:
        """What people are counted for; where killed and wounded are named alike, "casualties"."""
        tags = set(chain.from_iterable(word.tags for word in self.words)) & set(OUTCOMES)
        if {"killed", "wounded"} <= tags:
            return "casualties"
        return next((outcome for outcome in OUTCOMES if outcome in tags), "")

    @property
    def bound(self) -> str:
        """Which end of a count it names: "_min", "_max", "_best", or "" for none or both."""
        ends = [end for end in ("min", "max", "best") if any(end in word.tags for word in self.words)]
        return f"_{ends[0]}" if ends and ends[:2] != ["min", "max"] else ""

    @cached_property
    def group(self) -> str:
        """Who is counted; "" where the heading does not say. Who is named after "including" is among them, after "excluding" is not."""
        opens = any("including" in word.tags for word in self.words[:1])  # "Including children"
        words = takewhile(lambda word: not word.tags & {"including", "excluding"}, self.words[opens:])
        counted = [word for word in words if self.outcome not in word.tags and word not in self._after_speaker]
        groups = [tag[1:] for word in counted for tag in sorted(word.tags) if tag.startswith("@")]
        return ", ".join(dict.fromkeys(groups))


_MOST_CHARACTERS = 500  # of a heading; what is longer is a sentence, whose end says no more


@cache
def read_heading(text: str) -> HeadingWords:
    """The words of a heading; the longest known phrase is taken first, and a whole word before a part of one."""
    written, known = _split(text[:_MOST_CHARACTERS])
    folded = [fold(word) if not word.startswith("#") else word for word in written]
    words, at = [], 0
    while at < len(written):
        length, tags = _longest(folded[at:], known)
        words.append(HeadingWord(" ".join(written[at : at + length]), tags))
        at += length
    return HeadingWords(tuple(words))


def _split(text: str) -> tuple[list[str], tuple[str, ...]]:
    """The words as written, and in which lists of words they are looked up."""
    if text.startswith("#"):
        return re.findall(r"#?\w+", text.lower()), (TAG_LANGUAGE, "")
    return [
        word
        for word in re.findall(
            r"[^\W_]+", _HUMPS.sub(" ", _APOSTROPHE.sub("", _ELIDED.sub(r"\1 ", unicodedata.normalize("NFKC", text))))
        )
        if fold(word)
    ], ("",)


def _longest(words: list[str], known: tuple[str, ...]) -> tuple[int, frozenset[str]]:
    """Number of words of the best phrase that they begin with, and its tags; one word without tags where there is none.

    A word known by its beginning and by its end, as "Erfassungsdatum", stands for both.
    """
    found = [
        (len(phrase), sum("*" not in part for part in phrase), len("".join(phrase)), phrase, tags)
        for words_of in known
        for key in _keys(words[0])
        for phrase, tags in _phrases(words_of).get(key, {}).items()
        if len(phrase) <= len(words) and all(map(_is, phrase, words))
    ]
    if not found:
        return 1, frozenset()
    length, whole, _, (first, *_), tags = max(found, key=lambda each: each[:3])
    if length == 1 and not whole:
        others = [each for each in found if each[0] == 1 and each[3][0].startswith("*") != first.startswith("*")]
        tags = frozenset(chain(tags, *(each[4] for each in sorted(others, key=lambda each: each[2])[-1:])))
    return length, tags


def _keys(word: str) -> list[str]:
    """Under which first words of phrases a word is found."""
    forms = _forms(word)
    starts = [f"{form[:length]}*" for form in forms for length in range(2, len(form) + 1)]
    return [*forms, *starts, *(f"*{word[at:]}" for at in range(1, len(word) - 2))]


def _forms(word: str) -> list[str]:
    """The word, and without an Arabic article."""
    bare = (word.removeprefix(article) for article in _ARTICLES if word.startswith(article))
    return [word, *(form for form in bare if len(form) >= _LEAST_LETTERS)]


def _is(part: str, word: str) -> bool:
    if part.startswith("*"):
        return word.endswith(part[1:])
    forms = _forms(word)
    return any(form.startswith(part[:-1]) for form in forms) if part.endswith("*") else part in forms


@cache
def _phrases(language: str) -> dict[str, dict[Phrase, frozenset[str]]]:
    """The phrases of `heading_words.csv` by their first word, of HXL or of all other languages."""
    phrases: dict[str, dict[Phrase, frozenset[str]]] = {}
    with (files(__package__) / "heading_words.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if (row["language"] == TAG_LANGUAGE) == (language == TAG_LANGUAGE):
                for written in row["words"].split("|"):
                    phrase = tuple(written.split() if language else map(_folded, written.split()))
                    tags = phrases.setdefault(phrase[0], {})
                    tags[phrase] = tags.get(phrase, frozenset()) | {row["means"]}
    return phrases


def _folded(word: str) -> str:
    stem = fold(word.strip("*"))
    return f"{'*' * word.startswith('*')}{stem}{'*' * word.endswith('*')}"
