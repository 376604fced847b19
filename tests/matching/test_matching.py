from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.errors import UnknownIdError
from claims.matching import (
    CLAIM_COLUMNS,
    MATCH_COLUMNS,
    MatchSettings,
    WeightsError,
    claim_frame,
    explain,
    match_claims,
    read_weights,
)
from claims.matching.blocking.blocks import find_candidates
from claims.matching.claims.mask_numbers import mask_numbers
from claims.matching.claims.prepared import prepare
from claims.matching.features.registry import ALL_FEATURES, compare_features
from tests.builders.matching import ROOT, SHIPPED, SMALL, collection_of, evidence, level
from tests.conftest import claim, said


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({"when": "2021-01-23"}, {"when": "2021-01-23"}, "same day"),
        ({"when": "2021-01-23"}, {}, "not said"),
        ({"when": "2021-01-23"}, {"when": "[2021-01-23..2021-01-24]"}, "same few days"),
        ({"when": "2021-01-23"}, {"when": "[2021-01-20..2021-01-24]"}, "same week"),
        ({"when": "2021-01-23"}, {"when": "2021-01"}, "same month"),
        ({"when": "2021-01-23"}, {"when": "2021"}, "same year"),
        ({"when": "2021-01-23"}, {"when": "2021-01-24"}, "next day"),
        ({"when": "2021-01-23"}, {"when": "2021-01-26"}, "days apart"),
        ({"when": "2021-01-27"}, {"when": "2021-01-31"}, "week apart"),
        ({"when": "2021-01-01"}, {"when": "2021-01-31"}, "month apart"),
        ({"when": "2016-04-23"}, {"when": "2021-01-23"}, "far apart"),
        ({"when": "2021-01-10/2021-02-02"}, {"when": "2021-01-09/2021-02-01"}, "same period"),
        ({"when": "2021-01-10/2021-02-02"}, {"began": "2021-01-10"}, "same period"),
        ({"when": "2021-01-10/2021-02-02"}, {"when": "2021-01-24/.."}, "may be the same period"),
        ({"when": "2021-01-10/2021-02-02"}, {"when": "2021-01-15/2021-01-30"}, "most of a period"),
        ({"when": "2021-01-10/2021-02-02"}, {"when": "2021-01-01/2021-01-12"}, "some of a period"),
        ({"when": "2021-01-10/2021-02-02"}, {"when": "2021-01-23"}, "day within a period"),
        ({"when": "2021-01-10/2021-02-02"}, {"when": "[2021-01-20..2021-01-23]", "kind": "siege"}, "may be the same period"),
        ({"when": "2021-01-23/2021-01-24"}, {"when": "2021-01-23"}, "same few days"),
    ],
)  # fmt: skip
def test_stated_times(one: dict[str, Any], other: dict[str, Any], expected: str) -> None:
    assert level("stated time", one, other) == expected
    assert level("stated time", other, one) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ([], ["town"], "not said"),
        (["bazaar"], ["bazaar"], "same spot"),
        (["town"], ["town"], "same town"),
        (["north"], ["north"], "same district"),
        (["moor"], ["moor"], "same district"),
        (["country"], ["country"], "same region"),
        (["town"], ["bazaar"], "within one town"),
        (["north"], ["town"], "within one district"),
        (["country"], ["town"], "within one region"),
        (["town", "village"], ["town", "port"], "some shared"),
        (["town", "village"], ["town"], "same town"),
        (["bazaar"], ["harbour"], "apart in one town"),
        (["town"], ["village"], "apart in one district"),
        (["town"], ["port"], "apart"),
    ],
)
def test_places(one: list[str], other: list[str], expected: str) -> None:
    assert level("place", {"where": one}, {"where": other}) == expected
    assert level("place", {"where": other}, {"where": one}) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ([], ["army"], "not said"),
        (["army", "guard"], ["army", "guard"], "two sides shared"),
        (["army", "guard"], ["state", "rebels"], "two sides shared"),
        (["officers", "guard"], ["army", "rebels"], "two sides shared"),
        (["army"], ["army", "guard"], "one side shared"),
        (["army"], ["militia"], "other bodies of one side"),
        (["army"], ["guard"], "none shared"),
        (["civilians"], ["civilians"], "groups of people only"),
        (["civilians"], ["army"], "not said"),
    ],
)
def test_parties(one: list[str], other: list[str], expected: str) -> None:
    assert level("parties", {"participant": one}, {"participant": other}) == expected
    assert level("parties", {"participant": other}, {"participant": one}) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ([], ["clash"], "not said"),
        (["clash"], ["clash", "shooting"], "same"),
        (["clash"], ["shooting"], "related"),
        (["siege"], ["siege"], "same episode"),
        (["siege"], ["movement restriction"], "related episodes"),
        (["siege"], ["clash"], "episode and event"),
        (["arrest"], ["clash"], "unlike"),
    ],
)
def test_kinds_of_event(one: list[str], other: list[str], expected: str) -> None:
    assert level("kind of event", {"kind": one}, {"kind": other}) == expected
    assert level("kind of event", {"kind": other}, {"kind": one}) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({}, {}, "not said"),
        ({"kind": said("clash", cites="b-doc")}, {}, "one cites the other"),
        ({"document": "one"}, {"document": "one"}, "one document"),
    ],
)
def test_cited_documents(one: dict[str, Any], other: dict[str, Any], expected: str) -> None:
    assert level("cited documents", one, other) == expected


def test_documents_that_a_third_claim_cites_for_one_thing_are_cited_together() -> None:
    collection = collection_of(claim("a"), claim("b"), claim("c", kind=said("clash", cites="a-doc|b-doc")))
    assert evidence(collection, "a", "b")["cited documents"].points > 0


@pytest.mark.parametrize(
    "text",
    [
        "six wounded",
        "SIX wounded",
        "6 wounded",
        "at the 13th wounded",
        "dozens wounded",
        "hundreds of wounded",
        "a number of wounded",
        "twenty-one wounded",
        "ستة wounded",
        "العشرات wounded",
        "وثلاثة wounded",
        "٦ wounded",
        "шесть wounded",
        "altı wounded",
    ],
)
def test_numbers_are_taken_out_of_texts(text: str) -> None:
    words = set(mask_numbers(text).split())
    assert words <= {"wounded", "at", "the", "of", "a"}


def test_the_claim_frame_reads_times_places_parties_and_no_counts() -> None:
    collection = collection_of(
        claim(
            "a",
            where=["town", "bazaar"],
            participant="officers",
            killed=said("6", group="guard", gloss="six guards"),
            kind="clash",
        )
    )
    frame = claim_frame(collection)
    assert tuple(frame.columns) == CLAIM_COLUMNS
    only = frame.iloc[0]
    assert (
        only["place_paths"]
        == "country:country>governorate:north>town:town>quarter:bazaar|country:country>governorate:north>town:town"
    )
    assert only["parties"] == "officers"
    assert "guards" not in only["text"]


def test_demands_are_not_what_happened() -> None:
    frame = claim_frame(collection_of(claim("a", where=said("town", stance="demands"))))
    assert frame.iloc[0]["places"] == ""


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


def test_undated_and_unplaced_claims_get_candidates() -> None:
    frame = claim_frame(collection_of(*SMALL, claim("f", source="source-f", kind="clash")))
    found = find_candidates(prepare(frame))
    ids = frame["claim_id"].to_numpy()
    pairs = set(zip(ids[found.left], ids[found.right], strict=True))
    assert {("a", "d"), ("a", "f"), ("d", "f")} <= pairs
    assert (found.blocks["pairs"] >= found.blocks["only_here"]).all()


def test_an_empty_frame_has_no_candidates() -> None:
    assert match_claims(claim_frame(collection_of(*SMALL)).head(0)).empty
    assert match_claims(claim_frame(collection_of(*SMALL)).head(1)).empty


@pytest.mark.parametrize("pair", [("a", "b"), ("b", "a"), ("a", "e")])
def test_the_evidence_sums_to_the_points_whichever_claim_comes_first(pair: tuple[str, str]) -> None:
    collection = collection_of(*SMALL)
    match = explain(collection, *pair)
    assert match == explain(collection, *reversed(pair))
    assert sum(each.points for each in match.evidence) == pytest.approx(match.points)
    assert match.probability == pytest.approx(1 / (1 + np.exp(-match.points)), abs=1e-6)
    assert all(each.sentence and "{" not in each.sentence for each in match.evidence)


def test_what_is_not_said_is_neutral_and_said_so() -> None:
    found = evidence(collection_of(*SMALL), "a", "d")["stated time"]
    assert (found.points, found.value_b) == (0, "no date")
    assert "neither way" in found.sentence


def test_explaining_an_unknown_claim_names_known_ones() -> None:
    with pytest.raises(UnknownIdError, match="allowed: one of 5 ids such as a, b, c"):
        explain(collection_of(*SMALL), "a", "nobody")


@settings(deadline=None, max_examples=6)
@given(st.randoms(use_true_random=False))
def test_the_order_of_rows_makes_no_difference(random: Any) -> None:
    frame = claim_frame(SHIPPED)
    order = list(range(len(frame)))
    random.shuffle(order)
    pd.testing.assert_frame_equal(match_claims(frame.iloc[order]), match_claims(frame))


def test_scoring_is_symmetric() -> None:
    prepared = prepare(claim_frame(SHIPPED))
    left, right = np.triu_indices(len(prepared.frame), 1)
    pd.testing.assert_frame_equal(compare_features(prepared, left, right), compare_features(prepared, right, left))


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


@given(st.integers(0, 10_000))
def test_numbers_in_titles_never_change_a_score(number: int) -> None:
    assert mask_numbers(f"clash leaves {number} wounded") == "clash leaves wounded"


def test_a_weights_file_must_give_every_level_once(tmp_path: Path) -> None:
    text = MatchSettings().weights_file.read_text(encoding="utf-8")
    short = tmp_path / "weights.csv"
    short.write_text(text.replace("place,apart,", "place,somewhere,"), encoding="utf-8")
    with pytest.raises(WeightsError, match="place: apart, place: somewhere"):
        read_weights(short)
    short.write_text(text.replace("place,apart,-", "place,apart,minus "), encoding="utf-8")
    with pytest.raises(WeightsError, match="minus"):
        read_weights(short)


def test_what_is_not_said_weighs_nothing_in_the_shipped_weights() -> None:
    weights = read_weights(MatchSettings().weights_file)
    assert {points for (_, each), points in weights.points.items() if each == "not said"} == {0.0}


def test_the_method_page_names_every_feature() -> None:
    page = (ROOT / "docs" / "matching.md").read_text(encoding="utf-8")
    headings = [line.removeprefix("### ") for line in page.splitlines() if line.startswith("### ")]
    assert headings == [feature.name.capitalize() for feature in ALL_FEATURES]
    rows = pd.read_csv(MatchSettings().weights_file, dtype=str, keep_default_na=False)
    for each in rows.to_dict("records"):
        assert f"| {each['level'] or 'every pair'} | {float(each['points']):g} |" in page
