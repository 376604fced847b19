"""All features of matching, found in the modules of this folder, and the comparison of pairs by all of them."""

import csv
from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

import numpy as np
import pandas as pd

from claims.matching import features
from claims.matching.arrays import Ints
from claims.matching.claims.prepared import Prepared
from claims.matching.features.feature import Feature, FeatureLevels
from claims.matching.features.pair_context import CONTEXT_FEATURES
from claims.matching.settings import WEIGHTS_FILE
from claims.matching.threads import map_on_threads, threads_for


def _found_features() -> Iterator[Feature]:
    """The `FEATURES` of every module of the folder: a new feature needs its file and its lines in the weights file."""
    for module in iter_modules(features.__path__, f"{features.__name__}."):
        if module.name != __name__:
            yield from getattr(import_module(module.name), "FEATURES", ())


def _in_order(found: Iterator[Feature]) -> tuple[Feature, ...]:
    """Features in the order of the shipped weights file; those that it does not name come last, by their names."""
    with WEIGHTS_FILE.open(encoding="utf-8", newline="") as file:
        order = {row["feature"]: at for at, row in enumerate(csv.DictReader(file))}
    return tuple(sorted(found, key=lambda feature: (order.get(feature.name, len(order)), feature.name)))


FEATURES = _in_order(_found_features())
ALL_FEATURES: tuple[FeatureLevels, ...] = (
    *FEATURES,
    *CONTEXT_FEATURES,
)  # those of a pair by itself, those beside others


def compare_features(prepared: Prepared, left: Ints, right: Ints) -> pd.DataFrame:
    """One row per pair, one column per feature: the index of its level. The order of the two claims makes no difference."""
    return pd.DataFrame({feature.name: feature.compare(prepared, left, right) for feature in FEATURES})


def read_whole(prepared: Prepared) -> None:
    """Makes what features read of the whole table, that of places beside the rest, so that threads find it made."""
    first = np.zeros(1, dtype=np.int64)

    def use(reads_places: bool) -> None:
        for feature in FEATURES:
            if feature.reads_places == reads_places:
                feature.compare(prepared, first, first)

    _ = prepared.places
    list(map_on_threads(use, (True, False), threads=threads_for(len(prepared.frame), 2)))
