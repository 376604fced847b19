"""From which probability on rows of two lists are joined."""

import numpy as np
import pytest

from claims.matching.linking.list_threshold import list_threshold


def cut(*chances: float) -> float:
    return float(1 / (1 + np.exp(-list_threshold(np.array(chances)))))


@pytest.mark.parametrize(
    ("chances", "expected"),
    [
        pytest.param((), 0.5, id="no pair"),
        pytest.param((0.001, 0.009), 0.5, id="no pair worth counting"),
        pytest.param((1.0, 1.0), 0.5, id="all are certain"),
        pytest.param((0.8, 0.8, 0.8), 0.444, id="half of the best F1: 2 * 2.4 / (3 + 2.4) / 2"),
        pytest.param((0.2, 0.9, 0.5), 0.389, id="joining the best two is best: 2 * 1.4 / (2 + 1.6) / 2"),
        pytest.param((0.05,) * 9, 0.3, id="never less likely than this"),
    ],
)
def test_the_cut_is_half_of_the_best_expected_f1(chances: tuple[float, ...], expected: float) -> None:
    assert cut(*chances) == pytest.approx(expected, abs=0.001)
