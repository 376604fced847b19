"""Learning: weights fitted to labelled pairs, kept additive, in order where a feature has one, and calibrated."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

from claims.errors import ClaimsError
from claims.matching.candidates import find_candidates
from claims.matching.features import FEATURES, compare_features
from claims.matching.link import Linked, Scored, link_scored
from claims.matching.quality import Quality, quality_of_groups
from claims.matching.settings import LinkSettings, MatchSettings
from claims.matching.weights import START, Weights, read_weights
from claims.matching.words import prepare
from claims.model import Verdict
from claims.version import __version__

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
RIDGE = 1.0
PARTS = 5
LEAST_PAIRS = 20
SURE_PRECISION = 0.95
THRESHOLDS: tuple[float, ...] = tuple(np.round(np.arange(-3.0, 2.01, 0.25), 2).tolist())
SURE_THRESHOLDS: tuple[float, ...] = tuple(np.round(np.arange(-1.0, 6.001, 0.05), 2).tolist())
_ROUNDS, _STEPS, _LONGEST_STEP, _SMALL_STEP = 5, 12, 2.0, 1e-3


@dataclass(frozen=True)
class Design:
    """The levels of pairs as columns of a regression.

    Attributes:
        columns: Of every pair and feature, the column of its level; -1 where nothing is said, which has none.
        names: Feature and level of each column.
    """

    columns: npt.NDArray[np.int32]
    names: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, levels: pd.DataFrame) -> "Design":
        """Reads what `compare_features` gives."""
        columns: list[npt.NDArray[np.int32]] = []
        names: list[tuple[str, str]] = []
        for feature in FEATURES:
            codes = levels[feature.name].to_numpy().astype(np.int32)
            columns.append(np.where(codes == 0, -1, codes - 1 + len(names)).astype(np.int32))
            names += [(feature.name, level) for level in feature.levels[1:]]
        return cls(np.stack(columns, axis=1), tuple(names))

    def take(self, rows: Bools) -> "Design":
        return Design(self.columns[rows], self.names)

    def weigh(self, points: Floats) -> Floats:
        """The sum of points of every pair; the starting point comes first."""
        total: Floats = points[0] + np.append(points[1:], 0.0)[self.columns].sum(axis=1)
        return total

    def uses(self) -> Floats:
        """How many pairs have each level."""
        said = self.columns[self.columns >= 0]
        return np.bincount(said, minlength=len(self.names)).astype(np.float64)


def fit_points(
    design: Design,
    truth: Bools | Floats,
    prior: Floats,
    *,
    ridge: float,
    count: Floats | None = None,
    start: Floats | None = None,
) -> Floats:
    """The points of a logistic regression, in the orders that the features ask for.

    Args:
        truth: Whether each pair is one event, or the chance that it is.
        prior: Points that the result is drawn to, the starting point first; a level that no pair has keeps these.
        ridge: How strongly; about the number of pairs that have to speak against the prior.
        count: How many pairs each pair stands for.
        start: Where to begin, for speed.
    """
    count = np.ones(len(truth)) if count is None else count
    matrix = _matrix(design, len(prior))
    points, tied = prior.copy() if start is None else start.copy(), np.arange(len(prior))
    for _ in range(_ROUNDS):
        points = _newton(matrix, truth, prior, ridge, count, points, tied)
        ordered, tied = _in_order(points, design, tied)
        if np.abs(ordered - points).max() < _SMALL_STEP:
            break
        points = ordered
    return _in_order(points, design, tied)[0]


def vector_of(weights: Weights, names: tuple[tuple[str, str], ...]) -> Floats:
    """The points of a weights file as a column, the starting point first."""
    return np.array([weights.start, *(weights.points[name] for name in names)])


def _matrix(design: Design, size: int) -> Any:  # scipy's sparse matrices carry no types
    rows, at = np.nonzero(design.columns >= 0)
    every = np.arange(len(design.columns))
    columns = np.append(design.columns[rows, at] + 1, np.zeros(len(every), dtype=np.int64))
    return sparse.csr_matrix((np.ones(len(columns)), (np.append(rows, every), columns)), shape=(len(every), size))


def _newton(
    matrix: Any, truth: Bools | Floats, prior: Floats, ridge: float, count: Floats, start: Floats, tied: Ints
) -> Floats:
    """Newton's steps; levels with one number in `tied` keep the same points."""
    groups = np.unique(tied, return_inverse=True)[1]
    pool = sparse.csr_matrix((np.ones(len(groups)), (np.arange(len(groups)), groups)))
    strength = np.full(len(prior), ridge)
    strength[0] = 0.01 * ridge  # how rare matches are is a matter of the table alone
    pooled = (matrix @ pool).tocsr()
    turned = pooled.T.tocsr()
    penalty = (pool.T @ sparse.diags(strength) @ pool).toarray()
    points = start.copy()
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(matrix @ points, -30, 30)))
        slope = turned @ (count * (truth - chance)) - pool.T @ (strength * (points - prior))
        bend = pooled.multiply((count * np.maximum(chance * (1 - chance), 1e-9))[:, None]).tocsr()
        step = np.linalg.solve((turned @ bend).toarray() + penalty, slope)
        points = points + pool @ np.clip(step, -_LONGEST_STEP, _LONGEST_STEP)
        if np.abs(step).max() < _SMALL_STEP:
            break
    return points


def _in_order(points: Floats, design: Design, tied: Ints) -> tuple[Floats, Ints]:
    """The points with every order of levels kept, and which levels share theirs for it."""
    at = {name: column + 1 for column, name in enumerate(design.names)}
    uses = np.append(0.0, design.uses()) + 1.0
    points, tied = points.copy(), tied.copy()
    for feature in FEATURES:
        for order in feature.orders:
            columns = [at[feature.name, level] for level in order]
            points[columns] = _falling(points[columns], uses[columns])
            for one, next_one in pairwise(columns):
                if points[one] <= points[next_one] + 1e-12:
                    tied[tied == tied[next_one]] = tied[one]
    return points, tied


def _falling(values: Floats, weights: Floats) -> Floats:
    """The nearest values that never rise: neighbours that do are pooled at their weighted mean."""
    pools: list[tuple[float, float, int]] = []
    for value, weight in zip(values.tolist(), weights.tolist(), strict=True):
        pools.append((value, weight, 1))
        while len(pools) > 1 and pools[-2][0] < pools[-1][0]:
            (first, heavy, many), (second, light, few) = pools[-2], pools[-1]
            pools[-2:] = [((first * heavy + second * light) / (heavy + light), heavy + light, many + few)]
    return np.repeat([pool[0] for pool in pools], [pool[2] for pool in pools])


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
) -> Learned:
    """Weights fitted to claims of which the incident is known, and drawn towards those there are.

    The labelled incidents are dealt into five parts. Each part is scored by weights fitted to the other four; these
    scores calibrate the points (a probability of 0.8 is right eight times in ten), say where groups join, and give
    the quality after. What is learned stays additive and in order. Same input, same weights.

    Args:
        gold: Claim id to incident id; claims without one are matched and do not count.
        date: The day of learning, for the provenance.
        ridge: How strongly the points are drawn towards those there are.

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
    left, right = found.left[kept], found.right[kept]
    truth: Bools = incident[left] == incident[right]
    _require_labels(truth)
    levels = compare_features(prepared, left, right)
    design, prior = Design.of(levels), vector_of(base, Design.of(levels.head(0)).names)
    fitted = fit_points(design, truth, prior, ridge=ridge)
    scores = _unseen_scores(design, truth, prior, ridge, _parts(incident), (left, right), fitted)
    slope, shift = _calibration(scores, truth)
    scores = slope * scores + shift
    labelled = _Labelled(prepared.frame, ids, incident, left, right)
    join_from, after = labelled.best_threshold(scores)
    base_from = LinkSettings().link_points if base.link_points is None else base.link_points
    before = labelled.quality(base.weigh(levels), base_from)
    points = slope * fitted
    points[0] += shift
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
        _weights_of(points, design, base),
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


def data_digest(frame: pd.DataFrame, gold: Mapping[str, str]) -> str:
    """A digest of the claims and labels that weights are learned from, whatever their order."""
    lines = sorted(f"{claim}\t{incident}" for claim, incident in gold.items())
    told = frame[["claim_id", "text"]].sort_values("claim_id").to_csv(index=False, lineterminator="\n")
    return hashlib.sha256(("\n".join(lines) + "\n" + told).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class _Labelled:
    """Candidate pairs of labelled claims, to be linked at several thresholds and held against the labels."""

    frame: pd.DataFrame
    ids: npt.NDArray[np.object_]
    incident: npt.NDArray[np.object_]
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


def _require_labels(truth: Bools) -> None:
    same, apart = int(truth.sum()), int((~truth).sum())
    if same < LEAST_PAIRS or apart < LEAST_PAIRS:
        raise LearningError(
            f"found {same} pairs of one event and {apart} of different ones; allowed: at least {LEAST_PAIRS} of each"
        )


def _parts(incident: npt.NDArray[np.object_]) -> Ints:
    """The part that each claim's incident is dealt to, by a digest of its name."""
    names, at = np.unique(incident.astype(str), return_inverse=True)
    dealt = [int(hashlib.sha256(str(name).encode()).hexdigest(), 16) % PARTS for name in names]
    return np.array(dealt, dtype=np.int64)[at]


def _unseen_scores(
    design: Design, truth: Bools, prior: Floats, ridge: float, part: Ints, rows: tuple[Ints, Ints], start: Floats
) -> Floats:
    """The score of every pair by weights that saw neither incident of the later part of the two."""
    one, other = part[rows[0]], part[rows[1]]
    scores = np.zeros(len(truth))
    for each in range(PARTS):
        seen, asked = (one != each) & (other != each), np.maximum(one, other) == each
        points = fit_points(design.take(seen), truth[seen], prior, ridge=ridge, start=start)
        scores[asked] = design.take(asked).weigh(points)
    return scores


def _calibration(scores: Floats, truth: Bools) -> tuple[float, float]:
    """The slope and shift that make log-odds of scores (Platt's two numbers)."""
    line = np.array([1.0, 0.0])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(line[0] * scores + line[1], -30, 30)))
        pull = chance * (1 - chance) + 1e-9
        slope = np.array([((truth - chance) * scores).sum(), (truth - chance).sum()])
        bend = np.array([[(pull * scores**2).sum(), (pull * scores).sum()], [(pull * scores).sum(), pull.sum()]])
        line = line + np.clip(np.linalg.solve(bend + np.eye(2) * 1e-6, slope), -1, 1)
    return max(float(line[0]), 0.1), float(line[1])


def _weights_of(points: Floats, design: Design, base: Weights) -> Weights:
    """The points rounded to a hundredth, with the words there are; what is not said weighs nothing."""
    rounded = np.round(points, 2) + 0.0
    told = dict.fromkeys(base.points, 0.0) | dict(zip(design.names, rounded[1:].tolist(), strict=True))
    told[START, ""] = float(rounded[0])
    return replace(base, start=float(rounded[0]), points=told)
