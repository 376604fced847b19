"""Learning, and the thresholds that labels show."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from claims.matching import MatchSettings, match_claims, read_weights
from claims.matching.claims.claim_table import read_claim_table
from claims.matching.features.all_features import FEATURES
from claims.matching.learning.learn import LearningError, learn_weights, quality_of
from claims.matching.learning.review_questions import Labels, labels_of_judgements
from claims.matching.scoring.weights import write_weights
from claims.matching.settings import LearnSettings
from tests.builders.claim_tables import made_up, write_table


def test_learning_recovers_what_tells(tmp_path: Path) -> None:
    text, gold = made_up()
    learned = learn_weights(
        read_claim_table(write_table(tmp_path, text)).frame, Labels(incident_of=gold), date="2026-11-22"
    )
    points = learned.weights.points
    assert points["stated time", "same day"] > points["stated time", "days apart"]
    assert points["name of the place", "same name"] > 0 > points["name of the place", "other name"]
    assert learned.after.f1 >= learned.before.f1
    assert {points[feature.name, "not said"] for feature in FEATURES} == {0.0}
    for feature in FEATURES:
        for order in feature.orders:
            told = [points[feature.name, each] for each in order]
            assert told == sorted(told, reverse=True)


def test_learning_is_repeatable_and_its_file_says_where_it_comes_from(tmp_path: Path) -> None:
    text, gold = made_up()
    frame = read_claim_table(write_table(tmp_path, text)).frame
    files = [tmp_path / "one.csv", tmp_path / "two.csv"]
    for path, rows in zip(files, (frame, frame.iloc[::-1]), strict=True):
        write_weights(learn_weights(rows, Labels(incident_of=gold), date="2026-11-22").weights, path)
    assert files[0].read_bytes() == files[1].read_bytes()
    weights = read_weights(files[0])
    assert {"learned on", "version", "data", "pairs", "before", "after"} <= set(weights.provenance)
    assert weights.link_points is not None
    assert match_claims(frame, settings=MatchSettings(weights_file=files[0])).shape[0] > 0


def test_pairs_that_nobody_judged_are_not_learned_from(tmp_path: Path) -> None:
    text = made_up()[0]
    frame = read_claim_table(write_table(tmp_path, text)).frame
    rows = [(f"c{at}", f"c{at + 1}", "same") for at in range(0, 120, 2)]
    rows += [(f"c{at}", f"c{at + 2}", "not same") for at in range(0, 118, 2)]
    judged = pd.DataFrame(rows, columns=["claim_a", "claim_b", "verdict"])
    labels = labels_of_judgements(judged)
    assert labels.apart is not None
    assert len(labels.apart) == 59
    some, every = (learn_weights(frame, each, date="2026-11-22") for each in (labels, replace(labels, apart=None)))
    assert LearnSettings().least_pairs < some.pairs[0] < every.pairs[0]
    assert some.pairs[1] == every.pairs[1]


def test_labels_that_make_the_weights_worse_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text, gold = made_up()
    frame = read_claim_table(write_table(tmp_path, text)).frame.assign(listed=False)
    monkeypatch.setattr(
        "claims.matching.learning.learn.fit_points", lambda design, *_, **__: np.zeros(len(design.names) + 1)
    )
    with pytest.raises(LearningError, match="accuracy would drop"):
        learn_weights(frame, Labels(incident_of=gold), date="2026-11-22")


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


def test_no_claims_are_perfect() -> None:
    none = np.empty(0, dtype=np.int64)
    quality = quality_of(none, none)
    assert (quality.precision, quality.recall, quality.f1, quality.b3) == (1.0, 1.0, 1.0, 1.0)


def test_too_few_labels_are_counted_and_refused(tmp_path: Path) -> None:
    frame = read_claim_table(write_table(tmp_path, made_up(30)[0])).frame
    labels = Labels(incident_of=dict.fromkeys(frame["claim_id"].head(3), "i"))
    with pytest.raises(
        LearningError,
        match=r"found \d pairs? about the same event and 0 of different ones; allowed: at least 20 of each",
    ):
        learn_weights(frame, labels, date="2026-11-22")
