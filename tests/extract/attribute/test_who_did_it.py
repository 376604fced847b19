"""Who answers for an event, where it happened and when, with the names of a small collection."""

from datetime import date

import pandas as pd
import pytest

from claims.collection import Metadata, make_collection
from claims.extract import Document, DraftClaim, PatternExtractor
from claims.tables import Collection

PUBLISHED = date(2024, 5, 18)  # a Saturday
PARTIES = [
    ("valley-front", "Valley Front", "Front of the Valley"),
    ("rebels", "Rebels", "rebel|guerrillas|terrorists"),
    ("army", "Army", "soldiers|army soldiers"),
]
PLACES = [("norland", "Norland", "country", ""), ("peru", "Peru", "country", ""), ("peru-lima", "Lima", "town", "peru")]


def collection() -> Collection:
    parties = pd.DataFrame(
        [
            {"party_id": row_id, "name": name, "kind": "force", "aliases": also, "parent": ""}
            for row_id, name, also in PARTIES
        ]
    )
    places = pd.DataFrame(
        [
            {"place_id": row_id, "name": name, "kind": kind, "aliases": "", "parent": up}
            for row_id, name, kind, up in PLACES
        ]
    )
    made = make_collection({"parties": parties, "places": places}, Metadata(name="small"))
    assert not made.problems
    return made


def claims_of(text: str) -> tuple[DraftClaim, ...]:
    return PatternExtractor(collection()).extract(Document(text=text, published=PUBLISHED, language="en")).claims


def values(text: str, *fields: str) -> list[tuple[str, str]]:
    return [(s.value, str(s.stance)) for claim in claims_of(text) for s in claim.statements if s.field in fields]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Two guards were killed by the rebels.", [("rebels", "asserts")]),
        ("Two guards were killed by two rebels.", []),
        ("Two guards were killed by rebels of the Valley Front.", [("valley-front", "asserts")]),
        ("The Valley Front held a parade. On Friday, guerrillas killed two guards.", [("valley-front", "asserts")]),
        ("Two terrorist attacks wounded six people.", []),
        ("Two guards were killed by a Valley Front Group.", [("valley-front", "asserts")]),
        ("Two guards were killed. Soldiers are suspected of the murder.", [("army", "hedges")]),
        ("Two guards were killed. The mayor spoke of soldiers linked with the murder.", [("army", "hedges")]),
        ("Two guards were killed. Army dissidents attacked the port.", []),
        ("Suspected Valley Front fighters killed two guards.", [("valley-front", "hedges")]),
        ("Two guards were killed. It is not known whether the attack was carried out by the Valley Front.", [("valley-front", "hedges")]),
        ("Two guards were killed. The mayor said soldiers took part in the murder.", [("army", "relays")]),
        ("Two guards were killed. The mayor said it was a cowardly act by the Valley Front.", [("valley-front", "relays")]),
        ("Two guards were killed. It was not the work of the Valley Front.", [("valley-front", "denies")]),
        ("Two guards were killed. The mayor spoke of the army's responsibility for the murders.", [("army", "relays")]),
        ("A bomb killed two guards on Friday. Nine people were arrested by the army.", []),
        ("The army arrested nine people on Friday.", [("army", "asserts")]),
        ("Two guards were killed by the Red Valley Brigade.", [("red-valley-brigade", "asserts")]),
        ("Two guards were killed by Ann Lee.", []),
        ("The army murders people.", []),
    ],
)  # fmt: skip
def test_who_answers_for_it(text: str, told: list[tuple[str, str]]) -> None:
    assert values(text, "initiator", "blamed") == told


def test_a_group_that_claims_an_attack_speaks_for_itself() -> None:
    [claim] = claims_of(
        "A bomb killed two guards. Guerrillas of the Valley Front claimed responsibility for the attack."
    )
    [own] = [s for s in claim.statements if s.field == "initiator"]
    assert (own.value, [link.source_id for link in own.chain]) == ("valley-front", ["valley-front"])


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("A bomb killed two guards in Lima.", ["peru-lima"]),
        ("The Peruvian police said a bomb killed two guards.", ["peru"]),
        ("A bomb killed two guards who had left for Lima. Peruvian officials were shocked.", ["peru-lima", "peru"]),
        ("A bomb killed two guards in Peru. The envoy of Norland was shocked.", ["peru", "norland"]),
        ("A bomb killed two guards.", []),
    ],
)
def test_the_country_of_a_text_stands_for_places_that_are_not_told(text: str, places: list[str]) -> None:
    assert [value for value, _ in values(text, "where")] == places


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("A bomb killed two guards minutes ago.", ["2024-05-18"]),
        ("Two guards were killed. In another attack, a bomb wounded a farmer on Friday.", ["2024-05-17", "2024-05-17"]),
        ("A bomb killed two guards on Friday. A strike is planned for 21 May.", ["2024-05-17"]),
        ("A bomb killed two guards on Friday, and the court meets on 3 June.", ["2024-05-17"]),
    ],
)
def test_days_of_incidents(text: str, days: list[str]) -> None:
    assert [value for value, _ in values(text, "when")] == days
