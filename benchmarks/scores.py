"""Scores of incidents against gold, and how much memory a process took."""

import resource
import time
from collections.abc import Iterable, Mapping, Set

import numpy as np
import pandas as pd


def scores(gold: pd.DataFrame, found: Mapping[str, object], spared: Iterable[Set[str]] = ()) -> dict[str, float]:
    """Pairwise and B-cubed precision, recall and F1; a claim without an incident stands alone.

    Args:
        gold: Columns `claim_id` and `incident_id`.
        found: Claim id to incident.
        spared: Pairs of claims of different incidents that are not counted as linked where they are.
    """
    groups = {claim_id: found.get(claim_id, f"alone {claim_id}") for claim_id in gold["claim_id"]}
    true, linked = (
        pd.factorize(np.array(list(incidents), dtype=object))[0].astype(np.int64)
        for incidents in (gold["incident_id"], groups.values())
    )
    size = max(len(true), 1)
    true_sizes, linked_sizes = np.bincount(true).astype(np.float64), np.bincount(linked).astype(np.float64)
    cells, shared = np.unique(true * size + linked, return_counts=True)
    true_pairs, linked_pairs, right_pairs = (
        float((sizes * (sizes - 1) / 2).sum()) for sizes in (true_sizes, linked_sizes, shared)
    )
    incident_of = dict(zip(gold["claim_id"], gold["incident_id"], strict=True))
    linked_pairs -= sum(
        len({groups.get(claim_id) for claim_id in pair}) == 1 < len({incident_of.get(claim_id) for claim_id in pair})
        for pair in spared
    )
    precision = right_pairs / linked_pairs if linked_pairs else 1.0
    recall = right_pairs / true_pairs if true_pairs else 1.0
    b3_precision = float((shared**2 / linked_sizes[cells % size]).sum() / size)
    b3_recall = float((shared**2 / true_sizes[cells // size]).sum() / size)
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

    def seconds(self) -> dict[str, float]:
        """Seconds of every stage, and its processor time as "... cpu"."""
        seconds: dict[str, float] = {}
        for stage, before, after in zip(STAGES, self._ticks[:-1], self._ticks[1:], strict=True):
            seconds |= {stage: after[0] - before[0], f"{stage} cpu": after[1] - before[1]}
        return seconds
