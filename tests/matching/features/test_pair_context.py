from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.collection import load_collection
from claims.matching import MatchSettings, claim_frame, explain_pairs, match_claims, read_weights
from claims.matching.claims.mask_numbers import mask_numbers
from claims.matching.claims.text_codes import entries_of
from claims.matching.features.likely_areas import LIKELY, Whereabouts
from claims.matching.features.pair_context import COMPANY_FEATURES, FLOOR, Company
from claims.matching.features.places import Placed

ROOT = Path(__file__).parents[3]
CLAIMS = 6
PAIRS = st.dictionaries(
    st.sampled_from([(one, other) for one in range(CLAIMS) for other in range(one + 1, CLAIMS)]),
    st.integers(-6, 6).map(float),
    min_size=1,
)


def levels_of(pairs: dict[tuple[int, int], float]) -> dict[tuple[int, int], dict[str, str]]:
    """The levels in words that the company of each pair gives it."""
    left, right = (np.array([pair[end] for pair in pairs], dtype=np.int64) for end in (0, 1))
    points = np.array(list(pairs.values()))
    found = Company.of(CLAIMS, left, right, points).compare(left, right, points)
    return {
        pair: {each.name: each.levels[found[each.name].iloc[at]] for each in COMPANY_FEATURES}
        for at, pair in enumerate(pairs)
    }


@given(PAIRS)
def test_the_order_of_pairs_makes_no_difference(pairs: dict[tuple[int, int], float]) -> None:
    turned = dict(reversed(list(pairs.items())))
    assert levels_of(pairs) == levels_of(turned)


@given(PAIRS)
def test_hopeless_pairs_make_no_difference(pairs: dict[tuple[int, int], float]) -> None:
    hopeful = {pair: points for pair, points in pairs.items() if points > FLOOR}
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
def test_company_is_read(pairs: dict[tuple[int, int], float], feature: str, level: str) -> None:
    assert levels_of(pairs)[0, 1][feature] == level


def test_two_claims_alone_have_no_company() -> None:
    one, other, points = np.array([0]), np.array([1]), np.array([2.0])
    found = Company.of(2, one, other, points).compare(one, other, points)
    assert not found.to_numpy().any()


@settings(deadline=None, max_examples=4)
@given(st.integers(0, 10_000))
def test_a_pair_is_explained_with_the_points_that_it_was_linked_by(seed: int) -> None:
    frame = claim_frame(load_collection(ROOT / "data" / "qamishli-hasakah"))
    matches = match_claims(frame).sample(5, random_state=seed)
    pairs = list(matches[["claim_a", "claim_b"]].itertuples(index=False, name=None))
    assert [each.points for each in explain_pairs(frame, pairs)] == matches["points"].tolist()
    assert [explain_pairs(frame, [pair])[0].points for pair in pairs] == matches["points"].tolist()


def test_the_shipped_weights_read_company_and_a_sum_is_the_points() -> None:
    assert read_weights(MatchSettings().weights_file).read_company
    frame = claim_frame(load_collection(ROOT / "data" / "qamishli-hasakah"))
    match = explain_pairs(frame, [(frame["claim_id"].iloc[0], frame["claim_id"].iloc[9])])[0]
    assert round(sum(each.points for each in match.evidence), 6) == match.points


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Girl, 5, shot", "girl age5 shot"),
        ("Shooting death of Detroit girl, 3", "shooting death of detroit girl age3"),
        ("Mecca Canty, 21, of Toledo", "mecca canty age21 of toledo"),
        ("a 9-month-old baby", "a age9m baby"),
        ("a man aged 30 was shot", "a man age30 was shot"),
        ("Homs, 12, Hama, 7, Idlib, 3", "homs hama idlib"),
        ("Deir Ezzor, 12, Hama, 7", "deir ezzor hama"),
        ("One man, 3 women killed", "man women killed"),
        ("killed aged 3 and 12", "killed aged and"),
    ],
)
def test_ages_count_nobody_and_stay(text: str, masked: str) -> None:
    assert mask_numbers(text) == masked


def test_where_a_claim_is_likely_set_is_told_by_its_place_and_its_source() -> None:
    rows = [
        ("a", "Troy", "Ohio"),
        ("a", "Troy", "Ohio"),
        ("a", "", "Ohio"),
        ("a", "", ""),
        ("b", "Troy", ""),
        ("c", "", ""),
    ]
    rows += [("d", f"Town {at}", f"Area {at % 5}") for at in range(20)]
    frame = pd.DataFrame(rows, columns=["source_id", "place_names", "area"])
    frame = frame.assign(country="", text="")
    found = Whereabouts.of(Placed(frame, entries_of(frame["text"], " ")), frame["source_id"])
    assert found is not None
    left, right = np.array([0, 3, 0, 0, 3]), np.array([1, 4, 6, 5, 5])
    levels = [LIKELY[level] for level in found.compare(left, right)]
    assert levels[0] in {"quite likely", "very likely"}
    assert LIKELY.index(levels[1]) > LIKELY.index("rather likely")
    assert levels[2:] == ["hardly", "not said", "not said"]
    assert Whereabouts.of(Placed(frame.assign(area=""), entries_of(frame["text"], " ")), frame["source_id"]) is None
