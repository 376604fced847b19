from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.incidents import INCIDENT_COLUMNS, MEMBER_COLUMNS, PART_COLUMNS, Incidents
from claims.matching import NEAR_MISS_COLUMNS, LinkSettings, link_incidents, match_claims, near_misses
from claims.matching.linking.description import consensus
from claims.matching.linking.judgement_constraints import Judged, judged_from
from claims.matching.linking.link import group_claims
from claims.tables import Collection
from tests.conftest import claim, row
from tests.matching.test_matching import SHIPPED, SMALL, collection_of

MATCHES = match_claims(SHIPPED)
INCIDENTS = link_incidents(SHIPPED, MATCHES)
FREE = Judged(group_of={}, apart={}, parts=(), clashes=())


def grouped(pairs: dict[str, float], *, documents: dict[str, str] | None = None, judged: Judged = FREE) -> list[str]:
    """The groups that pairs such as {"ab": 2.0} make, each as a word of its claims."""
    ids = sorted({letter for pair in pairs for letter in pair})
    frame = pd.DataFrame({"claim_id": ids, "document_id": [(documents or {}).get(each, each) for each in ids]})
    matches = pd.DataFrame(
        {"claim_a": [pair[0] for pair in pairs], "claim_b": [pair[1] for pair in pairs], "points": list(pairs.values())}
    )
    return ["".join(group) for group in group_claims(frame, matches, judged, LinkSettings())]


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ({"ab": 2.0, "bc": 2.0, "ac": 1.0}, ["abc"]),
        ({"ab": 2.0, "bc": 2.0, "ac": -1.0}, ["abc"]),
        ({"ab": 2.0, "bc": 1.0, "ac": -3.0}, ["ab", "c"]),  # a chain is not enough
        ({"ab": 2.0, "bc": 1.0}, ["ab", "c"]),  # a pair that was not scored counts as a low one
        ({"ab": -0.1}, ["a", "b"]),
        ({"ab": 0.0}, ["ab"]),
        ({"ab": 1.0, "ac": 1.0}, ["ab", "c"]),  # a tie goes by id
        ({"ab": -90.0, "ac": 9.0, "bc": 9.0}, ["abc"]),  # nothing counts less than what was not scored
    ],
)
def test_groups_join_by_their_average(pairs: dict[str, float], expected: list[str]) -> None:
    assert grouped(pairs) == expected


def test_two_claims_of_one_document_need_strong_evidence_of_their_own() -> None:
    documents = {"a": "one", "b": "one"}
    assert grouped({"ab": 0.5}, documents=documents) == ["a", "b"]
    assert grouped({"ab": 1.0}, documents=documents) == ["ab"]
    assert grouped({"ac": 5.0, "bc": 4.0, "ab": 0.5}, documents=documents) == ["ac", "b"]


@given(
    st.dictionaries(st.sampled_from(["ab", "ac", "ad", "bc", "bd", "cd"]), st.integers(-8, 8), min_size=1), st.randoms()
)
def test_the_order_of_pairs_makes_no_difference(pairs: dict[str, float], random: Any) -> None:
    shuffled = list(pairs.items())
    random.shuffle(shuffled)
    assert grouped(dict(shuffled)) == grouped(pairs)


def judgement(pair: str, verdict: str, *, by: str = "Ana", at: str = "2026-11-22T00:00:00Z") -> dict[str, str]:
    return row("judgements", f"{pair}-{by}-{at[:10]}", claim_a=pair[0], claim_b=pair[1], verdict=verdict, by=by, at=at)


def test_same_closes_transitively_and_outranks_scores() -> None:
    judged = judged_from([judgement("ab", "same"), judgement("cb", "same")])
    assert grouped({"ab": -8.0, "ac": -8.0, "cd": 0.0}, judged=judged) == ["abc", "d"]


def test_not_same_holds_for_all_that_is_the_same() -> None:
    judged = judged_from([judgement("ab", "same"), judgement("cb", "not same")])
    assert grouped({"ab": 5.0, "ac": 9.0, "bc": 9.0}, judged=judged) == ["ab", "c"]


def test_unsure_changes_nothing() -> None:
    assert judged_from([judgement("ab", "unsure")]) == FREE


def test_of_one_reviewer_the_latest_judgement_counts() -> None:
    rows = [judgement("ab", "same"), judgement("ab", "not same", at="2026-11-23T00:00:00Z")]
    judged = judged_from(rows)
    assert judged.clashes == ()
    assert grouped({"ab": 5.0}, judged=judged) == ["a", "b"]
    assert judged_from(rows[::-1]) == judged


@pytest.mark.parametrize("rows", [["ab"], ["ac", "cb"]])
def test_clashing_judgements_name_both_reviewers(rows: list[str]) -> None:
    judged = judged_from([*(judgement(pair, "same") for pair in rows), judgement("ab", "not same", by="Ben")])
    assert [clash[:2] for clash in judged.clashes] == [("a", "b")]
    assert "Ana" in judged.clashes[0][2]
    assert "Ben" in judged.clashes[0][2]


def linked(collection: Collection) -> Incidents:
    return link_incidents(collection, match_claims(collection))


def nearly_linked(collection: Collection) -> pd.DataFrame:
    matches = match_claims(collection)
    return near_misses(collection, matches, link_incidents(collection, matches))


def groups_of(incidents: Incidents) -> set[str]:
    return {"".join(claims) for claims in incidents.claims_of.values()}


def test_incidents_have_their_columns_and_every_claim_once() -> None:
    for incidents in (linked(collection_of(*SMALL)), INCIDENTS):
        assert tuple(incidents.table.columns) == INCIDENT_COLUMNS
        assert tuple(incidents.members.columns) == MEMBER_COLUMNS
        assert tuple(incidents.parts.columns) == PART_COLUMNS
        assert incidents.members["claim_id"].is_unique
        assert incidents.table["claims"].sum() == len(incidents.members)
    assert set(INCIDENTS.members["claim_id"]) == set(SHIPPED.claims["claim_id"])


def test_the_clash_is_one_incident_within_the_siege() -> None:
    incidents = linked(collection_of(*SMALL))
    assert "ab" in {claims[:2] for claims in groups_of(incidents)}
    assert incidents.wholes_of[incidents.incident_of["a"]] == (incidents.incident_of["e"],)
    assert incidents.row(incidents.incident_of["a"])["parent"] == incidents.incident_of["e"]
    assert incidents.row(incidents.incident_of["a"])["title"] == "Clash in town, 23 January 2021"
    assert incidents.incident_of["e"] not in incidents.wholes_of


@pytest.mark.parametrize(
    "cells",
    [
        {"when": "2021-02-03"},
        {"when": "[2021-01-30..2021-02-05]"},
        {"where": "port"},
        {"participant": "others"},
        {"participant": ["others", "army"]},
        {"background": "yes"},
        {"when": ""},
        {"where": []},
        {"participant": []},
    ],
)
def test_what_lies_outside_is_no_part(cells: dict[str, Any]) -> None:
    told = {"when": "2021-01-29", "where": "bazaar", "kind": "arrest", "participant": ["army", "guard"], **cells}
    told = {field: value for field, value in told.items() if value}
    part = claim("x", source="source-x", **told)
    incidents = linked(collection_of(SMALL[4], part))
    assert incidents.parts.empty
    inside = claim(
        "x", source="source-x", when="2021-01-29", where="bazaar", kind="arrest", participant=["army", "guard"]
    )
    assert len(linked(collection_of(SMALL[4], inside)).parts) == 1


def test_one_document_that_tells_both_may_leave_the_place_out() -> None:
    part = claim(
        "x", document="e-doc", source="source-e", when="2021-01-29", kind="arrest", participant=["army", "guard"]
    )
    assert len(linked(collection_of(SMALL[4], part)).parts) == 1


def test_judged_parts_are_kept_apart_and_listed() -> None:
    collection = collection_of(*SMALL, judgements=[judgement("ab", "part of")])
    incidents = linked(collection)
    assert incidents.incident_of["a"] != incidents.incident_of["b"]
    reasons = incidents.parts.set_index(["part_id", "whole_id"])["reason"]
    assert reasons[incidents.incident_of["a"], incidents.incident_of["b"]].startswith("Ana judged a and b: part of")


def test_judged_pairs_link_or_stay_apart_whatever_they_score() -> None:
    collection = collection_of(*SMALL, judgements=[judgement("ac", "same"), judgement("ab", "not same")])
    incidents = linked(collection)
    assert incidents.incident_of["a"] == incidents.incident_of["c"]
    assert incidents.incident_of["a"] != incidents.incident_of["b"]
    assert "Ana judged a and b: not same." in set(nearly_linked(collection)["reason"])


def test_a_clash_of_judgements_heads_the_near_misses() -> None:
    rows = [judgement("ab", "same"), judgement("ab", "not same", by="Ben")]
    first = nearly_linked(collection_of(*SMALL, judgements=rows)).iloc[0]
    assert (first["claim_a"], first["claim_b"]) == ("a", "b")
    assert first["reason"].startswith("Judgements clash: Ben judged a and b: not same, but Ana judged a and b: same.")


DAY, OTHER = pd.Timestamp("2021-01-23"), pd.Timestamp("2021-01-24")


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        ([(DAY, DAY, "day"), (OTHER, OTHER, "day"), (OTHER, OTHER, "day")], (OTHER, OTHER, "day")),
        ([(DAY, OTHER, "within"), (DAY, OTHER, "within"), (OTHER, OTHER, "day")], (OTHER, OTHER, "day")),
        ([(DAY, pd.NaT, "period"), (DAY, pd.NaT, "period"), (DAY, OTHER, "period")], (DAY, OTHER, "period")),
        ([(OTHER, OTHER, "day"), (DAY, DAY, "day")], (DAY, DAY, "day")),
    ],
)
def test_an_incident_has_the_exact_time_that_most_state(times: Any, expected: Any) -> None:
    assert consensus(times) == expected


# What an analyst finds in the shipped collection, without any judgement.

TOGETHER = [
    ("sohr-2021-01-23-clash", "wikipedia-2021-01-23-clash", "hawar-2021-01-23-halko"),
    ("hawar-2021-01-27-demonstration", "rozana-2021-01-27-demonstration"),
    (
        "wikipedia-infobox-siege", "wikipedia-siege-text", "hawar-siege", "rozana-siege", "sohr-2021-01-24-siege", "sohr-2021-02-01-siege",
        "sohr-bulletin-13th-day-siege", "sohr-bulletin-10th-day-siege", "russian-site-2021-01-28-blockade",
    ),
    ("sohr-2021-01-10-arrests", "wikipedia-2021-01-10-arrests"),
    ("wikipedia-2021-02-02-lifting", "wral-2021-02-02-lifting", "north-press-2021-02-02-normal"),
    ("hawar-shahba", "rozana-shahba", "wikipedia-shahba-aleppo"),
]  # fmt: skip


@pytest.mark.parametrize("claims", TOGETHER)
def test_accounts_of_one_event_are_one_incident(claims: tuple[str, ...]) -> None:
    assert SHIPPED.judgements.empty
    assert len({INCIDENTS.incident_of[each] for each in claims}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hawar-2021-01-27-demonstration", "wikipedia-2021-01-31-vigil"),
        ("rozana-2021-01-27-demonstration", "wikipedia-2021-01-31-vigil"),
        ("wikipedia-2021-01-23-clash", "wikipedia-2021-01-23-night"),
        ("hawar-2021-01-02-grenade", "hawar-2021-01-03-arrests"),
        ("hawar-siege", "hawar-shahba"),
        ("wikipedia-infobox-siege", "wikipedia-2021-02-02-lifting"),
    ],
)
def test_unlike_events_stay_apart(one: str, other: str) -> None:
    assert INCIDENTS.incident_of[one] != INCIDENTS.incident_of[other]


def test_no_incident_mixes_2016_with_2021() -> None:
    for claims in INCIDENTS.claims_of.values():
        assert len({each.startswith("ara-") or "2016" in each for each in claims}) == 1


def test_background_stands_apart() -> None:
    recalled = set(SHIPPED.claims.loc[SHIPPED.claims["background"] == "yes", "claim_id"])
    for claims in INCIDENTS.claims_of.values():
        assert set(claims) <= recalled or not recalled & set(claims)
    assert not {INCIDENTS.incident_of[each] for each in recalled} & {
        *INCIDENTS.parts["part_id"],
        *INCIDENTS.parts["whole_id"],
    }


@pytest.mark.parametrize(
    "part",
    [
        "wikipedia-2021-01-10-arrests",
        "wikipedia-2021-01-23-clash",
        "wikipedia-2021-01-23-night",
        "hawar-2021-01-27-demonstration",
        "wikipedia-2021-01-31-vigil",
        "wikipedia-2021-02-02-lifting",
    ],
)
def test_the_siege_holds_what_happened_in_it(part: str) -> None:
    siege = INCIDENTS.incident_of["wikipedia-infobox-siege"]
    assert siege in INCIDENTS.wholes_of[INCIDENTS.incident_of[part]]
    assert INCIDENTS.row(INCIDENTS.incident_of[part])["parent"] == siege


def test_the_siege_has_the_days_that_it_states() -> None:
    siege = INCIDENTS.row(INCIDENTS.incident_of["wikipedia-infobox-siege"])
    assert siege["title"] == "Siege in Al-Hasakah (city) and Qamishli, 10 January to 2 February 2021"
    assert not siege["parent"]


def test_no_incident_is_part_of_itself_or_of_its_part() -> None:
    pairs = set(zip(INCIDENTS.parts["part_id"], INCIDENTS.parts["whole_id"], strict=True))
    assert not {(whole, part) for part, whole in pairs} & pairs
    assert all(reason.endswith(".") for reason in INCIDENTS.parts["reason"])


@settings(deadline=None, max_examples=5)
@given(st.randoms(use_true_random=False))
def test_the_order_of_matches_makes_no_difference(random: Any) -> None:
    order = list(range(len(MATCHES)))
    random.shuffle(order)
    again = link_incidents(SHIPPED, MATCHES.iloc[order])
    pd.testing.assert_frame_equal(again.table, INCIDENTS.table)
    pd.testing.assert_frame_equal(again.members, INCIDENTS.members)


def test_near_misses_are_in_different_incidents_nearest_first() -> None:
    found = near_misses(SHIPPED, MATCHES, INCIDENTS)
    assert tuple(found.columns) == NEAR_MISS_COLUMNS
    assert found["probability"].is_monotonic_decreasing
    assert found["reason"].str.endswith(".").all()
    assert (found["claim_a"].map(INCIDENTS.incident_of) != found["claim_b"].map(INCIDENTS.incident_of)).all()
    pd.testing.assert_frame_equal(near_misses(SHIPPED, MATCHES.iloc[::-1], INCIDENTS), found)
