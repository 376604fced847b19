"""Quality: how well linked claims agree with a gold standard, in pairs and claim by claim."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from claims.matching.arrays import Ints


@dataclass(frozen=True, kw_only=True)
class Quality:
    """Shares from 0 to 1.

    Attributes:
        precision: Of the pairs put together, those that belong together.
        recall: Of the pairs that belong together, those put together.
        b3: The harmonic mean of precision and recall claim by claim (B-cubed), where a small incident counts as much as a large one.
    """

    precision: float
    recall: float
    b3: float

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall of pairs."""
        return _mean(self.precision, self.recall)

    @property
    def in_words(self) -> str:
        return f"pairs {self.f1:.3f} (precision {self.precision:.3f}, recall {self.recall:.3f}), claim by claim {self.b3:.3f}"


def quality_of(gold: Mapping[str, str], found: Mapping[str, str]) -> Quality:
    """How well found incidents agree with gold ones, over the claims that both know."""
    claims = sorted(gold.keys() & found.keys())
    true = pd.factorize(np.array([gold[claim] for claim in claims], dtype=object))[0].astype(np.int64)
    said = pd.factorize(np.array([found[claim] for claim in claims], dtype=object))[0].astype(np.int64)
    return quality_of_groups(true, said)


def quality_of_groups(true: Ints, said: Ints) -> Quality:
    """`quality_of` over numbers of incidents, a claim a row."""
    if not len(true):
        return Quality(precision=1.0, recall=1.0, b3=1.0)
    groups = int(said.max()) + 1
    both, counts = np.unique(true * groups + said, return_counts=True)
    cells, sizes = np.divmod(both, groups), counts.astype(np.float64)
    in_true, in_said = np.bincount(true).astype(np.float64), np.bincount(said).astype(np.float64)
    hits, put, belong = (float((each * (each - 1)).sum()) for each in (sizes, in_said, in_true))
    precision = float((sizes**2 / in_said[cells[1]]).sum()) / len(true)
    recall = float((sizes**2 / in_true[cells[0]]).sum()) / len(true)
    return Quality(
        precision=hits / put if put else 1.0, recall=hits / belong if belong else 1.0, b3=_mean(precision, recall)
    )


def _mean(one: float, other: float) -> float:
    return 2 * one * other / (one + other) if one + other else 0.0
