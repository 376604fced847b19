"""Fitting: points of levels by a logistic regression that is drawn to a prior and keeps orders, and calibration."""

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
from claims.matching.features.feature import FeatureLevels
from claims.matching.features.registry import ALL_FEATURES, FEATURES
from claims.matching.scoring.weights import Weights

_STEPS, _SMALL_STEP = 50, 1e-4
_LEAST_PULL = 1e-4
_FIXED = 1e9
_MOST_UNLIKE = 40_000


@dataclass(frozen=True)
class Design:
    """The levels of pairs as columns of a regression.

    Attributes:
        columns: Of every pair and feature, the column of its level; -1 where nothing is said, which has none.
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
        """The sum of points of every pair; the starting point comes first."""
        total: Floats = points[0] + np.append(points[1:], 0.0)[self.columns].sum(axis=1)
        return total


@dataclass(frozen=True)
class _Orders:
    """Points told as falls: of a level in an order, how far it lies below the one before, which is never less than nothing.

    Attributes:
        above: The column before each in its order; its own where there is none.
        paths: What makes points of falls.
    """

    above: Ints
    paths: Any  # scipy's sparse matrices carry no types

    @classmethod
    def of(cls, names: tuple[tuple[str, str], ...]) -> "_Orders":
        """Reads the orders of the features that the columns are of; no level stands below two others."""
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
        """The falls; those that would be rises are made level."""
        return np.where(self.bounded, np.maximum(points[self.above] - points, 0.0), points)

    def points_of(self, falls: Floats) -> Floats:
        points: Floats = self.paths @ falls
        return points


@dataclass(frozen=True)
class _Loss:
    """How badly points tell labelled pairs apart, and how far they are from the prior: what fitting makes least.

    Attributes:
        matrix: A row a pair, with a one in the first column and in those of its levels.
        truth: Whether each pair is one event, or the chance that it is.
        count: How many pairs each pair stands for.
        beside: The points that each pair has already.
        prior: Points that the result is drawn to.
        strength: How strongly.
    """

    matrix: Any  # scipy's sparse matrices carry no types
    truth: Bools | Floats
    count: Floats
    beside: Floats
    prior: Floats
    strength: Floats

    def of(self, points: Floats) -> float:
        sums = self.matrix @ points + self.beside
        told = self.count * (np.logaddexp(0.0, sums) - self.truth * sums)
        return float(told.sum() + 0.5 * (self.strength * (points - self.prior) ** 2).sum())

    def slope(self, points: Floats) -> Floats:
        """How fast it falls as each of the points grows."""
        found: Floats = self.matrix.T @ (self.count * (self.truth - self._chance(points)))
        return found - self.strength * (points - self.prior)

    def bend(self, points: Floats) -> Floats:
        """How fast that changes; pairs that are all but sure bend next to nothing, and are spared."""
        chance = self._chance(points)
        pull = self.count * chance * (1 - chance)
        unsure = np.flatnonzero(pull >= _LEAST_PULL)
        some = self.matrix[unsure]
        pulled = sparse.diags_array(pull[unsure]) @ some
        bend: Floats = (some.T.tocsr() @ pulled).toarray() + np.diag(self.strength)
        return bend

    def _chance(self, points: Floats) -> Floats:
        chance: Floats = expit(self.matrix @ points + self.beside)
        return chance


def fit_points(
    design: Design,
    truth: Bools | Floats,
    prior: Floats,
    *,
    ridge: float,
    count: Floats | None = None,
    start: Floats | None = None,
    beside: Floats | None = None,
) -> Floats:
    """The points of a logistic regression, in the orders that the features ask for.

    Args:
        truth: Whether each pair is one event, or the chance that it is.
        prior: Points that the result is drawn to, the starting point first; a level that no pair has keeps these where its order lets it.
        ridge: How strongly; about the number of pairs that have to speak against the prior.
        count: How many pairs each pair stands for; when not given, 1, but that of very many pairs of unlike events
            some do for all.
        start: Where to begin, for speed; the points are the same.
        beside: Points that each pair has already, which stay; the starting point then stays as well.
    """
    if count is None:
        count = _stands_for(truth)
        some = count > 0
        design, truth, count = design.take(some), truth[some], count[some]
        beside = None if beside is None else beside[some]
    strength = np.full(len(prior), ridge)
    strength[0] = 0.01 * ridge if beside is None else _FIXED  # how rare matches are is a matter of the table alone
    matrix = _matrix(design, len(prior))
    before = np.zeros(len(truth)) if beside is None else beside
    loss = _Loss(matrix, truth, count, before, prior, strength)
    return _least(loss, _Orders.of(design.names), prior if start is None else start)


def _stands_for(truth: Bools | Floats) -> Floats:
    """How many pairs each pair stands for: of very many unlike ones only each n-th is taken, for n of them."""
    unlike = np.flatnonzero(truth == 0)
    each = max(1, len(unlike) // _MOST_UNLIKE)
    count = np.where(truth == 0, 0.0, 1.0)
    count[unlike[::each]] = len(unlike) / max(len(unlike[::each]), 1)
    return count


def vector_of(weights: Weights, names: tuple[tuple[str, str], ...]) -> Floats:
    """The points of a weights file as a column, the starting point first."""
    return np.array([weights.start, *(weights.points[name] for name in names)])


def _matrix(design: Design, size: int) -> Any:  # scipy's sparse matrices carry no types
    first = np.zeros((len(design.columns), 1), dtype=np.int32)
    columns = np.concatenate([first, design.columns + 1], axis=1)
    said = np.concatenate([first == 0, design.columns >= 0], axis=1)
    starts = np.append(0, np.cumsum(np.count_nonzero(said, axis=1)))
    return sparse.csr_matrix((np.ones(starts[-1]), columns[said], starts), shape=(len(columns), size))


def _least(loss: _Loss, orders: _Orders, start: Floats) -> Floats:
    """The points of the least loss among those in order, by Newton's steps; they are the same wherever one starts."""
    falls = orders.falls_of(start)
    for _ in range(_STEPS):
        falls, moved = _stepped(loss, orders, falls, _newton(loss, orders, falls))
        if moved <= _SMALL_STEP:
            break
    return orders.points_of(falls)


def _newton(loss: _Loss, orders: _Orders, falls: Floats) -> Floats:
    """The step to the falls, none of them a rise, of which slope and bend say that the loss is least."""
    points, turned = orders.points_of(falls), orders.paths.T.tocsr()
    bend = turned @ (turned @ loss.bend(points)).T
    wanted = turned @ loss.slope(points) + bend @ falls
    bound, free = np.flatnonzero(orders.bounded), np.flatnonzero(~orders.bounded)
    # What is free is solved for whatever the others are, which leaves these to least squares without negative numbers.
    across = bend[np.ix_(free, bound)]
    solved = np.linalg.solve(bend[np.ix_(free, free)], np.column_stack([across, wanted[free]]))
    root = np.linalg.cholesky(bend[np.ix_(bound, bound)] - across.T @ solved[:, :-1])
    asked = solve_triangular(root, wanted[bound] - across.T @ solved[:, -1], lower=True)
    step = -falls
    step[bound] += (below := nnls(root.T, asked)[0])
    step[free] += solved[:, -1] - solved[:, :-1] @ below
    return step


def _stepped(loss: _Loss, orders: _Orders, falls: Floats, step: Floats) -> tuple[Floats, float]:
    """The falls after a step, halved until the loss is no greater than before, and how far any of the points moved."""
    before = loss.of(orders.points_of(falls))
    while True:
        moved = float(np.abs(orders.points_of(step)).max())
        if moved <= _SMALL_STEP or loss.of(orders.points_of(falls + step)) <= before:
            return falls + step, moved
        step = step / 2


def calibration(scores: Floats, truth: Bools) -> tuple[float, float]:
    """The slope and shift that make log-odds of scores (Platt's two numbers)."""
    line = np.array([1.0, 0.0])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(line[0] * scores + line[1], -30, 30)))
        pull = chance * (1 - chance) + 1e-9
        slope = np.array([((truth - chance) * scores).sum(), (truth - chance).sum()])
        bend = np.array([[(pull * scores**2).sum(), (pull * scores).sum()], [(pull * scores).sum(), pull.sum()]])
        step = np.clip(np.linalg.solve(bend + np.eye(2) * 1e-6, slope), -1, 1)
        line = line + step
        if np.abs(step).max() <= _SMALL_STEP:
            break
    return max(float(line[0]), 0.1), float(line[1])
