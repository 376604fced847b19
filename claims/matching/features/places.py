"""Comparing places without a tree: by their names, by what the other text names, by area, by distance, and by how crowded they are."""

import re
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from rapidfuzz import fuzz, process

from claims.matching.arrays import Bools, Floats, Ints, Levels, Texts
from claims.matching.claims.claim_frame import days_of
from claims.matching.claims.text_codes import Entries, coded_texts, entries_of, sorted_together
from claims.matching.claims.word_vectors import WordSets
from claims.matching.features.parties import Remembered
from claims.names import fold, romanise, skeleton

NAME = (
    "not said", "same name", "spelled alike", "one part in common", "rather alike", "named in the other's text", "other name in one area",
    "other name",
)  # fmt: skip
AREA = ("not said", "same area", "area named in the other's text", "other area", "other country")
DISTANCE = ("not said", "within 1 km", "within 5 km", "within 15 km", "within 50 km", "within 150 km", "farther")
BUSY = ("not said", "seldom named", "sometimes named", "often named", "very often named")
TWINS = ("not said", "no other near", "one other near", "two others near", "many others near")

_ALIKE, _RATHER_ALIKE = 84.0, 65.0
_KILOMETRES = (1.0, 5.0, 15.0, 50.0, 150.0)
_PER_MONTH = (0.15, 0.6, 2.0)  # claims of one place and source a month
_TWIN_DAYS = 2
_TWIN_SPAN = 10_000_000  # more days than there are, and room around them
_EARTH_KM = 6371.0
_PARTS = re.compile(
    r"[,;/()|]|\s-\s|-(?=[A-Z])|\b(?:near|outside|outskirts|west|east|north|south|southwest|southeast|northwest|northeast|miles?|km)\b(?: of| from)?",
    re.IGNORECASE,
)
_OF = re.compile(
    r"\b(?:of|in|at|from|between|and|region|area|village|town|city|county|agency|tehsil|district|township|subdivision|border|afghan|the)\b",
    re.IGNORECASE,
)
_MOST_PARTS = 3
_LEAST_BONES = 3


@dataclass(frozen=True)
class Placed:
    """The places of a claim frame as names, with what makes them comparable in whole columns.

    Attributes:
        frame: A claim frame.
        spoken: The words of its texts.
    """

    frame: pd.DataFrame
    spoken: Entries

    @cached_property
    def codes(self) -> Ints:
        """One number for every distinct place text; that of the empty text is 0."""
        return self._factors[0]

    @cached_property
    def parts(self) -> list[tuple[str, ...]]:
        """The names that each distinct place text is made of, folded and romanised, the narrowest first."""
        return [_parts(value) for value in self._factors[1]]

    @cached_property
    def main(self) -> Ints:
        """One number for every skeleton of a first name; -1 where no place is named."""
        bones = np.array(
            [skeleton(part[0]).replace(" ", "") or part[0] if part else "" for part in self.parts], dtype=object
        )
        return _numbered(bones)[self.codes]

    @cached_property
    def area_codes(self) -> Ints:
        return self._area_factors[0]

    @cached_property
    def areas(self) -> Texts:
        """The distinct areas, folded and without words such as "province"."""
        return np.array([_bare(value) for value in self._area_factors[1]], dtype=object)

    @cached_property
    def area_numbers(self) -> Ints:
        """One number for every distinct area of `areas`; -1 where none is named."""
        return _numbered(self.areas)[self.area_codes]

    @cached_property
    def country_numbers(self) -> Ints:
        """One number for every country, whatever its case; -1 where none is named."""
        codes, values = coded_texts(self.frame["country"])
        return _numbered(np.array([each.casefold() for each in values.to_pylist()], dtype=object))[codes]

    @cached_property
    def name_words(self) -> WordSets:
        """The words of first place names, and which of them the text and place of each claim have."""
        return WordSets.of([part[0] if part else "" for part in self.parts], self.codes, *self._told)

    @cached_property
    def area_words(self) -> WordSets:
        """The same for areas."""
        return WordSets.of([str(each) for each in self.areas], self.area_codes, *self._told)

    @property
    def _told(self) -> tuple[Entries, Entries]:
        folded = pd.Series([fold(each) for each in self._factors[1]], dtype="str")
        return self.spoken, entries_of(folded, " ").take(self.codes)

    @cached_property
    def spelled(self) -> "Spelled":
        """The distinct place texts as names and their consonants."""
        return Spelled.of(self.parts)

    @cached_property
    def names_alike(self) -> Remembered:
        """The level of `NAME` for distinct place texts by their spelling alone."""
        return Remembered(len(self.parts), self.spelled.likeness)

    @cached_property
    def areas_alike(self) -> Remembered:
        """1 for distinct areas that are the same, 0 for others."""

        def compare(one: Ints, other: Ints) -> Levels:
            pairs = zip(self.areas[one].tolist(), self.areas[other].tolist(), strict=True)
            return np.array([_same_area(a, b) for a, b in pairs], dtype=np.int8)

        return Remembered(len(self.areas), compare)

    @cached_property
    def per_month(self) -> Floats:
        """How many claims of one source tell of each claim's place in a month, over the days that the table spans."""
        first = days_of(self.frame, "first")
        days = np.where(first >= 0, first, days_of(self.frame, "published_first"))
        known = days[days >= 0]
        months = max(1.0, (np.quantile(known, 0.99) - np.quantile(known, 0.01)) / 30) if len(known) else 1.0
        return self.most_of_a_source / months

    @cached_property
    def most_of_a_source(self) -> Floats:
        """The largest number of claims of one source on each claim's place."""
        main, sources = self.main + 1, int(self.sources.max(initial=0)) + 1
        group, uses = np.unique(main * sources + self.sources, return_counts=True)
        most = np.zeros(int(main.max(initial=0)) + 1)
        np.maximum.at(most, group // sources, uses)
        return most[main]

    @cached_property
    def twins(self) -> Ints:
        """How many other claims of its own source each claim has at its place within a few days."""
        first = days_of(self.frame, "first")
        dated = np.flatnonzero(first >= 0)
        group = (self.main[dated] + 1) * (int(self.sources.max(initial=0)) + 1) + self.sources[dated]
        keys, place = sorted_together(group * _TWIN_SPAN + first[dated], np.arange(len(dated)))
        until = np.searchsorted(keys, keys + _TWIN_DAYS, side="right")
        since = np.searchsorted(keys, keys - _TWIN_DAYS, side="left")
        found = np.zeros(len(first), dtype=np.int64)
        found[dated[place]] = until - since - 1
        return found

    @cached_property
    def _factors(self) -> tuple[Ints, list[str]]:
        codes, values = coded_texts(self.frame["place_names"])
        return codes, values.to_pylist()

    @cached_property
    def _area_factors(self) -> tuple[Ints, list[str]]:
        codes, values = coded_texts(self.frame["area"])
        return codes, values.to_pylist()

    @cached_property
    def sources(self) -> Ints:
        """One number for every source."""
        return coded_texts(self.frame["source_id"])[0]

    @cached_property
    def busy_levels(self) -> Levels:
        """The level of `BUSY` for each claim's place."""
        return (1 + np.searchsorted(np.array(_PER_MONTH), self.per_month, side="left")).astype(np.int8)

    @cached_property
    def coordinates(self) -> tuple[Floats, Floats, Floats, Bools]:
        """Latitude and longitude of each claim in radians, the cosine of the latitude, and whether both are known."""
        latitude, longitude = (
            np.radians(self.frame[each].to_numpy(dtype=np.float64)) for each in ("latitude", "longitude")
        )
        return latitude, longitude, np.cos(latitude), ~np.isnan(latitude) & ~np.isnan(longitude)


def compare_names(placed: Placed, left: Ints, right: Ints) -> Levels:
    """Whether the names of the places are the same, spelled alike, share a part, or are named in the other's text."""
    level = placed.names_alike.levels(placed.codes[left], placed.codes[right])
    open_ = np.flatnonzero((level == 0) | (level == NAME.index("other name")))
    inside = np.zeros(len(left), dtype=bool)
    inside[open_] = placed.name_words.hold(left[open_], right[open_])
    area = placed.area_numbers
    same_area = (area[left] == area[right]) & (area[left] >= 0)
    other_name = np.where(same_area, NAME.index("other name in one area"), NAME.index("other name"))
    level = np.where(
        level == NAME.index("other name"), np.where(inside, NAME.index("named in the other's text"), other_name), level
    )
    return np.where((level == 0) & inside, NAME.index("named in the other's text"), level).astype(np.int8)


def compare_areas(placed: Placed, left: Ints, right: Ints) -> Levels:
    """Whether province, state or governorate are the same; initials stand for the whole."""
    same = placed.areas_alike.levels(placed.area_codes[left], placed.area_codes[right]) == 1
    country, area = placed.country_numbers, placed.area_numbers
    said = (area[left] >= 0) & (area[right] >= 0)
    abroad = (country[left] != country[right]) & (country[left] >= 0) & (country[right] >= 0)
    open_ = np.flatnonzero(~abroad & ~(said & same))
    inside = np.zeros(len(left), dtype=bool)
    inside[open_] = placed.area_words.hold(left[open_], right[open_])
    return np.select([abroad, said & same, inside, said], [4, 1, 2, 3], default=0).astype(np.int8)


def compare_distances(placed: Placed, left: Ints, right: Ints) -> Levels:
    """How far apart the coordinates are."""
    latitude, longitude, cosine, known = placed.coordinates
    said = np.flatnonzero(known[left] & known[right])
    one, other = left[said], right[said]
    north, east = (latitude[one] - latitude[other]) / 2, (longitude[one] - longitude[other]) / 2
    arc = np.sin(north) ** 2 + cosine[one] * cosine[other] * np.sin(east) ** 2
    kilometres = 2 * _EARTH_KM * np.arcsin(np.sqrt(np.clip(arc, 0, 1)))
    level = np.zeros(len(left), dtype=np.int8)
    level[said] = 1 + np.searchsorted(np.array(_KILOMETRES), kilometres, side="left")
    return level


def compare_busyness(placed: Placed, left: Ints, right: Ints) -> Levels:
    """How often one source of the table tells of the place that both name; agreeing on a place seldom named says more."""
    shared = np.flatnonzero(_one_place(placed, left, right))
    level = np.zeros(len(left), dtype=np.int8)
    level[shared] = np.maximum(placed.busy_levels[left[shared]], placed.busy_levels[right[shared]])
    return level


def compare_twins(placed: Placed, left: Ints, right: Ints) -> Levels:
    """How many other claims their own sources have at the place and time that both name."""
    shared = np.flatnonzero(_one_place(placed, left, right))
    one, other = left[shared], right[shared]
    others = np.maximum(placed.twins[one], placed.twins[other])
    others = np.where(placed.sources[one] == placed.sources[other], np.maximum(others - 1, 0), others)
    level = np.zeros(len(left), dtype=np.int8)
    level[shared] = np.minimum(others, 3) + 1
    return level


def _numbered(values: Texts) -> Ints:
    """One number for every distinct text; -1 for the empty one."""
    codes = pd.factorize(values)[0].astype(np.int64)
    return np.where(values == "", -1, codes)


def _one_place(placed: Placed, left: Ints, right: Ints) -> Bools:
    one: Bools = (placed.main[left] == placed.main[right]) & (placed.main[left] >= 0)
    return one


@dataclass(frozen=True)
class Spelled:
    """Distinct place texts, up to three names each.

    Attributes:
        names: The names, folded and romanised; "" where there are fewer.
        bones: Their consonants.
        named: Where there is a name.
        long: Where there are enough consonants to compare.
    """

    names: Texts
    bones: Texts
    named: Bools
    long: Bools

    @classmethod
    def of(cls, parts: list[tuple[str, ...]]) -> "Spelled":
        names = np.full((len(parts), _MOST_PARTS), "", dtype=object)
        bones = names.copy()
        long = np.zeros(names.shape, dtype=bool)
        for row, found in enumerate(parts):
            for at, part in enumerate(found[:_MOST_PARTS]):
                names[row, at], bones[row, at] = part, skeleton(part).replace(" ", "")
                long[row, at] = len(bones[row, at]) >= _LEAST_BONES
        return cls(names, bones, names != "", long)

    def likeness(self, one: Ints, other: Ints) -> Levels:
        """The level of every pair of distinct place texts."""
        best = np.zeros(len(one))
        narrow = np.zeros(len(one))
        for i in range(_MOST_PARTS):
            for j in range(_MOST_PARTS):
                score = np.zeros(len(one))
                both = np.flatnonzero(self.named[one, i] & self.named[other, j])
                if len(both):
                    score[both] = self._scores(one[both], other[both], i, j)
                best = np.maximum(best, score)
                if i == j == 0:
                    narrow = score
        said = self.named[one, 0] & self.named[other, 0]
        level = np.select(
            [narrow >= 100, narrow >= _ALIKE, best >= _ALIKE, narrow >= _RATHER_ALIKE],
            [1, 2, 3, 4],
            default=NAME.index("other name"),
        )
        return np.where(said, level, 0).astype(np.int8)

    def _scores(self, one: Ints, other: Ints, i: int, j: int) -> Floats:
        long = self.long[one, i] & self.long[other, j]
        return _scores(self.names[one, i], self.names[other, j], self.bones[one, i], self.bones[other, j], long)


def _scores(
    one: Texts,
    other: Texts,
    bones_one: Texts,
    bones_other: Texts,
    long: Bools,
) -> Floats:
    """How alike two columns of names are, by their letters or, but for very short ones, their consonants, 0 to 100."""
    # The names are folded already, so no processor.
    letters = process.cpdist(one, other, scorer=fuzz.ratio, processor=None, score_cutoff=_RATHER_ALIKE)
    consonants = process.cpdist(bones_one, bones_other, scorer=fuzz.ratio, processor=None, score_cutoff=_RATHER_ALIKE)
    found: Floats = np.maximum(letters, np.where(long, np.minimum(consonants, 99), 0))
    return found


def _parts(text: str) -> tuple[str, ...]:
    named = (_bare(part) for part in _PARTS.split(text))
    return tuple(dict.fromkeys(part for part in named if len(part) > 1))


def _bare(text: str) -> str:
    romanised = fold(romanise(text))
    words = [word for word in _OF.sub(" ", romanised).split() if not any(letter.isdigit() for letter in word)]
    return " ".join(words) or romanised


def _same_area(one: str, other: str) -> bool:
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    initials = "".join(word[0] for word in long.split())
    if (
        " " not in short
        and 2 <= len(short) <= 4
        and len(initials) > 1
        and (short.startswith(initials) or initials.startswith(short))
    ):
        return True
    return bool(short) and fuzz.ratio(skeleton(one), skeleton(other), processor=None, score_cutoff=_ALIKE) >= _ALIKE
