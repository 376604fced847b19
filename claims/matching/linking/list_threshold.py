"""From which probability on rows of two lists are joined, and from which on the links need no review."""

from dataclasses import dataclass
from typing import Self

import numpy as np

from claims.matching.arrays import Floats

# Few pairs say little: rows are never joined that are less likely than this, and never left apart when likelier than not.
_LOWEST, _HIGHEST = 0.3, 0.5
_NO_CHANCE = 0.01  # pairs less probable than this are not worth counting
_NO_WIDTH = 1e-9
_SURE_PRECISION = 0.95  # expected of links that need no review; what is expected is a little more than what is right


@dataclass(frozen=True)
class ListThresholds:
    """Log-odds between two lists.

    Attributes:
        join: From which on joining adds to the expected F1 of the pairs joined.
        sure: From which on links need no review, at least `join`.
    """

    join: float
    sure: float

    @classmethod
    def of(cls, chances: Floats) -> Self:
        """Reads the probabilities of all pairs between lists.

        With calibrated probabilities the best threshold is half of the best F1 that can be expected (Lipton, Elkan and
        Naryanaswamy 2014): where lists are dense and bare, less certain pairs are worth joining. Links are sure down to where the
        mean probability of those joined is still high.

        Example:
            >>> round(ListThresholds.of(np.array([0.99, 0.98, 0.97])).join, 2)
            0.0
        """
        ordered = np.sort(chances[chances > _NO_CHANCE])[::-1]
        if not len(ordered):
            return cls(0.0, 0.0)
        joined = np.arange(1, len(ordered) + 1)
        expected = 2 * np.cumsum(ordered) / (joined + ordered.sum())
        join = float(np.clip(expected.max() / 2, _LOWEST, _HIGHEST))
        right = ordered[np.cumsum(ordered) / joined >= _SURE_PRECISION]
        sure = max(float(right.min()) if len(right) else float(ordered[0]), join)
        return cls(_log_odds(join), _log_odds(sure))

    def moved(self, points: Floats, *, join: float, sure: float) -> Floats:
        """Points between lists on the scale of other pairs, where groups join from `join` on and links are sure from `sure` on."""
        below, above = points - self.join + join, points - self.sure + sure
        share = (points - self.join) / max(self.sure - self.join, _NO_WIDTH)
        moved: Floats = np.select(
            [points < self.join, points >= self.sure], [below, above], join + share * (sure - join)
        )
        return moved


def _log_odds(chance: float) -> float:
    most = 1 - 1e-9
    chance = min(chance, most)
    return float(np.log(chance / (1 - chance)))
