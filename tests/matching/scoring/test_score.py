"""Scoring."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.synthetic import synthetic_claims
from claims.matching import MATCH_COLUMNS, claim_frame, explain, match_added_claims, match_claims
from claims.matching.blocking.blocks import find_candidates
from claims.matching.claims.claim_table import read_claim_table
from claims.matching.claims.prepared import Prepared, prepare
from claims.matching.features.all_features import FEATURES, compare_features
from claims.matching.features.wording import without_words
from claims.matching.linking.link import link_scored
from claims.matching.scoring.score import Scored, Weighing
from claims.matching.scoring.weights import read_weights
from claims.matching.settings import MatchSettings
from tests.builders.claim_tables import LISTS, NEWS, write_table
from tests.builders.collection_tables import claim, said
from tests.builders.matching import SHIPPED, SMALL, collection_of, frame_of

TABLE = synthetic_claims(600, seed=4)[0]
TOLD_TWICE = TABLE.assign(summary=np.where(np.arange(len(TABLE)) % 3, "", TABLE["title"] + " Near the Old Mill"))
WEIGHTS = read_weights(MatchSettings().weights_file)


@pytest.fixture(scope="module", params=[TABLE, TOLD_TWICE], ids=["titles alone", "titles and summaries"])
def prepared(request: pytest.FixtureRequest) -> Prepared:
    return prepare(frame_of(request.param))


@pytest.mark.parametrize("least", [-100.0, -4.0, 0.0])
def test_pairs_kept_and_points_are_those_of_comparing_everything(prepared: Prepared, least: float) -> None:
    found = find_candidates(prepared)
    points = WEIGHTS.weigh(compare_features(prepared, found.left, found.right))
    kept, early = Weighing.of(prepared, WEIGHTS, least).weigh(found.left, found.right)
    assert kept.tolist() == np.flatnonzero(points >= least).tolist()
    assert early.tolist() == points[kept].tolist()


def test_links_are_those_of_comparing_everything(prepared: Prepared) -> None:
    found = find_candidates(prepared)
    ids, documents = prepared.frame["claim_id"].to_numpy(dtype=object), prepared.codes("document_id")
    points = WEIGHTS.weigh(compare_features(prepared, found.left, found.right))
    every = Scored(
        ids=ids, documents=documents, lists=prepared.lists, left=found.left, right=found.right, points=points
    )
    kept, early = Weighing.of(prepared, WEIGHTS, MatchSettings().least_points).weigh(found.left, found.right)
    some = replace(every, left=found.left[kept], right=found.right[kept], points=early)
    assert len(kept) < len(points)
    linked = (link_scored(each, thresholds=(-3.0, 3.0)).groups for each in (every, some))
    assert len({str({at: groups.tolist() for at, groups in each.items()}) for each in linked}) == 1


def test_sharing_no_word_settles_what_it_is_said_to_settle(prepared: Prepared) -> None:
    found = find_candidates(prepared)
    levels = compare_features(prepared, found.left, found.right)
    words = next(feature for feature in FEATURES if feature.name == "rare words").levels
    wordless = levels[levels["rare words"] == words.index("none")]
    assert len(wordless)
    for name, level in without_words(prepared).items():
        assert (wordless[name] == level).all()


def test_matches_have_their_columns_and_order() -> None:
    matches = match_claims(collection_of(*SMALL))
    assert tuple(matches.columns) == MATCH_COLUMNS
    assert (matches["claim_a"] < matches["claim_b"]).all()
    assert matches.equals(matches.sort_values(["claim_a", "claim_b"], ignore_index=True))
    assert matches["probability"].between(0, 1).all()


def test_one_day_and_place_outweigh_a_day_a_week_later() -> None:
    matches = match_claims(collection_of(*SMALL)).set_index(["claim_a", "claim_b"])["probability"]
    assert matches["a", "b"] > 0.8
    assert matches.get(("a", "c"), 0.0) < 0.3
    assert matches.get(("a", "e"), 0.0) < 0.3


def test_an_empty_frame_has_no_candidates() -> None:
    assert match_claims(claim_frame(collection_of(*SMALL)).head(0)).empty
    assert match_claims(claim_frame(collection_of(*SMALL)).head(1)).empty


@settings(deadline=None, max_examples=6)
@given(st.randoms(use_true_random=False))
def test_the_order_of_rows_makes_no_difference(random: Any) -> None:
    frame = claim_frame(SHIPPED)
    order = list(range(len(frame)))
    random.shuffle(order)
    pd.testing.assert_frame_equal(match_claims(frame.iloc[order]), match_claims(frame))


@settings(deadline=None, max_examples=6)
@given(st.randoms(use_true_random=False))
def test_counts_never_change_a_score(random: Any) -> None:
    counts = {"killed", "wounded", "crowd", "captured", "detained", "displaced"}
    tables = [{name: [dict(cells) for cells in rows] for name, rows in each.items()} for each in SMALL]
    for cells in (cells for each in tables for cells in each["statements"] if cells["field"] in counts):
        cells |= {
            "value": str(random.randrange(1000)),
            "gloss": f"{random.randrange(99)} people",
            "group": random.choice(["army", ""]),
        }
    assert match_claims(collection_of(*tables)).equals(match_claims(collection_of(*SMALL)))


def test_counts_of_a_table_never_change_a_score(tmp_path: Path) -> None:
    frame = read_claim_table(write_table(tmp_path, LISTS)).frame
    other = LISTS.replace(",4,9,", ",77,99,").replace(",60,80,", ",1,2,")
    assert match_claims(read_claim_table(write_table(tmp_path, other)).frame).equals(match_claims(frame))


def test_the_order_of_rows_of_a_table_makes_no_difference(tmp_path: Path) -> None:
    heading, *rows = NEWS.strip().splitlines()
    turned = read_claim_table(write_table(tmp_path, "\n".join([heading, *rows[::-1]]) + "\n")).frame
    pd.testing.assert_frame_equal(
        match_claims(turned), match_claims(read_claim_table(write_table(tmp_path, NEWS)).frame)
    )


def test_a_passage_that_goes_on_takes_no_account_away_from_the_one_before() -> None:
    def lead(night: dict[str, Any]) -> float:
        """What speaks for the account of the day and that of another source, beside the pair of the night."""
        day: dict[str, Any] = {"when": "2021-05-03", "where": "town", "participant": ["army", "guard"]}
        told = claim("a", document="story", kind=said("clash", paragraph="4"), **day)
        other = claim("c", source="source-c", kind="shooting", when="[2021-05-01..2021-05-06]", where="town")
        later = claim("b", document="story", participant=["army", "guard"], **night)
        match = explain(collection_of(told, later, other), "a", "c")
        return next(each.points for each in match.evidence if each.feature == "lead over other pairs")

    goes_on = {"when": "[2021-05-03..2021-05-04]", "kind": said("clash", paragraph="4")}
    far_from_it = {"when": "[2021-05-03..2021-05-04]", "kind": said("clash", paragraph="9")}
    assert lead(goes_on) == lead(far_from_it)


def test_matches_are_read_whatever_the_order_of_claims_and_of_pairs() -> None:
    frame = frame_of(TABLE.head(60))
    matches = match_claims(frame)
    turned = matches.iloc[::-1].rename(columns={"claim_a": "claim_b", "claim_b": "claim_a"})
    read = Scored.of(frame.iloc[::-1], turned)
    assert read.ids.tolist() == sorted(frame["claim_id"])
    assert read.matches.sort_values(["claim_a", "claim_b"], ignore_index=True).equals(matches)
    assert len(set(read.documents.tolist())) == frame["document_id"].nunique()


def test_progress_names_its_stages_and_reaches_the_end() -> None:
    told: list[tuple[str, int, int]] = []
    match_claims(frame_of(TABLE.head(60)), progress=lambda *stage: told.append(stage))
    assert [stage for stage, *_ in told] == ["finding candidates", "comparing", "comparing"]
    assert told[0] == ("finding candidates", 0, 60)
    assert told[1][1:] == (0, told[-1][2])
    assert told[-1][1] == told[-1][2] > 0


def test_what_was_matched_keeps_its_points_when_claims_are_added() -> None:
    claims = [claim(name, source=f"source-{name}", when="2021-01-23", kind="clash") for name in "abc"]
    before, joined = collection_of(*claims[:2]), collection_of(*claims)
    matches = match_claims(before)
    more = match_added_claims(joined, matches, before=before)
    assert list(zip(more["claim_a"], more["claim_b"], strict=True)) == [("a", "b"), ("a", "c"), ("b", "c")]
    assert more.iloc[[0]].reset_index(drop=True).equals(matches)
