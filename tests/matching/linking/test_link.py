from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.matching import LinkSettings
from claims.matching.linking.judgement_constraints import Judged, judged_from
from claims.matching.linking.link import FREE, LINK_COLUMNS, Linked, link_frame, mint_ids
from tests.conftest import row

FLOOR = LinkSettings().unscored_points
DOCUMENT = LinkSettings().one_document_points
Pairs = dict[tuple[str, str], float]


def frames(pairs: Pairs, documents: dict[str, str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    frame = pd.DataFrame({"claim_id": list(documents), "document_id": list(documents.values())})
    matches = pd.DataFrame(
        [(*pair, points) for pair, points in pairs.items()], columns=["claim_a", "claim_b", "points"]
    )
    return frame, matches


def one_by_one(pairs: Pairs, documents: dict[str, str], judged: Judged, least: float) -> set[frozenset[str]]:
    """Average link as one would do it by hand: again and again the best pair of groups, ties by id."""
    together = {claim: judged.group_of.get(claim, claim) for claim in documents}
    groups = [frozenset(each for each in documents if together[each] == name) for name in set(together.values())]

    def points(one: str, other: str) -> float:
        return max(pairs.get((min(one, other), max(one, other)), FLOOR), FLOOR)

    def allowed(a: frozenset[str], b: frozenset[str]) -> bool:
        crossing = [(one, other) for one in a for other in b]
        return not any((together[one], together[other]) in judged.apart for one, other in crossing) and all(
            points(one, other) >= DOCUMENT for one, other in crossing if documents[one] == documents[other]
        )

    while True:
        found = []
        for a in groups:
            for b in groups:
                if min(a) < min(b) and allowed(a, b):
                    average = sum(points(one, other) for one in a for other in b) / (len(a) * len(b))
                    found.append((-average, min(a), min(b), a, b))
        if not found or -min(found)[0] < least:
            return set(groups)
        _, _, _, a, b = min(found)
        groups = [each for each in groups if each not in (a, b)] + [a | b]


def groups_of(linked: Linked, least: float) -> set[frozenset[str]]:
    members = linked.members
    return {frozenset(rows["claim_id"]) for _, rows in members.groupby(f"incident_id_at_{least:g}")}


CLAIMS = "abcdefgh"
PAIRS = st.dictionaries(
    st.sampled_from([(one, other) for one in CLAIMS for other in CLAIMS if one < other]),
    st.integers(-9, 8).map(float),
    max_size=28,
)
JUDGED = st.lists(
    st.tuples(st.sampled_from(CLAIMS), st.sampled_from(CLAIMS), st.sampled_from(["same", "not same", "not same"])),
    max_size=3,
).map(
    lambda found: judged_from(
        row("judgements", f"j{at}", claim_a=a, claim_b=b, verdict=verdict)
        for at, (a, b, verdict) in enumerate(found)
        if a != b
    )
)


@given(PAIRS, st.lists(st.sampled_from("xyzuvwst"), min_size=8, max_size=8), JUDGED)
def test_arrays_join_what_joining_one_by_one_joins(pairs: Pairs, documents: list[str], judged: Judged) -> None:
    named = dict(zip(CLAIMS, documents, strict=True))
    linked = link_frame(*frames(pairs, named), judged=judged, thresholds=[2.0, -1.0])
    for least in (0.0, 2.0, -1.0):
        assert groups_of(linked, least) == one_by_one(pairs, named, judged, least)


@given(PAIRS, st.randoms(use_true_random=False))
def test_shuffled_input_gives_identical_frames(pairs: Pairs, random: Any) -> None:
    frame, matches = frames(pairs, dict.fromkeys(CLAIMS, "") | {each: each for each in CLAIMS})
    again = link_frame(
        frame.sample(frac=1, random_state=random.randrange(99)),
        matches.sample(frac=1, random_state=random.randrange(99)),
    )
    first = link_frame(frame, matches)
    pd.testing.assert_frame_equal(again.members, first.members)
    pd.testing.assert_frame_equal(again.links(0.0), first.links(0.0))


PARTLY: Pairs = {("a", "b"): 5.0, ("b", "c"): 5.0, ("a", "c"): -1.0, ("c", "d"): -1.5, ("e", "f"): 3.0}
OWN = {each: each for each in CLAIMS}


def test_thresholds_nest() -> None:
    linked = link_frame(*frames(PARTLY, OWN), thresholds=[-4.0, 3.0])
    assert list(linked.members) == ["claim_id", "incident_id_at_-4", "incident_id_at_0", "incident_id_at_3"]
    assert frozenset("abc") in groups_of(linked, 0.0)
    assert frozenset("ab") in groups_of(linked, 3.0)
    assert frozenset("ef") in groups_of(linked, 3.0)


def test_each_incident_tells_its_weakest_link_and_how_many_pairs_were_scored() -> None:
    pairs: Pairs = {
        ("a", "b"): 5.0,
        ("b", "c"): 5.0,
        ("a", "c"): 4.0,
        ("a", "d"): 4.5,
        ("b", "d"): 4.5,
        ("e", "f"): 3.0,
    }
    links = link_frame(*frames(pairs, OWN)).links(0.0)
    assert tuple(links.columns) == LINK_COLUMNS
    first, second = links.drop(columns="incident_id").to_dict("records")
    assert first == {
        "claims": 4,
        "weakest_points": 4.0,
        "weakest_a": "a",
        "weakest_b": "c",
        "pairs": 5,
        "density": 0.833333,
    }
    assert second == {
        "claims": 2,
        "weakest_points": 3.0,
        "weakest_a": "e",
        "weakest_b": "f",
        "pairs": 1,
        "density": 1.0,
    }


def test_what_a_judgement_alone_links_has_no_weakest_link() -> None:
    judged = judged_from([row("judgements", "j", claim_a="a", claim_b="h", verdict="same")])
    [only] = link_frame(*frames({}, OWN), judged=judged).links(0.0).to_dict("records")
    assert (only["claims"], only["pairs"], only["density"]) == (2, 0, 0.0)
    assert np.isnan(only["weakest_points"])


def test_near_misses_are_the_highest_pairs_left_apart() -> None:
    linked = link_frame(*frames(PARTLY, OWN), thresholds=[3.0])
    near = linked.near_misses(3.0, near_points=-1.2, most=5)
    assert near.to_dict("records")[0] == {"claim_a": "b", "claim_b": "c", "points": 5.0}
    assert len(near) == 2
    assert len(linked.near_misses(3.0, near_points=-9.0, most=1)) == 1


def test_no_claims_make_no_incidents() -> None:
    linked = link_frame(*frames({}, {}))
    assert linked.members.empty
    assert linked.links(0.0).empty


def test_an_id_in_use_makes_the_next_one_longer() -> None:
    [short] = mint_ids(["a"])
    assert mint_ids(["a"], taken=[short])[0].startswith(short)
    assert len(mint_ids(["a"], taken=[short])[0]) == len(short) + 8


@pytest.mark.parametrize("judged", [FREE, judged_from([])])
def test_no_judgement_bars_nothing(judged: Judged) -> None:
    assert groups_of(link_frame(*frames({("a", "b"): 1.0}, OWN), judged=judged), 0.0) >= {frozenset("ab")}
