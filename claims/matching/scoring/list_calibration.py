"""Calibration: on every table the points of pairs between two lists are fitted to the table itself, without any label."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from claims.matching.arrays import Bools, Floats, Ints, Levels
from claims.matching.claims.prepared import Prepared, between_lists
from claims.matching.features.all_features import FEATURES, compare_features
from claims.matching.scoring.one_to_one import OneToOne
from claims.matching.scoring.weights import Weights
from claims.matching.settings import LearnSettings

# What one list may write in another way throughout.
_WHERE = ("place", "name of the place", "area", "likely area", "distance")
_SAME_TIME = ("same day", "same few days", "usual days apart")
_SAME_PLACE = {"name of the place": ("same name", "spelled alike"), "distance": ("within 1 km", "within 5 km")}
_LEAST_EVIDENT = 10  # pairs that are evidently one event, for two lists to show anything
_LEAST_SHARE = 0.5  # of these, for a level to say nothing


@dataclass(frozen=True)
class SilentLevels:
    """The levels that say nothing between two lists.

    Attributes:
        lists: How many lists there are.
        of_pair: Two lists, encoded as `smaller * lists + larger`, to feature to the indexes of its silent levels.
    """

    lists: int
    of_pair: Mapping[int, Mapping[str, tuple[int, ...]]]

    @classmethod
    def of(cls, levels: pd.DataFrame, one: Ints, other: Ints, weights: Weights) -> "SilentLevels":
        """Reads pairs between lists.

        A level of where it happened that counts against a pair is silent if at least half of the pairs of the two lists
        have it that are evidently one event by another feature: the same time, and the same name or point.

        Args:
            levels: The levels of each pair, as `compare_features` gives them.
            one: The list of the one row of each pair.
            other: The list of the other.
            weights: Which levels count against a pair.
        """
        lists = int(max(one.max(initial=0), other.max(initial=0))) + 1
        numbers = _numbers(one, other, lists)
        same_time = _is_any(levels, "stated time", _SAME_TIME)
        evident = {feature: same_time & _any_but(levels, feature) for feature in _WHERE}
        of_pair: dict[int, dict[str, tuple[int, ...]]] = {}
        for feature in FEATURES:
            against = weights.points_of(feature) < 0
            if feature.name not in _WHERE or not against.any():
                continue
            rows = np.flatnonzero(evident[feature.name])
            width = len(feature.levels)
            pairs, group = np.unique(numbers[rows], return_inverse=True)
            counts = np.bincount(
                group * width + levels[feature.name].to_numpy()[rows], minlength=len(pairs) * width
            ).reshape(-1, width)
            said = counts[:, 1:].sum(axis=1)
            silent = against & (counts >= _LEAST_SHARE * said[:, None]) & (said >= _LEAST_EVIDENT)[:, None]
            for at in np.flatnonzero(silent.any(axis=1)).tolist():
                found = tuple(np.flatnonzero(silent[at]).tolist())
                of_pair.setdefault(int(pairs[at]), {})[feature.name] = found
        return cls(lists, of_pair)

    def silence(self, levels: pd.DataFrame, one: Ints, other: Ints) -> pd.DataFrame:
        """The levels with the silent ones as "not said"."""
        if not self.of_pair:
            return levels
        numbers = _numbers(one, other, self.lists)
        changed: dict[str, Levels] = {}
        for number, of_feature in self.of_pair.items():
            here = numbers == number
            for feature, silent in of_feature.items():
                column = changed.setdefault(feature, levels[feature].to_numpy().copy())
                column[here & np.isin(column, silent)] = 0
        return levels.assign(**changed)


def _numbers(one: Ints, other: Ints, lists: int) -> Ints:
    numbers: Ints = np.minimum(one, other) * lists + np.maximum(one, other)
    return numbers


def _any_but(levels: pd.DataFrame, feature: str) -> Bools:
    """Whether a pair is at one place by another feature than this one."""
    found = np.zeros(len(levels), dtype=bool)
    for name, same in _SAME_PLACE.items():
        if name != feature:
            found |= _is_any(levels, name, same)
    return found


def _is_any(levels: pd.DataFrame, feature: str, wanted: tuple[str, ...]) -> Bools:
    of_feature = next(each for each in FEATURES if each.name == feature)
    indexes = [of_feature.levels.index(level) for level in wanted]
    found: Bools = np.isin(levels[feature].to_numpy(), indexes)
    return found


# Which side acted and what kind of event it was is what accounts dispute; how much else happens nearby is what rivals say
# already. Neither speaks against a pair.
NEVER_AGAINST = frozenset({"parties", "kind of event", "busyness of the place", "others at place and time"})
_LEAST_POINTS = -0.25  # the least of any level of these
_RIDGE = 100.0  # about so many pairs have to speak against the shipped points
_ROUNDS = 5  # of reading chances from the points and fitting the points to these; more change next to nothing
_MOST_PAIRS = 200_000  # points are fitted to so many at most


@dataclass(frozen=True, kw_only=True)
class ListCalibration:
    """The points of pairs between lists on one table.

    Attributes:
        weights: Those that calibrating began with, with the points of the levels as adapted.
        silent: Levels that say nothing between two lists.
        partners: What the rows of each list leave to one another.
        between: Which of the pairs given join rows of two lists, as positions.
        points: The points of these.
    """

    weights: Weights
    silent: SilentLevels
    partners: OneToOne
    between: Ints
    points: Floats


def calibrate_lists(prepared: Prepared, left: Ints, right: Ints, weights: Weights) -> ListCalibration | None:
    """The calibration of those of some pairs that join rows of two lists; None where none does.

    The shipped points give each pair a probability beside its rivals; the points of all levels are then fitted to these
    probabilities, held near the shipped ones, so that what says nothing on this table comes to weigh nothing; and both
    again (expectation maximisation). What evidently is one event shows beforehand which levels say nothing at all.

    Args:
        prepared: The claims.
        left: Row of the one claim of each pair.
        right: Row of the other.
        weights: The points to begin with.
    """
    between = np.flatnonzero(between_lists(prepared.lists, left, right))
    if not len(between):
        return None
    left, right = left[between], right[between]
    levels = _levels(prepared, left, right)
    return replace(calibrate_levels(levels, prepared.lists, left, right, weights), between=between)


def calibrate_levels(
    levels: pd.DataFrame, of_rows: Ints, left: Ints, right: Ints, weights: Weights, sizes: Ints | None = None
) -> ListCalibration:
    """The calibration of pairs between lists by their levels.

    Args:
        levels: The levels of each pair, as `compare_features` gives them.
        of_rows: The number of the list of each claim.
        left: Row of the one claim of each pair.
        right: Row of the other.
        weights: The points to begin with.
        sizes: How many claims each list has, where these are not all of them.
    """
    from claims.matching.scoring.fit import Design, fit_points, vector_of  # here, for it takes long to import

    lists, shipped = (of_rows[left], of_rows[right]), _tempered(weights)
    silent = SilentLevels.of(levels, *lists, shipped)
    levels, adapted = silent.silence(levels, *lists), shipped
    every = max(1, -(-len(left) // _MOST_PAIRS))
    design = Design.of(levels[::every])
    count, prior = np.full(design.columns.shape[0], float(every)), vector_of(shipped, design.names)
    for _ in range(_ROUNDS):
        evidence = adapted.weigh(levels)
        partners = OneToOne.of(of_rows, left, right, evidence, sizes)
        chances = 1 / (1 + np.exp(-evidence - partners.points))
        fitted = fit_points(design, chances[::every], prior, settings=LearnSettings(ridge=_RIDGE), count=count)
        points = dict(zip(design.names, np.round(fitted[1:], 2).tolist(), strict=True))
        adapted = _tempered(replace(shipped, points={**shipped.points, **points}))
    evidence = adapted.weigh(levels)
    partners = OneToOne.of(of_rows, left, right, evidence, sizes)
    return ListCalibration(
        weights=adapted,
        silent=silent,
        partners=partners,
        between=np.arange(len(left)),
        points=np.round(evidence + partners.points, 6),
    )


def _levels(prepared: Prepared, left: Ints, right: Ints) -> pd.DataFrame:
    """`compare_features`, a part of the pairs at a time, so that memory stays bounded."""
    some = (slice(at, at + _MOST_PAIRS) for at in range(0, len(left), _MOST_PAIRS))
    return pd.concat([compare_features(prepared, left[part], right[part]) for part in some], ignore_index=True)


def _tempered(weights: Weights) -> Weights:
    """The weights without a starting point, what accounts dispute counting against no pair by more than a little."""
    points = {
        (feature, level): max(points, _LEAST_POINTS) if feature in NEVER_AGAINST else points
        for (feature, level), points in weights.points.items()
    }
    return replace(weights, start=0.0, points=points)
