"""Deaths of a whole group that an account leaves out, though it counts the dead of others."""

from typing import Any

import pytest

from claims.discrepancies import find_discrepancies
from claims.model import Kind
from tests.builders.collection_tables import Tables, build_collection, claim, row, said
from tests.builders.findings import A, B, C, clean, compare, of_kind, shown
from tests.builders.incidents import linked

EVENT = {"when": "2021-01-20/2021-01-23", "where": "river-town"}
FIGHTERS = [said("9+", group="government"), said("4", group="administration")]
SOURCES = [row("sources", "police-office", kind="speaker", ties="police")]


def by_a(killed: Any, *, published: str = "2021-01-26", coverage: str = "river-town") -> Tables:
    """What source A says of the dead, in a document that covers the town."""
    first, _, last = published.partition("/")
    made = claim("c1", source=A, **EVENT, killed=killed)
    days = {"published_from": first, "published_to": last or first}
    made["documents"] = [{**made["documents"][0], "coverage": coverage, **days}]
    return made


def by_b(killed: Any) -> Tables:
    return claim("c2", source=B, **EVENT, killed=killed)


def left_out(*claims: Tables) -> list[tuple[str, ...]]:
    return [shown(each) for each in of_kind(compare(*claims, sources=SOURCES), Kind.OMISSION)]


def test_the_dead_of_a_group_that_no_number_could_hold() -> None:
    assert left_out(by_a(FIGHTERS), by_b(said("5", group="civilians"))) == [
        (
            "omission, does not say, high, killed, civilians",
            "Event i, killed: 5 (Civilians), according to source-b. No Civilians counted, only 9 or more (The government) and "
            "4 (The administration), according to source-a. The silent source published after the event and covers the area. "
            "None of its totals can include these deaths.",
            "5 (Civilians): c2-3",
            "no Civilians counted, only 9 or more (The government) and 4 (The administration): c1-3 c1-4",
        )
    ]


@pytest.mark.parametrize(
    ("killed_by_a", "killed_by_b", "raised"),
    [
        (FIGHTERS, said("5", group="children"), True),
        ([said("9", group="police")], said("5", group="administration"), True),
        ([*FIGHTERS, said("20")], said("5", group="civilians"), False),
        ([*FIGHTERS, said("1", group="children")], said("5", group="civilians"), False),
        ([*FIGHTERS, said("0", group="civilians")], said("5", group="civilians"), False),
        ([*FIGHTERS, said("3", group="civilians", stance="denies")], said("5", group="civilians"), False),
        ([*FIGHTERS, said("3", group="demonstrators")], said("5", group="civilians"), False),
        ([said("9", group="army")], said("5", group="police"), True),
        ([said("9", group="government")], said("5", group="police"), False),
        ([said("0", group="government")], said("5", group="civilians"), False),
        (FIGHTERS, said("0", group="civilians"), False),
        (FIGHTERS, said("5", group="civilians", stance="denies", chain="police-office:asserts"), False),
        (FIGHTERS, said("5", group="civilians", cites="c1-doc"), False),
        (FIGHTERS, said("5", group="demonstrators"), False),
        (FIGHTERS, said("5"), False),
    ],
)
def test_what_leaves_a_group_out(killed_by_a: list[Any], killed_by_b: Any, raised: bool) -> None:
    assert bool(left_out(by_a(killed_by_a), by_b(killed_by_b))) is raised


@pytest.mark.parametrize(
    ("published", "coverage", "raised"),
    [
        ("2021-01-26", "north", True),
        ("2021-01-26", "hill-town", False),
        ("2021-01-26", "", False),
        ("2021-01-22", "river-town", False),
        ("2021-06-01", "river-town", False),
    ],
)
def test_only_a_document_that_could_have_counted_all_leaves_out(published: str, coverage: str, raised: bool) -> None:
    account = by_a(FIGHTERS, published=published, coverage=coverage)
    assert bool(left_out(account, by_b(said("5", group="civilians")))) is raised


def in_parts(*parts: Tables) -> list[tuple[str, ...]]:
    """What source A is held to leave out of a whole, of which each of the other claims tells a part."""
    collection = clean(build_collection(by_a(FIGHTERS), *parts))
    groups = {"w": ["c1"], **{f"p{index}": [part["claims"][0]["claim_id"]] for index, part in enumerate(parts)}}
    incidents = linked(collection, groups, parts=tuple((part, "w") for part in list(groups)[1:]))
    found = find_discrepancies(collection, incidents).of_incident("w")
    return [shown(each) for each in found if each.kind is Kind.OMISSION]


def part(claim_id: str, *, source: str, day: str, killed: str, group: str = "civilians") -> Tables:
    return claim(claim_id, source=source, when=day, where="river-town", killed=said(killed, group=group))


def test_another_account_may_tell_only_parts() -> None:
    one = part("c2", source=B, day="2021-01-21", killed="12")
    other = part("c3", source=B, day="2021-01-22", killed="5")
    third = part("c4", source=C, day="2021-01-22", killed="6")
    [found] = in_parts(one, other, third)
    assert found[0] == "omission, does not say, high, killed, civilians"
    assert found[2:] == (
        "12 (Civilians) in “Event p0” and 5 (Civilians) in “Event p1”: c2-3 c3-3",
        "6 (Civilians) in “Event p2”: c4-3",
        "no Civilians counted, only 9 or more (The government) and 4 (The administration): c1-3 c1-4",
    )


def test_who_counts_them_in_a_part_does_not_leave_them_out() -> None:
    others = part("c2", source=B, day="2021-01-21", killed="12")
    assert in_parts(others)
    assert not in_parts(others, part("c3", source=A, day="2021-01-22", killed="1"))


def test_who_counts_them_in_the_whole_does_not_leave_them_out_of_a_part() -> None:
    fighters, others = by_a(FIGHTERS), by_b(said("5", group="civilians"))
    for killed, raised in (("30", False), ("", True)):
        whole = claim("c3", source=A, when="2021-01-10/2021-01-25", **({"killed": killed} if killed else {}))
        collection = clean(build_collection(fighters, others, whole))
        incidents = linked(collection, {"p": ["c1", "c2"], "w": ["c3"]}, parts=(("p", "w"),))
        found = find_discrepancies(collection, incidents).of_incident("p")
        assert bool([each for each in found if each.group == "civilians"]) is raised


def test_what_only_the_coder_infers_is_not_left_out() -> None:
    inferred = said("5", group="civilians", basis="inference", note="Concluded.")
    assert [each[0] for each in left_out(by_a(FIGHTERS), by_b(inferred))] == [
        "omission, does not say, minor, killed, civilians"
    ]
