from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.matching import MatchSettings, claim_frame, explain_pairs, match_claims, read_weights
from claims.matching.features.pair_context import CONTEXT_FEATURES, PairContext
from claims.matching.settings import FeatureSettings
from tests.builders.shipped import shipped_collection

ROOT = Path(__file__).parents[3]
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
    found = PairContext.of(CLAIMS, left, right, points, SETTINGS).compare(left, right, points)
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
