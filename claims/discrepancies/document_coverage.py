"""Which documents cover a place at a time, found without looking at every document for every incident."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from claims.model import split_list
from claims.tables import Collection


@dataclass(frozen=True)
class Coverage:
    """The documents of a collection by the place that they cover and the first day on which they can have been published."""

    collection: Collection

    def near(self, places: Iterable[str], first: date, last: date) -> tuple[str, ...]:
        """Documents that cover one of the places, or what contains it, and can have first appeared from `first` to `last`, in the order of their table."""
        covering = {above for place in places for above in self.collection.place_tree.path(place)}
        near: set[int] = set()
        for place in covering & self._by_place.keys():
            days, positions = self._by_place[place]
            near.update(positions[bisect_left(days, first) : bisect_right(days, last)])
        return tuple(self._document_ids[position] for position in sorted(near))

    @cached_property
    def _document_ids(self) -> tuple[str, ...]:
        return tuple(self.collection.documents["document_id"])

    @cached_property
    def _by_place(self) -> dict[str, tuple[list[date], list[int]]]:
        """Place to the days on which documents that cover it first appeared, in order, and their positions."""
        documents = self.collection.documents
        by_place: dict[str, list[tuple[date, int]]] = {}
        dated = documents["published_first"].notna() & (documents["coverage"] != "")
        for position in dated.to_numpy().nonzero()[0]:
            day = documents["published_first"].iloc[position].date()
            for place in split_list(documents["coverage"].iloc[position]):
                by_place.setdefault(place, []).append((day, int(position)))
        return {place: _columns(sorted(pairs)) for place, pairs in by_place.items()}


def _columns(pairs: list[tuple[date, int]]) -> tuple[list[date], list[int]]:
    return [day for day, _ in pairs], [position for _, position in pairs]
