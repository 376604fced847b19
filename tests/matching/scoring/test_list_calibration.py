"""Points between lists are fitted to the table."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from claims.matching import MatchSettings, explain, explain_pairs, explain_text, match_claims, prepare, read_weights
from claims.matching.claims.claim_table import read_claim_table
from claims.matching.claims.prepared import Prepared
from claims.matching.features.all_features import FEATURES
from claims.matching.linking.link import link_scored
from claims.matching.scoring.explain import RIVALS
from claims.matching.scoring.list_calibration import NEVER_AGAINST, SilentLevels
from claims.matching.scoring.score import list_calibration, score_claims
from claims.matching.scoring.weights import START
from tests.builders.claim_tables import NEWS, write_table
from tests.builders.matching import frame_of

SHARED, OWN = 60, 40  # events of each of two registers: those that both have, and those that one has


def registers() -> str:
    """Two registers of one war, which name the sides and the kind of event otherwise: about one event in ten days, in one of twelve towns."""
    rows = ["claim_id,source,date_start,place,admin1,country,actor_a,kind"]
    for source, actor, kind, seed in (
        ("one", "Army of Examplia", "clash", 7),
        ("two", "Examplian forces", "arrest", 8),
    ):
        events = [*_events(np.random.default_rng(6), SHARED), *_events(np.random.default_rng(seed), OWN)]
        rows += [
            f"{source}-{at:03},{source},{day.date()},Town {town},North,Examplia,{actor},{kind}"
            for at, (day, town) in enumerate(events)
        ]
    return "\n".join(rows) + "\n"


def _events(random: np.random.Generator, number: int) -> list[tuple[pd.Timestamp, str]]:
    days, towns = random.integers(0, 900, number).tolist(), random.choice(list("ABCDEFGHIJKL"), number).tolist()
    return [(pd.Timestamp("2015-01-01") + pd.Timedelta(days=day), town) for day, town in zip(days, towns, strict=True)]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    path = write_table(tmp_path_factory.mktemp("lists"), registers())
    return prepare(read_claim_table(path).frame)


def right_pairs(prepared: Prepared) -> tuple[int, int]:
    """How many pairs are joined, and how many of these are right."""
    scored = score_claims(prepared)
    groups = link_scored(scored).groups[0.0]
    joined = pd.Series(scored.ids).groupby(groups).agg(tuple)
    pairs = [ids for ids in joined if len(ids) > 1]
    assert all(len(ids) == 2 for ids in pairs)
    right = sum(one[4:] == two[4:] and int(one[4:]) < SHARED for one, two in pairs)
    return len(pairs), right


def test_two_registers_that_name_the_sides_otherwise_are_matched(prepared: Prepared) -> None:
    joined, right = right_pairs(prepared)
    assert right >= 0.9 * SHARED
    assert right >= 0.9 * joined


def test_the_share_of_a_list_that_is_in_the_other_is_estimated(prepared: Prepared) -> None:
    calibration = list_calibration(prepared)
    assert calibration is not None
    assert calibration.partners.share_of(np.array([0]), np.array([1]))[0] == pytest.approx(
        SHARED / (SHARED + OWN), abs=0.12
    )


def test_what_accounts_dispute_hardly_speaks_against_a_pair(prepared: Prepared) -> None:
    calibration = list_calibration(prepared)
    assert calibration is not None
    points = calibration.weights.points
    shipped = read_weights(MatchSettings().weights_file).points
    assert shipped["parties", "none shared"] + shipped["kind of event", "unlike"] >= -0.5
    assert {feature for feature, _ in points} >= NEVER_AGAINST
    assert min(points["parties", "none shared"], points["kind of event", "unlike"]) >= -0.5


@pytest.mark.parametrize("pair", [("one-000", "two-000"), ("two-000", "one-001"), ("one-099", "two-099")])
def test_evidence_on_rows_of_two_lists_sums_to_their_points(prepared: Prepared, pair: tuple[str, str]) -> None:
    match = explain(prepared, *pair)
    assert match == explain(prepared, *reversed(pair))
    assert sum(part.points for part in match.evidence) == pytest.approx(match.points)
    names = [part.feature for part in match.evidence]
    assert (names[0], names[-1]) == (START, RIVALS)
    assert {match.evidence[at].value_a + match.evidence[at].value_b for at in (0, -1)} == {""}
    assert "lead over other pairs" not in names  # rivals take its part
    scored = match_claims(prepared).set_index(["claim_a", "claim_b"])["points"]
    if (key := (min(pair), max(pair))) in scored.index:
        assert match.points == pytest.approx(scored[key])


def test_the_explanation_says_what_the_table_changed(prepared: Prepared) -> None:
    match = explain(prepared, "one-000", "two-000")
    adapted = {part.feature: part for part in match.evidence[1:] if part.shipped is not None}
    assert adapted["kind of event"].shipped == -0.5
    for part in adapted.values():
        line = f"{part.points:+6.2f}  {part.feature}: {part.sentence} (before this table: {part.shipped:+.1f})"
        assert line in explain_text(match).splitlines()
    start = match.evidence[0].sentence
    assert "% of the rows of" in start
    assert "as all rows suggest" in start


def test_rows_of_one_list_never_meet(prepared: Prepared) -> None:
    match = explain(prepared, "one-000", "one-001")
    assert RIVALS not in [part.feature for part in match.evidence]
    assert "whose rows are different events" in explain_text(match)


def test_a_table_of_news_is_not_calibrated(tmp_path: Path) -> None:
    prepared = prepare(read_claim_table(write_table(tmp_path, NEWS)).frame)
    assert list_calibration(prepared) is None
    assert all(part.shipped is None for part in explain(prepared, "n1", "n2").evidence)


def test_one_list_has_nothing_to_calibrate(tmp_path: Path) -> None:
    heading, *rows = registers().splitlines()
    alone = "\n".join([heading, *(row for row in rows if row.startswith("one"))])
    prepared = prepare(read_claim_table(write_table(tmp_path, alone + "\n")).frame)
    assert list_calibration(prepared) is None
    assert len(set(link_scored(score_claims(prepared)).groups[0.0].tolist())) == SHARED + OWN


def test_a_list_that_comes_back_to_an_event_can_be_named(prepared: Prepared) -> None:
    settings = MatchSettings(not_lists=frozenset({"two"}))
    assert list_calibration(prepare(prepared.frame, settings)) is None


def test_the_order_of_rows_makes_no_difference(prepared: Prepared, tmp_path: Path) -> None:
    heading, *rows = registers().strip().splitlines()
    turned = read_claim_table(write_table(tmp_path, "\n".join([heading, *rows[::-1]]) + "\n")).frame
    pd.testing.assert_frame_equal(match_claims(prepared), match_claims(turned))


def test_the_share_is_that_of_the_list_whose_row_makes_the_pair_less_likely(prepared: Prepared) -> None:
    pairs = [(f"one-{at:03}", f"two-{at:03}") for at in range(SHARED)]
    starts = [match.evidence[0].sentence for match in explain_pairs(prepared, pairs)]
    assert any("of the rows of one are in two" in start for start in starts)
    assert any("of the rows of two are in one" in start for start in starts)


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


def registers_elsewhere(*, other_towns: bool) -> Prepared:
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
    prepared = registers_elsewhere(other_towns=False)
    groups = pd.Series(link_scored(score_claims(prepared)).groups[0.0], index=prepared.frame["claim_id"])
    assert sum(groups[f"one-{at:02}"] == groups[f"two-{at:02}"] for at in range(50)) >= 48
    (match,) = explain_pairs(prepared, [("one-00", "two-00")])
    assert next(part.points for part in match.evidence if part.feature == "area") == 0
    matches = match_claims(prepared).set_index(["claim_a", "claim_b"])
    assert match.points == pytest.approx(matches.loc[("one-00", "two-00"), "points"], abs=1e-5)


def test_lists_of_two_countries_stay_apart() -> None:
    groups = link_scored(score_claims(registers_elsewhere(other_towns=True))).groups[0.0]
    assert len(set(groups.tolist())) >= 98


def test_a_feature_is_judged_by_pairs_that_another_one_shows_to_be_one_event() -> None:
    by_name = {"stated time": "same day", "name of the place": "same name", "distance": "farther"}
    by_itself = {"stated time": "same day", "name of the place": "other name", "distance": "within 5 km"}
    lists = np.zeros(25, dtype=np.int64), np.ones(25, dtype=np.int64)
    found = SilentLevels.of(levels_of([by_name] * 10 + [by_itself] * 15), *lists, WEIGHTS)
    assert found.of_pair[1]["distance"] == (index("distance", "farther"),)
