"""From which probability on rows of two lists are joined: where the pairs joined are expected to be right most often, by F1."""

import numpy as np

from claims.matching.arrays import Floats

_LOWEST, _HIGHEST = (
    0.3,
    0.5,
)  # few pairs say little: never less likely than this, and never left out when likelier than not
_NO_CHANCE = 0.01  # pairs less probable than this are not worth counting


def list_threshold(chances: Floats) -> float:
    """The log-odds from which on joining adds to the expected F1 of the pairs joined.

    With calibrated probabilities the best threshold is half of the best F1 that can be expected (Lipton, Elkan and
    Naryanaswamy 2014): where lists are dense and bare, less certain pairs are worth joining.

    Args:
        chances: Probabilities of all pairs between lists.

    Example:
        >>> round(list_threshold(np.array([0.99, 0.98, 0.97])), 2)
        0.0
    """
    ordered = np.sort(chances[chances > _NO_CHANCE])[::-1]
    if not len(ordered):
        return 0.0
    expected = 2 * np.cumsum(ordered) / (np.arange(1, len(ordered) + 1) + ordered.sum())
    cut = float(np.clip(expected.max() / 2, _LOWEST, _HIGHEST))
    return float(np.log(cut / (1 - cut)))
