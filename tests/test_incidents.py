"""Incidents: looked up by id, claim, part and whole; near ids; ids inherited from older incidents."""

import pytest

from claims.errors import UnknownIdError
from claims.incidents import inherited_ids
from tests.builders.incidents import incidents_of

INCIDENTS = incidents_of("ab", "c", "de", parts=(("c", "a"), ("d", "a"), ("d", "c")))


def test_claims_and_incidents_lead_to_each_other() -> None:
    assert INCIDENTS.claims_of == {"i-a": ("a", "b"), "i-c": ("c",), "i-d": ("d", "e")}
    assert INCIDENTS.incident_of == {"a": "i-a", "b": "i-a", "c": "i-c", "d": "i-d", "e": "i-d"}


def test_parts_and_wholes_lead_to_each_other() -> None:
    assert INCIDENTS.parts_of == {"i-a": ("i-c", "i-d"), "i-c": ("i-d",)}
    assert INCIDENTS.wholes_of == {"i-c": ("i-a",), "i-d": ("i-a", "i-c")}


def test_an_unknown_incident_offers_the_nearest() -> None:
    assert INCIDENTS.row("i-c")["title"] == "Event c"
    with pytest.raises(UnknownIdError, match=r"^no incident 'i-x'; the nearest ids are i-a, i-c, i-d$"):
        INCIDENTS.row("i-x")
    assert INCIDENTS.near("i-d", most=1) == ("i-d",)


@pytest.mark.parametrize(
    ("shares", "given"),
    [
        ([], {}),
        ([("old", "new", 1)], {"new": "old"}),
        ([("old", "a", 2), ("old", "b", 3)], {"b": "old"}),
        ([("one", "new", 2), ("two", "new", 3)], {"new": "two"}),
        ([("one", "new", 2), ("two", "new", 2)], {"new": "one"}),
        ([("old", "b", 2), ("old", "a", 2)], {"a": "old"}),
        ([("one", "a", 3), ("one", "b", 2), ("two", "a", 2), ("two", "b", 1)], {"a": "one", "b": "two"}),
    ],
)
def test_the_largest_share_takes_the_id(shares: list[tuple[str, str, int]], given: dict[str, str]) -> None:
    assert inherited_ids(shares) == given
