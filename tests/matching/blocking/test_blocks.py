from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.synthetic import synthetic_claims
from claims.matching import MatchSettings, claim_frame, prepare
from claims.matching.blocking.blocks import BLOCK_COLUMNS, BLOCKS, Candidates, find_candidates
from claims.matching.settings import BlockSettings
from tests.builders.collection_tables import claim
from tests.builders.matching import SMALL, collection_of, frame_of

FRAME = frame_of(synthetic_claims(400, seed=3)[0])
DENSE = pd.DataFrame(
    {
        "claim_id": [f"c{at:03d}" for at in range(300)],
        "date_start": "2021-01-23",
        "date_end": "2021-01-23",
        "place": [f"town{at % 10}" for at in range(300)],
        "actor_a": "army",
        "title": "",
    }
)
TIGHT = BlockSettings(most_claims_per_key=40, most_pairs=100, most_pairs_per_claim=1, least_pairs_per_claim=1)


def candidates_of(frame: pd.DataFrame, *, settings: MatchSettings | None = None) -> Candidates:
    return find_candidates(prepare(frame, settings))


def pairs_of(frame: pd.DataFrame, found: Candidates) -> set[tuple[str, str]]:
    ids = frame["claim_id"].sort_values().to_numpy()
    return set(zip(ids[found.left], ids[found.right], strict=True))


def test_blocks_are_reported_one_row_each() -> None:
    found = candidates_of(FRAME)
    assert tuple(found.blocks.columns) == BLOCK_COLUMNS
    assert list(found.blocks["block"]) == list(BLOCKS)
    assert (found.blocks["pairs"] >= found.blocks["only_here"]).all()
    assert found.blocks["only_here"].sum() <= len(found.left) <= found.blocks["pairs"].sum()


def test_pairs_stand_once_in_the_order_of_the_rows() -> None:
    found = candidates_of(FRAME)
    keys = found.left * len(FRAME) + found.right
    assert (found.left < found.right).all()
    assert (np.diff(keys) > 0).all()


@settings(max_examples=5)
@given(st.integers(0, 1_000))
def test_the_order_of_rows_makes_no_difference(seed: int) -> None:
    for given_settings in (MatchSettings(), MatchSettings(blocks=TIGHT)):
        again = candidates_of(FRAME.sample(frac=1, random_state=seed), settings=given_settings)
        first = candidates_of(FRAME, settings=given_settings)
        assert np.array_equal(again.left, first.left)
        assert np.array_equal(again.right, first.right)
        pd.testing.assert_frame_equal(again.blocks, first.blocks)


def test_a_crowded_day_costs_no_more_than_its_budget_and_what_is_dropped_is_counted() -> None:
    frame = frame_of(DENSE)
    every = 300 * 299 // 2
    found = candidates_of(frame, settings=MatchSettings(blocks=replace(TIGHT, most_claims_per_key=20)))
    assert found.blocks["pairs"].max() < every
    report = found.blocks.set_index("block")
    assert report["pairs"]["stated dates near"] + report["dropped"]["stated dates near"] == every
    assert report["dropped"]["stated dates near, same party"] == report["dropped"]["stated dates near"] > 0


def test_on_a_crowded_day_the_place_decides() -> None:
    frame = frame_of(DENSE)
    found = pairs_of(frame, candidates_of(frame, settings=MatchSettings(blocks=replace(TIGHT, most_claims_per_key=35))))
    same = {
        (one, other) for one in frame["claim_id"] for other in frame["claim_id"] if one < other and one[-1] == other[-1]
    }
    assert same <= found


@pytest.mark.parametrize("left_out", [("date_start", "date_end"), ("place",), ("date_start", "date_end", "published")])
def test_undated_and_unplaced_claims_get_candidates(left_out: tuple[str, ...]) -> None:
    claim: dict[str, Any] = {
        "date_start": "2021-01-23", "date_end": "2021-01-23", "published": "2021-01-24", "place": "Qamishli", "actor_a": "army", "title": "Clash at the bakery",
    }  # fmt: skip
    table = pd.DataFrame([{"claim_id": "a", **claim}, {"claim_id": "b", **claim, **dict.fromkeys(left_out, "")}])
    frame = frame_of(table)
    assert pairs_of(frame, candidates_of(frame)) == {("a", "b")}


def test_few_true_pairs_are_missed_without_a_hard_date_window() -> None:
    table, gold = synthetic_claims(2_000, seed=5)
    frame = frame_of(table)
    found = candidates_of(frame)
    incident = frame["claim_id"].map(dict(zip(gold["claim_id"], gold["incident_id"], strict=True))).to_numpy()
    sizes = gold["incident_id"].value_counts()
    hits = int((incident[found.left] == incident[found.right]).sum())
    assert hits >= 0.95 * (sizes * (sizes - 1) // 2).sum()
    assert len(found.left) < 50 * len(frame)


def test_no_claims_have_no_candidates() -> None:
    found = candidates_of(FRAME.head(0))
    assert len(found.left) == 0
    assert list(found.blocks["pairs"].unique()) == [0]


def test_claims_of_a_collection_without_date_and_place_get_candidates() -> None:
    frame = claim_frame(collection_of(*SMALL, claim("f", source="source-f", kind="clash")))
    found = find_candidates(prepare(frame))
    ids = frame["claim_id"].to_numpy()
    pairs = set(zip(ids[found.left], ids[found.right], strict=True))
    assert {("a", "d"), ("a", "f"), ("d", "f")} <= pairs
    assert (found.blocks["pairs"] >= found.blocks["only_here"]).all()
