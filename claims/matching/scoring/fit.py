"""Fitting: points of levels by a ridge logistic regression towards a prior, monotone in ordered levels; and calibration."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from scipy import sparse
from scipy.linalg import solve_triangular
from scipy.optimize import nnls
from scipy.special import expit

from claims.matching.arrays import Bools, Floats, Ints, SmallInts
from claims.matching.features.all_features import ALL_FEATURES, FEATURES
from claims.matching.features.feature import FeatureLevels
from claims.matching.scoring.weights import Weights
from claims.matching.settings import LearnSettings

_MOST_STEPS, _SMALL_STEP = 50, 1e-4  # Newton's method needs about ten; points are rounded to a hundredth afterwards
_LEAST_CURVATURE = 1e-4  # of a pair; less changes no step
_FIXED = 1e9  # a ridge that holds points where they are
_START_RIDGE = 0.01  # how rare matches are is a matter of the table alone, so the prior hardly holds the starting point
_MOST_LOG_ODDS = 30  # beyond, exp() tells no more than rounding


@dataclass(frozen=True)
class Design:
    """The levels of pairs as indicator columns of a regression.

    Attributes:
        columns: Shape (pairs, features): the column of each level; -1 for the first level, "not said", which has none.
        names: Feature and level of each column.
    """

    columns: SmallInts
    names: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, levels: pd.DataFrame, features: Sequence[FeatureLevels] = FEATURES) -> "Design":
        """Reads what `compare_features` gives, or another frame of levels with its features."""
        columns: list[SmallInts] = []
        names: list[tuple[str, str]] = []
        for feature in features:
            codes = levels[feature.name].to_numpy().astype(np.int32)
            columns.append(np.where(codes == 0, -1, codes - 1 + len(names)).astype(np.int32))
            names += [(feature.name, level) for level in feature.levels[1:]]
        return cls(np.stack(columns, axis=1), tuple(names))

    def take(self, rows: Bools) -> "Design":
        return Design(self.columns[rows], self.names)

    def weigh(self, points: Floats) -> Floats:
        """The sum of points of every pair; `points` are those of the starting point and of every column."""
        total: Floats = points[0] + np.append(points[1:], 0.0)[self.columns].sum(axis=1)
        return total


@dataclass(frozen=True)
class _Orders:
    """Reparametrises ordered levels as non-negative steps ("falls"), so that monotonicity becomes a bound.

    The fall of a level is how far its points lie below those of the level before it in its order; the fall of a level
    without one before it is its points.

    Attributes:
        above: The column before each in its order; its own where there is none.
        paths: The matrix that turns falls into points.
    """

    above: Ints
    paths: Any  # scipy's sparse matrices carry no types

    @classmethod
    def of(cls, names: tuple[tuple[str, str], ...]) -> "_Orders":
        """The orders of the features of these columns; no level stands below two others."""
        at = {name: column + 1 for column, name in enumerate(names)}
        above = np.arange(len(names) + 1)
        for feature in ALL_FEATURES:
            for order in feature.orders if (feature.name, feature.levels[1]) in at else ():
                columns = [at[feature.name, level] for level in order]
                above[columns[1:]] = columns[:-1]
        paths = np.zeros((len(above), len(above)))
        for column in range(len(above)):
            step = column
            while above[step] != step:
                paths[column, step] = -1
                step = above[step]
            paths[column, step] = 1
        return cls(above, sparse.csr_matrix(paths))

    @property
    def bounded(self) -> Bools:
        below: Bools = self.above != np.arange(len(self.above))
        return below

    def falls_of(self, points: Floats) -> Floats:
        """The falls of points; a negative one becomes 0."""
        return np.where(self.bounded, np.maximum(points[self.above] - points, 0.0), points)

    def points_of(self, falls: Floats) -> Floats:
        points: Floats = self.paths @ falls
        return points


@dataclass(frozen=True)
class _Loss:
    """The loss that fitting minimises: negative log-likelihood of the labels plus a ridge penalty around the prior.

    Attributes:
        matrix: One row for each pair, with a one in the first column and in those of its levels.
        truth: Whether each pair is one event, or the probability that it is.
        count: Number of pairs that each pair stands for.
        beside: Points that each pair has already.
        prior: The points that the penalty is centred on.
        strength: The ridge of each of the points.
    """

    matrix: Any  # scipy's sparse matrices carry no types
    truth: Bools | Floats
    count: Floats
    beside: Floats
    prior: Floats
    strength: Floats

    def of(self, points: Floats) -> float:
        sums = self.matrix @ points + self.beside
        likelihoods = self.count * (np.logaddexp(0.0, sums) - self.truth * sums)
        return float(likelihoods.sum() + 0.5 * (self.strength * (points - self.prior) ** 2).sum())

    def slope(self, points: Floats) -> Floats:
        """The negative gradient."""
        likelihood: Floats = self.matrix.T @ (self.count * (self.truth - self._chance(points)))
        return likelihood - self.strength * (points - self.prior)

    def bend(self, points: Floats) -> Floats:
        """The Hessian; pairs that are all but certain add next to nothing to it and are left out."""
        chance = self._chance(points)
        curvature = self.count * chance * (1 - chance)
        unsure = np.flatnonzero(curvature >= _LEAST_CURVATURE)
        rows = self.matrix[unsure]
        weighted = sparse.diags_array(curvature[unsure]) @ rows
        bend: Floats = (rows.T.tocsr() @ weighted).toarray() + np.diag(self.strength)
        return bend

    def _chance(self, points: Floats) -> Floats:
        chance: Floats = expit(self.matrix @ points + self.beside)
        return chance


def fit_points(
    design: Design,
    truth: Bools | Floats,
    prior: Floats,
    *,
    settings: LearnSettings,
    count: Floats | None = None,
    start: Floats | None = None,
    beside: Floats | None = None,
) -> Floats:
    """The points of a logistic regression, the starting point first, monotone in the orders that the features declare.

    Args:
        design: The levels of the pairs.
        truth: Whether each pair is one event, or the probability that it is.
        prior: Points that the result is drawn to; a level that no pair has keeps them where its order lets it.
        settings: `ridge` is about the number of pairs that have to speak against the prior.
        count: Number of pairs that each pair stands for; when None, 1, except that of very many pairs of different
            events a part stands for all.
        start: Points to begin with, for speed; the result is the same.
        beside: Points that each pair has already, which stay; the starting point then stays as well.
    """
    if count is None:
        count = _pair_counts(truth, settings.most_unlike_pairs)
        some = count > 0
        design, truth, count = design.take(some), truth[some], count[some]
        beside = None if beside is None else beside[some]
    strength = np.full(len(prior), settings.ridge)
    strength[0] = _START_RIDGE * settings.ridge if beside is None else _FIXED
    matrix = _matrix(design, len(prior))
    before = np.zeros(len(truth)) if beside is None else beside
    loss = _Loss(matrix, truth, count, before, prior, strength)
    return _least(loss, _Orders.of(design.names), prior if start is None else start)


def _pair_counts(truth: Bools | Floats, most_unlike: int) -> Floats:
    """The number of pairs that each pair stands for; of very many pairs of different events only each n-th stands, for n."""
    unlike = np.flatnonzero(truth == 0)
    taken = unlike[:: max(1, len(unlike) // most_unlike)]
    count = np.where(truth == 0, 0.0, 1.0)
    count[taken] = len(unlike) / max(len(taken), 1)
    return count


def vector_of(weights: Weights, names: tuple[tuple[str, str], ...]) -> Floats:
    """The points that weights give to these columns, the starting point first."""
    return np.array([weights.start, *(weights.points[name] for name in names)])


def _matrix(design: Design, size: int) -> Any:  # scipy's sparse matrices carry no types
    first = np.zeros((len(design.columns), 1), dtype=np.int32)
    columns = np.concatenate([first, design.columns + 1], axis=1)
    said = np.concatenate([first == 0, design.columns >= 0], axis=1)
    starts = np.append(0, np.cumsum(np.count_nonzero(said, axis=1)))
    return sparse.csr_matrix((np.ones(starts[-1]), columns[said], starts), shape=(len(columns), size))


def _least(loss: _Loss, orders: _Orders, start: Floats) -> Floats:
    """The monotone points of least loss, by Newton's method; the loss is convex, so they do not depend on the start."""
    falls = orders.falls_of(start)
    for _ in range(_MOST_STEPS):
        falls, moved = _stepped(loss, orders, falls, _newton(loss, orders, falls))
        if moved <= _SMALL_STEP:
            break
    return orders.points_of(falls)


def _newton(loss: _Loss, orders: _Orders, falls: Floats) -> Floats:
    """The step to the non-negative falls that minimise the quadratic approximation of the loss."""
    points, turned = orders.points_of(falls), orders.paths.T.tocsr()
    bend = turned @ (turned @ loss.bend(points)).T
    wanted = turned @ loss.slope(points) + bend @ falls
    bound, free = np.flatnonzero(orders.bounded), np.flatnonzero(~orders.bounded)
    # The free ones are eliminated, which leaves a non-negative least squares problem in the bounded ones.
    across = bend[np.ix_(free, bound)]
    solved = np.linalg.solve(bend[np.ix_(free, free)], np.column_stack([across, wanted[free]]))
    root = np.linalg.cholesky(bend[np.ix_(bound, bound)] - across.T @ solved[:, :-1])
    target = solve_triangular(root, wanted[bound] - across.T @ solved[:, -1], lower=True)
    step = -falls
    step[bound] += (below := nnls(root.T, target)[0])
    step[free] += solved[:, -1] - solved[:, :-1] @ below
    return step


def _stepped(loss: _Loss, orders: _Orders, falls: Floats, step: Floats) -> tuple[Floats, float]:
    """The falls after a step that is halved until the loss is no greater than before, and the largest move of any point."""
    before = loss.of(orders.points_of(falls))
    while True:
        moved = float(np.abs(orders.points_of(step)).max())
        if moved <= _SMALL_STEP or loss.of(orders.points_of(falls + step)) <= before:
            return falls + step, moved
        step = step / 2


def calibration(scores: Floats, truth: Bools) -> tuple[float, float]:
    """The slope and shift that turn scores into log-odds (Platt 1999)."""
    line = np.array([1.0, 0.0])
    for _ in range(_MOST_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(line[0] * scores + line[1], -_MOST_LOG_ODDS, _MOST_LOG_ODDS)))
        curvature = chance * (1 - chance) + 1e-9
        slope = np.array([((truth - chance) * scores).sum(), (truth - chance).sum()])
        mixed = (curvature * scores).sum()
        bend = np.array([[(curvature * scores**2).sum(), mixed], [mixed, curvature.sum()]])
        step = np.clip(np.linalg.solve(bend + np.eye(2) * 1e-6, slope), -1, 1)
        line = line + step
        if np.abs(step).max() <= _SMALL_STEP:
            break
    return max(float(line[0]), 0.1), float(line[1])
