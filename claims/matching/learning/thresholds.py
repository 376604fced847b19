"""Thresholds of linking, chosen by the quality that labelled claims show at each of them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from claims.matching.arrays import Floats, Ints, Texts
from claims.matching.claims.lists import lists_of
from claims.matching.linking.link import LinkedClaims, link_scored
from claims.matching.scoring.scored_pairs import Scored
from claims.matching.settings import LinkSettings

# The thresholds that are tried; from the least on that is needed, in steps too small to matter.
THRESHOLDS: tuple[float, ...] = tuple(np.round(np.arange(-3.0, 2.01, 0.25), 2).tolist())
SURE_THRESHOLDS: tuple[float, ...] = tuple(np.round(np.arange(-1.0, 6.001, 0.05), 2).tolist())


@dataclass(frozen=True, kw_only=True)
class Quality:
    """How well groups of claims agree with labels, as shares from 0 to 1.

    Attributes:
        precision: The share of the linked pairs that belong together.
        recall: The share of the pairs that belong together that are linked.
        b3: The harmonic mean of precision and recall claim by claim (B-cubed; Bagga and Baldwin 1998), in which a large
            incident counts no more than its number of claims.
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


def quality_of(true: Ints, groups: Ints) -> Quality:
    """The quality of groups of claims against the true ones, both as a number for each claim; no claims are perfect."""
    if not len(true):
        return Quality(precision=1.0, recall=1.0, b3=1.0)
    number = int(groups.max()) + 1
    cells, counts = np.unique(true * number + groups, return_counts=True)
    shared, (of_true, of_group) = counts.astype(np.float64), np.divmod(cells, number)
    true_sizes, group_sizes = np.bincount(true).astype(np.float64), np.bincount(groups).astype(np.float64)
    right, linked, wanted = (float((sizes * (sizes - 1)).sum()) for sizes in (shared, group_sizes, true_sizes))
    precision = float((shared**2 / group_sizes[of_group]).sum()) / len(true)
    recall = float((shared**2 / true_sizes[of_true]).sum()) / len(true)
    return Quality(
        precision=right / linked if linked else 1.0,
        recall=right / wanted if wanted else 1.0,
        b3=_mean(precision, recall),
    )


def _mean(one: float, other: float) -> float:
    return 2 * one * other / (one + other) if one + other else 0.0


@dataclass(frozen=True)
class Labelled:
    """Candidate pairs of labelled claims, which are linked at several thresholds and compared with the labels.

    Attributes:
        frame: The claim frame.
        ids: The claim ids of its rows.
        incident: The true incident of each row; "" where it is not known.
        left: Row of the one claim of each pair.
        right: Row of the other.
    """

    frame: pd.DataFrame
    ids: Texts
    incident: Texts
    left: Ints
    right: Ints

    def quality(self, scores: Floats, threshold: float) -> Quality:
        """The quality of linking at a threshold; `scores` are the points of the pairs."""
        return self._qualities(scores, (threshold,))[threshold]

    def best_threshold(self, scores: Floats) -> tuple[float, Quality]:
        """The threshold with the best F1 of pairs, the higher one of equals, and its quality."""
        qualities = self._qualities(scores, THRESHOLDS)
        best = max(THRESHOLDS, key=lambda threshold: (round(qualities[threshold].f1, 4), threshold))
        return best, qualities[best]

    def sure_threshold(self, scores: Floats, *, least: float, precision: float) -> float:
        """The lowest threshold, at least `least`, at which this share of the links is right; the highest tried where none is."""
        qualities = self._qualities(scores, SURE_THRESHOLDS)
        sure = (at for at in SURE_THRESHOLDS if at >= least and qualities[at].precision >= precision)
        return next(sure, SURE_THRESHOLDS[-1])

    def groups(self, scores: Floats, threshold: float) -> dict[str, int]:
        """Claim id to the number of its group at a threshold."""
        groups = self._link(scores, (threshold,)).groups[threshold]
        return dict(zip(map(str, self.ids), groups.tolist(), strict=True))

    def _qualities(self, scores: Floats, thresholds: Sequence[float]) -> dict[float, Quality]:
        linked = self._link(scores, thresholds)
        known = self.incident != ""
        true = pd.factorize(self.incident[known])[0].astype(np.int64)
        return {threshold: quality_of(true, linked.groups[threshold][known]) for threshold in thresholds}

    def _link(self, scores: Floats, thresholds: Sequence[float]) -> LinkedClaims:
        documents = pd.factorize(self.frame["document_id"])[0].astype(np.int64)
        points = np.round(scores, 6)
        lists = lists_of(self.frame)
        scored = Scored(ids=self.ids, documents=documents, lists=lists, left=self.left, right=self.right, points=points)
        return link_scored(scored, settings=LinkSettings(link_points=thresholds[0]), thresholds=thresholds)
