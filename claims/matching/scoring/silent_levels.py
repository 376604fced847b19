"""Levels that speak against a pair elsewhere and say nothing between two lists, because nearly all that is evidently one event has them."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from claims.matching.arrays import Bools, Ints, Levels
from claims.matching.features.all_features import FEATURES
from claims.matching.scoring.weights import Weights

_WHERE = (
    "place",
    "name of the place",
    "area",
    "likely area",
    "distance",
)  # what one list may write in another way throughout
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
