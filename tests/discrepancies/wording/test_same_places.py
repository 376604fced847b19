"""Two ids that are one place by their names."""

import pytest

from claims.discrepancies.wording.same_places import point_of_town, same_place
from claims.tables import Collection
from tests.builders.collection_tables import build_collection, claim, row


def of_places(*rows: dict[str, str]) -> Collection:
    """A collection with places of these cells; the town "here" is where its claim is."""
    places = [
        {"place_id": f"p{number}", "kind": "town", "name": f"P{number}", **cells} for number, cells in enumerate(rows)
    ]
    table = [
        row("places", cells["place_id"], **{name: cells[name] for name in cells if name != "place_id"})
        for cells in places
    ]
    return build_collection(claim("c1", where="p0"), places=table)


def tree(country: str, province: str, town: str, *, end: str, **cells: str) -> list[dict[str, str]]:
    """A country, a province in it and a town in that, whose ids end alike."""
    return [
        {"place_id": f"country-{end}", "name": country, "kind": "country"},
        {"place_id": f"province-{end}", "name": province, "kind": "governorate", "parent": f"country-{end}"},
        {"place_id": f"town-{end}", "name": town, "parent": f"province-{end}", **cells},
    ]


def compared(
    one: list[dict[str, str]], other: list[dict[str, str]], *, at: tuple[str, str] = ("town-a", "town-b")
) -> bool:
    collection = of_places({}, *one, *other)
    assert same_place(collection, *at) is same_place(collection, *reversed(at))
    return same_place(collection, *at)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("Iran", "Bushire", "BUSHIRE"), ("Iran (Islamic Republic of)", "Bushehr", "Bushehr"), True),
        (("United States", "OH", "Hill City"), ("USA", "Ohio", "HILL CITY"), True),
        (("Syria", "Hasakah", "Qamishli"), ("Syrian Arab Republic", "Al-Hasakah", "Kamishly"), True),
        (("Syria", "Aleppo", "Qamishli"), ("Syria", "Al-Hasakah", "Qamishli"), False),
        (("Niger", "North", "Hill"), ("Nigeria", "North", "Hill"), False),
        (("USA", "Ohio", "Milton"), ("USA", "Ohio", "Malton"), False),
        (("USA", "Ohio", "Hill"), ("USA", "Ohio", "Dale"), False),
        (("Examplia", "North Province", "The Hill"), ("Examplia", "North", "Hill"), True),
        (("Examplia", "North", "Hill"), ("Examplia", "South", "Hill"), False),
    ],
)
def test_places_are_one_by_their_names(one: tuple[str, str, str], other: tuple[str, str, str], same: bool) -> None:
    assert compared(tree(*one, end="a"), tree(*other, end="b")) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("36.0", "41.0"), ("36.1", "41.1"), True),
        (("36.0", "41.0"), ("37.0", "41.0"), False),
        (("36.0", "41.0"), ("", ""), True),
    ],
)
def test_points_far_apart_are_two_places(one: tuple[str, str], other: tuple[str, str], same: bool) -> None:
    first, second = (dict(zip(("latitude", "longitude"), point, strict=True)) for point in (one, other))
    assert (
        compared(tree("Iraq", "Basra", "Hill", end="a", **first), tree("Iraq", "Basra", "Hill", end="b", **second))
        is same
    )


def test_a_town_is_in_its_own_province_of_another_tree() -> None:
    one, other = (
        tree("Iraq", "Basra", "Basra", end="a"),
        tree("Republic of Iraq", "Al-Basrah Governorate", "Basra", end="b"),
    )
    assert compared(one, other, at=("town-a", "province-b"))
    assert compared(one, other, at=("town-a", "country-b"))
    assert compared(one, other, at=("country-a", "country-b"))
    assert compared(one, other, at=("province-a", "province-b"))
    assert not compared(one, tree("Iraq", "Ninawa", "Mosul", end="b"), at=("town-a", "province-b"))
    assert not compared(one, tree("Iran", "Ilam", "Ilam", end="b"), at=("country-a", "country-b"))


@pytest.mark.parametrize(
    ("name", "other", "same"),
    [
        ("Old Mill, Hill (North)", ("Old Mill", "Hill"), True),
        ("Old Mill, Hill (North)", ("Hill", ""), True),
        ("Old Mill, Hill (North)", ("New Mill", "Hill"), False),
        ("Old Mill, Hill (North)", ("Old Mill", "Dale"), False),
        ("Old Mill, Hill (North)", ("Old Mill", ""), True),
        ("Old Mill, Hill (North)", ("old mill; Hill", ""), True),
        ("Old Mill, Hill", ("Old Mill, Dale", ""), False),
        ("Hill (36.1, 41.0)", ("Dale", ""), False),
        ("(North)", ("North", ""), True),
    ],
)
def test_a_name_can_write_out_what_holds_the_place(name: str, other: tuple[str, str], same: bool) -> None:
    second, parent = other
    rows = [{"place_id": "q", "name": second, "kind": "quarter", "parent": "p1" if parent else ""}]
    collection = of_places({"name": name, "kind": "site"}, {"name": parent or "Elsewhere"}, *rows)
    assert same_place(collection, "p0", "q") is same_place(collection, "q", "p0") is same


def test_a_district_and_its_town_of_one_name_are_one() -> None:
    district = {"place_id": "district-b", "name": "Hill", "kind": "district", "parent": "province-b"}
    second = [*tree("Iraq", "Basra", "Dale", end="b"), district]
    assert compared(tree("Iraq", "Basra", "Hill", end="a"), second, at=("town-a", "district-b"))


def test_aliases_are_names() -> None:
    assert compared(
        tree("Syria", "Hama", "X", end="a", aliases="Halab|Old Hill"), tree("Syria", "Hama", "old hill", end="b")
    )


def test_a_place_that_no_table_has_is_no_other() -> None:
    assert not same_place(of_places({}), "p0", "elsewhere")
    assert not same_place(of_places({}), "elsewhere", "p0")


@pytest.mark.parametrize(("north", "same"), [("36.1", True), ("36.3", False), ("", False)])
def test_a_spot_without_a_name_is_where_it_is_near(north: str, same: bool) -> None:
    spot = {"place_id": "spot", "name": "36.0, 41.0", "kind": "site", "latitude": "36.0", "longitude": "41.0"}
    town = {"place_id": "town", "name": "Hill", "latitude": north, "longitude": "41.0" if north else ""}
    assert same_place(of_places({}, spot, town), "spot", "town") is same


def test_a_spot_in_a_town_counts_as_the_town() -> None:
    collection = of_places(
        {"name": "Hill"},
        {"place_id": "spot", "name": "Hill (36.1, 41.0)", "kind": "site", "parent": "p0"},
        {"place_id": "mill", "name": "Old mill", "kind": "site", "parent": "p0"},
        {"place_id": "alone", "name": "36.1, 41.0", "kind": "site"},
    )
    assert [point_of_town(collection, place) for place in ("spot", "mill", "alone", "p0", "none")] == [
        "p0",
        "mill",
        "alone",
        "p0",
        "none",
    ]
