import numpy as np
import pytest

from claims.matching.learning.thresholds import quality_of


@pytest.mark.parametrize(
    ("groups", "precision", "recall"),
    [
        ([0, 0, 1], 1.0, 1.0),
        ([0, 0, 0], 1 / 3, 1.0),
        ([0, 1, 2], 1.0, 0.0),
    ],
)
def test_quality(groups: list[int], precision: float, recall: float) -> None:
    quality = quality_of(np.array([0, 0, 1]), np.array(groups))
    assert (quality.precision, quality.recall) == pytest.approx((precision, recall))
