"""Places that are denied, that are apart, or that are different spots of one town."""

import pytest

from claims.discrepancies import find_discrepancies
from claims.values import Relation
from tests.builders.collection_tables import Tables, build_collection, claim, row, said
from tests.builders.findings import A, B, C, clean, compare, shown
from tests.builders.incidents import linked

PLACES = [
    row("places", "north", kind="governorate"),
    *(row("places", town, parent="north") for town in ("river-town", "hill-town")),
    *(row("places", quarter, parent="river-town", kind="quarter") for quarter in ("old-quarter", "new-quarter")),
]


@pytest.mark.parametrize(
    ("accounts", "expected"),
    [
        pytest.param(
            [claim("c1", source=A, where="river-town"), claim("c2", source=B, where="hill-town")],
            [
                ("place, contradicts, medium, where", "Event i, where: River Town, according to source-a. Hill Town, according to source-b. These cannot both be true.", "River Town: c1-1", "Hill Town: c2-1"),
            ],
            id="towns",
        ),
        pytest.param(
            [claim("c1", source=A, where=["river-town", "hill-town"]), claim("c2", source=B, where="hill-town"), claim("c3", source=C, where="old-quarter")],
            [],
            id="towns that one account names together",
        ),
        pytest.param(
            [claim("c1", source=A, where="river-town"), claim("c2", source=B, where="old-quarter")],
            [],
            id="a town and its quarter",
        ),
        pytest.param(
            [claim("c1", source=A, where="old-quarter"), claim("c2", source=B, where="new-quarter")],
            [
                ("place, differs, medium, where", "Event i, where: Old Quarter, according to source-a. New Quarter, according to source-b. Both could be true.", "Old Quarter: c1-1", "New Quarter: c2-1"),
            ],
            id="quarters of one town",
        ),
        pytest.param(
            [claim("c1", source=A, where=said("river-town", stance="denies")), claim("c2", source=B, where="old-quarter"), claim("c3", source=C, where="hill-town")],
            [
                ("place, denies, medium, where", "Event i, where: Old Quarter and River Town, according to source-b; source-a, to deny it. Hill Town, according to source-c. Denied by source-a.", "Old Quarter and River Town: c2-1 c1-1", "Hill Town: c3-1"),
            ],
            id="denied by another",
        ),
    ],
)  # fmt: skip
def test_places_that_are_denied_apart_or_spots_of_one_town(
    accounts: list[Tables], expected: list[tuple[str, ...]]
) -> None:
    assert [shown(each) for each in compare(*accounts).discrepancies] == expected


def _raised(*accounts: Tables) -> list[str]:
    """Each discrepancy on the place: relation, severity, and the sides."""
    found = [each for each in compare(*accounts, places=PLACES).discrepancies if each.field == "where"]
    return [f"{each.relation}, {each.severity}: {' / '.join(side.value for side in each.sides)}" for each in found]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(
            ["river-town", "old-quarter"],
            "new-quarter",
            ["differs, medium: old-quarter / new-quarter"],
            id="the closest counts",
        ),
        pytest.param(["river-town", "old-quarter"], "river-town", [], id="an account that names the town alone"),
        pytest.param(["river-town", "hill-town"], "old-quarter", [], id="a town that is not the one around it"),
    ],
)
def test_an_account_stands_at_the_closest_places_that_it_names(one: object, other: object, expected: list[str]) -> None:
    assert _raised(claim("c1", source=A, where=one), claim("c2", source=B, where=other)) == expected


@pytest.mark.parametrize(
    ("when", "others", "expected"),
    [
        pytest.param("2021-01-20", [], ["contradicts, medium: hill-town / old-quarter"], id="on one day"),
        pytest.param("2021-01-10/2021-01-20", [], ["differs, minor: hill-town / old-quarter"], id="in an episode"),
        pytest.param("2021-01-10/2021-01-20", ["north"], [], id="in an episode, another names what holds both"),
        pytest.param(
            "[2021-01-10..2021-01-20]", [], ["contradicts, medium: hill-town / old-quarter"], id="on a day not known"
        ),
    ],
)
def test_an_episode_has_several_places(when: str, others: list[str], expected: list[str]) -> None:
    first = claim("c1", source=A, where="hill-town", when=when)
    second = claim("c2", source=B, where="old-quarter", when=when)
    assert _raised(first, second, *(claim(f"x-{each}", source=C, where=each) for each in others)) == expected


def test_what_has_parts_has_several_places() -> None:
    whole = claim("c1", source=A, where="hill-town", when="2021-01-20")
    second = claim("c2", source=B, where="old-quarter", when="2021-01-20")
    collection = clean(build_collection(whole, second, claim("p", source=C, when="2021-01-20"), places=PLACES))
    incidents = linked(collection, {"i": ["c1", "c2"], "part": ["p"]}, parts=(("part", "i"),))
    found = [each for each in find_discrepancies(collection, incidents).discrepancies if each.field == "where"]
    assert [(each.relation, each.sentence.partition("source-b. ")[2]) for each in found] == [
        (Relation.DIFFERS, "The event lasted or had several parts, so all of these places could be right.")
    ]


def _sides_of(*places: dict[str, str]) -> list[str]:
    """The sides on the place, of two accounts that name the first two places."""
    rows = [row("places", cells.pop("place_id"), **cells) for cells in places]
    found = compare(claim("c1", source=A, where="p0"), claim("c2", source=B, where="p1"), places=rows).discrepancies
    return [words for each in found if each.field == "where" for words in each.sentence.split(". ")[:2]]


def test_places_of_one_name_are_told_apart() -> None:
    provinces = [{"place_id": name, "name": name.title(), "kind": "governorate"} for name in ("north", "south")]
    towns = [
        {"place_id": f"p{number}", "name": "Hill", "parent": name} for number, name in enumerate(("north", "south"))
    ]
    assert _sides_of(*towns, *provinces) == [
        "Event i, where: Hill (North), according to source-a",
        "Hill (South), according to source-b",
    ]
    apart = [
        {"place_id": f"p{number}", "name": "Hill", "latitude": north, "longitude": "41"}
        for number, north in enumerate(("36", "38"))
    ]
    assert _sides_of(*apart) == ["Event i, where: Hill (p0), according to source-a", "Hill (p1), according to source-b"]


def test_one_place_under_two_ids_is_one_side() -> None:
    spots = [("p0", "Hill", "36"), ("p1", "Hill", "36"), ("p2", "River", "38")]
    places = [row("places", each, name=name, latitude=north, longitude="41") for each, name, north in spots]
    told = [claim(f"c{at}", source=source, where=f"p{at}") for at, source in enumerate((A, B, C))]
    [found] = [each for each in compare(*told, places=places).discrepancies if each.field == "where"]
    assert [(side.value, side.statement_ids) for side in found.sides] == [
        ("Hill", ("c0-1", "c1-1")),
        ("River", ("c2-1",)),
    ]


@pytest.mark.parametrize(
    ("first", "second", "summary"),
    [
        (["river-town", "hill-town"], ["far-town"], "differs, minor"),
        (["old-quarter", "new-quarter"], ["third-quarter"], "differs, minor"),
        (["river-town", "old-quarter"], ["far-town"], "contradicts, medium"),
        (["river-town"], ["far-town"], "contradicts, medium"),
        (["river-town", said("hill-town", stance="relays", chain="council:asserts")], ["far-town"], "differs, minor"),
        (["river-town", said("hill-town", stance="aims")], ["far-town"], "contradicts, medium"),
    ],
)
def test_an_event_of_several_places_may_have_had_others(
    first: list[object], second: list[object], summary: str
) -> None:
    """A list of places need not be complete."""
    further = [
        row("places", "far-town", parent="north"), row("places", "third-quarter", parent="river-town", kind="quarter"),
    ]  # fmt: skip
    accounts = claim("c1", source=A, where=first), claim("c2", source=B, where=second)
    council = [row("sources", "council", kind="speaker", ties="administration")]
    found = compare(*accounts, places=[*PLACES, *further], sources=council).discrepancies
    assert [shown(each)[0] for each in found if each.kind == "place"] == [f"place, {summary}, where"]
