"""Parties, places and sources of a collection, found in a text by any of their names."""

import re
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple, Protocol, Self

import pandas as pd

from claims.extract.languages.word_lists import rows, rows_of_all
from claims.names import NameTable, fold, is_acronym
from claims.tables import Collection
from claims.territories import country_code
from claims.trees import Tree

MOST_WORDS = 8
AWAY_WITHIN = 60  # characters before a place in which words lead away from it
COUNTED_ONLY = frozenset({"group", "rank"})  # kinds of parties that are counted but do not act as such
_WORD = re.compile(r"[^\W_]+(?:['’](?!s\b)[^\W_]+)*")  # "army's" is two words, the name and the ending
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_PREFIXES = ("وال", "بال", "كال", "فال", "لل", "ال", "و", "ب", "ل", "ف", "ك")
_ARTICLES = frozenset({"al", "el", "the"})


@dataclass(frozen=True)
class FoundName:
    """A name of the collection in the searched text: the ids of the rows that it can mean, and where it stands."""

    table: str
    ids: tuple[str, ...]
    start: int
    end: int


class Word(NamedTuple):
    """A word of the searched text, folded."""

    start: int
    end: int
    folded: str
    capitals: bool


class NamedRow(Protocol):
    """A source, party or place that a text names."""

    @property
    def table(self) -> str: ...
    @property
    def row_id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def parent(self) -> str: ...
    @property
    def ties(self) -> tuple[str, ...]: ...


class Gazetteer:
    """Finds the names of the parties, places and sources of a collection; of several at a place, the longest."""

    def __init__(self, collection: Collection | None) -> None:
        self.place_tree = collection.place_tree if collection else Tree({})
        self.party_tree = collection.party_tree if collection else Tree({})
        self.kinds: dict[str, str] = {}
        self.names: dict[str, str] = {}  # id to the name that is shown
        self._parties = _parties_spoken_for(collection)
        self._ids: dict[str, frozenset[str]] = {}
        self._index: dict[str, dict[tuple[str, ...], list[str]]] = {}
        self._firsts: dict[str, set[str]] = {}
        self._acronyms: set[tuple[str, ...]] = set()
        self.specs = collection.field_specs if collection else {}
        for table, frame in self._frames(collection):
            self._ids[table] = frozenset(frame.iloc[:, 0])
            # Parties come first: a source tied to one may have its id.
            self.kinds = dict(zip(frame.iloc[:, 0], frame["kind"], strict=True)) | self.kinds
            self.names = dict(zip(frame.iloc[:, 0], frame["name"], strict=True)) | self.names
            for row_id, names in NameTable.of(frame).names.items():
                for name in names:
                    self._learn(table, row_id, name)
                    if (adjective := _adjectives().get(fold(name))) and table == "parties":
                        self._learn(table, row_id, adjective)

    def with_rows(self, rows: Iterable[NamedRow], written: Mapping[str, Iterable[str]]) -> Self:
        """A gazetteer that knows more rows, but for those whose name it knows already.

        Args:
            written: By its id, how else a text writes the name of a row.
        """
        new = [row for row in rows if not self.named(row.table, row.name)]
        if not new:
            return self
        wider = copy(self)
        parents = {row.row_id: row.parent for row in new if row.table == "places"}
        wider.place_tree = Tree({**self.place_tree.parents, **parents})
        wider.kinds = {row.row_id: row.kind for row in reversed(new)} | self.kinds
        wider.names = {row.row_id: row.name for row in reversed(new)} | self.names
        wider._parties = self._parties | {row.row_id: row.ties[0] for row in new if row.table == "sources" and row.ties}
        wider._index = {table: {key: list(ids) for key, ids in keys.items()} for table, keys in self._index.items()}
        wider._firsts = {table: set(firsts) for table, firsts in self._firsts.items()}
        for row in new:
            for name in filter(None, {row.name, *written.get(row.row_id, ())}):
                wider._learn(row.table, row.row_id, name)
        return wider

    @property
    def countries(self) -> frozenset[str] | None:
        """The codes of the countries of a collection; None where it has no places."""
        if not self.place_tree.parents:
            return None
        names = (self.names[row_id] for row_id in self.place_tree.parents if self.kinds.get(row_id) == "country")
        return frozenset(filter(None, (country_code(name, typos=False) for name in names)))

    def party_of(self, source_id: str) -> str:
        """Id of the party that a source speaks for; "" where it is tied to none."""
        return self._parties.get(source_id, "")

    def speaker_for(self, party: str) -> str:
        """Id of a source that speaks for a party; "" where none is tied to it."""
        return next((source_id for source_id, tied in self._parties.items() if tied == party), "")

    def are_own_people(self, source_id: str, speakers: Iterable[str]) -> bool:
        """Whether all speakers are people of the monitor that publishes ("SOHR activists"); an outlet relays its sources."""
        own = bool(source_id) and self.kinds.get(source_id) != "outlet"
        return own and all(each.startswith(f"{source_id}-") for each in speakers)

    def has(self, table: str, row_id: str) -> bool:
        """Whether the collection has a row of an id."""
        return row_id in self._ids.get(table, ())

    def named(self, table: str, name: str) -> str:
        """Id of the one row of a table that has a name; "" where none has it, or several have."""
        key = _key(name)
        ids = self._index.get(table, {}).get(key, [])
        return ids[0] if len(ids) == 1 else ""

    @staticmethod
    def _frames(collection: Collection | None) -> Iterable[tuple[str, pd.DataFrame]]:
        if collection is None:
            return ()
        return (("parties", collection.parties), ("places", collection.places), ("sources", collection.sources))

    def _learn(self, table: str, row_id: str, name: str) -> None:
        as_found = " ".join(_WORD.findall(name))  # "People s Army"
        for key in {_key(name), _key(as_found)}:
            self._learn_key(table, row_id, name, key)

    def _learn_key(self, table: str, row_id: str, name: str, key: tuple[str, ...]) -> None:
        if not key or len(key) > MOST_WORDS or (len(key) == 1 and len(key[0]) < 2):
            return
        if is_acronym(name):
            self._acronyms.add(key)
        entries = self._index.setdefault(table, {}).setdefault(key, [])
        if row_id not in entries:
            entries.append(row_id)
        self._firsts.setdefault(table, set()).add(key[0])

    def asks_for(self, field: str, value: str) -> bool:
        """Whether the collection names a term of a field among those that it looks for."""
        return field in self.specs and value in self.specs[field].terms

    def allows(self, field: str, value: str) -> bool:
        """Whether a field of the collection can have a value; where it has no list of fields, everything can be."""
        terms = self.specs[field].terms if field in self.specs else ()
        return not terms or value in terms

    def find(self, text: str, start: int, end: int) -> list[FoundName]:
        """Every name in a stretch of text, left to right; within one table names do not overlap."""
        if not self._index:
            return []
        words = [_word(match) for match in _WORD.finditer(text, start, end)]
        names = [name for table in self._index for name in self._of_table(table, words)]
        kept = (name for name in names if name.table != "places" or not _is_away(text[start : name.start]))
        return sorted(kept, key=lambda name: name.start)

    def _of_table(self, table: str, words: list[Word]) -> Iterator[FoundName]:
        at = 0
        while at < len(words):
            length, ids = self._longest(table, words, at)
            if ids:
                yield FoundName(table, tuple(ids), words[at].start, words[at + length - 1].end)
            at += max(1, length)

    def _longest(self, table: str, words: list[Word], at: int) -> tuple[int, list[str]]:
        firsts, index = self._firsts[table], self._index[table]
        if not any(form in firsts for form in _forms(words[at].folded, first=True)):
            return 0, []
        best: tuple[int, list[str]] = (0, [])
        for first in _forms(words[at].folded, first=True):
            key: list[str] = [first]
            for length in range(1, min(MOST_WORDS, len(words) - at) + 1):
                if length > 1:
                    word = words[at + length - 1].folded
                    if word in _ARTICLES:
                        continue
                    key.append(_bare(word))
                if (entries := index.get(tuple(key))) and length > best[0] and self._is_written(tuple(key), words[at]):
                    best = length, entries
        return best

    def _is_written(self, key: tuple[str, ...], first: Word) -> bool:
        """Whether an acronym stands in capitals: "US" is a name, "us" is none."""
        return key not in self._acronyms or first.capitals


def _is_away(before: str) -> bool:
    """Whether the words before the name of a place lead away from it: "north of", "10 km from"."""
    return bool(_away().search(before[-AWAY_WITHIN:]))


@cache
def _away() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row['pattern']})$" for row in rows_of_all("away")), re.IGNORECASE)


def whole_names(names: list[FoundName]) -> list[FoundName]:
    """The names that do not stand inside a longer one: the town in the name of a brigade is no place."""
    return [
        name
        for name in names
        if not any(
            other.start <= name.start and name.end <= other.end and other.end - other.start > name.end - name.start
            for other in names
        )
    ]


def _parties_spoken_for(collection: Collection | None) -> dict[str, str]:
    """The first party that each source is tied to, by the id of the source."""
    if collection is None:
        return {}
    ties = zip(collection.sources["source_id"], collection.sources["ties"], strict=True)
    return {source_id: parties.split("|")[0] for source_id, parties in ties if parties}


def _key(name: str) -> tuple[str, ...]:
    return tuple(_bare(word) for word in fold(name).split() if word not in _ARTICLES)


def _word(match: re.Match[str]) -> Word:
    return Word(match.start(), match.end(), fold(match.group()), match.group().isupper())


def _forms(word: str, *, first: bool) -> tuple[str, ...]:
    """A word, and what it can be without the particles that Arabic writes together with it."""
    if not _ARABIC.match(word):
        return (word,)
    forms = [_bare(word)]
    if first:
        forms += [
            word[len(prefix) :] for prefix in _PREFIXES if word.startswith(prefix) and len(word) > len(prefix) + 2
        ]
    return tuple(dict.fromkeys(forms))


@cache
def _adjectives() -> dict[str, str]:
    return {row["name"]: row["adjective"] for row in rows("adjectives", "en")}


def _bare(word: str) -> str:
    """A folded word without the Arabic article; other words as they are."""
    return word[2:] if word.startswith("ال") and len(word) > 4 else word
