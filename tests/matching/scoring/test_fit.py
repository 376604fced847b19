import numpy as np
import numpy.typing as npt
import pandas as pd
import pytest

from claims.matching import MatchSettings, read_weights
from claims.matching.features.all_features import ALL_FEATURES, CONTEXT_FEATURES, FEATURES
from claims.matching.scoring.fit import Design, fit_points, vector_of
from claims.matching.settings import LearnSettings

PRIOR = read_weights(MatchSettings().weights_file)


def drawn(pairs: int, *, surely: float) -> tuple[Design, npt.NDArray[np.bool_]]:
    """Levels by chance, and labels that three features decide the more surely the higher the number."""
    random = np.random.default_rng(5)
    levels = pd.DataFrame({each.name: random.integers(0, len(each.levels), pairs).astype(np.int8) for each in FEATURES})
    sums = -levels["publication"] - levels["rare words"] + levels["names"] - 3.0
    return Design.of(levels), random.random(pairs) < 1 / (1 + np.exp(-surely * sums.to_numpy()))


def loss_of(design: Design, truth: npt.NDArray[np.bool_], points: npt.NDArray[np.float64]) -> float:
    sums, away = design.weigh(points), points - vector_of(PRIOR, design.names)
    drift = 0.5 * float((away[1:] ** 2).sum() + 0.01 * away[0] ** 2)
    return float((np.logaddexp(0, sums) - truth * sums).sum()) + drift


@pytest.mark.parametrize("surely", [0.3, 1.0, 20.0])
def test_points_are_the_same_wherever_fitting_starts(surely: float) -> None:
    design, truth = drawn(3_000, surely=surely)
    prior = vector_of(PRIOR, design.names)
    points = fit_points(design, truth, prior, settings=LearnSettings(ridge=1.0))
    far = np.random.default_rng(1).normal(0, 5, len(prior))
    assert fit_points(design, truth, prior, settings=LearnSettings(ridge=1.0), start=far) == pytest.approx(
        points, abs=2e-3
    )


@pytest.mark.parametrize("surely", [0.3, 1.0, 20.0])
def test_nothing_in_order_fits_better(surely: float) -> None:
    design, truth = drawn(3_000, surely=surely)
    points = fit_points(design, truth, vector_of(PRIOR, design.names), settings=LearnSettings(ridge=1.0))
    orders = [
        [1 + design.names.index((each.name, level)) for level in order] for each in FEATURES for order in each.orders
    ]
    assert all((np.diff(points[order]) <= 1e-9).all() for order in orders)
    least = loss_of(design, truth, points)
    for column in range(len(points)):
        for nudge in (-0.05, 0.05):
            tried = points.copy()
            tried[column] += nudge
            if all((np.diff(tried[order]) <= 0).all() for order in orders):
                assert loss_of(design, truth, tried) > least


def test_no_level_stands_below_two_others() -> None:
    for feature in ALL_FEATURES:
        below = [level for order in feature.orders for level in order[1:]]
        assert len(below) == len(set(below)), feature.name


def test_the_starting_point_stays_beside_points_there_are() -> None:
    random = np.random.default_rng(3)
    levels = {each.name: random.integers(0, len(each.levels), 500).astype(np.int8) for each in CONTEXT_FEATURES}
    design = Design.of(pd.DataFrame(levels), CONTEXT_FEATURES)
    prior = np.zeros(len(design.names) + 1)
    points = fit_points(
        design, random.random(500) < 0.3, prior, settings=LearnSettings(ridge=1.0), beside=random.normal(0, 2, 500)
    )
    assert points[0] == pytest.approx(0, abs=1e-4)
    assert np.abs(points).max() > 0.1


def test_the_prior_stays_where_nothing_is_seen() -> None:
    frame = pd.DataFrame({feature.name: np.zeros(10, dtype=np.int8) for feature in FEATURES})
    frame["stated time"] = np.array([1] * 5 + [10] * 5, dtype=np.int8)
    design = Design.of(frame)
    prior = vector_of(PRIOR, design.names)
    points = fit_points(design, np.array([True] * 5 + [False] * 5), prior, settings=LearnSettings(ridge=1.0))
    at = 1 + design.names.index(("place", "same town"))
    assert points[at] == prior[at]
