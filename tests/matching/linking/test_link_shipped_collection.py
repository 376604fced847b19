"""What an analyst finds in the shipped collection is found by linking it, without any judgement."""

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.matching import link_incidents, match_claims
from tests.builders.matching import SHIPPED

UNJUDGED = replace(SHIPPED, judgements=SHIPPED.judgements.iloc[:0])
MATCHES = match_claims(UNJUDGED)
INCIDENTS = link_incidents(UNJUDGED, MATCHES)

TOGETHER = [
    ("sohr-2021-01-23-clash", "hawar-2021-01-23-halko"),  # one with the next by a judgement
    ("wikipedia-2021-01-23-clash", "wikipedia-2021-01-23-night", "sohr-2021-01-24-clashes-title"),
    ("sohr-2016-04-22-silence", "ucdp-2016-04-22-civilians"),
    ("sohr-2016-04-30-bombing", "ucdp-2016-04-30-attack"),
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
    assert len({INCIDENTS.incident_of[each] for each in claims}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hawar-2021-01-27-demonstration", "wikipedia-2021-01-31-vigil"),
        ("rozana-2021-01-27-demonstration", "wikipedia-2021-01-31-vigil"),
        ("hawar-halko-firing", "hawar-2021-01-23-halko"),
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
    recalled = set(UNJUDGED.claims.loc[UNJUDGED.claims["background"] == "yes", "claim_id"])
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
    wholes = INCIDENTS.wholes_of[INCIDENTS.incident_of[part]]
    assert siege in wholes
    assert INCIDENTS.row(INCIDENTS.incident_of[part])["parent"] in wholes


def test_a_clash_that_its_document_calls_the_latest_of_a_series_is_part_of_the_series() -> None:
    clash, series = (INCIDENTS.incident_of[each] for each in ("hawar-2021-01-23-halko", "hawar-halko-firing"))
    assert INCIDENTS.row(clash)["parent"] == series


@pytest.mark.parametrize(
    ("claim_id", "title"),
    [
        ("wikipedia-2021-01-31-vigil", "Shooting in Al-Hasakah (city), 31 January 2021"),
        ("rozana-2021-01-27-demonstration", "Demonstration in Al-Hasakah (city), 27 January 2021"),
        ("sohr-2021-01-23-clash", "Clash in Qamishli, 23 January 2021"),
        ("hawar-shahba", "Siege in Shahba and Aleppo (city), from 20 January 2018"),
        ("sohr-2021-01-10-arrests", "Arrest in Countryside of al-Hasakah or Al-Hasakah (city), 10 January 2021"),
        ("hawar-2020-04-04-emergency-team", "Killing in Al-Hasakah (city) or Qamishli, 4 April 2020"),
    ],
)
def test_titles_say_what_accounts_say(claim_id: str, title: str) -> None:
    assert INCIDENTS.row(INCIDENTS.incident_of[claim_id])["title"] == title


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
    again = link_incidents(UNJUDGED, MATCHES.iloc[order])
    pd.testing.assert_frame_equal(again.table, INCIDENTS.table)
    pd.testing.assert_frame_equal(again.members, INCIDENTS.members)
