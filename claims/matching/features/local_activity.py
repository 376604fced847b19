"""Features of what else happens at a place: how often sources tell of it, and what else they tell of it at the time."""

import numpy as np

from claims.matching.arrays import Ints, Levels
from claims.matching.claims.claim_frame import days_of
from claims.matching.claims.prepared import Prepared
from claims.matching.claims.text_codes import sorted_together
from claims.matching.features.feature import Feature, by_names, graded, words_by
from claims.matching.features.places import place_words

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
    first = days_of(prepared.frame, "first")
    days = np.where(first >= 0, first, days_of(prepared.frame, "published_first"))
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
    first = days_of(prepared.frame, "first")
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


FEATURES = (
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
