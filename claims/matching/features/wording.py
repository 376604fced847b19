"""Features: what two claims have in common or not, as one level a pair and feature, over whole columns."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import pandas as pd

from claims.matching.arrays import Bools, Floats, Ints, Levels
from claims.matching.claims.event_kinds import KIND, compare_kinds
from claims.matching.claims.prepared import Prepared
from claims.matching.claims.word_vectors import NEAREST, Vectors
from claims.matching.features.labels import AGES, RAREST, compare_ages, compare_rarest
from claims.matching.features.likely_areas import LIKELY, Whereabouts
from claims.matching.features.parties import Citations, EncodedParties, Remembered
from claims.matching.features.places import (
    AREA,
    BUSY,
    DISTANCE,
    NAME,
    TWINS,
    Placed,
    compare_areas,
    compare_busyness,
    compare_distances,
    compare_names,
    compare_twins,
)
from claims.matching.features.times import (
    ORDER,
    PUBLISHED,
    WHEN,
    compare_order,
    compare_published,
    compare_stated_times,
)
from claims.matching.features.tree_paths import PARTY, PLACE, compare_places

# Bounds between the levels of what is measured on a scale.
RARITIES = (0.0, 4.0, 8.0, 12.0, 18.0, 26.0, 40.0)
NAME_RARITIES = (0.0, 4.0, 7.0, 11.0, 16.0, 24.0, 34.0)
COSINES = (0.02, 0.05, 0.1, 0.16, 0.24, 0.35, 0.5)
TITLE_COSINES = (0.0, 0.1, 0.2, 0.35, 0.55)
BEATS = (0.0, 0.01, 0.03, 0.06, 0.12)
NEIGHBOURS_SHARED = (0, 1, 2, 4, 6)

RARE = ("not said", "none", "hardly any", "a few", "some", "several", "many", "very many", "most")
NAMES = ("not said", "none", "hardly any", "a few", "some", "several", "many", "very many", "most")
WORDING = (
    "not said",
    "nothing alike",
    "hardly alike",
    "a little alike",
    "somewhat alike",
    "fairly alike",
    "alike",
    "much alike",
    "nearly the same",
)
TITLE = ("not said", "nothing alike", "hardly alike", "somewhat alike", "alike", "much alike", "nearly the same")
RANK = (
    "not said",
    "nearest of each other",
    "among three of each other",
    "nearest of one",
    "among ten of each other",
    "among three of one",
    "among ten of one",
    "no neighbours",
)
COMPANY = (
    "not said",
    "no neighbour shared",
    "one neighbour shared",
    "two neighbours shared",
    "some neighbours shared",
    "many neighbours shared",
    "most neighbours shared",
)
BEAT = ("not said", "never", "hardly ever", "seldom", "sometimes", "often", "very often")
CITED = ("not said", "one cites the other", "both cite one document", "cited together", "one document")
MOST_CITED = 4
ORIGIN = ("not said", "one document", "one source", "one list", "two sources")
# Features that read the same of all places.
_PLACES = frozenset(
    {"name of the place", "area", "likely area", "distance", "busyness of the place", "others at place and time"}
)
TELLING = ("not said", "both as news", "both as background", "one as background")


@dataclass(frozen=True)
class Feature:
    """One thing compared of two claims.

    Attributes:
        name: As in the weights file.
        levels: What comparing can find; the first means that there is nothing to compare.
        compare: Gives the index of the level for every pair of rows of a claim frame.
        orders: Levels of which each may speak for a match no more than the one before it.
        cost: Nanoseconds a pair, about; what is dear is compared last, of the pairs that are still open.
    """

    name: str
    levels: tuple[str, ...]
    compare: Callable[[Prepared, Ints, Ints], Levels]
    orders: tuple[tuple[str, ...], ...] = ()
    cost: int = 0


def read_whole(prepared: Prepared) -> None:
    """Makes what features read of the whole table, that of places beside the rest, so that threads find it made."""

    def use(features: list[Feature]) -> None:
        for feature in features:
            feature.compare(prepared, np.zeros(1, dtype=np.int64), np.zeros(1, dtype=np.int64))

    _ = prepared.placed
    with ThreadPoolExecutor(2) as threads:
        groups = ([each for each in FEATURES if (each.name in _PLACES) == of_places] for of_places in (True, False))
        list(threads.map(use, groups))


def compare_features(prepared: Prepared, left: Ints, right: Ints) -> pd.DataFrame:
    """One row a pair, one column a feature: the index of its level. The order of the two claims makes no difference."""
    return pd.DataFrame({feature.name: feature.compare(prepared, left, right) for feature in FEATURES})


def _by_distinct(
    column: str, levels: tuple[str, ...], compare: Callable[[str, str], str]
) -> Callable[[Prepared, Ints, Ints], Levels]:
    """A comparison that looks at every distinct pair of texts of a column once."""

    def compare_values(values: list[str]) -> Remembered:
        def compare_pairs(one: Ints, other: Ints) -> Levels:
            pairs = zip(one.tolist(), other.tolist(), strict=True)
            return np.array([levels.index(compare(values[a], values[b])) for a, b in pairs], dtype=np.int8)

        return Remembered(len(values), compare_pairs)

    def compare_column(prepared: Prepared, left: Ints, right: Ints) -> Levels:
        codes, values = prepared.coded(column)
        known = prepared.once_named((column, "levels"), lambda: compare_values(values))
        return known.levels(codes[left], codes[right])

    return compare_column


def _binned(values: Floats, bounds: tuple[float, ...], said: Bools) -> Levels:
    """1 for what is at most the first bound, and so on; 0 where there is nothing to compare."""
    return np.where(said, 1 + np.searchsorted(np.array(bounds), values, side="left"), 0).astype(np.int8)


def _both_said(vectors: Vectors, left: Ints, right: Ints) -> Bools:
    said = vectors.said()
    both: Bools = said[left] & said[right]
    return both


def _compare_rare_words(prepared: Prepared, left: Ints, right: Ints) -> Levels:
    words = prepared.texts
    return _binned(words.shared_rarity(left, right), RARITIES, _both_said(words, left, right))


def _whereabouts(prepared: Prepared) -> Whereabouts | None:
    return Whereabouts.of(prepared.placed, prepared.frame["source_id"])


def _compare_likely_areas(prepared: Prepared, left: Ints, right: Ints) -> Levels:
    whereabouts = prepared.once(_whereabouts)
    return whereabouts.compare(left, right) if whereabouts else np.zeros(len(left), dtype=np.int8)


def _compare_names(prepared: Prepared, left: Ints, right: Ints) -> Levels:
    names = prepared.names
    if not names.said().any():
        return np.zeros(len(left), dtype=np.int8)
    return _binned(names.shared_rarity(left, right), NAME_RARITIES, _both_said(names, left, right))


def _compare_wording(prepared: Prepared, left: Ints, right: Ints) -> Levels:
    words = prepared.texts
    return _binned(words.cosine(left, right), COSINES, _both_said(words, left, right))


def _compare_titles(prepared: Prepared, left: Ints, right: Ints) -> Levels:
    titles = prepared.titles
    return _binned(titles.cosine(left, right), TITLE_COSINES, _both_said(titles, left, right))


def _compare_ranks(prepared: Prepared, left: Ints, right: Ints) -> Levels:
    better, worse = prepared.neighbours.ranks(left, right)
    level = np.select(
        [worse == 1, worse <= 3, better == 1, worse <= NEAREST, better <= 3, better <= NEAREST],
        [1, 2, 3, 4, 5, 6],
        default=7,
    )
    return np.where(_both_said(prepared.texts, left, right), level, 0).astype(np.int8)


def _compare_company(prepared: Prepared, left: Ints, right: Ints) -> Levels:
    shared = prepared.neighbours.shared(left, right).astype(np.float64)
    return _binned(shared, NEIGHBOURS_SHARED, _both_said(prepared.texts, left, right))


def _compare_beats(prepared: Prepared, left: Ints, right: Ints) -> Levels:
    beats = prepared.beats
    if not beats.known.any():
        return np.zeros(len(left), dtype=np.int8)
    said = (beats.known[left] | beats.known[right]) & _both_said(prepared.names, left, right)
    return _binned(np.maximum(beats.cosine(left, right), 0), BEATS, said)


def _of_places(compare: Callable[[Placed, Ints, Ints], Levels]) -> Callable[[Prepared, Ints, Ints], Levels]:
    return lambda prepared, left, right: compare(prepared.placed, left, right)


def _citations(prepared: Prepared) -> Citations:
    return Citations.of(prepared.frame["document_id"], prepared.frame["cites"], most_together=MOST_CITED)


def _compare_cited(prepared: Prepared, left: Ints, right: Ints) -> Levels:
    return prepared.once(_citations).compare(left, right)


def _parties(prepared: Prepared) -> EncodedParties:
    return EncodedParties.of(prepared.coded("party_paths")[1])


def _compare_parties(prepared: Prepared, left: Ints, right: Ints) -> Levels:
    codes = prepared.codes("party_paths")
    return prepared.once(_parties).compare(codes[left], codes[right])


def _listed_and_named(prepared: Prepared) -> tuple[Bools, Bools]:
    """Whether each claim has no day of publication, and whether it has a source."""
    frame = prepared.frame
    listed = frame["published_first"].isna().to_numpy() & frame["published_last"].isna().to_numpy()
    return listed, (frame["source_id"] != "").to_numpy(dtype=bool)


def _compare_origin(prepared: Prepared, left: Ints, right: Ints) -> Levels:
    """A source whose claims have no day of publication is a list, which tells an event once; an outlet comes back to it."""
    document, source = (prepared.codes(column) for column in ("document_id", "source_id"))
    listed, named = prepared.once(_listed_and_named)
    one = source[left] == source[right]
    conditions = [
        document[left] == document[right],
        ~named[left] | ~named[right],
        one & listed[left] & listed[right],
        one,
    ]
    return np.select(conditions, [1, 0, 3, 2], default=4).astype(np.int8)


def _compare_telling(prepared: Prepared, left: Ints, right: Ints) -> Levels:
    recalled = prepared.frame["background"].to_numpy(dtype=bool)
    return np.select([recalled[left] & recalled[right], recalled[left] | recalled[right]], [2, 3], default=1).astype(
        np.int8
    )


def without_words(prepared: Prepared) -> dict[str, int]:
    """What features find where "rare words" finds "none": no word in common settles these too."""
    settled = {"wording": 1, "rarest word": 1, "rank among neighbours": RANK.index("no neighbours")}
    return settled | ({"title": 1} if prepared.titles is prepared.texts else {})


FEATURES = (
    Feature("stated time", WHEN, compare_stated_times, (WHEN[1:6], (WHEN[1], *WHEN[6:11]), WHEN[16:]), cost=110),
    Feature("publication", PUBLISHED, compare_published, (PUBLISHED[1:],)),
    Feature("order of time", ORDER, compare_order, (ORDER[1:],)),
    Feature("place", PLACE, _by_distinct("place_paths", PLACE, compare_places)),
    Feature("name of the place", NAME, _of_places(compare_names), (NAME[1:4], (NAME[3], *NAME[6:])), cost=500),
    Feature("area", AREA, _of_places(compare_areas), (AREA[1:],), cost=300),
    Feature("likely area", LIKELY, _compare_likely_areas, (LIKELY[:0:-1],), cost=310),
    Feature("distance", DISTANCE, _of_places(compare_distances), (DISTANCE[1:],), cost=120),
    Feature("busyness of the place", BUSY, _of_places(compare_busyness), (BUSY[1:],)),
    Feature("others at place and time", TWINS, _of_places(compare_twins)),
    Feature("parties", PARTY, _compare_parties, cost=150),
    Feature("kind of event", KIND, _by_distinct("kinds", KIND, compare_kinds)),
    Feature("rare words", RARE, _compare_rare_words, (RARE[:0:-1],), cost=200),
    Feature("rarest word", RAREST, compare_rarest, (RAREST[:0:-1],), cost=560),
    Feature("names", NAMES, _compare_names, (NAMES[:0:-1],), cost=90),
    Feature("ages", AGES, compare_ages, (AGES[:0:-1],), cost=80),
    Feature("wording", WORDING, _compare_wording, (WORDING[:0:-1],), cost=610),
    Feature("title", TITLE, _compare_titles, (TITLE[:0:-1],), cost=620),
    Feature("rank among neighbours", RANK, _compare_ranks, (RANK[1:],), cost=550),
    Feature("neighbours in common", COMPANY, _compare_company, (COMPANY[:0:-1],), cost=630),
    Feature("cited documents", CITED, _compare_cited, cost=30),
    Feature("source", ORIGIN, _compare_origin),
    Feature("beat of the source", BEAT, _compare_beats, (BEAT[:0:-1],), cost=95),
    Feature("telling", TELLING, _compare_telling),
)
