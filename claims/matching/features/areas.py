"""Features of areas: provinces, states or governorates that claims name, those in which they are likely set, and what else happens at their place."""

from dataclasses import dataclass
from typing import Self

import numpy as np
import pandas as pd
from rapidfuzz import fuzz
from scipy import sparse

from claims.matching.arrays import (
    Bools,
    Floats,
    Ints,
    Levels,
    Matrix,
    digests,
    found_in,
    row_products,
    salted,
    sorted_together,
)
from claims.matching.claims.place_names import PlaceNames
from claims.matching.claims.prepared import Prepared
from claims.matching.claims.table_numbers import CountKind, TableNumbers
from claims.matching.features.feature import Feature, LevelsOfValues, by_names, graded, words_by
from claims.matching.features.places import place_words
from claims.matching.settings import AreaEvidence
from claims.names import skeleton
from claims.tables import Row

BUSY = ("not said", "seldom named", "sometimes named", "often named", "very often named")
CLAIMS_A_MONTH = (0.15, 0.6, 2.0)  # bounds of these, of one place and source
TWINS = ("not said", "no other near", "one other near", "two others near", "many others near")
_ANY_DAYS = 10_000_000  # more days than there are, and room around them


def compare_busyness(prepared: Prepared, left: Ints, right: Ints) -> Levels:
    """How often one source of the table tells of the place that both name; agreeing on a place seldom named says more."""
    shared = _same_place(prepared, left, right)
    busy = prepared.once(_busyness)
    level = np.zeros(len(left), dtype=np.int8)
    level[shared] = np.maximum(busy[left[shared]], busy[right[shared]])
    return level


def _busyness(prepared: Prepared) -> Levels:
    """Of each claim's place, the level of how many claims of one source tell of it in a month, over the days that the table spans."""
    if prepared.numbers is not None:
        shared, places = prepared.numbers.shared, main_digests(prepared)
        at, number = shared.of(salted(places, CountKind.SOURCE_OF_PLACE))
        most = np.zeros(len(places))
        np.maximum.at(most, np.repeat(np.arange(len(places)), number), shared.counts[at])
        return graded(most / prepared.numbers.months, CLAIMS_A_MONTH)
    place, source = prepared.places.main + 1, prepared.codes("source_id")
    sources = int(source.max(initial=0)) + 1
    group, uses = np.unique(place * sources + source, return_counts=True)
    most = np.zeros(int(place.max(initial=0)) + 1)
    np.maximum.at(most, group // sources, uses)
    days, claims = np.unique(known_days(prepared), return_counts=True)
    return graded(most[place] / months_of(days, claims), CLAIMS_A_MONTH)


def known_days(prepared: Prepared) -> Ints:
    """The first day that each claim states, or else that of its publication; claims without either are left out."""
    first = prepared.stated[0]
    days = np.where(first >= 0, first, prepared.published[0])
    return days[days >= 0]


def months_of(days: Ints, claims: Ints) -> float:
    """Over how many months the claims of a table go, but for the earliest and the latest hundredth.

    Args:
        days: Days, ascending.
        claims: How many claims there are of each.
    """
    if not len(days):
        return 1.0
    ends = np.cumsum(claims)
    at = np.array([0.01, 0.99]) * (ends[-1] - 1)
    low = days[np.searchsorted(ends, np.floor(at), side="right")]
    high = days[np.searchsorted(ends, np.ceil(at), side="right")]
    first, last = low + (high - low) * (at - np.floor(at))
    return max(1.0, float(last - first) / 30)


def compare_twins(prepared: Prepared, left: Ints, right: Ints) -> Levels:
    """How many other claims their own sources have at the place and time that both name."""
    shared = _same_place(prepared, left, right)
    one, other = left[shared], right[shared]
    twins, source = prepared.once(_twins), prepared.codes("source_id")
    others = np.maximum(twins[one], twins[other])
    others = np.where(source[one] == source[other], np.maximum(others - 1, 0), others)
    level = np.zeros(len(left), dtype=np.int8)
    level[shared] = np.minimum(others, 3) + 1
    return level


def _twins(prepared: Prepared) -> Ints:
    """How many other claims of its own source each claim has at its place within a few days."""
    around, source = prepared.settings.features.twin_days, prepared.codes("source_id")
    first = prepared.stated[0]
    dated = np.flatnonzero(first >= 0)
    twins = np.zeros(len(first), dtype=np.int64)
    if prepared.numbers is not None:
        near = [prepared.numbers.uses_of(twin_keys(prepared, dated, step), 0) for step in range(-around, around + 1)]
        twins[dated] = np.sum(near, axis=0) - 1
        return twins
    group = (prepared.places.main[dated] + 1) * (int(source.max(initial=0)) + 1) + source[dated]
    keys, order = sorted_together(group * _ANY_DAYS + first[dated], np.arange(len(dated)))
    until = np.searchsorted(keys, keys + around, side="right")
    since = np.searchsorted(keys, keys - around, side="left")
    twins[dated[order]] = until - since - 1
    return twins


def main_digests(prepared: Prepared) -> Ints:
    """A digest for the consonants of the first place name of each claim."""
    return digests(prepared.places.main_names)[prepared.places.codes]


def twin_keys(prepared: Prepared, rows: Ints, later: int) -> Ints:
    """A digest for place, source and day of each of some dated claims, so many days later."""
    codes, sources = prepared.coded("source_id")
    source = digests(np.array(sources, dtype=object))[codes[rows]]
    day = prepared.stated[0][rows] + later
    return salted(main_digests(prepared)[rows] ^ salted(source, 1) ^ salted(day, 2), CountKind.TWIN)


def _same_place(prepared: Prepared, left: Ints, right: Ints) -> Ints:
    """Which pairs name one place."""
    main = prepared.places.main
    return np.flatnonzero((main[left] == main[right]) & (main[left] >= 0))


AREA = ("not said", "same area", "area named in the other's text", "other area", "other country")
LIKELY = (
    "not said", "hardly", "unlikely", "rather unlikely", "rather likely", "likely", "quite likely", "very likely", "rare and likely",
)  # fmt: skip
LIFTS = (0.3, 0.7, 1.0, 2.0, 4.0, 8.0, 16.0)  # bounds of these: times as likely as for two claims taken by chance
_INITIALS = range(2, 5)  # how many letters initials have: "NWFP", "TX"


def compare_areas(prepared: Prepared, left: Ints, right: Ints) -> Levels:
    """Whether province, state or governorate are the same; initials stand for the whole."""
    places = prepared.places
    same = prepared.once(_same_areas).levels(places.area_codes[left], places.area_codes[right]) == 1
    country, area = places.country_numbers, places.area_numbers
    said = (area[left] >= 0) & (area[right] >= 0)
    abroad = (country[left] != country[right]) & (country[left] >= 0) & (country[right] >= 0)
    undecided = np.flatnonzero(~abroad & ~(said & same))
    inside = np.zeros(len(left), dtype=bool)
    inside[undecided] = places.area_words.hold(left[undecided], right[undecided])
    return np.select([abroad, said & same, inside, said], [4, 1, 2, 3], default=0).astype(np.int8)


def _same_areas(prepared: Prepared) -> LevelsOfValues:
    """1 for distinct areas that are the same, 0 for others."""
    areas, alike = prepared.places.areas, prepared.settings.features.alike

    def compare(one: Ints, other: Ints) -> Levels:
        pairs = zip(areas[one].tolist(), areas[other].tolist(), strict=True)
        return np.array([is_same_area(a, b, alike) for a, b in pairs], dtype=np.int8)

    return LevelsOfValues(len(areas), compare)


def is_same_area(one: str, other: str, alike: float) -> bool:
    """Whether two folded names are the same area: equal, one the initials of the other, or spelled as much alike as asked."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    initials = "".join(word[0] for word in long.split())
    may_be_initials = " " not in short and len(short) in _INITIALS and len(initials) > 1
    if may_be_initials and (short.startswith(initials) or initials.startswith(short)):
        return True
    return bool(short) and fuzz.ratio(skeleton(one), skeleton(other), processor=None, score_cutoff=alike) >= alike


@dataclass(frozen=True)
class LikelyAreas:
    """The areas in which every claim is likely set, as far as its own area, its place and its source say.

    Attributes:
        likely: Row by row the probability of areas, each divided by the root of how common the area is.
        evident: The sum of these probabilities; the rest of 1 is spread like all claims.
    """

    likely: Matrix
    evident: Floats

    @classmethod
    def of(cls, places: PlaceNames, sources: "pd.Series[str]", evidence: AreaEvidence) -> "LikelyAreas | None":
        """Reads areas, places and sources; None where no claim names an area."""
        areas = places.area_numbers
        if areas.max(initial=-1) < 0:
            return None
        stated = _stated_areas(areas, int(areas.max()) + 1)
        source = pd.factorize(sources.to_numpy(dtype=object))[0].astype(np.int64)
        source = np.where((sources == "").to_numpy(), -1, source)
        counts = np.asarray(stated.sum(axis=0)).ravel()
        groups = [_AreaGroups.of(stated, group) for group in (places.main, source)]
        return cls._weighed(stated, counts, groups, evidence)

    @classmethod
    def of_part(
        cls, places: PlaceNames, sources: "pd.Series[str]", evidence: AreaEvidence, numbers: TableNumbers
    ) -> "LikelyAreas | None":
        """The same of claims that are a part of a table."""
        named, counts = numbers.areas
        if not len(named):
            return None
        areas, _ = found_in(named, area_digests(places))
        stated = _stated_areas(np.where(places.area_numbers >= 0, areas, -1), len(named))
        keys = keys_of_areas_of_place(places), keys_of_areas_of_source(sources)
        silent = places.main < 0, (sources == "").to_numpy(dtype=bool)
        groups = [_AreaGroups.of_part(key, none, numbers) for key, none in zip(keys, silent, strict=True)]
        without = 0.5 if counts.sum() < numbers.size else 0.0  # as much as for an area that no claim names
        return cls._weighed(stated, counts.astype(np.float64), groups, evidence, without)

    @classmethod
    def _weighed(
        cls, stated: Matrix, counts: Floats, groups: "list[_AreaGroups]", evidence: AreaEvidence, without: float = 0.0
    ) -> Self:
        common = (counts + 0.5) / ((counts + 0.5).sum() + without)
        of_place, of_source = (group.of_others(stated, evidence) for group in groups)
        weighed = evidence.stated * stated + evidence.place * of_place + evidence.source * of_source
        total = np.asarray(weighed.sum(axis=1)).ravel()
        of_all = total + evidence.background
        likely = sparse.diags(1 / of_all) @ weighed @ sparse.diags(1 / np.sqrt(common))
        return cls(likely.tocsr(), total / of_all)

    def compare(self, left: Ints, right: Ints) -> Levels:
        """How likely it is that both claims are set in one area, beside two claims taken by chance."""
        one, other = self.evident[left], self.evident[right]
        lift = row_products(self.likely, self.likely, left, right) + 1 - one * other
        return np.where((one > 0) & (other > 0), graded(np.round(lift, 6), LIFTS), np.int8(0))


def _stated_areas(areas: Ints, number: int) -> Matrix:
    """One row per claim, one column per area, a one where the claim names it."""
    named = np.flatnonzero(areas >= 0)
    return sparse.csr_matrix((np.ones(len(named)), (named, areas[named])), shape=(len(areas), number))


@dataclass(frozen=True)
class _AreaGroups:
    """The areas that the claims of places, or of sources, name.

    Attributes:
        group: The number of each claim's place or source; -1 where it has none.
        counts: One row per place or source and an empty last one: how many of its claims name each area.
        number: How many of its claims name any.
    """

    group: Ints
    counts: Matrix
    number: Floats

    @classmethod
    def of(cls, stated: Matrix, group: Ints) -> "_AreaGroups":
        rows = np.flatnonzero(group >= 0)
        shape = int(group.max(initial=-1)) + 2, stated.shape[0]
        members = sparse.csr_matrix((np.ones(len(rows)), (group[rows], rows)), shape=shape)
        counts = (members @ stated).tocsr()
        return cls(group, counts, np.asarray(counts.sum(axis=1)).ravel())

    @classmethod
    def of_part(cls, keys: Ints, silent: Bools, numbers: TableNumbers) -> "_AreaGroups":
        shared = numbers.shared
        distinct, group = np.unique(keys, return_inverse=True)
        at, entries = shared.of(distinct)
        rows = np.repeat(np.arange(len(distinct)), entries)
        columns = np.searchsorted(numbers.areas[0], shared.values[at])
        shape = len(distinct) + 1, len(numbers.areas[0])
        number = np.zeros(len(distinct) + 1)
        number[rows] = shared.totals[at]
        counts = sparse.csr_matrix((shared.counts[at].astype(np.float64), (rows, columns)), shape=shape)
        return cls(np.where(silent, -1, group), counts, number)

    def of_others(self, stated: Matrix, evidence: AreaEvidence) -> Matrix:
        """The areas that the other claims of each claim's group name, as shares that are smaller where these are few."""
        group, number, counts = self.group, self.number, self.counts.copy()
        of_entry = np.repeat(number, np.diff(counts.indptr))
        counts.data = np.where(counts.data >= evidence.least_share * of_entry, counts.data, 0.0)
        counts.eliminate_zeros()
        # What the claim itself names is taken out; areas seldom named are left out already, so no share falls below zero.
        others = counts[group] - stated.multiply(counts[group] > 0)
        known = number[group] - np.asarray(stated.sum(axis=1)).ravel()
        in_full = evidence.claims_in_full
        weight = np.where((group >= 0) & (known > 0), np.minimum(known, in_full) / in_full / np.maximum(known, 1), 0.0)
        return (sparse.diags(weight) @ others).tocsr()


def area_digests(places: PlaceNames) -> Ints:
    """A digest for the area of each claim."""
    return digests(places.areas)[places.area_codes]


def keys_of_areas_of_place(places: PlaceNames) -> Ints:
    """The key of `CountKind.AREA_OF_PLACE` of each claim."""
    return salted(digests(places.main_names)[places.codes], CountKind.AREA_OF_PLACE)


def keys_of_areas_of_source(sources: "pd.Series[str]") -> Ints:
    """The key of `CountKind.AREA_OF_SOURCE` of each claim."""
    return salted(digests(sources.to_numpy(dtype=object)), CountKind.AREA_OF_SOURCE)


def _likely_areas(prepared: Prepared) -> LikelyAreas | None:
    places, sources, evidence = prepared.places, prepared.frame["source_id"], prepared.settings.features.area
    if prepared.numbers is not None:
        return LikelyAreas.of_part(places, sources, evidence, prepared.numbers)
    return LikelyAreas.of(places, sources, evidence)


def _compare_likely_areas(prepared: Prepared, left: Ints, right: Ints) -> Levels:
    areas = prepared.once(_likely_areas)
    return areas.compare(left, right) if areas else np.zeros(len(left), dtype=np.int8)


def _joined(record: Row, *columns: str) -> str:
    return ", ".join(str(record[column]) for column in columns if record[column]) or "none named"


FEATURES = (
    Feature(
        "area",
        AREA,
        words_by(lambda record, _: _joined(record, "area", "country")),
        by_names(compare_areas),
        orders=(AREA[1:],),
        cost=300,
        reads_places=True,
    ),
    Feature(
        "likely area",
        LIKELY,
        words_by(lambda record, _: _joined(record, "area", "place_names", "source_id")),
        by_names(_compare_likely_areas),
        orders=(LIKELY[:0:-1],),
        cost=310,
        reads_places=True,
    ),
    Feature(
        "busyness of the place",
        BUSY,
        words_by(place_words),
        by_names(compare_busyness),
        orders=(BUSY[1:],),
        reads_places=True,
    ),
    Feature("others at place and time", TWINS, words_by(place_words), by_names(compare_twins), reads_places=True),
)
