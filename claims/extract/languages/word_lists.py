"""Reads the word lists of the extractor: CSV files inside the package, each read once."""

import csv
from collections.abc import KeysView
from functools import cache
from importlib.resources import files
from typing import Generic, TypeVar

LANGUAGES = ("en", "ar", "fr", "ru")  # folders beside this module, in the order in which their patterns are tried


@cache
def csv_rows(package: str, *path: str) -> tuple[dict[str, str], ...]:
    """The rows of a CSV file that lies in a package, by column."""
    text = files(package).joinpath(*path).read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


def rows(name: str, language: str) -> tuple[dict[str, str], ...]:
    """The rows of one word list; none where the language has no such list."""
    try:
        return csv_rows("claims.extract.languages", language, f"{name}.csv")
    except FileNotFoundError:
        return ()


def rows_of_all(name: str) -> tuple[dict[str, str], ...]:
    """The rows of one word list in all languages."""
    return tuple(row for language in LANGUAGES for row in rows(name, language))


def cell_words(cell: str) -> tuple[str, ...]:
    """The words of one cell, which are separated by "|"."""
    return tuple(word for word in cell.split("|") if word)


@cache
def word_class(name: str, language: str = "en") -> frozenset[str]:
    """The words and phrases of one class of the list "words", in small letters."""
    return frozenset(
        word for row in rows("words", language) if row["class"] == name for word in cell_words(row["words"])
    )


@cache
def syntax_class(name: str) -> frozenset[str]:
    """The English words, as lemmas in small letters, that the rules over a parse ask for under a name."""
    [words] = [row["words"] for row in rows("syntax", "en") if row["class"] == name]
    return frozenset(cell_words(words))


Value = TypeVar("Value")


class Phrases(Generic[Value]):
    """Phrases of one word or more with a value each, searched at a position of a list of words."""

    def __init__(self, phrases: dict[str, Value]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        for phrase, value in phrases.items():
            words = tuple(phrase.split())
            self._by_first.setdefault(words[0], []).append((words, value))
        for options in self._by_first.values():
            options.sort(key=lambda option: -len(option[0]))

    @property
    def firsts(self) -> KeysView[str]:
        """The words with which phrases begin."""
        return self._by_first.keys()

    def at(self, words: list[str], position: int) -> tuple[int, Value] | None:
        """The number of words of the longest phrase at a position, and its value; None where no phrase stands there."""
        for phrase, value in self._by_first.get(words[position], ()):
            if tuple(words[position : position + len(phrase)]) == phrase:
                return len(phrase), value
        return None
