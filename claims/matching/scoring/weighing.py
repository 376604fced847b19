"""Weighing: pairs compared feature by feature, cheap ones first, until it is certain that a pair stays too low."""

from dataclasses import dataclass

import numpy as np

from claims.matching.arrays import Bools, Floats, Ints, Levels
from claims.matching.claims.prepared import Prepared
from claims.matching.features.wording import FEATURES, Feature, without_words
from claims.matching.scoring.weights import Weights

_WORDS, _NO_WORD = "rare words", "none"
_ROUNDING = 1e-6  # points are kept to a millionth
_WORTH_DROPPING = 0.95  # fewer pairs are carried on where at most this share is left


@dataclass(frozen=True, kw_only=True)
class Weighing:
    """The features in the order of their cost, and what those that follow can still add.

    Points add up, so a pair that even the best levels of all features to come would leave too low needs no more
    comparing. Nothing is estimated: what is kept has the points that comparing everything gives.

    Attributes:
        prepared: The claims.
        features: In the order in which they are compared.
        tables: The points of the levels of each.
        start: Points before anything is compared.
        least: Pairs below are dropped.
        after: What the features after each can add at most.
        after_no_word: The same for pairs of which it is known that they share no word.
        settled: The level of features that sharing no word settles.
    """

    prepared: Prepared
    features: tuple[Feature, ...]
    tables: tuple[Floats, ...]
    start: float
    least: float
    after: Floats
    after_no_word: Floats
    settled: dict[str, int]

    @classmethod
    def of(cls, prepared: Prepared, weights: Weights, least: float) -> "Weighing":
        features = tuple(sorted(FEATURES, key=lambda feature: feature.cost))
        tables = tuple(np.array([weights.points[each.name, level] for level in each.levels]) for each in features)
        settled = without_words(prepared)
        best = np.array([table.max() for table in tables])
        known = np.array(
            [
                table[settled[each.name]] if each.name in settled else most
                for each, table, most in zip(features, tables, best, strict=True)
            ]
        )
        return cls(
            prepared=prepared,
            features=features,
            tables=tables,
            start=weights.start,
            least=least,
            after=_still_to_come(best),
            after_no_word=_still_to_come(known),
            settled=settled,
        )

    def weigh(self, left: Ints, right: Ints) -> tuple[Ints, Floats]:
        """Which of the pairs reach the least, and their points."""
        kept, points = np.arange(len(left)), np.full(len(left), self.start)
        wordless, after_words = np.zeros(len(left), dtype=bool), False
        for at, (feature, table) in enumerate(zip(self.features, self.tables, strict=True)):
            levels = self._compare(feature, left, right, wordless)
            points += table[levels]
            if feature.name == _WORDS:
                wordless, after_words = levels == feature.levels.index(_NO_WORD), True
            open_ = points >= self.least - _ROUNDING - self.after[at]
            if after_words:
                open_ &= ~wordless | (points >= self.least - _ROUNDING - self.after_no_word[at])
            if np.count_nonzero(open_) <= _WORTH_DROPPING * len(open_):
                kept, points, wordless = kept[open_], points[open_], wordless[open_]
                left, right = left[open_], right[open_]
        points = np.round(points, 6)
        reached = points >= self.least
        return kept[reached], points[reached]

    def _compare(self, feature: Feature, left: Ints, right: Ints, wordless: Bools) -> Levels:
        if feature.name not in self.settled or not wordless.any():
            return feature.compare(self.prepared, left, right)
        levels = np.full(len(left), self.settled[feature.name], dtype=np.int8)
        asked = np.flatnonzero(~wordless)
        levels[asked] = feature.compare(self.prepared, left[asked], right[asked])
        return levels


def _still_to_come(best: Floats) -> Floats:
    """Of every place, the sum of what stands behind it."""
    sums: Floats = np.append(np.cumsum(best[::-1])[::-1][1:], 0.0)
    return sums
