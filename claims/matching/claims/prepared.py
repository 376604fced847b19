"""A claim frame prepared for matching: its lists, the kinds of event, and what comparing reads of the frame as a whole, made when first needed."""

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial
from typing import Any, Self, TypeVar

import numpy as np
import pandas as pd

from claims.matching.arrays import Bools, Entries, Ints, Texts, coded_texts, entries_of
from claims.matching.claims.claim_frame import DEFAULTS, claim_frame, days_of
from claims.matching.claims.place_names import PlaceNames
from claims.matching.claims.table_numbers import CountKind, TableNumbers
from claims.matching.claims.word_vectors import (
    Beats,
    Neighbours,
    TableCounts,
    Vectors,
    beats_of,
    have_beat,
    names_of,
    nearest_texts,
    vectors_of,
)
from claims.matching.settings import KINDS_FILE, MatchSettings
from claims.tables import Collection

NO_LIST = -1


def without_lists(frame: pd.DataFrame, not_lists: Set[str]) -> pd.DataFrame:
    """The claim frame with these sources as no lists, whatever it says of them."""
    if not not_lists or "listed" not in frame:
        return frame
    return frame.assign(listed=frame["listed"] & ~frame["source_id"].isin(not_lists))


def lists_of(frame: pd.DataFrame) -> Ints:
    """The number of the list of each claim of a claim frame, `NO_LIST` outside any.

    A source is a list when all of its claims are rows of one, as the column `listed` says; one that comes back to an event
    with a later figure, as an outlet does, is none. A frame without that column has no list.
    """
    if "listed" not in frame:
        return np.full(len(frame), NO_LIST, dtype=np.int64)
    named = (frame["source_id"] != "").to_numpy(dtype=bool)
    listed = frame["listed"].to_numpy(dtype=bool) & named
    source = pd.factorize(frame["source_id"], sort=True)[0].astype(np.int64)
    told_otherwise = np.zeros(int(source.max(initial=0)) + 1, dtype=bool)
    told_otherwise[source[named & ~listed]] = True
    row_of_list = listed & ~told_otherwise[source]
    numbers = np.full(len(frame), NO_LIST, dtype=np.int64)
    numbers[row_of_list] = np.unique(source[row_of_list], return_inverse=True)[1]
    return numbers


def lists_among(frame: pd.DataFrame, lists: Texts) -> Ints:
    """The same by the sources that are lists in the whole table, ascending."""
    numbers = pd.Index(lists).get_indexer(pd.Index(frame["source_id"], dtype=object)).astype(np.int64)
    return np.where(frame["listed"].to_numpy(dtype=bool), numbers, NO_LIST)


def between_lists(lists: Ints, left: Ints, right: Ints) -> Bools:
    """Whether each pair of rows joins rows of two lists; `lists` are the numbers that `lists_of` gives."""
    one, other = lists[left], lists[right]
    between: Bools = (one != NO_LIST) & (other != NO_LIST) & (one != other)
    return between


_NO_FORCE = frozenset({"talks", "deployment", "flight", "siege"})  # families of kinds by which nobody is hurt in itself


@dataclass(frozen=True)
class KindTable:
    """Kinds of event, the families they belong to, and which of them are episodes of days or weeks.

    Attributes:
        families: Kind to its families; a kind that is not listed is a family of its own.
        episodes: Kinds that last.
        gravity: How grave a kind is, the more the graver; an incident is named after the gravest.
    """

    families: Mapping[str, frozenset[str]]
    episodes: frozenset[str]
    gravity: Mapping[str, int]

    @classmethod
    def shipped(cls) -> Self:
        """The table of the package, `event_kinds.csv`."""
        rows = pd.read_csv(KINDS_FILE, dtype=str, keep_default_na=False)
        families = {str(kind): frozenset(group) for kind, group in rows.groupby("kind")["family"]}
        gravity = dict(zip(rows["kind"], rows["gravity"].astype(int), strict=True))
        return cls(families, frozenset(rows.loc[rows["episode"] == "yes", "kind"]), gravity)

    def related(self, one: str, other: str) -> bool:
        """Whether two kinds have a family in common."""
        return bool(self.families.get(one, frozenset({one})) & self.families.get(other, frozenset({other})))

    def uses_force(self, kinds: Set[str]) -> bool | None:
        """Whether all of some kinds are acts of force, or none is; None where that differs or a kind is not in the table."""
        forceful = {bool(self.families[kind] - _NO_FORCE) if kind in self.families else None for kind in kinds}
        return forceful.pop() if len(forceful) == 1 else None

    def gravity_of(self, kind: str, terms: Sequence[str]) -> int:
        """How grave a kind is; one that the table does not know is as grave as the known one before it in the terms of its field.

        A kind of which neither is known comes last.
        """
        known = (
            [term for term in (*terms[: terms.index(kind)], kind) if term in self.gravity] if kind in terms else [kind]
        )
        return self.gravity.get(kind, self.gravity.get(known[-1], 0) if known else 0)

    def lasting(self, kinds: str) -> bool:
        """Whether all kinds of a list, if it has any, are episodes."""
        named = set(kinds.split("|")) - {""}
        return bool(named) and named <= self.episodes


@lru_cache(maxsize=1)
def shipped_kinds() -> KindTable:
    """The table of the package, read once."""
    return KindTable.shipped()


T = TypeVar("T")


@dataclass(frozen=True)
class Prepared:
    """A claim frame in the order of its ids, with everything that is made of the frame as a whole, made once."""

    frame: pd.DataFrame
    settings: MatchSettings
    numbers: TableNumbers | None = None  # of the whole table, where the frame is a part of one
    _made: dict[object, Any] = field(default_factory=dict, repr=False, compare=False)

    def __reduce__(self) -> tuple[type["Prepared"], tuple[pd.DataFrame, MatchSettings, TableNumbers | None]]:
        """Pickles the frame alone; what is made of it is made again."""
        return Prepared, (self.frame, self.settings, self.numbers)

    @property
    def table_size(self) -> int:
        """How many claims the whole table has."""
        return len(self.frame) if self.numbers is None else self.numbers.size

    def once(self, make: Callable[["Prepared"], T]) -> T:
        """What a function makes of the frame; it is called the first time only."""
        return self.once_named(make, lambda: make(self))

    def coded(self, column: str) -> tuple[Ints, list[str]]:
        """For each row the number of its text in a column, and the distinct texts of the column, sorted."""
        codes, texts = self._coded(column)
        return codes, self.once_named((column, "texts"), texts.to_pylist)

    def codes(self, column: str) -> Ints:
        """The numbers of `coded` alone: rows with the same number have the same text."""
        return self._coded(column)[0]

    def _coded(self, column: str) -> tuple[Ints, Any]:
        return self.once_named((column, "codes"), lambda: coded_texts(self.frame[column]))

    def once_named(self, name: object, make: Callable[[], T]) -> T:
        """What a function makes, kept under a name; it is called the first time only."""
        if name not in self._made:
            self._made[name] = make()
        made: T = self._made[name]
        return made

    @cached_property
    def stated(self) -> tuple[Ints, Ints]:
        """First and last day that each claim states; -1 where it states none."""
        return days_of(self.frame, "first"), days_of(self.frame, "last")

    @cached_property
    def published(self) -> tuple[Ints, Ints]:
        """First and last day on which each claim may have been published; -1 where that is not known."""
        return days_of(self.frame, "published_first"), days_of(self.frame, "published_last")

    @cached_property
    def texts(self) -> Vectors:
        """The words of titles and texts, weighted by their rarity."""
        return vectors_of(self.words, self.settings.texts, table=self.table_counts(CountKind.WORD))

    @property
    def table_rows(self) -> Ints:
        """The row of each claim in the whole table."""
        return np.arange(len(self.frame)) if self.numbers is None else self.numbers.rows

    def table_counts(self, kind: CountKind) -> TableCounts | None:
        """The counts of one kind in the whole table; None where the frame is that."""
        numbers = self.numbers
        return None if numbers is None else TableCounts(numbers.size, partial(numbers.uses, kind))

    @cached_property
    def words(self) -> Entries:
        """The words of titles and texts in their order."""
        return entries_of(self.frame["text"], " ")

    @cached_property
    def titles(self) -> Vectors:
        """The words of titles, weighted by their rarity among titles; the same object as `texts` where claims have no other text."""
        same = self.numbers.same_titles if self.numbers else self.frame["headline"].equals(self.frame["text"])
        if same:
            return self.texts
        return vectors_of(
            entries_of(self.frame["headline"], " "), self.settings.texts, table=self.table_counts(CountKind.TITLE_WORD)
        )

    @cached_property
    def names(self) -> Vectors:
        """The words that are written with a capital, wherever they stand."""
        tables = (
            self.table_counts(CountKind.CAPITAL),
            self.table_counts(CountKind.CAPITAL_USES),
            self.table_counts(CountKind.WORD_USES),
        )
        return names_of(self.words, entries_of(self.frame["capitals"], " "), self.settings.texts, *tables)

    @cached_property
    def beats(self) -> Beats:
        """What each source speaks of in its other claims."""
        sources, numbers = self.frame["source_id"], self.numbers
        if numbers is None:
            return beats_of(self.names, sources, self.settings.texts)
        return beats_of(self.names, sources, self.settings.texts, self.table_counts(CountKind.SOURCE), numbers.totals)

    @property
    def have_beat(self) -> Bools:
        """Whether the source of each claim has other claims, but not so many that it tells of everything."""
        return have_beat(self.frame["source_id"], self.settings.texts, self.table_counts(CountKind.SOURCE))

    @cached_property
    def in_tree(self) -> Bools:
        """Whether somebody put the places of each claim into the tree of places."""
        return self.frame["in_tree"].to_numpy(dtype=bool)

    @cached_property
    def lists(self) -> Ints:
        """The number of the list that each claim stands in, -1 outside any."""
        return lists_of(self.frame) if self.numbers is None else lists_among(self.frame, self.numbers.lists)

    @cached_property
    def places(self) -> PlaceNames:
        """The places and areas by their names."""
        return PlaceNames(self.frame, self.words)

    @cached_property
    def neighbours(self) -> Neighbours:
        """Of every claim the claims with the nearest texts."""
        if self.numbers is not None:
            return Neighbours.of_rows(self.numbers.near, self.numbers.rows)
        return nearest_texts(self.texts, self.settings.texts)


Claims = Collection | pd.DataFrame | Prepared  # a collection, a claim frame of anything, or one that is prepared


def prepare(claims: Claims, settings: MatchSettings | None = None) -> Prepared:
    """The claim frame in the order of its ids, absent columns filled; what is prepared already is returned as it is."""
    if isinstance(claims, Prepared):
        return claims
    frame = claims if isinstance(claims, pd.DataFrame) else claim_frame(claims)
    settings = settings or MatchSettings()
    absent = {column: value for column, value in DEFAULTS.items() if column not in frame}
    for column, value in absent.items():
        frame = frame.assign(**{column: pd.Series([value] * len(frame), index=frame.index)})
    if "in_tree" not in frame:
        frame = frame.assign(in_tree=frame["place_paths"] != "")
    frame = without_lists(frame, settings.not_lists).sort_values("claim_id", ignore_index=True)
    return Prepared(frame, settings)
