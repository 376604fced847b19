"""Statements of the places where something happened, out of all places that a sentence names."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from claims.extract.document.document import Document
from claims.extract.find.gazetteer import FoundName, Gazetteer
from claims.extract.records import DraftStatement
from claims.extract.syntax.parsed_text import Clause

_AWAY = re.compile(
    r"\b(?:north|south|east|west|northeast|northwest|southeast|southwest|km|kilomet\w+|miles?)(?:ern)? (?:of|from) $"
)
_WAY_TO = re.compile(r"\b(?:road|highway|way|route|track|path) (?:to|towards?) (?:the )?$")


@dataclass(frozen=True)
class PlaceFinder:
    """Finds the statements of places in one document."""

    document: Document
    text: str  # the normalised one
    gazetteer: Gazetteer

    def statements(self, names: list[FoundName], clauses: list[Clause] | None) -> Iterator[DraftStatement]:
        """A statement for each place; of a name of several places, those inside a place that is named beyond doubt.

        A place inside the name of a body, or from which a distance is told, is not where it happened.
        """
        places = [name for name in names if name.table == "places"]
        if clauses is not None:
            bodies = [name for name in names if name.table != "places"]
            places = [
                name
                for name in places
                if self._is_scene(name, bodies)
                and not any(clause.is_surname(name) or clause.is_of_speaker(name) for clause in clauses)
            ]
        for name in places:
            for place_id in self._fitting(name, places):
                yield DraftStatement.of_normalised(self.document, "where", place_id, name.start, name.end, "place name")

    def _fitting(self, name: FoundName, places: list[FoundName]) -> Iterable[str]:
        """The places that a name can mean: inside one named beyond doubt near it, else in the country named most."""
        tree = self.gazetteer.place_tree
        near = {place.ids[0] for place in places if len(place.ids) == 1}
        fitting = [place_id for place_id in name.ids if any(tree.holds(place, place_id) for place in near)]
        most = max((self._countries[tree.top(place_id)] for place_id in name.ids), default=0)
        likely = [place_id for place_id in name.ids if most and self._countries[tree.top(place_id)] == most]
        return fitting or likely or name.ids

    @cached_property
    def _countries(self) -> Counter[str]:
        """How often a text names something of each country beyond doubt."""
        names = self.gazetteer.find(self.text, 0, len(self.text))
        certain = (name.ids[0] for name in names if name.table == "places" and len(name.ids) == 1)
        return Counter(map(self.gazetteer.place_tree.top, certain))

    def _is_scene(self, name: FoundName, bodies: list[FoundName]) -> bool:
        if any(body.start <= name.start and name.end <= body.end for body in bodies):
            return False
        if _WAY_TO.search(self.text, max(0, name.start - 32), name.start):
            return False
        return not _AWAY.search(self.text, max(0, name.start - 24), name.start)
