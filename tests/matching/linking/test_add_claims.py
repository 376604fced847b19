from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.collection import load_collection
from claims.incidents import MEMBER_COLUMNS
from claims.matching import claim_frame, match_frame
from claims.matching.linking.add_claims import CHANGE_COLUMNS, Relinked, link_more
from claims.matching.linking.link import link_frame

ROOT = Path(__file__).parents[3]
SHIPPED = claim_frame(load_collection(ROOT / "data" / "qamishli-hasakah"))
NOBODY = pd.DataFrame({column: [] for column in MEMBER_COLUMNS}, dtype="str")
CLAIMS = "abcdefgh"
PAIRS = st.dictionaries(
    st.sampled_from([(one, other) for one in CLAIMS for other in CLAIMS if one < other]),
    st.integers(-9, 8).map(float),
    max_size=28,
)


def frames(pairs: dict[tuple[str, str], float], claims: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The claims given and their scored pairs."""
    rows = [(*pair, points) for pair, points in pairs.items() if set(pair) <= set(claims)]
    matches = pd.DataFrame(rows, columns=["claim_a", "claim_b", "points"]).astype({"points": "float64"})
    return pd.DataFrame({"claim_id": list(claims), "document_id": list(claims)}), matches


def groups_of(members: pd.DataFrame, column: str = "incident_id") -> set[frozenset[str]]:
    return {frozenset(rows["claim_id"]) for _, rows in members.groupby(column)}


@given(PAIRS, st.permutations(CLAIMS), st.integers(1, 4))
def test_arriving_in_any_order_and_batches_gives_the_groups_of_all_at_once(
    pairs: dict[tuple[str, str], float], order: list[str], size: int
) -> None:
    members = NOBODY
    for end in range(size, len(order) + size, size):
        members = link_more(members, *frames(pairs, "".join(order[:end]))).members
    at_once = link_frame(*frames(pairs, CLAIMS)).members
    assert groups_of(members) == groups_of(at_once, "incident_id_at_0")
    assert tuple(members.columns) == MEMBER_COLUMNS


@settings(deadline=None, max_examples=3)
@given(st.randoms(use_true_random=False))
def test_the_shipped_collection_in_batches_is_the_one_linked_at_once(random: Any) -> None:
    order = list(range(len(SHIPPED)))
    random.shuffle(order)
    members = NOBODY
    for end in (len(order) // 3, len(order) * 2 // 3, len(order)):
        frame = SHIPPED.iloc[order[:end]]
        members = link_more(members, frame, match_frame(frame)).members
    at_once = link_frame(SHIPPED, match_frame(SHIPPED)).members
    assert groups_of(members) == groups_of(at_once, "incident_id_at_0")


@given(PAIRS, st.permutations(CLAIMS))
def test_ids_are_used_once_and_every_old_one_leads_on(pairs: dict[tuple[str, str], float], order: list[str]) -> None:
    first = link_more(NOBODY, *frames(pairs, "".join(order[:5]))).members
    second = link_more(first, *frames(pairs, "".join(order)))
    now = set(second.members["incident_id"])
    assert len(groups_of(second.members)) == len(now)
    for old in set(first["incident_id"]):
        assert old in now or second.moved_to[old] in now


@pytest.fixture
def trio() -> Relinked:
    return link_more(
        NOBODY, *frames({("a", "b"): 3.0, ("c", "d"): 3.0, ("e", "f"): 3.0, ("f", "g"): 3.0, ("e", "g"): 3.0}, CLAIMS)
    )


def ids_of(relinked: Relinked) -> dict[str, str]:
    return dict(zip(relinked.members["claim_id"], relinked.members["incident_id"], strict=True))


def test_what_stays_keeps_its_id_and_is_not_told(trio: Relinked) -> None:
    again = link_more(
        trio.members.iloc[::-1],
        *frames({("a", "b"): 3.0, ("c", "d"): 3.0, ("e", "f"): 9.0, ("f", "g"): 9.0, ("e", "g"): 3.0}, CLAIMS),
    )
    pd.testing.assert_frame_equal(again.members, trio.members)
    assert again.changes.empty
    assert tuple(again.changes.columns) == CHANGE_COLUMNS


def test_a_merger_keeps_the_id_of_the_larger_and_the_other_leads_on(trio: Relinked) -> None:
    pairs = {(one, other): 3.0 for one in "cdefg" for other in "cdefg" if one < other}
    again = link_more(trio.members, *frames({("a", "b"): 3.0, **pairs}, CLAIMS))
    old, new = ids_of(trio), ids_of(again)
    assert new["c"] == old["e"] == new["e"]
    assert again.moved_to == {old["c"]: old["e"]}
    assert again.changes.to_dict("records") == [
        {"old_id": old["c"], "new_id": old["e"], "claims": 2, "reason": "merged"}
    ]


def test_a_split_keeps_the_id_with_most_claims_and_tells_where_the_rest_went(trio: Relinked) -> None:
    again = link_more(trio.members, *frames({("a", "b"): 3.0, ("c", "d"): 3.0, ("e", "f"): 3.0}, CLAIMS))
    old, new = ids_of(trio), ids_of(again)
    assert new["e"] == old["e"]
    assert new["g"] not in set(old.values())
    assert again.changes.to_dict("records") == [
        {"old_id": old["e"], "new_id": new["g"], "claims": 1, "reason": "split"}
    ]
    assert again.moved_to == {}


def test_an_incident_whose_claims_are_gone_is_told(trio: Relinked) -> None:
    again = link_more(trio.members, *frames({("a", "b"): 3.0}, "ab"))
    gone = again.changes[again.changes["reason"] == "gone"]
    assert len(gone) == len(again.changes) == trio.members["incident_id"].nunique() - 1
    assert set(again.moved_to.values()) == {""}


def test_a_retired_id_is_never_minted_again() -> None:
    first = link_more(NOBODY, *frames({}, "a"))
    [used] = first.members["incident_id"]
    again = link_more(NOBODY, *frames({}, "a"), retired=frozenset({used}))
    assert again.members["incident_id"][0] != used
    assert again.members["incident_id"][0].startswith(used)


def test_the_order_of_rows_makes_no_difference(trio: Relinked) -> None:
    frame, matches = frames({("a", "c"): 3.0, ("b", "c"): 1.0, ("a", "b"): 3.0}, CLAIMS)
    random = np.random.default_rng(1)
    first = link_more(trio.members, frame, matches)
    again = link_more(
        trio.members.iloc[random.permutation(8)], frame.iloc[random.permutation(8)], matches.iloc[random.permutation(3)]
    )
    pd.testing.assert_frame_equal(again.members, first.members)
    pd.testing.assert_frame_equal(again.changes, first.changes)
