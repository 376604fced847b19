"""A claim frame prepared for matching: what comparing reads of the frame as a whole, made when first needed."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

import pandas as pd

from claims.matching.arrays import Bools, Ints
from claims.matching.claims.claim_frame import DEFAULTS, claim_frame
from claims.matching.claims.lists import lists_of, without_lists
from claims.matching.claims.nearest_texts import Neighbours, nearest_texts
from claims.matching.claims.place_names import PlaceNames
from claims.matching.claims.text_codes import Entries, coded_texts, entries_of
from claims.matching.claims.word_vectors import Beats, Vectors, beats_of, names_of, vectors_of
from claims.matching.settings import MatchSettings
from claims.tables import Collection

T = TypeVar("T")


@dataclass(frozen=True)
class Prepared:
    """A claim frame in the order of its ids, with everything that is made of the frame as a whole, made once."""

    frame: pd.DataFrame
    settings: MatchSettings
    _made: dict[object, Any] = field(default_factory=dict, repr=False, compare=False)

    def __reduce__(self) -> tuple[type["Prepared"], tuple[pd.DataFrame, MatchSettings]]:
        """Pickles the frame alone; what is made of it is made again."""
        return Prepared, (self.frame, self.settings)

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
    def texts(self) -> Vectors:
        """The words of titles and texts, weighted by their rarity."""
        return vectors_of(self.words, self.settings.texts)

    @cached_property
    def words(self) -> Entries:
        """The words of titles and texts in their order."""
        return entries_of(self.frame["text"], " ")

    @cached_property
    def titles(self) -> Vectors:
        """The words of titles, weighted by their rarity among titles; the same object as `texts` where claims have no other text."""
        if self.frame["headline"].equals(self.frame["text"]):
            return self.texts
        return vectors_of(entries_of(self.frame["headline"], " "), self.settings.texts)

    @cached_property
    def names(self) -> Vectors:
        """The words that are written with a capital, wherever they stand."""
        return names_of(self.words, entries_of(self.frame["capitals"], " "), self.settings.texts)

    @cached_property
    def beats(self) -> Beats:
        """What each source speaks of in its other claims."""
        return beats_of(self.names, self.frame["source_id"], self.settings.texts)

    @cached_property
    def in_tree(self) -> Bools:
        """Whether somebody put the places of each claim into the tree of places."""
        return self.frame["in_tree"].to_numpy(dtype=bool)

    @cached_property
    def lists(self) -> Ints:
        """The number of the list that each claim stands in, -1 outside any."""
        return lists_of(self.frame)

    @cached_property
    def places(self) -> PlaceNames:
        """The places and areas by their names."""
        return PlaceNames(self.frame, self.words)

    @cached_property
    def neighbours(self) -> Neighbours:
        """Of every claim the claims with the nearest texts."""
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
