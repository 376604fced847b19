"""Labelled pairs linked at several thresholds and held against their labels: where groups best join, and from where on surely."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from claims.matching.arrays import Floats, Ints, Texts
from claims.matching.learning.quality import Quality, quality_of_groups
from claims.matching.linking.link import Linked, Scored, link_scored
from claims.matching.settings import LinkSettings

SURE_PRECISION = 0.95
THRESHOLDS: tuple[float, ...] = tuple(np.round(np.arange(-3.0, 2.01, 0.25), 2).tolist())
SURE_THRESHOLDS: tuple[float, ...] = tuple(np.round(np.arange(-1.0, 6.001, 0.05), 2).tolist())


@dataclass(frozen=True)
class Labelled:
    """Candidate pairs of labelled claims, to be linked at several thresholds and held against the labels."""

    frame: pd.DataFrame
    ids: Texts
    incident: Texts
    left: Ints
    right: Ints

    def quality(self, scores: Floats, join_from: float) -> Quality:
        return self._qualities(scores, (join_from,))[join_from]

    def best_threshold(self, scores: Floats) -> tuple[float, Quality]:
        """Where groups best join, ties by the higher."""
        found = self._qualities(scores, THRESHOLDS)
        best = max(THRESHOLDS, key=lambda least: (round(found[least].f1, 4), least))
        return best, found[best]

    def sure_threshold(self, scores: Floats, join_from: float) -> float:
        """The lowest threshold from which on links are right 95 times in 100."""
        found = self._qualities(scores, SURE_THRESHOLDS)
        right = [least for least in SURE_THRESHOLDS if least >= join_from and found[least].precision >= SURE_PRECISION]
        return float(right[0]) if right else SURE_THRESHOLDS[-1]

    def groups(self, scores: Floats, join_from: float) -> dict[str, int]:
        """Every claim to a number of its group."""
        found = self._link(scores, (join_from,)).groups[join_from]
        return dict(zip(map(str, self.ids), found.tolist(), strict=True))

    def _qualities(self, scores: Floats, thresholds: Sequence[float]) -> dict[float, Quality]:
        linked = self._link(scores, thresholds)
        known = self.incident != ""
        true = pd.factorize(self.incident[known])[0].astype(np.int64)
        return {least: quality_of_groups(true, linked.groups[least][known]) for least in thresholds}

    def _link(self, scores: Floats, thresholds: Sequence[float]) -> Linked:
        documents = pd.factorize(self.frame["document_id"])[0].astype(np.int64)
        points = np.round(scores, 6)
        scored = Scored(ids=self.ids, documents=documents, left=self.left, right=self.right, points=points)
        return link_scored(scored, settings=replace(LinkSettings(), link_points=thresholds[0]), thresholds=thresholds)
