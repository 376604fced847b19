"""Levels that say nothing between two lists."""

import numpy as np
import pandas as pd
import pytest

from claims.matching import MatchSettings, explain_pairs, match_claims, prepare, read_weights
from claims.matching.claims.prepared import Prepared
from claims.matching.features.all_features import FEATURES
from claims.matching.linking.link import link_scored
from claims.matching.scoring.score import score_claims
from claims.matching.scoring.silent_levels import SilentLevels
from tests.builders.matching import frame_of

WEIGHTS = read_weights(MatchSettings().weights_file)


def levels_of(rows: list[dict[str, str]]) -> pd.DataFrame:
    """The indexes of the levels given, of each other feature that of "not said"."""
    return pd.DataFrame(
        {
            feature.name: [feature.levels.index(row.get(feature.name, "not said")) for row in rows]
            for feature in FEATURES
        }
    )


def index(feature: str, level: str) -> int:
    return next(each.levels.index(level) for each in FEATURES if each.name == feature)


EVIDENT = {"stated time": "same day", "name of the place": "same name", "area": "other country"}
NO_EVENT = {"stated time": "days apart", "name of the place": "other name", "area": "other country"}


@pytest.mark.parametrize(
    ("rows", "silent"),
    [
        pytest.param([EVIDENT] * 10, True, id="ten that are evidently one event"),
        pytest.param([EVIDENT] * 9, False, id="nine are too few"),
        pytest.param([EVIDENT] * 10 + [{**EVIDENT, "area": "same area"}] * 10, True, id="half of them"),
        pytest.param([EVIDENT] * 10 + [{**EVIDENT, "area": "same area"}] * 11, False, id="less than half"),
        pytest.param([NO_EVENT] * 50, False, id="pairs of other events show nothing"),
        pytest.param([{**EVIDENT, "stated time": "next day"}] * 20, False, id="another day is not evident"),
        pytest.param([{**NO_EVENT, "stated time": "same day", "distance": "within 5 km"}] * 10, True, id="one point"),
        pytest.param([{**EVIDENT, "area": "not said"}] * 30, False, id="an area not said"),
    ],
)
def test_what_nearly_all_pairs_of_one_event_have_says_nothing(rows: list[dict[str, str]], silent: bool) -> None:
    lists = np.zeros(len(rows), dtype=np.int64), np.ones(len(rows), dtype=np.int64)
    found = SilentLevels.of(levels_of(rows), *lists, WEIGHTS)
    expected = {"area": (index("area", "other country"),)} if silent else {}
    assert {name: at for name, at in found.of_pair.get(1, {}).items() if name == "area"} == expected


def test_a_feature_does_not_show_that_its_own_level_is_silent() -> None:
    rows = [{"stated time": "same day", "name of the place": "other name", "area": "same area"}] * 20
    lists = np.zeros(20, dtype=np.int64), np.ones(20, dtype=np.int64)
    assert SilentLevels.of(levels_of(rows), *lists, WEIGHTS).of_pair == {}


def test_a_level_that_speaks_for_a_pair_is_never_silent() -> None:
    rows = [{**EVIDENT, "area": "same area"}] * 20
    lists = np.zeros(20, dtype=np.int64), np.ones(20, dtype=np.int64)
    assert SilentLevels.of(levels_of(rows), *lists, WEIGHTS).of_pair == {}


def test_levels_are_silent_between_their_two_lists_alone() -> None:
    one, other = np.array([0] * 20 + [0] * 5), np.array([1] * 20 + [2] * 5)
    levels = levels_of([EVIDENT] * 25)
    found = SilentLevels.of(levels, one, other, WEIGHTS)
    kept = found.silence(levels, other, one)["area"].tolist()
    assert kept == [0] * 20 + [index("area", "other country")] * 5
    assert levels["area"].iloc[0] == index("area", "other country")


def registers(*, other_towns: bool) -> Prepared:
    """Two registers that write the country in two ways, of the same events or of events in two countries."""
    random = np.random.default_rng(4)
    rows = []
    for at in range(50):
        day = pd.Timestamp("2015-01-01") + pd.Timedelta(days=int(random.integers(0, 300)))
        for source, country in (("one", "Examplia"), ("two", "Arab State of Sampleland")):
            own = other_towns and source == "two"
            town = "".join(np.random.default_rng(at + 1000 * own).choice(list("aeioubdgklmnrstvz"), 9)).capitalize()
            rows.append(
                {
                    "claim_id": f"{source}-{at:02}",
                    "source": source,
                    "date_start": str(day.date()),
                    "place": town,
                    "country": country,
                }
            )
    return prepare(frame_of(pd.DataFrame(rows)))


def test_another_writing_of_the_country_is_not_held_against_pairs() -> None:
    prepared = registers(other_towns=False)
    groups = pd.Series(link_scored(score_claims(prepared)).groups[0.0], index=prepared.frame["claim_id"])
    assert sum(groups[f"one-{at:02}"] == groups[f"two-{at:02}"] for at in range(50)) >= 48
    (match,) = explain_pairs(prepared, [("one-00", "two-00")])
    assert next(part.points for part in match.evidence if part.feature == "area") == 0
    matches = match_claims(prepared).set_index(["claim_a", "claim_b"])
    assert match.points == pytest.approx(matches.loc[("one-00", "two-00"), "points"], abs=1e-5)


def test_lists_of_two_countries_stay_apart() -> None:
    groups = link_scored(score_claims(registers(other_towns=True))).groups[0.0]
    assert len(set(groups.tolist())) >= 98


def test_a_feature_is_judged_by_pairs_that_another_one_shows_to_be_one_event() -> None:
    by_name = {"stated time": "same day", "name of the place": "same name", "distance": "farther"}
    by_itself = {"stated time": "same day", "name of the place": "other name", "distance": "within 5 km"}
    lists = np.zeros(25, dtype=np.int64), np.ones(25, dtype=np.int64)
    found = SilentLevels.of(levels_of([by_name] * 10 + [by_itself] * 15), *lists, WEIGHTS)
    assert found.of_pair[1]["distance"] == (index("distance", "farther"),)
