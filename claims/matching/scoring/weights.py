"""Weights: the points of every level of every feature, read from one file that people can edit."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import numpy as np
import pandas as pd

from claims.errors import ClaimsError, CollectionError
from claims.matching.arrays import Floats
from claims.matching.features.all_features import ALL_FEATURES, CONTEXT_FEATURES, FEATURES
from claims.matching.features.feature import FeatureLevels
from claims.matching.settings import WEIGHTS_FILE
from claims.safety.files import file_bytes, write_whole
from claims.safety.read_apart import read_apart

START = "starting point"
LINKING, JOIN_FROM, SURE_FROM = "linking", "join from", "sure from"
PROVENANCE = "provenance"
WEIGHT_COLUMNS = ("feature", "level", "points", "words")
MOST_BYTES = 1_000_000  # fifty times the shipped file
_ALLOWED = f"a CSV file with {','.join(WEIGHT_COLUMNS)}"


class WeightsError(ClaimsError):
    """Raised when a weights file lacks a level, names an unknown one, or has points that are no number."""


@dataclass(frozen=True, kw_only=True)
class Weights:
    """Points in natural log-odds, and the sentence that goes with each level.

    Attributes:
        start: Points of any pair before anything is compared.
        points: (feature, level) to points.
        words: (feature, level) to a sentence with placeholders for both values, {a} and {b}.
        link_points: The threshold at which groups join, as it was learned with these weights; None leaves it to the settings.
        sure_points: The same for links that need no review.
        provenance: What the weights were learned from, by name.
    """

    start: float
    points: Mapping[tuple[str, str], float]
    words: Mapping[tuple[str, str], str]
    link_points: float | None = None
    sure_points: float | None = None
    provenance: Mapping[str, str] = field(default_factory=dict)

    def weigh(self, levels: pd.DataFrame) -> Floats:
        """The points of every row of levels, as `compare_features` gives them, to a millionth; the starting point is included."""
        return self._sum(levels, FEATURES, self.start)

    def weigh_context(self, levels: pd.DataFrame) -> Floats:
        """The points of every row of levels, as `PairContext.compare` gives them, which are added to those of the pair by itself."""
        return self._sum(levels, CONTEXT_FEATURES, 0.0)

    def _sum(self, levels: pd.DataFrame, features: Iterable[FeatureLevels], start: float) -> Floats:
        total = np.full(len(levels), start)
        for feature in features:
            total += self.points_of(feature)[levels[feature.name].to_numpy()]
        return np.round(total, 6)

    @property
    def uses_context(self) -> bool:
        """Whether these weights give points to what the other pairs of the same claims say."""
        return any(self.points_of(feature).any() for feature in CONTEXT_FEATURES)

    def points_of(self, feature: FeatureLevels) -> Floats:
        """The points of the levels of a feature, in their order."""
        return np.array([self.points[feature.name, level] for level in feature.levels])


def read_weights(path: Path) -> Weights:
    """Reads a weights file.

    Beside the levels it may hold the thresholds of linking ("linking") and what the weights were learned from ("provenance").

    Raises:
        WeightsError: The file cannot be read, or does not give points to exactly the known levels; the message names them.
    """
    try:
        content = file_bytes(path, allowed=_ALLOWED, most_bytes=MOST_BYTES)
    except FileNotFoundError as error:
        raise _no_weights_file(path, error) from None
    except CollectionError as error:
        raise WeightsError(str(error)) from None
    return _weights(path, content)


@lru_cache(maxsize=8)
def _weights(path: Path, content: bytes) -> Weights:
    """The weights of a file that was read; each content is understood once, since every matching asks for it."""
    rows = _rows(path, content) if path == WEIGHTS_FILE else read_apart(_rows, path, content, name=str(path))
    about = rows["feature"] == PROVENANCE
    provenance = dict(zip(rows.loc[about, "level"], rows.loc[about, "words"], strict=True))
    rows = rows[~about]
    keys = list(zip(rows["feature"], rows["level"], strict=True))
    optional = {(LINKING, JOIN_FROM), (LINKING, SURE_FROM)} & set(keys)
    known = {(START, ""), *((feature.name, level) for feature in ALL_FEATURES for level in feature.levels), *optional}
    if sorted(keys) != sorted(known):
        wrong = (
            ", ".join(f"{feature}: {level}" for feature, level in sorted(set(keys) ^ known)) or "a level given twice"
        )
        raise WeightsError(f"{path}: {wrong}; allowed: each level of each feature once")
    try:
        points = dict(zip(keys, map(float, rows["points"]), strict=True))
    except ValueError as error:
        raise WeightsError(f"{path}: {error}; allowed: points such as 1.5 or -2") from None
    return Weights(
        start=points[START, ""],
        points=points,
        words=dict(zip(keys, rows["words"], strict=True)),
        link_points=points.get((LINKING, JOIN_FROM)),
        sure_points=points.get((LINKING, SURE_FROM)),
        provenance=provenance,
    )


def write_weights(weights: Weights, path: Path) -> None:
    """Writes a weights file that `read_weights` reads: provenance first, then the starting point and every level."""
    rows: list[tuple[str, str, str, str]] = [(PROVENANCE, name, "", text) for name, text in weights.provenance.items()]
    rows.append((START, "", f"{weights.start:g}", weights.words[START, ""]))
    for level, points in ((JOIN_FROM, weights.link_points), (SURE_FROM, weights.sure_points)):
        if points is not None:
            rows.append((LINKING, level, f"{points:g}", LINKING_WORDS[level]))
    for feature in ALL_FEATURES:
        for level in feature.levels:
            points = weights.points[feature.name, level]
            rows.append((feature.name, level, f"{points:g}", weights.words[feature.name, level]))
    table = pd.DataFrame(rows, columns=list(WEIGHT_COLUMNS))
    write_whole(path, table.to_csv(index=False, lineterminator="\n").encode())


LINKING_WORDS = {
    JOIN_FROM: "Groups of claims are joined while their pairs score at least this on average.",
    SURE_FROM: "Above this, a match needs no review: 95 of 100 such matches in the labelled claims were right.",
}


def _rows(path: Path, content: bytes) -> pd.DataFrame:
    try:
        rows = pd.read_csv(BytesIO(content), dtype=str, keep_default_na=False)
    except ValueError as error:
        raise _no_weights_file(path, error) from None
    if absent := [column for column in WEIGHT_COLUMNS if column not in rows]:
        raise WeightsError(f"{path} has no column {', '.join(absent)}; allowed: {','.join(WEIGHT_COLUMNS)}")
    return rows


def _no_weights_file(path: Path, error: Exception) -> WeightsError:
    name = type(error).__name__
    return WeightsError(f"{path} is no weights file ({name}); allowed: {_ALLOWED}")


def probability(points: Floats) -> Floats:
    """Log-odds as a probability from 0 to 1, to a millionth."""
    return np.round(1.0 / (1.0 + np.exp(-points)), 6)
