"""Parties, places and sources of a collection, found in a text by any of their names."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from claims.names import NameTable, fold
from claims.tables import Collection
from claims.trees import Tree

MOST_WORDS = 8
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_PREFIXES = ("وال", "بال", "كال", "فال", "لل", "ال", "و", "ب", "ل", "ف", "ك")
_ARTICLES = frozenset({"al", "el", "the"})


@dataclass(frozen=True)
class Named:
    """A name of the collection in the searched text: the rows it may be, and where it stands."""

    table: str
    ids: tuple[str, ...]
    start: int
    end: int


class Gazetteer:
    """Finds the names of one collection; the longest name at a place wins."""

    def __init__(self, collection: Collection | None) -> None:
        self.place_tree = collection.place_tree if collection else Tree({})
        self.party_tree = collection.party_tree if collection else Tree({})
        self.kinds: dict[str, str] = {}
        self._index: dict[tuple[str, ...], list[tuple[str, str]]] = {}
        self._firsts: set[str] = set()
        for table, frame in self._frames(collection):
            self.kinds |= dict(zip(frame.iloc[:, 0], frame["kind"], strict=True))
            for row_id, names in NameTable.of(frame).names.items():
                for name in names:
                    self._learn(table, row_id, name)

    @staticmethod
    def _frames(collection: Collection | None) -> Iterable[tuple[str, pd.DataFrame]]:
        if collection is None:
            return ()
        return (("parties", collection.parties), ("places", collection.places), ("sources", collection.sources))

    def _learn(self, table: str, row_id: str, name: str) -> None:
        key = tuple(_bare(word) for word in fold(name).split() if word not in _ARTICLES)
        if not key or len(key) > MOST_WORDS or (len(key) == 1 and len(key[0]) < 2):
            return
        entries = self._index.setdefault(key, [])
        if (table, row_id) not in entries:
            entries.append((table, row_id))
        self._firsts.add(key[0])

    def find(self, text: str, start: int, end: int) -> list[Named]:
        """Every name in a stretch of text, left to right; one phrase may be a name in several tables."""
        words = [(found.start(), found.end(), fold(found.group())) for found in _WORD.finditer(text, start, end)]
        found: list[Named] = []
        at = 0
        while at < len(words):
            length, entries = self._longest(words, at)
            if entries:
                span = words[at][0], words[at + length - 1][1]
                tables = dict.fromkeys(table for table, _ in entries)
                found += [Named(t, tuple(i for table, i in entries if table == t), *span) for t in tables]
            at += max(1, length)
        return found

    def _longest(self, words: list[tuple[int, int, str]], at: int) -> tuple[int, list[tuple[str, str]]]:
        if not any(form in self._firsts for form in _forms(words[at][2], first=True)):
            return 0, []
        best: tuple[int, list[tuple[str, str]]] = (0, [])
        for first in _forms(words[at][2], first=True):
            key: list[str] = [first]
            for length in range(1, min(MOST_WORDS, len(words) - at) + 1):
                if length > 1:
                    word = words[at + length - 1][2]
                    if word in _ARTICLES:
                        continue
                    key.append(_bare(word))
                if (entries := self._index.get(tuple(key))) and length > best[0]:
                    best = length, entries
        return best


def _forms(word: str, *, first: bool) -> tuple[str, ...]:
    """What a word may be without the particles that Arabic writes together with it."""
    if not _ARABIC.match(word):
        return (word,)
    found = [_bare(word)]
    if first:
        found += [word[len(prefix) :] for prefix in _PREFIXES if word.startswith(prefix) and len(word) > len(prefix) + 2]
    return tuple(dict.fromkeys(found))


def _bare(word: str) -> str:
    """A folded word without the Arabic article; other words as they are."""
    return word[2:] if word.startswith("ال") and len(word) > 4 else word
