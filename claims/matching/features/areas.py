"""Features of areas: provinces, states or governorates that claims name, those in which they are likely set, and what else happens at their place."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from rapidfuzz import fuzz
from scipy import sparse

from claims.matching.arrays import Floats, Ints, Levels, Matrix, row_products, sorted_together
from claims.matching.claims.place_names import PlaceNames
from claims.matching.claims.prepared import Prepared
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
    first = prepared.stated[0]
    days = np.where(first >= 0, first, prepared.published[0])
    known = days[days >= 0]
    months = max(1.0, (np.quantile(known, 0.99) - np.quantile(known, 0.01)) / 30) if len(known) else 1.0
    place, source = prepared.places.main + 1, prepared.codes("source_id")
    sources = int(source.max(initial=0)) + 1
    group, uses = np.unique(place * sources + source, return_counts=True)
    most = np.zeros(int(place.max(initial=0)) + 1)
    np.maximum.at(most, group // sources, uses)
    return graded(most[place] / months, CLAIMS_A_MONTH)


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
    group = (prepared.places.main[dated] + 1) * (int(source.max(initial=0)) + 1) + source[dated]
    keys, order = sorted_together(group * _ANY_DAYS + first[dated], np.arange(len(dated)))
    until = np.searchsorted(keys, keys + around, side="right")
    since = np.searchsorted(keys, keys - around, side="left")
    twins = np.zeros(len(first), dtype=np.int64)
    twins[dated[order]] = until - since - 1
    return twins


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
        areas, size = places.area_numbers, len(places.frame)
        named = np.flatnonzero(areas >= 0)
        if not len(named):
            return None
        stated = sparse.csr_matrix((np.ones(len(named)), (named, areas[named])), shape=(size, int(areas.max()) + 1))
        common = np.asarray(stated.sum(axis=0)).ravel() + 0.5
        common = common / common.sum()
        source = pd.factorize(sources.to_numpy(dtype=object))[0].astype(np.int64)
        source = np.where((sources == "").to_numpy(), -1, source)
        weighed = (
            evidence.stated * stated
            + evidence.place * _areas_of_others(stated, places.main, evidence)
            + evidence.source * _areas_of_others(stated, source, evidence)
        )
        total = np.asarray(weighed.sum(axis=1)).ravel()
        of_all = total + evidence.background
        likely = sparse.diags(1 / of_all) @ weighed @ sparse.diags(1 / np.sqrt(common))
        return cls(likely.tocsr(), total / of_all)

    def compare(self, left: Ints, right: Ints) -> Levels:
        """How likely it is that both claims are set in one area, beside two claims taken by chance."""
        one, other = self.evident[left], self.evident[right]
        lift = row_products(self.likely, self.likely, left, right) + 1 - one * other
        return np.where((one > 0) & (other > 0), graded(np.round(lift, 6), LIFTS), np.int8(0))


def _areas_of_others(stated: Matrix, group: Ints, evidence: AreaEvidence) -> Matrix:
    """The areas that the other claims of each claim's group name, as shares that are smaller where these are few.

    Args:
        stated: One row per claim, one column per area, a one where the claim names it.
        group: The number of each claim's group; -1 where it has none.
    """
    size = stated.shape[0]
    rows = np.flatnonzero(group >= 0)
    members = sparse.csr_matrix((np.ones(len(rows)), (group[rows], rows)), shape=(int(group.max(initial=-1)) + 2, size))
    counts = (members @ stated).tocsr()
    number = np.asarray(counts.sum(axis=1)).ravel()
    of_entry = np.repeat(number, np.diff(counts.indptr))
    counts.data = np.where(counts.data >= evidence.least_share * of_entry, counts.data, 0.0)
    counts.eliminate_zeros()
    # What the claim itself names is taken out; areas seldom named are left out already, so no share falls below zero.
    others = counts[group] - stated.multiply(counts[group] > 0)
    known = number[group] - np.asarray(stated.sum(axis=1)).ravel()
    in_full = evidence.claims_in_full
    weight = np.where((group >= 0) & (known > 0), np.minimum(known, in_full) / in_full / np.maximum(known, 1), 0.0)
    return (sparse.diags(weight) @ others).tocsr()


def _likely_areas(prepared: Prepared) -> LikelyAreas | None:
    return LikelyAreas.of(prepared.places, prepared.frame["source_id"], prepared.settings.features.area)


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
