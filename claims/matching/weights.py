"""Weights: the points of every level of every feature, read from one file that people can edit."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from claims.errors import ClaimsError
from claims.matching.features import FEATURES

START = "starting point"
WEIGHT_COLUMNS = ("feature", "level", "points", "words")


class WeightsError(ClaimsError):
    """Raised when a weights file lacks a level, names an unknown one, or has points that are no number."""


@dataclass(frozen=True, kw_only=True)
class Weights:
    """Points in natural log-odds, and the sentence that goes with each level.

    Attributes:
        start: Points of any pair before anything is compared.
        points: (feature, level) to points.
        words: (feature, level) to a sentence with places for both values, {a} and {b}.
    """

    start: float
    points: Mapping[tuple[str, str], float]
    words: Mapping[tuple[str, str], str]

    def weigh(self, levels: pd.DataFrame) -> npt.NDArray[np.float64]:
        """The points of every row of `compare_features`, the starting point included, to a millionth."""
        total = np.full(len(levels), self.start)
        for feature in FEATURES:
            table = np.array([self.points[feature.name, level] for level in feature.levels])
            total += table[levels[feature.name].to_numpy()]
        return np.round(total, 6)


def read_weights(path: Path) -> Weights:
    """Reads a weights file.

    Raises:
        WeightsError: The file does not give points to exactly the known levels; the message names them.
    """
    rows = pd.read_csv(path, dtype=str, keep_default_na=False)
    keys = list(zip(rows["feature"], rows["level"], strict=True))
    known = {(START, ""), *((feature.name, level) for feature in FEATURES for level in feature.levels)}
    if sorted(keys) != sorted(known):
        wrong = (
            ", ".join(f"{feature}: {level}" for feature, level in sorted(set(keys) ^ known)) or "a level given twice"
        )
        raise WeightsError(f"{path}: {wrong}; allowed: each level of each feature once")
    try:
        points = dict(zip(keys, map(float, rows["points"]), strict=True))
    except ValueError as error:
        raise WeightsError(f"{path}: {error}; allowed: points such as 1.5 or -2") from None
    return Weights(start=points[START, ""], points=points, words=dict(zip(keys, rows["words"], strict=True)))


def probability(points: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Log-odds as a probability from 0 to 1, to a millionth."""
    return np.round(1.0 / (1.0 + np.exp(-points)), 6)
