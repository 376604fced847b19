"""Fitting: points of levels by a logistic regression that is drawn to a prior and keeps orders, and calibration."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse
from scipy.sparse.linalg import spsolve

from claims.matching.company import CompanyFeature
from claims.matching.features import FEATURES, Feature
from claims.matching.weights import EVERY, Weights

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
_ROUNDS, _STEPS, _LONGEST_STEP, _SMALL_STEP = 5, 12, 2.0, 1e-3
_FIXED = 1e9
_MOST_UNLIKE = 40_000


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
    def of(cls, levels: pd.DataFrame, features: Sequence[Feature | CompanyFeature] = FEATURES) -> "Design":
        """Reads what `compare_features` gives, or another frame of levels with its features."""
        columns: list[npt.NDArray[np.int32]] = []
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

    def uses(self) -> Floats:
        """How many pairs have each level."""
        said = self.columns[self.columns >= 0]
        return np.bincount(said, minlength=len(self.names)).astype(np.float64)


@dataclass(frozen=True)
class _Known:
    """What is known of pairs: whether each is one event, how many it stands for, and the points that it has already."""

    truth: Bools | Floats
    count: Floats
    beside: Floats


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
        prior: Points that the result is drawn to, the starting point first; a level that no pair has keeps these.
        ridge: How strongly; about the number of pairs that have to speak against the prior.
        count: How many pairs each pair stands for; when not given, 1, but that of very many pairs of unlike events
            some do for all.
        start: Where to begin, for speed.
        beside: Points that each pair has already, which stay; the starting point then stays as well.
    """
    if count is None:
        count = _stands_for(truth)
        some = count > 0
        design, truth, count = design.take(some), truth[some], count[some]
        beside = None if beside is None else beside[some]
    strength = np.full(len(prior), ridge)
    strength[0] = 0.01 * ridge if beside is None else _FIXED  # how rare matches are is a matter of the table alone
    known = _Known(truth, count, np.zeros(len(truth)) if beside is None else beside)
    matrix = _matrix(design, len(prior))
    points, tied = prior.copy() if start is None else start.copy(), np.arange(len(prior))
    for _ in range(_ROUNDS):
        points = _newton(matrix, known, prior, strength, points, tied)
        ordered, tied = _in_order(points, design, tied)
        if np.abs(ordered - points).max() < _SMALL_STEP:
            break
        points = ordered
    return _in_order(points, design, tied)[0]


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
    rows, at = np.nonzero(design.columns >= 0)
    every = np.arange(len(design.columns))
    columns = np.append(design.columns[rows, at] + 1, np.zeros(len(every), dtype=np.int64))
    return sparse.csr_matrix((np.ones(len(columns)), (np.append(rows, every), columns)), shape=(len(every), size))


def _newton(matrix: Any, known: _Known, prior: Floats, strength: Floats, start: Floats, tied: Ints) -> Floats:
    """Newton's steps; levels with one number in `tied` keep the same points."""
    groups = np.unique(tied, return_inverse=True)[1]
    pool = sparse.csr_matrix((np.ones(len(groups)), (np.arange(len(groups)), groups)))
    pooled = (matrix @ pool).tocsr()
    turned = pooled.T.tocsr()
    penalty = pool.T @ sparse.diags(strength) @ pool
    points = start.copy()
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(matrix @ points + known.beside, -30, 30)))
        slope = turned @ (known.count * (known.truth - chance)) - pool.T @ (strength * (points - prior))
        bend = pooled.multiply((known.count * np.maximum(chance * (1 - chance), 1e-9))[:, None]).tocsr()
        # Dense solvers start threads, which cost more than so few equations do.
        step = spsolve((turned @ bend + penalty).tocsc(), slope)
        points = points + pool @ np.clip(step, -_LONGEST_STEP, _LONGEST_STEP)
        if np.abs(step).max() < _SMALL_STEP:
            break
    return points


def _in_order(points: Floats, design: Design, tied: Ints) -> tuple[Floats, Ints]:
    """The points with every order of levels kept, and which levels share theirs for it."""
    at = {name: column + 1 for column, name in enumerate(design.names)}
    uses = np.append(0.0, design.uses()) + 1.0
    points, tied = points.copy(), tied.copy()
    for feature in EVERY:
        for order in feature.orders if (feature.name, feature.levels[1]) in at else ():
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


def calibration(scores: Floats, truth: Bools) -> tuple[float, float]:
    """The slope and shift that make log-odds of scores (Platt's two numbers)."""
    line = np.array([1.0, 0.0])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(line[0] * scores + line[1], -30, 30)))
        pull = chance * (1 - chance) + 1e-9
        slope = np.array([((truth - chance) * scores).sum(), (truth - chance).sum()])
        bend = np.array([[(pull * scores**2).sum(), (pull * scores).sum()], [(pull * scores).sum(), pull.sum()]])
        line = line + np.clip(np.linalg.solve(bend + np.eye(2) * 1e-6, slope), -1, 1)
    return max(float(line[0]), 0.1), float(line[1])
