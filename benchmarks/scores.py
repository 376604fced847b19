"""Scores of incidents against gold, and how much memory a process took."""

import resource
import time
from collections.abc import Mapping

import numpy as np
import pandas as pd


def scores(gold: pd.DataFrame, found: Mapping[str, str]) -> dict[str, float]:
    """Pairwise and B-cubed precision, recall and F1; a claim without an incident stands alone."""
    alone = np.array([found.get(claim, f"alone {claim}") for claim in gold["claim_id"]], dtype=object)
    one, other = (
        pd.factorize(each)[0].astype(np.int64) for each in (gold["incident_id"].to_numpy(dtype=object), alone)
    )
    size = len(one)
    of_one, of_other = np.bincount(one).astype(np.float64), np.bincount(other).astype(np.float64)
    keys, both = np.unique(one * max(size, 1) + other, return_counts=True)
    of_gold, of_found = of_one[keys // max(size, 1)], of_other[keys % max(size, 1)]
    true, said, hit = (float((each * (each - 1) / 2).sum()) for each in (of_one, of_other, both))
    precision, recall = hit / said if said else 1.0, hit / true if true else 1.0
    b3_precision, b3_recall = (
        float((both**2 / of_found).sum() / size),
        float((both**2 / of_gold).sum() / size),
    )
    return {
        "precision": precision,
        "recall": recall,
        "f1": _mean(precision, recall),
        "b3_precision": b3_precision,
        "b3_recall": b3_recall,
        "b3_f1": _mean(b3_precision, b3_recall),
    }


def _mean(one: float, other: float) -> float:
    return 2 * one * other / (one + other) if one + other else 0.0


def peak_gigabytes() -> float:
    """The most memory that this process held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


STAGES = ("read", "train", "predict", "cluster")


class Clock:
    """Wall and processor time between ticks, one tick at the end of each of `STAGES`.

    Processor time is that of all threads of the process: on a machine that does other work as well it says more.
    """

    def __init__(self) -> None:
        self._ticks = [(time.perf_counter(), time.process_time())]

    def tick(self) -> None:
        self._ticks.append((time.perf_counter(), time.process_time()))

    def told(self) -> dict[str, float]:
        """Seconds of every stage, and its processor time as "... cpu"."""
        found: dict[str, float] = {}
        for stage, before, after in zip(STAGES, self._ticks[:-1], self._ticks[1:], strict=True):
            found |= {stage: after[0] - before[0], f"{stage} cpu": after[1] - before[1]}
        return found
