"""Two ids that are one party by their names."""

import pytest

from claims.discrepancies.wording.same_parties import same_party
from tests.builders.collection_tables import build_collection, claim, row


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Government of Syria", "Syrian Government", True),
        ("RUSSIAN MILITARY", "Military of Russia", True),
        ("Turkish Armed Forces", "Armed Forces of Turkey", True),
        ("Y.P.G.", "YPG", True),
        ("SDF", "Syrian Democratic Forces", True),
        ("Al Shabaab", "Al-Shabab", True),
        ("the police", "Police", True),
        ("Protesters", "protester", True),
        ("Nigerian Army", "Army of Niger", False),
        ("Nigerian Army", "Army of Nigeria", True),
        ("Iraqi Army", "Iranian Army", False),
        ("SAA", "SDF", False),
        ("PA", "Police of A", False),
        ("Government of Syria", "Government of Iraq", False),
        ("Police", "Army", False),
        ("الشرطة", "الشرطه", True),
    ],
)
def test_parties_are_one_by_their_names(one: str, other: str, same: bool) -> None:
    rows = [row("parties", "one", name=one), row("parties", "other", name=other)]
    collection = build_collection(claim("c1", participant="one"), parties=rows)
    assert same_party(collection, "one", "other") is same
    assert same_party(collection, "other", "one") is same
    assert not same_party(collection, "one", "none")


def test_a_party_is_known_by_its_id_too() -> None:
    rows = [row("parties", "police", name="Police and others"), row("parties", "the-police", name="The Police")]
    collection = build_collection(claim("c1", participant="police"), parties=rows)
    assert same_party(collection, "police", "the-police")
