"""The points of pairs as other pairs meet them: a passage that goes on with another takes no account away from it."""

import numpy as np

from claims.matching.arrays import Floats, Ints
from claims.matching.claims.prepared import Prepared
from claims.matching.features.neighbouring_passages import may_tell_one_event
from claims.matching.scoring.weights import Weights

_SOURCE = "source"


def points_beside_others(prepared: Prepared, left: Ints, right: Ints, points: Floats, weights: Weights) -> Floats:
    """The points of pairs by themselves, those of neighbouring passages as of any two claims of one document.

    Whoever else tells the event matches the one passage and the other; were the two as near as they score, each
    would be the better match of the other, and the accounts of other sources would count for less.
    """
    more = weights.points[_SOURCE, "neighbouring passages"] - weights.points[_SOURCE, "one document"]
    beside = points.copy()
    beside[may_tell_one_event(prepared, left, right)] -= more
    rounded: Floats = np.round(beside, 6)
    return rounded
