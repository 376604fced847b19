"""The word lists of the extractor, read once from the CSV files beside this module."""

import csv
from collections.abc import KeysView
from functools import cache
from importlib.resources import files
from typing import Generic, TypeVar


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of one list, such as "cues_en", by column."""
    text = files("claims.extract.languages").joinpath("lists", f"{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


def words_of(cell: str) -> tuple[str, ...]:
    """The words of one cell, split at "|"."""
    return tuple(word for word in cell.split("|") if word)


@cache
def word_class(name: str, language: str = "en") -> frozenset[str]:
    """The words of one class, single words and phrases alike."""
    return frozenset(
        word for row in rows(f"words_{language}") if row["class"] == name for word in words_of(row["words"])
    )


V = TypeVar("V")


class Phrases(Generic[V]):
    """Phrases of several words with a value each, found at a position of a list of words; longest first."""

    def __init__(self, phrases: dict[str, V]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], V]]] = {}
        for phrase, value in phrases.items():
            words = tuple(phrase.split())
            self._by_first.setdefault(words[0], []).append((words, value))
        for options in self._by_first.values():
            options.sort(key=lambda option: -len(option[0]))

    @property
    def firsts(self) -> KeysView[str]:
        """The words with which phrases begin."""
        return self._by_first.keys()

    def at(self, words: list[str], position: int) -> tuple[int, V] | None:
        """How many words the longest phrase here takes, and its value; None when no phrase stands here."""
        for phrase, value in self._by_first.get(words[position], ()):
            if tuple(words[position : position + len(phrase)]) == phrase:
                return len(phrase), value
        return None
