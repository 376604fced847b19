"""Learning: weights fitted to labelled pairs, kept additive, in order where a feature has one, and calibrated."""

import hashlib
from collections.abc import Mapping, Set
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd

from claims.errors import ClaimsError
from claims.matching.arrays import Bools, Floats, Ints, Texts
from claims.matching.blocking.blocks import Candidates, find_candidates
from claims.matching.claims.prepared import Prepared, prepare
from claims.matching.features.pair_context import CONTEXT_FEATURES, PairContext
from claims.matching.features.registry import compare_features
from claims.matching.learning.fit import Design, calibration, fit_points, vector_of
from claims.matching.learning.thresholds import Labelled, Quality
from claims.matching.scoring.score import add_context
from claims.matching.scoring.weights import START, Weights, read_weights
from claims.matching.settings import LinkSettings, MatchSettings
from claims.model import Verdict
from claims.version import __version__

NO_CONTEXT = pd.DataFrame({each.name: np.zeros(0, dtype=np.int8) for each in CONTEXT_FEATURES})
RIDGE = 1.0
PARTS = 5
LEAST_PAIRS = 20


class LearningError(ClaimsError):
    """Raised when there is too little to learn from, or when what was learned is worse than what there is."""


@dataclass(frozen=True, kw_only=True)
class Learned:
    """Weights learned from labelled claims, and how good they are.

    Attributes:
        weights: The new weights, with their provenance.
        before: Quality of the weights before, on the labelled claims.
        after: Quality of the new ones where each incident was linked by weights that had not seen it.
        sure: Quality of the links that need no review, likewise.
        pairs: How many labelled pairs there were, and how many of them one event.
        unseen: Claim to group, where each incident was linked by weights that had not seen it.
    """

    weights: Weights
    before: Quality
    after: Quality
    sure: Quality
    pairs: tuple[int, int]
    unseen: Mapping[str, int]


def learn_weights(
    frame: pd.DataFrame,
    gold: Mapping[str, str],
    *,
    date: str,
    settings: MatchSettings | None = None,
    ridge: float = RIDGE,
    apart: Set[tuple[str, str]] | None = None,
) -> Learned:
    """Weights fitted to claims of which the incident is known, and drawn towards those there are.

    The labelled incidents are dealt into five parts. Each part is scored by weights fitted to the other four; these
    scores calibrate the points (a probability of 0.8 is right eight times in ten), say where groups join, and give
    the quality after. What is learned stays additive and in order. Same input, same weights.

    Args:
        gold: Claim id to incident id; claims without one are matched and do not count.
        date: The day of learning, for the provenance.
        ridge: How strongly the points are drawn towards those there are.
        apart: Pairs of incidents, the smaller id first, that are known to be two; None takes all for that. With judgements
            nobody has said of most pairs whether they are one event, and these are not learned from.

    Raises:
        LearningError: Too few labelled pairs, or the new weights are worse than those there are.
    """
    prepared = prepare(frame, settings)
    base = read_weights(prepared.settings.weights_file)
    found = find_candidates(prepared)
    ids = prepared.frame["claim_id"].to_numpy(dtype=object)
    incident = np.array([gold.get(str(claim), "") for claim in ids], dtype=object)
    known = incident != ""
    kept = known[found.left] & known[found.right]
    if apart is not None:
        kept &= _told(incident[found.left], incident[found.right], apart)
    left, right = found.left[kept], found.right[kept]
    truth: Bools = incident[left] == incident[right]
    _require_labels(truth)
    pairs = _Pairs(prepared, base, found, kept, truth, _parts(incident), ridge)
    labelled = Labelled(prepared.frame, ids, incident, left, right)
    base_from = LinkSettings().link_points if base.link_points is None else base.link_points
    before = labelled.quality(pairs.by(base), base_from)
    learned, scores = pairs.learn()
    join_from, after = labelled.best_threshold(scores)
    provenance = {
        "learned on": date,
        "version": __version__,
        "data": data_digest(prepared.frame, gold),
        "claims": str(int(known.sum())),
        "pairs": f"{len(truth)}, of which {int(truth.sum())} are one event",
        "before": before.in_words,
        "after": f"{after.in_words}; each fifth of the incidents by weights fitted to the others",
    }
    sure_from = labelled.sure_threshold(scores, join_from)
    weights = replace(
        learned,
        link_points=join_from,
        sure_points=sure_from,
        provenance=provenance,
    )
    if after.f1 < before.f1:
        raise LearningError(
            f"what was learned is worse than what there is: before {before.in_words}; after {after.in_words}; allowed: more labelled claims, or the weights as they are"
        )
    return Learned(
        weights=weights,
        before=before,
        after=after,
        sure=labelled.quality(scores, sure_from),
        pairs=(len(truth), int(truth.sum())),
        unseen=labelled.groups(scores, join_from),
    )


def gold_of_judgements(judged: pd.DataFrame) -> dict[str, str]:
    """Labels from judged pairs (columns `claim_a`, `claim_b`, `verdict`): claims held to be the same share an incident.

    A claim that was only judged to be apart from others is an incident of its own. "Unsure" says nothing.
    """
    told = judged[judged["verdict"] != Verdict.UNSURE].sort_values(["claim_a", "claim_b"])
    group: dict[str, str] = {}
    for one, other, verdict in zip(told["claim_a"], told["claim_b"], told["verdict"], strict=True):
        for claim in (str(one), str(other)):
            group.setdefault(claim, claim)
        if verdict == Verdict.SAME:
            keep, gone = sorted((group[str(one)], group[str(other)]))
            group = {claim: keep if name == gone else name for claim, name in group.items()}
    return group


def apart_by_judgements(judged: pd.DataFrame, gold: Mapping[str, str]) -> frozenset[tuple[str, str]]:
    """Pairs of the incidents of `gold_of_judgements`, the smaller id first, that somebody judged not to be the same."""
    told = judged[judged["verdict"].isin([Verdict.NOT_SAME, Verdict.PART_OF])]
    pairs = [
        sorted((gold[str(one)], gold[str(other)])) for one, other in zip(told["claim_a"], told["claim_b"], strict=True)
    ]
    return frozenset((one, other) for one, other in pairs if one != other)


def data_digest(frame: pd.DataFrame, gold: Mapping[str, str]) -> str:
    """A digest of the claims and labels that weights are learned from, whatever their order."""
    lines = sorted(f"{claim}\t{incident}" for claim, incident in gold.items())
    told = frame[["claim_id", "text"]].sort_values("claim_id").to_csv(index=False, lineterminator="\n")
    return hashlib.sha256(("\n".join(lines) + "\n" + told).encode()).hexdigest()[:16]


def _told(one: Texts, other: Texts, apart: Set[tuple[str, str]]) -> Bools:
    """Whether somebody said of each pair of incidents that they are one or two."""
    pairs = zip(one.tolist(), other.tolist(), strict=True)
    return np.array([a == b or (min(a, b), max(a, b)) in apart for a, b in pairs], dtype=bool)


def _require_labels(truth: Bools) -> None:
    same, apart = int(truth.sum()), int((~truth).sum())
    if same < LEAST_PAIRS or apart < LEAST_PAIRS:
        raise LearningError(
            f"found {same} pairs of one event and {apart} of different ones; allowed: at least {LEAST_PAIRS} of each"
        )


def _parts(incident: Texts) -> Ints:
    """The part that each claim's incident is dealt to, by a digest of its name."""
    names, at = np.unique(incident.astype(str), return_inverse=True)
    dealt = [int(hashlib.sha256(str(name).encode()).hexdigest(), 16) % PARTS for name in names]
    return np.array(dealt, dtype=np.int64)[at]


@dataclass(frozen=True)
class _Pairs:
    """Candidate pairs, of which some have a label, and what is fitted to these.

    Attributes:
        prepared: The claims.
        base: The weights there are.
        found: All candidate pairs.
        kept: Which of them have a label.
        truth: The labels.
        part: The part that each claim's incident is dealt to.
        ridge: How strongly points are drawn to those there are.
    """

    prepared: Prepared
    base: Weights
    found: Candidates
    kept: Bools
    truth: Bools
    part: Ints
    ridge: float

    @cached_property
    def levels(self) -> pd.DataFrame:
        return compare_features(self.prepared, self.found.left, self.found.right)

    @cached_property
    def design(self) -> Design:
        return Design.of(self.levels)

    def by(self, weights: Weights) -> Floats:
        """The points of the labelled pairs by given weights."""
        points = weights.weigh(self.levels)
        return add_context(self.prepared, self.found.left, self.found.right, points, weights)[self.kept]

    def learn(self) -> tuple[Weights, Floats]:
        """Weights fitted to all labelled pairs, and the points of each by weights that saw neither of its incidents.

        What a pair says by itself is fitted and calibrated first; what its context adds is fitted beside that.
        """
        design, prior = self.design.take(self.kept), vector_of(self.base, self.design.names)
        fitted = fit_points(design, self.truth, prior, ridge=self.ridge)
        folds = [self._fold(each) for each in range(PARTS)]
        points = [
            fit_points(design.take(seen), self.truth[seen], prior, ridge=self.ridge, start=fitted) for seen, _ in folds
        ]
        alone = np.zeros(len(self.truth))
        for (_, asked), own in zip(folds, points, strict=True):
            alone[asked] = design.take(asked).weigh(own)
        line = calibration(alone, self.truth)
        scores = np.zeros(len(self.truth))
        for (seen, asked), own in zip(folds, points, strict=True):
            scores[asked] = self._beside(_on_line(own, line), seen)[1][asked]
        everything = _on_line(fitted, line)
        context = self._beside(everything, np.ones(len(self.truth), dtype=bool))[0]
        return _weights_of(everything, self.design, context, self.base), scores

    def _fold(self, part: int) -> tuple[Bools, Bools]:
        """The pairs that are learned from, and those that are asked."""
        one, other = (self.part[rows[self.kept]] for rows in (self.found.left, self.found.right))
        return (one != part) & (other != part), np.maximum(one, other) == part

    def _beside(self, points: Floats, seen: Bools) -> tuple[Floats, Floats]:
        """What the context adds, fitted to the pairs seen beside the points of each pair by itself, and the sum of both."""
        alone = np.round(self.design.weigh(points), 6)
        left, right = self.found.left, self.found.right
        high = alone >= self.prepared.settings.least_points
        context = PairContext.of(
            len(self.prepared.frame), left[high], right[high], alone[high], self.prepared.settings.features
        )
        kept = alone[self.kept]
        levels = context.compare(left[self.kept], right[self.kept], kept)
        design = Design.of(levels, CONTEXT_FEATURES)
        prior = vector_of(replace(self.base, start=0.0), design.names)
        fitted = fit_points(design.take(seen), self.truth[seen], prior, ridge=self.ridge, beside=kept[seen])
        fitted[0] = 0.0
        return fitted, kept + design.weigh(fitted)


def _on_line(points: Floats, line: tuple[float, float]) -> Floats:
    """The points whose sums are those of before on a line of slope and shift."""
    moved = line[0] * points
    moved[0] += line[1]
    return moved


def _weights_of(points: Floats, design: Design, context: Floats, base: Weights) -> Weights:
    """The points rounded to a hundredth, with the words there are; what is not said weighs nothing."""
    own, beside = (np.round(each, 2) + 0.0 for each in (points, context))
    told = dict.fromkeys(base.points, 0.0) | dict(zip(design.names, own[1:].tolist(), strict=True))
    told |= dict(zip(Design.of(NO_CONTEXT, CONTEXT_FEATURES).names, beside[1:].tolist(), strict=True))
    told[START, ""] = float(own[0])
    return replace(base, start=float(own[0]), points=told)
