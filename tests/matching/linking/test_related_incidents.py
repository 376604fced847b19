"""Parts, possible links and near misses."""

from typing import Any

import pandas as pd
import pytest

from claims.incidents import Incidents
from claims.matching import NEAR_MISS_COLUMNS, LikeClaim, like_claims, link_incidents, match_claims, near_misses
from claims.tables import Collection
from tests.builders.collection_tables import claim
from tests.builders.matching import SHIPPED, SMALL, collection_of, judgement, linked


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
    values = {"when": "2021-01-29", "where": "bazaar", "kind": "arrest", "participant": ["army", "guard"], **cells}
    values = {field: value for field, value in values.items() if value}
    part = claim("x", source="source-x", **values)
    incidents = linked(collection_of(SMALL[4], part))
    assert incidents.parts.empty
    inside = claim(
        "x", source="source-x", when="2021-01-29", where="bazaar", kind="arrest", participant=["army", "guard"]
    )
    assert len(linked(collection_of(SMALL[4], inside)).parts) == 1


def test_one_side_is_enough_where_one_document_tells_both() -> None:
    cells: dict[str, Any] = {
        "when": "2021-01-29",
        "where": "bazaar",
        "kind": "arrest",
        "participant": ["army", "others"],
    }
    told = claim("x", document="e-doc", source="source-e", **cells)
    assert len(linked(collection_of(SMALL[4], told)).parts) == 1
    elsewhere = claim("x", document="e-doc", source="source-e", **{**cells, "where": "port"})
    assert linked(collection_of(SMALL[4], elsewhere)).parts.empty


def test_one_document_that_tells_both_may_leave_the_place_out() -> None:
    part = claim(
        "x", document="e-doc", source="source-e", when="2021-01-29", kind="arrest", participant=["army", "guard"]
    )
    assert len(linked(collection_of(SMALL[4], part)).parts) == 1


@pytest.mark.parametrize(("last", "parts"), [("2021-01-12", 0), ("2021-01-13", 1)])
def test_what_lasts_four_days_can_hold_parts(last: str, parts: int) -> None:
    sides: dict[str, Any] = {"participant": ["army", "guard"]}
    whole = claim("w", source="source-w", kind="siege", when=f"2021-01-10/{last}", where="town", **sides)
    part = claim("x", source="source-x", kind="arrest", when="2021-01-11", where="bazaar", **sides)
    assert len(linked(collection_of(whole, part)).parts) == parts


@pytest.mark.parametrize(("day", "parts"), [("[2021-01-09..2021-01-12]", 1), ("[2021-01-08..2021-01-11]", 0)])
def test_three_quarters_of_the_days_of_a_part_lie_in_the_whole(day: str, parts: int) -> None:
    sides: dict[str, Any] = {"participant": ["army", "guard"]}
    whole = claim("w", source="source-w", kind="siege", when="2021-01-10/2021-01-20", where="town", **sides)
    part = claim("x", source="source-x", kind="arrest", when=day, where="bazaar", **sides)
    assert len(linked(collection_of(whole, part)).parts) == parts


def test_parts_stand_in_the_order_of_the_incidents() -> None:
    incidents = linked(SHIPPED)
    order = {incident_id: at for at, incident_id in enumerate(incidents.table["incident_id"])}
    places = [(order[part], order[whole]) for part, whole in incidents.parts[["part_id", "whole_id"]].to_numpy()]
    assert places == sorted(places)


def test_the_part_belongs_to_the_shortest_of_its_wholes() -> None:
    sides: dict[str, Any] = {"participant": ["army", "guard"], "where": "town"}
    long = claim("l", source="source-l", kind="siege", when="2021-01-01/2021-02-20", **sides)
    short = claim("s", source="source-s", kind="displacement", when="2021-01-08/2021-01-14", **sides)
    part = claim("x", source="source-x", kind="arrest", when="2021-01-11", **{**sides, "where": "bazaar"})
    incidents = linked(collection_of(long, short, part))
    assert set(incidents.wholes_of[incidents.incident_of["x"]]) == {incidents.incident_of[each] for each in "ls"}
    assert incidents.row(incidents.incident_of["x"])["parent"] == incidents.incident_of["s"]


DAY: dict[str, Any] = {"when": "2021-01-23", "where": "town", "kind": "clash", "participant": ["army", "guard"]}
VAGUE: dict[str, Any] = {"when": "[2021-01-23..2021-01-24]", "participant": "others"}


def told(*claims: dict[str, Any], judgements: tuple[Any, ...] = ()) -> Incidents:
    """The incidents of claims `a`, `b` and so on, each of a source of its own."""
    rows = [claim(each, source=f"source-{each}", **values) for each, values in zip("abc", claims, strict=False)]
    return linked(collection_of(*rows, judgements=list(judgements)))


def test_an_incident_without_a_place_is_perhaps_another() -> None:
    incidents = told(DAY, VAGUE)
    one, other = (incidents.incident_of[each] for each in "ab")
    [row], [back] = incidents.perhaps_of[one], incidents.perhaps_of[other]
    assert (row["words"], row["other_id"], back["words"], back["other_id"]) == (
        "the same event as", other, "the same event as", one,
    )  # fmt: skip
    assert 0.25 < row["probability"] == back["probability"] < 0.5
    assert incidents.perhaps_in_words(other) == (
        f"Perhaps the same event as Town clash, 23 Jan 2021 (probability {row['probability']:.2f})",
    )


@pytest.mark.parametrize(
    ("claims", "judgements"),
    [
        ((DAY, VAGUE | {"kind": "arrest", "where": "harbour"}), ()),
        ((DAY, VAGUE | {"when": "2021-03-09"}), ()),
        ((DAY, VAGUE), (judgement("ab", "not same"),)),
        ((DAY, VAGUE), (judgement("ab"),)),
        ((DAY, VAGUE), (judgement("ba", "part of"),)),
    ],
    ids=["place and day said", "too unlike", "judged another", "judged the same", "judged a part"],
)
def test_nothing_is_perhaps_where_there_is_no_doubt(
    claims: tuple[dict[str, Any], ...], judgements: tuple[Any, ...]
) -> None:
    assert told(*claims, judgements=judgements).perhaps.empty


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({}, {"part of"}),
        ({"where": "port"}, set()),
        ({"participant": "others"}, set()),
        ({"participant": []}, set()),
        ({"when": "2021-03-29"}, set()),
        ({"document": "e-doc", "source": "source-e"}, set()),
    ],
    ids=["no place", "another place", "others", "no side", "another time", "a part already"],
)
def test_an_incident_without_a_place_is_perhaps_part_of_another(cells: dict[str, Any], expected: set[str]) -> None:
    values = {"source": "source-x", "when": "2021-01-29", "kind": "arrest", "participant": ["army", "guard"], **cells}
    incidents = linked(collection_of(SMALL[4], claim("x", **values)))
    rows = incidents.perhaps_of.get(incidents.incident_of["x"], ())
    assert {row["words"] for row in rows} == expected
    assert all("(probability" not in words for words in incidents.perhaps_in_words(incidents.incident_of["x"]))
    assert {row["words"] for row in incidents.perhaps_of.get(incidents.incident_of["e"], ())} == (
        {"the whole of"} if expected else set()
    )


def test_what_an_incident_perhaps_is_stands_in_the_order_of_the_incidents() -> None:
    sides: dict[str, Any] = {"participant": ["army", "guard"]}
    whole = claim("a", source="source-a", kind="siege", when="2021-01-01/2021-02-20", where="town", **sides)
    middle = claim("b", source="source-b", kind="arrest", when="2021-01-10/2021-01-20", **sides)
    part = claim("c", source="source-c", kind="displacement", when="2021-01-10", **sides)
    incidents = linked(collection_of(whole, middle, part))
    found = [(row["words"], row["other_id"]) for row in incidents.perhaps_of[incidents.incident_of["b"]]]
    assert found == [("part of", incidents.incident_of["a"]), ("the whole of", incidents.incident_of["c"])]


def nearly_linked(collection: Collection) -> pd.DataFrame:
    matches = match_claims(collection)
    return near_misses(collection, matches, link_incidents(collection, matches))


def test_a_clash_of_judgements_heads_the_near_misses() -> None:
    rows = [judgement("ab", "same"), judgement("ab", "not same", by="Ben")]
    first = nearly_linked(collection_of(*SMALL, judgements=rows)).iloc[0]
    assert (first["claim_a"], first["claim_b"]) == ("a", "b")
    assert first["reason"].startswith(
        "Judgements contradict each other: Ben judged a and b: not same, but Ana judged a and b: same."
    )


def test_near_misses_are_in_different_incidents_nearest_first() -> None:
    matches = match_claims(SHIPPED)
    incidents = link_incidents(SHIPPED, matches)
    found = near_misses(SHIPPED, matches, incidents)
    assert tuple(found.columns) == NEAR_MISS_COLUMNS
    assert found["probability"].is_monotonic_decreasing
    assert found["reason"].str.endswith(".").all()
    assert (found["claim_a"].map(incidents.incident_of) != found["claim_b"].map(incidents.incident_of)).all()
    pd.testing.assert_frame_equal(near_misses(SHIPPED, matches.iloc[::-1], incidents), found)


def test_a_pair_judged_apart_is_a_near_miss_in_the_words_of_the_judgement() -> None:
    collection = collection_of(*SMALL, judgements=[judgement("ac", "same"), judgement("ab", "not same")])
    assert "Ana judged a and b: not same." in set(nearly_linked(collection)["reason"])


def test_what_a_judgement_keeps_out_of_a_joined_incident_is_a_near_miss_in_its_words() -> None:
    judged = [judgement("ac"), judgement("bc", "not same")]
    reasons = nearly_linked(collection_of(*SMALL, judgements=judged)).set_index(["claim_a", "claim_b"])["reason"]
    assert reasons["a", "b"] == "Ana judged b and c: not same."


def test_only_the_claim_that_was_judged_the_same_as_another_stands_for_its_group() -> None:
    judged = judgement("bc"), judgement("ac", "not same")
    reasons = nearly_linked(collection_of(*SMALL, judgements=list(judged)))["reason"]
    assert "Ana judged a and c: not same." in set(reasons)


def test_added_claims_are_like_the_stored_ones_that_score_enough_the_best_first() -> None:
    collection = collection_of(*SMALL)
    pairs = [
        ("a", "b", 2.0, 0.88),
        ("a", "c", 3.0, 0.95),
        ("b", "c", -1.0, 0.27),
        ("a", "d", 2.0, 0.88),
        ("c", "e", 5.0, 0.99),
    ]
    matches = pd.DataFrame(pairs, columns=["claim_a", "claim_b", "points", "probability"])
    found = like_claims(collection, matches, {"a", "b"})
    assert [(like.claim_id, like.stored_id, like.probability) for like in found] == [("a", "c", 0.95), ("a", "d", 0.88)]
    assert all(isinstance(like, LikeClaim) for like in found)
    same = collection_of(SMALL[0], claim("z", source="source-a", when="2021-01-23"))
    matches = pd.DataFrame([("a", "z", 1.0, 0.73)], columns=list(matches.columns))
    assert [like.same_source for like in like_claims(same, matches, {"z"})] == [
        same.source_of_claim("a") == same.source_of_claim("z")
    ]
