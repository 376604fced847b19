"""Which documents cover a place at a time by declaration, and what each is about by what it tells; found without looking at every document for every incident."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from claims.discrepancies.title_documents import titles_alone
from claims.incidents import Incidents
from claims.model import split_list
from claims.tables import Collection, day_of


class Telling(NamedTuple):
    """A claim that tells a single event as the matter at hand, with the days and places of its incident."""

    first: date
    last: date
    claim_id: str
    incident_id: str
    places: tuple[str, ...]


class Subject(NamedTuple):
    """From the first to the last single event that a document tells, and every place on the way up from those that it names."""

    first: date
    last: date
    places: frozenset[str]
    above: frozenset[str]


@dataclass(frozen=True)
class Coverage:
    """The documents of a collection by what they cover and by what they are about.

    Attributes:
        max_event_days: An incident that lasts longer is no single event.
    """

    collection: Collection
    incidents: Incidents
    max_event_days: int
    _subjects: dict[str, Subject | None] = field(default_factory=dict, init=False, repr=False, compare=False)

    def near(self, places: Iterable[str], first: date, last: date) -> tuple[str, ...]:
        """Documents that cover one of the places, or what contains it, and can have first appeared from `first` to `last`, in the order of their table."""
        covering = {above for place in places for above in self.collection.place_tree.path(place)}
        near: set[int] = set()
        for place in covering & self._by_place.keys():
            days, positions = self._by_place[place]
            near.update(positions[bisect_left(days, first) : bisect_right(days, last)])
        return tuple(self._document_ids[position] for position in sorted(near))

    def about(self, document_id: str, places: Iterable[str], first: date, last: date, *, any_day: bool = False) -> bool:
        """Whether the days lie among those of the events that the document tells, and it names one of the places, or what is in or around it.

        Args:
            any_day: Whether the event may be of any of the days, so that all of them must lie there.
        """
        subject = self.subject(document_id)
        if subject is None or subject.last < first or last < subject.first:
            return False
        if any_day and not subject.first <= first <= last <= subject.last:
            return False
        path = self.collection.place_tree.path
        return any(place in subject.above or not subject.places.isdisjoint(path(place)) for place in places)

    def tellings(self, source_id: str, first: date, last: date) -> tuple[Telling, ...]:
        """What the source tells of single events that lie within the days."""
        told = self._by_source.get(source_id, [])
        start = bisect_left(told, first, key=lambda each: each.first)
        stop = bisect_right(told, last, key=lambda each: each.first)
        return tuple(each for each in told[start:stop] if each.last <= last)

    def subject(self, document_id: str) -> Subject | None:
        """The days and places of the single events that a document tells; None where it tells none."""
        if document_id not in self._subjects:
            told = self._by_document.get(document_id, [])
            places = {place for each in told for place in each.places}
            above = frozenset(above for place in places for above in self.collection.place_tree.path(place))
            self._subjects[document_id] = (
                Subject(min(each.first for each in told), max(each.last for each in told), frozenset(places), above)
                if told
                else None
            )
        return self._subjects[document_id]

    @cached_property
    def _by_document(self) -> dict[str, list[Telling]]:
        """Document to what it tells of single events, in it or in an item of the same source that stands within it."""
        by_document: dict[str, list[Telling]] = {}
        source_of, rows = self.collection.source_of_document, self.collection.rows["documents"]
        for telling in self._tellings():
            document_id = self.collection.document_of_claim[telling.claim_id]
            by_document.setdefault(document_id, []).append(telling)
            within = rows[document_id]["within"]
            if within and source_of[within] == source_of[document_id]:
                by_document.setdefault(within, []).append(telling)
        return by_document

    @cached_property
    def _by_source(self) -> dict[str, list[Telling]]:
        by_source: dict[str, list[Telling]] = {}
        for telling in sorted(self._tellings()):
            by_source.setdefault(self.collection.source_of_claim(telling.claim_id), []).append(telling)
        return by_source

    def _tellings(self) -> Iterator[Telling]:
        for claim_id, incident_id in self.incidents.incident_of.items():
            incident = self.incidents.row(incident_id)
            first, last = day_of(incident["first"]), day_of(incident["last"])
            recalled = self.collection.row("claims", claim_id)["background"] == "yes"
            if first and last and not recalled and last - first < timedelta(days=self.max_event_days):
                yield Telling(first, last, claim_id, incident_id, split_list(str(incident["places"])))

    @cached_property
    def titles(self) -> frozenset[str]:
        """The documents of which the title alone is held."""
        return titles_alone(self.collection)

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
