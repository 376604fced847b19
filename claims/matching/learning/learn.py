"""Learning: weights fitted to labelled pairs, kept additive, in order where a feature has one, and calibrated; thresholds by the quality that labels show."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd

from claims.errors import ClaimsError
from claims.installation.version import __version__
from claims.matching.arrays import Bools, Floats, Ints, Texts
from claims.matching.blocking.blocks import Candidates, find_candidates
from claims.matching.claims.prepared import Claims, Prepared, lists_of, prepare
from claims.matching.features.all_features import CONTEXT_FEATURES, PairContext, compare_features
from claims.matching.learning.review_questions import Labels
from claims.matching.linking.link import LinkedClaims, link_scored
from claims.matching.scoring.fit import Design, calibration, fit_points, vector_of
from claims.matching.scoring.score import Scored, add_context
from claims.matching.scoring.weights import START, Weights, read_weights
from claims.matching.settings import LearnSettings, LinkSettings, MatchSettings
from claims.values import number_of

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


_DIGEST_DIGITS = 16
_DECIMALS = 2  # of learned points: a hundredth changes no link, and people read the file


class LearningError(ClaimsError):
    """Raised when there is too little to learn from, or when the learned weights are worse than those there are."""


@dataclass(frozen=True, kw_only=True)
class Learned:
    """Weights learned from labelled claims, and how good they are.

    Attributes:
        weights: The new weights, with their provenance.
        before: Quality of the weights before, on the labelled claims.
        after: Quality of the new ones where each incident was linked by weights that had not seen it.
        sure: Quality of the links that need no review, likewise.
        pairs: Number of labelled pairs, and of those among them that are one event.
        unseen: Claim id to group, where each incident was linked by weights that had not seen it.
    """

    weights: Weights
    before: Quality
    after: Quality
    sure: Quality
    pairs: tuple[int, int]
    unseen: Mapping[str, int]


def learn_weights(
    claims: Claims,
    labels: Labels,
    *,
    date: str,
    settings: MatchSettings | None = None,
    learning: LearnSettings | None = None,
) -> Learned:
    """Weights fitted to labelled claims and drawn towards those there are.

    The labelled incidents are dealt into folds. Each fold is scored by weights fitted to the others; these
    scores calibrate the points (a probability of 0.8 is right eight times in ten), say where groups join, and give
    the quality after. The learned weights stay additive and in order. Same input, same weights.

    Args:
        claims: The claims, as `match_claims` takes them; those without a label are matched and do not count.
        labels: The incidents that claims are known to be about.
        date: The day of learning, for the provenance.
        settings: How pairs are found and weighed; its weights are those that learning starts from.
        learning: How weights are fitted.

    Raises:
        LearningError: Too few labelled pairs, or the new weights are worse than those there are.
    """
    learning = learning or LearnSettings()
    prepared = prepare(claims, settings)
    base = read_weights(prepared.settings.weights_file)
    candidates = find_candidates(prepared)
    ids = prepared.frame["claim_id"].to_numpy(dtype=object)
    incident = np.array([labels.incident_of.get(str(claim_id), "") for claim_id in ids], dtype=object)
    known = labels.decide(incident[candidates.left], incident[candidates.right])
    left, right = candidates.left[known], candidates.right[known]
    truth: Bools = incident[left] == incident[right]
    _require_labels(truth, learning.least_pairs)
    pairs = _Pairs(prepared, base, candidates, known, truth, _folds(incident, learning.folds), learning)
    labelled = Labelled(prepared.frame, ids, incident, left, right)
    base_points = LinkSettings().link_points if base.link_points is None else base.link_points
    before = labelled.quality(pairs.weigh(base), base_points)
    learned, scores = pairs.learn()
    link_points, after = labelled.best_threshold(scores)
    sure_points = labelled.sure_threshold(scores, least=link_points, precision=learning.sure_precision)
    if after.f1 < before.f1:
        raise LearningError(
            f"accuracy would drop: before {before.in_words}; after {after.in_words}; allowed: more labelled claims, or the weights as they are"
        )
    provenance = {
        "learned on": date,
        "version": __version__,
        "data": _data_digest(prepared.frame, labels.incident_of),
        "claims": str(int((incident != "").sum())),
        "pairs": f"{len(truth)}, of which {int(truth.sum())} are about the same event",
        "before": before.in_words,
        "after": f"{after.in_words}; each fifth of the incidents by weights fitted to the others",
    }
    return Learned(
        weights=replace(learned, link_points=link_points, sure_points=sure_points, provenance=provenance),
        before=before,
        after=after,
        sure=labelled.quality(scores, sure_points),
        pairs=(len(truth), int(truth.sum())),
        unseen=labelled.groups(scores, link_points),
    )


def _data_digest(frame: pd.DataFrame, incident_of: Mapping[str, str]) -> str:
    """A digest of the claims and labels that weights are learned from, whatever their order."""
    labels = "\n".join(sorted(f"{claim_id}\t{incident_id}" for claim_id, incident_id in incident_of.items()))
    texts = frame[["claim_id", "text"]].sort_values("claim_id").to_csv(index=False, lineterminator="\n")
    return hashlib.sha256(f"{labels}\n{texts}".encode()).hexdigest()[:_DIGEST_DIGITS]


def _require_labels(truth: Bools, least: int) -> None:
    same, apart = int(truth.sum()), int((~truth).sum())
    if min(same, apart) < least:
        raise LearningError(
            f"found {number_of(same, 'pairs')} about the same event and {apart} of different ones; allowed: at least {least} of each"
        )


def _folds(incident: Texts, folds: int) -> Ints:
    """The fold that each claim's incident is dealt to, by a digest of its id."""
    ids, at = np.unique(incident.astype(str), return_inverse=True)
    dealt = [int(hashlib.sha256(str(incident_id).encode()).hexdigest(), 16) % folds for incident_id in ids]
    return np.array(dealt, dtype=np.int64)[at]


@dataclass(frozen=True)
class _Pairs:
    """Candidate pairs, of which some have a label, and the weights that are fitted to these.

    Attributes:
        prepared: The claims.
        base: The weights there are.
        candidates: All candidate pairs.
        known: Which of them have a label.
        truth: The labels: whether each pair is one event.
        fold: The fold that each claim's incident is dealt to.
        settings: How weights are fitted.
    """

    prepared: Prepared
    base: Weights
    candidates: Candidates
    known: Bools
    truth: Bools
    fold: Ints
    settings: LearnSettings

    @cached_property
    def levels(self) -> pd.DataFrame:
        return compare_features(self.prepared, self.candidates.left, self.candidates.right)

    @cached_property
    def design(self) -> Design:
        return Design.of(self.levels)

    def weigh(self, weights: Weights) -> Floats:
        """The points of the labelled pairs by given weights."""
        points = weights.weigh(self.levels)
        left, right = self.candidates.left, self.candidates.right
        return add_context(self.prepared, left, right, points, weights)[self.known]

    def learn(self) -> tuple[Weights, Floats]:
        """Weights fitted to all labelled pairs, and the points of each by weights that saw neither of its incidents.

        The features of the pair by itself are fitted and calibrated first, those of its context are fitted beside them.
        """
        design, prior = self.design.take(self.known), vector_of(self.base, self.design.names)
        everything = fit_points(design, self.truth, prior, settings=self.settings)
        folds = [self._fold(fold) for fold in range(self.settings.folds)]
        points = [
            fit_points(design.take(seen), self.truth[seen], prior, settings=self.settings, start=everything)
            for seen, _ in folds
        ]
        alone = np.zeros(len(self.truth))
        for (_, unseen), fold_points in zip(folds, points, strict=True):
            alone[unseen] = design.take(unseen).weigh(fold_points)
        line = calibration(alone, self.truth)
        scores = np.zeros(len(self.truth))
        for (seen, unseen), fold_points in zip(folds, points, strict=True):
            scores[unseen] = self._fit_context(_on_line(fold_points, line), seen)[1][unseen]
        everything = _on_line(everything, line)
        context, _ = self._fit_context(everything, np.ones(len(self.truth), dtype=bool))
        points_of = {(START, ""): everything[0], **dict(zip(design.names, everything[1:], strict=True)), **context}
        return _rounded(points_of, self.base), scores

    def _fold(self, fold: int) -> tuple[Bools, Bools]:
        """The labelled pairs that a fold's weights are fitted to, and those that they score."""
        one, other = (self.fold[rows[self.known]] for rows in (self.candidates.left, self.candidates.right))
        return (one != fold) & (other != fold), np.maximum(one, other) == fold

    def _fit_context(self, points: Floats, seen: Bools) -> tuple[dict[tuple[str, str], float], Floats]:
        """The points of the features of context, fitted to the pairs seen, and the sums of all points of the labelled pairs.

        Args:
            points: Those of the starting point and of every column of the design.
            seen: Which of the labelled pairs to fit to.
        """
        alone = np.round(self.design.weigh(points), 6)
        left, right = self.candidates.left, self.candidates.right
        high = alone >= self.prepared.settings.least_points
        context = PairContext.of(
            len(self.prepared.frame), left[high], right[high], alone[high], self.prepared.settings.features
        )
        labelled = alone[self.known]
        design = Design.of(context.compare(left[self.known], right[self.known], labelled), CONTEXT_FEATURES)
        prior = vector_of(replace(self.base, start=0.0), design.names)
        fitted = fit_points(design.take(seen), self.truth[seen], prior, settings=self.settings, beside=labelled[seen])
        fitted[0] = 0.0
        return dict(zip(design.names, fitted[1:], strict=True)), labelled + design.weigh(fitted)


def _on_line(points: Floats, line: tuple[float, float]) -> Floats:
    """Points whose sums are slope * sum + shift; the shift goes to the starting point."""
    moved = line[0] * points
    moved[0] += line[1]
    return moved


def _rounded(points_of: Mapping[tuple[str, str], float], base: Weights) -> Weights:
    """Weights with these points rounded to a hundredth and the words of the base; every other level weighs nothing."""
    points = dict.fromkeys(base.points, 0.0) | {
        name: float(np.round(points, _DECIMALS)) + 0.0 for name, points in points_of.items()
    }
    return replace(base, start=points[START, ""], points=points)
