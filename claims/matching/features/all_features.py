"""All features of matching: those of a pair by itself, found in the modules of this folder, and those that look at it beside other pairs."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules

import numpy as np
import pandas as pd
from scipy import sparse

from claims.matching import features
from claims.matching.arrays import (
    MILLION,
    Bools,
    Floats,
    Ints,
    Levels,
    Matrix,
    found_in,
    map_on_threads,
    row_products,
    sorted_together,
    threads_for,
)
from claims.matching.claims.prepared import Prepared
from claims.matching.features.feature import TITLES, Feature, FeatureLevels, graded
from claims.matching.settings import WEIGHTS_FILE, FeatureSettings

LEAD = (
    "not said", "far behind", "well behind", "behind", "a little behind", "level", "a little ahead", "ahead", "well ahead", "far ahead",
)  # fmt: skip
LEADS = (-4.0, -2.5, -1.2, -0.4, 0.4, 1.2, 2.5, 4.0)  # points ahead of the next best: bounds of these
SHARED = ("not said", "none", "hardly one", "perhaps one", "likely one", "one", "two", "several")
SHARED_CLAIMS = (0.02, 0.1, 0.3, 0.6, 1.0, 2.0)  # expected numbers
LONE = ("not said", "none", "hardly one", "perhaps one", "one", "two", "several")
LONE_CLAIMS = (0.05, 0.2, 0.5, 1.0, 2.0)  # expected numbers; of many matches, for each in common beyond so many:
FEW_SHARED = 3

# The first level of each means that there is no third claim.
CONTEXT_FEATURES = (
    FeatureLevels("lead over other pairs", LEAD, TITLES, orders=(LEAD[:0:-1],)),
    FeatureLevels("matches in common", SHARED, TITLES, orders=(SHARED[:0:-1],)),
    FeatureLevels("matches not shared", LONE, TITLES, orders=(LONE[1:],)),
)


@dataclass(frozen=True, kw_only=True)
class PairContext:
    """What the scored pairs say of every claim.

    Attributes:
        best: The highest points among the pairs of each claim.
        next_best: The next highest.
        chances: Row by row the probability of every pair that may be a match, both ways.
        expected: The sum of these for each claim.
        keys: Every scored pair encoded as `left * size + right`, ascending.
        settings: The least points and chances that count.
    """

    best: Floats
    next_best: Floats
    chances: Matrix
    expected: Floats
    keys: Ints
    settings: FeatureSettings

    @classmethod
    def of(cls, size: int, left: Ints, right: Ints, points: Floats, settings: FeatureSettings) -> "PairContext":
        """Reads scored pairs of rows, whose points have six digits; their order makes no difference.

        Args:
            size: How many claims there are.
        """
        floor = settings.least_points_in_context
        kept = points > floor
        left, right, points = left[kept], right[kept], points[kept]
        millionths = np.rint(points * MILLION).astype(np.int64)
        highest = int(millionths.max(initial=0))
        below = highest - millionths
        rows, below = sorted_together(np.r_[left, right], np.r_[below, below])
        descending = (highest - below) / MILLION
        first = np.flatnonzero(np.r_[True, rows[1:] != rows[:-1]]) if len(rows) else np.empty(0, dtype=np.int64)
        best, next_best = np.full(size, floor), np.full(size, floor)
        best[rows[first]] = descending[first]
        second = first + 1
        second = second[second < len(rows)]
        second = second[rows[second] == rows[second - 1]]
        next_best[rows[second]] = descending[second]
        chance = _chance(points)
        may = chance > settings.least_chance_in_context
        one, other = np.r_[left[may], right[may]], np.r_[right[may], left[may]]
        chances = sparse.csr_matrix((np.r_[chance[may], chance[may]], (one, other)), shape=(size, size))
        chances.sort_indices()
        return cls(
            best=best,
            next_best=next_best,
            chances=chances,
            expected=np.asarray(chances.sum(axis=1)).ravel(),
            keys=np.sort(left * size + right),
            settings=settings,
        )

    def compare(self, left: Ints, right: Ints, points: Floats) -> pd.DataFrame:
        """One row per pair, one column per feature of `CONTEXT_FEATURES`: the index of its level.

        Args:
            left: Row of the one claim of each pair, above that of the other.
            right: Row of the other.
            points: What the pair scores by itself.
        """
        if len(self.best) < 3:
            return pd.DataFrame({feature.name: np.zeros(len(left), dtype=np.int8) for feature in CONTEXT_FEATURES})
        points = np.maximum(points, self.settings.least_points_in_context)
        _, among = found_in(self.keys, left * len(self.best) + right)
        leads = [points - self._rival(rows, points, among) for rows in (left, right)]
        shared = row_products(self.chances, self.chances, left, right)
        chance = _chance(points)
        of_pair = np.where(among & (chance > self.settings.least_chance_in_context), chance, 0.0)
        lone = np.minimum(self.expected[left], self.expected[right]) - of_pair - shared
        # Of an event told sixty times each account misses some, by chance alone.
        lone /= np.maximum(shared - FEW_SHARED, 1.0)
        levels = (_graded(np.minimum(*leads), LEADS), _graded(shared, SHARED_CLAIMS), _graded(lone, LONE_CLAIMS))
        return pd.DataFrame({feature.name: level for feature, level in zip(CONTEXT_FEATURES, levels, strict=True)})

    def _rival(self, rows: Ints, points: Floats, among: Bools) -> Floats:
        """The points of the best other pair of each claim."""
        rival: Floats = np.where(among & (points >= self.best[rows]), self.next_best[rows], self.best[rows])
        return rival


def _chance(points: Floats) -> Floats:
    return np.round(1 / (1 + np.exp(-points)), 9)


def _graded(values: Floats, bounds: tuple[float, ...]) -> Levels:
    """The level of each value; differences by rounding alone make none."""
    return graded(np.round(values, 6), bounds)


def _found_features() -> Iterator[Feature]:
    """The `FEATURES` of every module of the folder: a new feature needs its file and its lines in the weights file."""
    for module in iter_modules(features.__path__, f"{features.__name__}."):
        if module.name != __name__:
            yield from getattr(import_module(module.name), "FEATURES", ())


def _in_order(found: Iterator[Feature]) -> tuple[Feature, ...]:
    """Features in the order of the shipped weights file; those that it does not name come last, by their names."""
    with WEIGHTS_FILE.open(encoding="utf-8", newline="") as file:
        order = {row["feature"]: at for at, row in enumerate(csv.DictReader(file))}
    return tuple(sorted(found, key=lambda feature: (order.get(feature.name, len(order)), feature.name)))


FEATURES = _in_order(_found_features())
ALL_FEATURES: tuple[FeatureLevels, ...] = (
    *FEATURES,
    *CONTEXT_FEATURES,
)  # those of a pair by itself, those beside others


def compare_features(prepared: Prepared, left: Ints, right: Ints) -> pd.DataFrame:
    """One row per pair, one column per feature: the index of its level. The order of the two claims makes no difference."""
    return pd.DataFrame({feature.name: feature.compare(prepared, left, right) for feature in FEATURES})


def read_whole(prepared: Prepared) -> None:
    """Makes what features read of the whole table, that of places beside the rest, so that threads find it made."""
    first = np.zeros(1, dtype=np.int64)

    def use(reads_places: bool) -> None:
        for feature in FEATURES:
            if feature.reads_places == reads_places:
                feature.compare(prepared, first, first)

    _ = prepared.places
    list(map_on_threads(use, (True, False), threads=threads_for(len(prepared.frame), 2)))
