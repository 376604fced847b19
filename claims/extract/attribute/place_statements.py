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
from claims.extract.towns.find_towns import countries_named
from claims.model import Basis
from claims.territories import country_name

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
            rule = "place name" if clauses is None or self._is_located(name, clauses) else "place by the way"
            for place_id in self._fitting(name, places):
                yield DraftStatement.of_normalised(self.document, "where", place_id, name.start, name.end, rule)

    def country(self) -> DraftStatement | None:
        """The country that a text names most, by its name, its adjective or a place in it; None where it names none."""
        named = self._names_of_countries()
        if not named:
            return None
        [(most, _)] = Counter(country for country, _, _ in named).most_common(1)
        _, start, end = next(each for each in named if each[0] == most)
        rule = "country of the text"
        return DraftStatement.of_normalised(self.document, "where", most, start, end, rule, basis=Basis.READING)

    def _names_of_countries(self) -> list[tuple[str, int, int]]:
        """Id and span of whatever names a country or lies in it, what names it first."""
        named = [
            (place_id, start, end)
            for code, start, end in countries_named(self.text)
            if (place_id := self.gazetteer.named("places", country_name(code)))
        ]
        names = (name for name in self.gazetteer.find(self.text, 0, len(self.text)) if name.table == "places")
        tops = ((self.gazetteer.place_tree.top(name.ids[0]), name) for name in names if len(name.ids) == 1)
        return named + [(top, name.start, name.end) for top, name in tops if self.gazetteer.kinds.get(top) == "country"]

    def _is_located(self, name: FoundName, clauses: list[Clause]) -> bool:
        country = all(self.gazetteer.kinds.get(place_id) == "country" for place_id in name.ids)
        return any(clause.is_located(name, country=country) for clause in clauses)

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
