"""Scores of incidents against gold, and how much memory a process took."""

import resource
from collections.abc import Mapping

import numpy as np
import pandas as pd


def scores(gold: pd.DataFrame, found: Mapping[str, str]) -> dict[str, float]:
    """Pairwise and B-cubed precision, recall and F1; a claim without an incident stands alone."""
    alone = [found.get(claim, f"alone {claim}") for claim in gold["claim_id"]]
    cells = pd.DataFrame(
        {"gold": pd.factorize(gold["incident_id"])[0], "found": pd.factorize(np.array(alone, dtype=object))[0]}
    )
    both = cells.value_counts().to_numpy(dtype=np.float64)
    index = cells.value_counts().index
    sizes = [cells[each].value_counts() for each in ("gold", "found")]
    true, said = (float((each * (each - 1) / 2).sum()) for each in sizes)
    hit = float((both * (both - 1) / 2).sum())
    of_gold, of_found = (size.reindex(index.get_level_values(at)).to_numpy() for at, size in enumerate(sizes))
    precision, recall = hit / said if said else 1.0, hit / true if true else 1.0
    b3_precision, b3_recall = (
        float((both**2 / of_found).sum() / len(cells)),
        float((both**2 / of_gold).sum() / len(cells)),
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
