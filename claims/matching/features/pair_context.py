"""Company: how a pair stands beside the other pairs of its two claims, seen once all pairs have their points."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import sparse

from claims.matching.arrays import Bools, Floats, Ints, Levels, Matrix
from claims.matching.claims.sparse_products import row_products
from claims.matching.claims.text_codes import sorted_together
from claims.matching.linking.average_link import MILLION

# Bounds between the levels: points by which a pair is ahead of the next best, and expected numbers of claims.
LEADS = (-4.0, -2.5, -1.2, -0.4, 0.4, 1.2, 2.5, 4.0)
COMMON = (0.02, 0.1, 0.3, 0.6, 1.0, 2.0)
ALONE = (0.05, 0.2, 0.5, 1.0, 2.0)
FLOOR = -4.0  # no pair counts less here, so that it makes no difference how many hopeless ones were compared
_LEAST_CHANCE = 0.03

LEAD = (
    "not said", "far behind", "well behind", "behind", "a little behind", "level", "a little ahead", "ahead", "well ahead", "far ahead",
)  # fmt: skip
SHARED = ("not said", "none", "hardly one", "perhaps one", "likely one", "one", "two", "several")
LONE = ("not said", "none", "hardly one", "perhaps one", "one", "two", "several")


@dataclass(frozen=True)
class CompanyFeature:
    """One thing seen of a pair beside the other pairs; see `Feature`.

    Attributes:
        name: As in the weights file.
        levels: What can be seen; the first means that there is no third claim.
        orders: Levels of which each may speak for a match no more than the one before it.
    """

    name: str
    levels: tuple[str, ...]
    orders: tuple[tuple[str, ...], ...] = ()


COMPANY_FEATURES = (
    CompanyFeature("lead over other pairs", LEAD, (LEAD[:0:-1],)),
    CompanyFeature("matches in common", SHARED, (SHARED[:0:-1],)),
    CompanyFeature("matches not shared", LONE, (LONE[1:],)),
)


@dataclass(frozen=True)
class Company:
    """What the scored pairs say of every claim.

    Attributes:
        best: The highest points among the pairs of each claim.
        next_best: The next highest.
        chances: Row by row the probability of every pair that may be a match, both ways.
        expected: The sum of these for each claim.
        keys: Every scored pair as one whole number, ascending.
    """

    best: Floats
    next_best: Floats
    chances: Matrix
    expected: Floats
    keys: Ints

    @classmethod
    def of(cls, size: int, left: Ints, right: Ints, points: Floats) -> "Company":
        """Reads scored pairs of rows, whose points have six digits; their order makes no difference."""
        kept = points > FLOOR
        left, right, points = left[kept], right[kept], points[kept]
        millionths = np.rint(points * MILLION).astype(np.int64)
        most = int(millionths.max(initial=0))
        below = most - millionths
        rows, below = sorted_together(np.r_[left, right], np.r_[below, below])
        both = (most - below) / MILLION
        first = np.flatnonzero(np.r_[True, rows[1:] != rows[:-1]]) if len(rows) else np.empty(0, dtype=np.int64)
        best, next_best = np.full(size, FLOOR), np.full(size, FLOOR)
        best[rows[first]] = both[first]
        second = first + 1
        second = second[second < len(rows)]
        second = second[rows[second] == rows[second - 1]]
        next_best[rows[second]] = both[second]
        chance = _chance(points)
        may = chance > _LEAST_CHANCE
        one, other = np.r_[left[may], right[may]], np.r_[right[may], left[may]]
        chances = sparse.csr_matrix((np.r_[chance[may], chance[may]], (one, other)), shape=(size, size))
        chances.sort_indices()
        expected = np.asarray(chances.sum(axis=1)).ravel()
        return cls(best, next_best, chances, expected, np.sort(left * size + right))

    def compare(self, left: Ints, right: Ints, points: Floats) -> pd.DataFrame:
        """One row a pair, one column a feature of `COMPANY_FEATURES`: the index of its level.

        Args:
            left: Row of the one claim of each pair, above that of the other.
            right: Row of the other.
            points: What the pair scores by itself.
        """
        if len(self.best) < 3:
            return pd.DataFrame({each.name: np.zeros(len(left), dtype=np.int8) for each in COMPANY_FEATURES})
        points = np.maximum(points, FLOOR)
        among = self._among(left, right)
        leads = [points - self._rival(rows, points, among) for rows in (left, right)]
        common = row_products(self.chances, self.chances, left, right)
        chance = _chance(points)
        own = np.where(among & (chance > _LEAST_CHANCE), chance, 0.0)
        alone = np.minimum(self.expected[left], self.expected[right]) - own - common
        levels = (
            _binned(np.minimum(*leads), LEADS),
            _binned(common, COMMON),
            _binned(alone, ALONE),
        )
        return pd.DataFrame({each.name: level for each, level in zip(COMPANY_FEATURES, levels, strict=True)})

    def _rival(self, rows: Ints, points: Floats, among: Bools) -> Floats:
        """The points of the best other pair of each claim."""
        found: Floats = np.where(among & (points >= self.best[rows]), self.next_best[rows], self.best[rows])
        return found

    def _among(self, left: Ints, right: Ints) -> Bools:
        if not len(self.keys):
            return np.zeros(len(left), dtype=bool)
        asked = left * len(self.best) + right
        found: Bools = self.keys[np.minimum(np.searchsorted(self.keys, asked), len(self.keys) - 1)] == asked
        return found


def _chance(points: Floats) -> Floats:
    return np.round(1 / (1 + np.exp(-points)), 9)


def _binned(values: Floats, bounds: tuple[float, ...]) -> Levels:
    """1 for what is at most the first bound, and so on; differences by rounding alone make none."""
    return (1 + np.searchsorted(np.array(bounds), np.round(values, 6), side="left")).astype(np.int8)
