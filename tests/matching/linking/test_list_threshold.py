"""From which probability on rows of two lists are joined."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.matching.linking.list_threshold import ListThresholds


def chance(log_odds: float) -> float:
    return float(1 / (1 + np.exp(-log_odds)))


def cut(*chances: float) -> float:
    return chance(ListThresholds.of(np.array(chances)).join)


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


@pytest.mark.parametrize(
    ("chances", "expected"),
    [
        pytest.param((), 0.5, id="no pair"),
        pytest.param((0.99, 0.97, 0.95, 0.6), 0.95, id="down to where their mean is .95 and more"),
        pytest.param((0.99, 0.97, 0.9), 0.9, id="the mean counts, not the least"),
        pytest.param((0.9, 0.8), 0.9, id="the likeliest where none is that sure"),
        pytest.param((1.0,) * 9 + (0.55,), 0.55, id="all of them"),
        pytest.param((1.0,) * 99 + (0.2,), 0.5, id="never below what is joined"),
    ],
)
def test_links_are_sure_while_their_mean_probability_is_high(chances: tuple[float, ...], expected: float) -> None:
    thresholds = ListThresholds.of(np.array(chances))
    assert chance(thresholds.sure) == pytest.approx(expected, abs=0.001)
    assert thresholds.sure >= thresholds.join


@given(st.floats(-3, 1), st.floats(0, 4), st.lists(st.floats(-8, 8), min_size=2, max_size=9))
def test_moving_points_keeps_their_order_and_both_thresholds(join: float, wider: float, points: list[float]) -> None:
    thresholds = ListThresholds(join, join + wider)
    ordered = np.sort(np.array(points))
    moved = thresholds.moved(ordered, join=0.0, sure=3.0)
    assert (np.diff(moved) >= -1e-9).all()
    assert ((moved >= 0) == (ordered >= thresholds.join)).all()
    assert ((moved >= 3) == (ordered >= thresholds.sure)).all()
