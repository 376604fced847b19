"""What a table says of its own lists, without any label."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from claims.matching import MatchSettings, explain, explain_pairs, explain_text, match_claims, prepare
from claims.matching.claims.claim_table import read_claim_table
from claims.matching.claims.prepared import Prepared
from claims.matching.linking.link import link_scored
from claims.matching.scoring.explain import RIVALS
from claims.matching.scoring.list_calibration import NEVER_AGAINST
from claims.matching.scoring.score import list_calibration, score_claims
from claims.matching.scoring.weights import START, read_weights
from tests.builders.claim_tables import NEWS, write_table

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
