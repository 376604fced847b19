"""The score of a pair as bars, in words and as a table."""

import pytest

from claims.collection import load_collection
from claims.matching import explain
from claims.matching.scoring.explain import in_few_lines
from claims.model import Match
from tests.builders.collection_tables import SMALL
from views.plots.score_plot import score_frame, score_in_words, score_table, waterfall


@pytest.fixture(scope="module")
def match() -> Match:
    return explain(load_collection(SMALL), "h1", "w1")


def test_waterfall_goes_from_zero_to_the_sum_of_all_points(match: Match) -> None:
    [bars] = waterfall(match, dark=False).data
    assert sum(bars.x[:-1]) == pytest.approx(match.points, abs=1e-5)
    assert bars.x[-1] == match.points
    assert bars.measure == ("relative",) * (len(bars.x) - 1) + ("total",)
    assert bars.text == tuple(f"{points:+.1f}" for points in bars.x)


def test_strong_features_have_a_bar_and_a_row_each_and_the_others_one_together(match: Match) -> None:
    told = in_few_lines(match).evidence
    [bars] = waterfall(match, dark=True).data
    assert len(told) == 7 < len(match.evidence)
    assert bars.y == (*(evidence.feature for evidence in told), "total")
    assert score_in_words(match).count(";") == len(told) - 1
    assert score_table(match).count("<tr>") == len(told) + 1
    assert all(evidence.feature in score_table(match) for evidence in told)
    assert len(score_frame(match)) == len(match.evidence)
