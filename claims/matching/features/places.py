"""Features of places: through the tree of places, by name and by distance."""

from dataclasses import dataclass
from itertools import product

import numpy as np
from rapidfuzz import fuzz, process

from claims.matching.arrays import Bools, Floats, Ints, Levels, Texts
from claims.matching.claims.prepared import Prepared
from claims.matching.features.feature import (
    Feature,
    LevelsOfValues,
    NameOf,
    Path,
    by_distinct,
    by_names,
    by_tree,
    graded,
    holds,
    kind_of,
    names_in,
    paths_of,
    words_by,
)
from claims.matching.settings import FeatureSettings
from claims.names import skeleton
from claims.tables import Row

PLACE = (
    "not said", "same spot", "same town", "same district", "same region", "within one town", "within one district", "within one region", "some shared",
    "apart in one town", "apart in one district", "apart",
)  # fmt: skip
NAME = (
    "not said", "same name", "spelled alike", "one part in common", "rather alike", "named in the other's text", "other name in one area",
    "other name",
)  # fmt: skip
DISTANCE = ("not said", "within 1 km", "within 5 km", "within 15 km", "within 50 km", "within 150 km", "farther")
KILOMETRES = (1.0, 5.0, 15.0, 50.0, 150.0)

_SMALL = frozenset({"site", "quarter"})
_DISTRICT = frozenset({"district", "governorate"})
_LARGE = frozenset({"region", "country"})
# From the nearest to the farthest relation of two places.
_NEAREST = {level: rank for rank, level in enumerate(PLACE[1:8] + PLACE[9:])}
_RELATED = frozenset(PLACE[1:8])
_INSIDE, _OTHER_IN_AREA, _OTHER = (
    NAME.index(level) for level in ("named in the other's text", "other name in one area", "other name")
)
_EARTH_KM = 6371.0


def compare_places(one: str, other: str) -> str:
    """The same place, one holding the other (the smaller the holder the better), apart within one place, or apart.

    Where both name several places and each names one that the other does not, they share only some.
    """
    paths_a, paths_b = paths_of(one), paths_of(other)
    if not paths_a or not paths_b:
        return "not said"
    relations = [[_place_relation(a, b) for b in paths_b] for a in paths_a]
    best = min((relation for row in relations for relation in row), key=_NEAREST.__getitem__)
    lone_a = any(not _RELATED.intersection(row) for row in relations)
    lone_b = any(not _RELATED.intersection(column) for column in zip(*relations, strict=True))
    return "some shared" if best in _RELATED and lone_a and lone_b else best


def _place_relation(one: Path, other: Path) -> str:
    if one == other:
        return f"same {_size(one, small='spot')}"
    if holds(one, other) or holds(other, one):
        return f"within one {_size(min(one, other, key=len), small='town')}"
    common = tuple(node for node, same in zip(one, other, strict=False) if node == same)
    size = _size(common, small="town") if common else ""
    return f"apart in one {size}" if size in {"town", "district"} else "apart"


def _size(path: Path, *, small: str) -> str:
    """How large the place at the end of a path is; a region below a governorate or district is no larger than these."""
    kind = kind_of(path[-1])
    if kind in _SMALL:
        return small
    if kind in _LARGE and not any(kind_of(node) in _DISTRICT for node in path):
        return "region"
    return "district" if kind in _DISTRICT | _LARGE else "town"


def compare_names(prepared: Prepared, left: Ints, right: Ints) -> Levels:
    """Whether the names of the places are the same, spelled alike, share a part, or are named in the other's text."""
    places = prepared.places
    level = prepared.once(_names_alike).levels(places.codes[left], places.codes[right])
    unlike = level == _OTHER
    undecided = np.flatnonzero((level == 0) | unlike)
    inside = np.zeros(len(left), dtype=bool)
    inside[undecided] = places.name_words.hold(left[undecided], right[undecided])
    area = places.area_numbers
    same_area = (area[left] == area[right]) & (area[left] >= 0)
    level = np.where(unlike & same_area, _OTHER_IN_AREA, level)
    return np.where(inside, _INSIDE, level).astype(np.int8)


def _names_alike(prepared: Prepared) -> LevelsOfValues:
    """The level of `NAME` for distinct place texts by their spelling alone."""
    parts = prepared.places.parts
    return LevelsOfValues(len(parts), SpelledNames.of(parts, prepared.settings.features).compare)


@dataclass(frozen=True)
class SpelledNames:
    """Distinct place texts, each with its narrowest names in columns.

    Attributes:
        names: The names, folded and romanised; "" where there are fewer.
        consonants: The consonants of each.
        named: Where there is a name.
        long: Where there are enough consonants to compare.
        settings: What counts as alike.
    """

    names: Texts
    consonants: Texts
    named: Bools
    long: Bools
    settings: FeatureSettings

    @classmethod
    def of(cls, parts: list[tuple[str, ...]], settings: FeatureSettings) -> "SpelledNames":
        names = np.full((len(parts), settings.most_name_parts), "", dtype=object)
        consonants = names.copy()
        long = np.zeros(names.shape, dtype=bool)
        for row, of_text in enumerate(parts):
            for at, name in enumerate(of_text[: settings.most_name_parts]):
                names[row, at], consonants[row, at] = name, skeleton(name).replace(" ", "")
                long[row, at] = len(consonants[row, at]) >= settings.least_consonants
        return cls(names, consonants, names != "", long, settings)

    def compare(self, one: Ints, other: Ints) -> Levels:
        """The level of every pair of distinct place texts."""
        best, narrowest = np.zeros(len(one)), np.zeros(len(one))
        for i, j in product(range(self.names.shape[1]), repeat=2):
            likeness = np.zeros(len(one))
            both = np.flatnonzero(self.named[one, i] & self.named[other, j])
            if len(both):
                likeness[both] = self._likeness(one[both], other[both], i, j)
            best = np.maximum(best, likeness)
            if i == j == 0:
                narrowest = likeness
        alike, rather = self.settings.alike, self.settings.rather_alike
        conditions = [narrowest >= 100, narrowest >= alike, best >= alike, narrowest >= rather]
        said = self.named[one, 0] & self.named[other, 0]
        return np.where(said, np.select(conditions, range(1, 5), default=_OTHER), 0).astype(np.int8)

    def _likeness(self, one: Ints, other: Ints, i: int, j: int) -> Floats:
        """How alike names are by their letters or, but for very short ones, their consonants, 0 to 100."""

        def ratios(column: Texts) -> Floats:
            # The names are folded already, so no processor.
            ratios: Floats = process.cpdist(
                column[one, i],
                column[other, j],
                scorer=fuzz.ratio,
                processor=None,
                score_cutoff=self.settings.rather_alike,
            )
            return ratios

        long = self.long[one, i] & self.long[other, j]
        likeness: Floats = np.maximum(ratios(self.names), np.where(long, np.minimum(ratios(self.consonants), 99), 0))
        return likeness


def compare_distances(prepared: Prepared, left: Ints, right: Ints) -> Levels:
    """How far apart the coordinates are, by the haversine formula."""
    latitude, longitude, cosine, known = prepared.once(_coordinates)
    said = np.flatnonzero(known[left] & known[right])
    one, other = left[said], right[said]
    north, east = (latitude[one] - latitude[other]) / 2, (longitude[one] - longitude[other]) / 2
    arc = np.sin(north) ** 2 + cosine[one] * cosine[other] * np.sin(east) ** 2
    level = np.zeros(len(left), dtype=np.int8)
    level[said] = graded(2 * _EARTH_KM * np.arcsin(np.sqrt(np.clip(arc, 0, 1))), KILOMETRES)
    return level


def _coordinates(prepared: Prepared) -> tuple[Floats, Floats, Floats, Bools]:
    """Latitude and longitude of each claim in radians, the cosine of the latitude, and whether both are known."""
    latitude, longitude = (
        np.radians(prepared.frame[column].to_numpy(dtype=np.float64)) for column in ("latitude", "longitude")
    )
    return latitude, longitude, np.cos(latitude), ~np.isnan(latitude) & ~np.isnan(longitude)


def place_words(record: Row, name_of: NameOf) -> str:
    """The places of a claim as it writes them, otherwise as the collection names them."""
    return str(record["place_names"]) or names_in("places", "places")(record, name_of)


def _coordinate_words(record: Row, _: NameOf) -> str:
    if np.isnan(record["latitude"]) or np.isnan(record["longitude"]):
        return "none given"
    return f"{record['latitude']:.4f}, {record['longitude']:.4f}"


FEATURES = (
    Feature(
        "place",
        PLACE,
        words_by(names_in("places", "places")),
        by_tree(by_distinct("place_paths", PLACE, compare_places)),
    ),
    Feature(
        "name of the place",
        NAME,
        words_by(place_words),
        by_names(compare_names),
        orders=(NAME[1:4], (NAME[3], *NAME[6:])),
        cost=500,
        reads_places=True,
    ),
    Feature(
        "distance",
        DISTANCE,
        words_by(_coordinate_words),
        by_names(compare_distances),
        orders=(DISTANCE[1:],),
        cost=120,
        reads_places=True,
    ),
)
