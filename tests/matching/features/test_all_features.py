"""The features are found in their folder, each with its levels, bounds and words; those beside other pairs."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.matching import MatchSettings, claim_frame, explain_pairs, match_claims, prepare, read_weights
from claims.matching.claims.claim_table import read_claim_table
from claims.matching.features import all_features, areas, places, sources_and_citations, wording
from claims.matching.features.all_features import (
    ALL_FEATURES,
    CONTEXT_FEATURES,
    FEATURES,
    PairContext,
    compare_features,
)
from claims.matching.features.feature import NOT_SAID
from claims.matching.settings import FeatureSettings
from tests.builders.claim_tables import LISTS, NEWS, write_table
from tests.builders.matching import SHIPPED
from tests.builders.shipped import shipped_collection

ROOT = Path(__file__).parents[3]
INVENTED_FILE = """
import numpy as np
from claims.matching.features.feature import TITLES, Feature

def compare(prepared, left, right):
    lengths = prepared.frame["title"].str.len().to_numpy()
    return np.where(lengths[left] == lengths[right], 1, 2).astype(np.int8)

FEATURES = (Feature("length of titles", ("not said", "equal", "unequal"), TITLES, compare),)
"""
INVENTED_WEIGHTS = """length of titles,not said,0,No title.
length of titles,equal,1.5,"The titles {a} and {b} are equally long."
length of titles,unequal,-0.5,"The titles {a} and {b} are not equally long."
"""
MATCH_WITH_IT = """
import json, sys
from claims.collection import load_collection
from claims.matching import claim_frame, explain_pairs, match_claims
collection = load_collection(sys.argv[1])
scored = match_claims(collection).iloc[0]
match = explain_pairs(claim_frame(collection), [(scored.claim_a, scored.claim_b)])[0]
evidence = {each.feature: (each.points, each.sentence) for each in match.evidence}
titles = [collection.row("claims", claim)["title"] for claim in (match.claim_a, match.claim_b)]
print(json.dumps([float(scored.points), evidence, titles]))
"""


def test_a_new_feature_is_a_file_and_its_lines_in_the_weights_file(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "claims", tmp_path / "claims", ignore=shutil.ignore_patterns("__pycache__"))
    matching = tmp_path / "claims" / "matching"
    (matching / "features" / "title_length.py").write_text(INVENTED_FILE, encoding="utf-8")
    with (matching / "scoring" / "weights.csv").open("a", encoding="utf-8") as weights:
        weights.write(INVENTED_WEIGHTS)
    done = subprocess.run(
        [sys.executable, "-P", "-c", MATCH_WITH_IT, str(ROOT / "data" / "qamishli-hasakah")],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.stderr
    scored, evidence, (title_a, title_b) = json.loads(done.stdout)
    equal = len(title_a) == len(title_b)
    points, sentence = evidence["length of titles"]
    assert points == (1.5 if equal else -0.5)
    assert sentence == f"The titles {title_a} and {title_b} are {'equally' if equal else 'not equally'} long."
    assert round(sum(points for points, _ in evidence.values()), 6) == scored
    assert set(evidence) - {feature.name for feature in ALL_FEATURES} == {"starting point", "length of titles"}


def test_features_stand_in_the_order_of_the_weights_file() -> None:
    words = read_weights(MatchSettings().weights_file).words
    order = list(dict.fromkeys(name for name, level in words if level == NOT_SAID))
    assert [feature.name for feature in ALL_FEATURES] == order


def test_the_first_level_of_a_feature_means_that_there_is_nothing_to_compare() -> None:
    assert {feature.levels[0] for feature in ALL_FEATURES} == {NOT_SAID}
    for feature in ALL_FEATURES:
        assert len(set(feature.levels)) == len(feature.levels)
        assert {level for order in feature.orders for level in order} <= set(feature.levels[1:])


@pytest.mark.parametrize(
    ("levels", "bounds"),
    [
        (places.DISTANCE, places.KILOMETRES),
        (areas.BUSY, areas.CLAIMS_A_MONTH),
        (areas.LIKELY, areas.LIFTS),
        (wording.RARE, wording.RARITIES),
        (wording.RAREST, wording.RAREST_RARITIES),
        (wording.NAMES, wording.NAME_RARITIES),
        (wording.WORDING, wording.COSINES),
        (wording.TITLE, wording.TITLE_COSINES),
        (wording.NEIGHBOURS, wording.NEIGHBOURS_SHARED),
        (sources_and_citations.BEAT, sources_and_citations.BEATS),
        (all_features.LEAD, all_features.LEADS),
        (all_features.SHARED, all_features.SHARED_CLAIMS),
        (all_features.LONE, all_features.LONE_CLAIMS),
    ],
)
def test_bounds_ascend_and_part_the_levels_after_the_first(levels: tuple[str, ...], bounds: tuple[float, ...]) -> None:
    assert list(bounds) == sorted(set(bounds))
    assert len(levels) == len(bounds) + 2


def test_the_order_of_two_claims_makes_no_difference() -> None:
    prepared = prepare(claim_frame(SHIPPED))
    left, right = np.triu_indices(len(prepared.frame), 1)
    pd.testing.assert_frame_equal(compare_features(prepared, left, right), compare_features(prepared, right, left))


def level_in(rows: str, feature: str, one: str, other: str, tmp_path: Path) -> str:
    """The level of a feature for two claims of a table."""
    prepared = prepare(read_claim_table(write_table(tmp_path, rows)).frame)
    ids = prepared.frame["claim_id"].tolist()
    table = compare_features(prepared, np.array([ids.index(one)]), np.array([ids.index(other)]))
    levels = next(known.levels for known in FEATURES if known.name == feature)
    return levels[int(table[feature].iloc[0])]


@pytest.mark.parametrize(
    ("feature", "one", "other", "expected"),
    [
        ("name of the place", "a1", "b1", "spelled alike"),
        ("name of the place", "a1", "a2", "other name"),
        ("area", "a1", "b1", "same area"),
        ("area", "a1", "a2", "other area"),
        ("distance", "a1", "b1", "within 5 km"),
        ("distance", "a1", "a2", "within 150 km"),
        ("parties", "a1", "b1", "one side shared"),
        ("source", "a1", "a2", "one list"),
        ("source", "a1", "b1", "two sources"),
        ("wording", "a1", "b1", "not said"),
        ("publication", "a1", "b1", "not said"),
    ],
)
def test_levels_of_lists(feature: str, one: str, other: str, expected: str, tmp_path: Path) -> None:
    assert level_in(LISTS, feature, one, other, tmp_path) == expected
    assert level_in(LISTS, feature, other, one, tmp_path) == expected


@pytest.mark.parametrize(
    ("feature", "one", "other", "expected"),
    [
        ("name of the place", "n1", "n2", "same name"),
        ("area", "n1", "n2", "not said"),
        ("stated time", "n1", "n2", "same day"),
        ("stated time", "n1", "n3", "days apart, guessed"),
        ("order of time", "n1", "n4", "published before"),
        ("order of time", "n1", "n2", "could have known"),
        ("rank among neighbours", "n1", "n2", "nearest of each other"),
        ("source", "n1", "n3", "one source"),
    ],
)
def test_levels_of_news(feature: str, one: str, other: str, expected: str, tmp_path: Path) -> None:
    assert level_in(NEWS, feature, one, other, tmp_path) == expected
    assert level_in(NEWS, feature, other, one, tmp_path) == expected


CLAIMS = 6
SETTINGS = FeatureSettings()
PAIRS = st.dictionaries(
    st.sampled_from([(one, other) for one in range(CLAIMS) for other in range(one + 1, CLAIMS)]),
    st.integers(-6, 6).map(float),
    min_size=1,
)


def levels_of(pairs: dict[tuple[int, int], float]) -> dict[tuple[int, int], dict[str, str]]:
    """The levels in words of each pair beside the others."""
    left, right = (np.array([pair[end] for pair in pairs], dtype=np.int64) for end in (0, 1))
    points = np.array(list(pairs.values()))
    size = max(CLAIMS, 1 + int(right.max(initial=0)))
    found = PairContext.of(size, left, right, points, SETTINGS).compare(left, right, points)
    return {
        pair: {each.name: each.levels[found[each.name].iloc[at]] for each in CONTEXT_FEATURES}
        for at, pair in enumerate(pairs)
    }


@given(PAIRS)
def test_the_order_of_pairs_makes_no_difference(pairs: dict[tuple[int, int], float]) -> None:
    turned = dict(reversed(list(pairs.items())))
    assert levels_of(pairs) == levels_of(turned)


@given(PAIRS)
def test_hopeless_pairs_make_no_difference(pairs: dict[tuple[int, int], float]) -> None:
    hopeful = {pair: points for pair, points in pairs.items() if points > SETTINGS.least_points_in_context}
    found = levels_of(pairs)
    assert {pair: found[pair] for pair in hopeful} == levels_of(hopeful)


SEVEN_SHARED = {(0, 1): 0.0} | {(one, other): 6.0 for one in (0, 1) for other in range(2, 9)}


@pytest.mark.parametrize(
    ("pairs", "feature", "level"),
    [
        ({(0, 1): 3.0}, "lead over other pairs", "far ahead"),
        ({(0, 1): 3.0, (0, 2): 3.0}, "lead over other pairs", "level"),
        ({(0, 1): 3.0, (0, 2): 5.0}, "lead over other pairs", "behind"),
        ({(0, 1): 3.0}, "matches in common", "none"),
        ({(0, 1): 0.0, (0, 2): 6.0, (1, 2): 6.0}, "matches in common", "one"),
        ({(0, 1): 0.0, (0, 2): 6.0, (1, 2): 6.0}, "matches not shared", "none"),
        ({(0, 1): 0.0, (0, 2): 6.0, (1, 3): 6.0}, "matches not shared", "one"),
        (SEVEN_SHARED | {(0, 9): 6.0, (1, 10): 6.0}, "matches not shared", "perhaps one"),
        (SEVEN_SHARED | {(0, 9 + other): 6.0 for other in range(4)}, "matches not shared", "none"),
    ],
)
def test_pairs_are_compared_with_the_other_pairs_of_their_claims(
    pairs: dict[tuple[int, int], float], feature: str, level: str
) -> None:
    assert levels_of(pairs)[0, 1][feature] == level


def test_two_claims_alone_have_no_other_pairs() -> None:
    one, other, points = np.array([0]), np.array([1]), np.array([2.0])
    found = PairContext.of(2, one, other, points, SETTINGS).compare(one, other, points)
    assert not found.to_numpy().any()


@settings(deadline=None, max_examples=4)
@given(st.integers(0, 10_000))
def test_a_pair_is_explained_with_the_points_that_it_was_linked_by(seed: int) -> None:
    frame = claim_frame(shipped_collection())
    matches = match_claims(frame).sample(5, random_state=seed)
    pairs = list(matches[["claim_a", "claim_b"]].itertuples(index=False, name=None))
    assert [each.points for each in explain_pairs(frame, pairs)] == matches["points"].tolist()
    assert [explain_pairs(frame, [pair])[0].points for pair in pairs] == matches["points"].tolist()


def test_the_shipped_weights_use_other_pairs_and_the_evidence_sums_to_the_points() -> None:
    assert read_weights(MatchSettings().weights_file).uses_context
    frame = claim_frame(shipped_collection())
    match = explain_pairs(frame, [(frame["claim_id"].iloc[0], frame["claim_id"].iloc[9])])[0]
    assert round(sum(each.points for each in match.evidence), 6) == match.points
