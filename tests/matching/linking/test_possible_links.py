"""An incident without a place or a day says what it may be, and the other says so too."""

from typing import Any

import pytest

from claims.incidents import Incidents
from tests.builders.collection_tables import claim
from tests.builders.matching import SMALL, collection_of, judgement, linked

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
