"""Values that are denied: who stands on which side, and lists that their speaker says are all there is."""

import pytest

from tests.builders.collection_tables import SMALL, claim, read_rows, row, said
from tests.builders.findings import A, B, C, compare, shown

FIELDS = [
    {**each, "terms": f"{each['terms']}|anything else"} if each["field"] == "blocked" else each
    for each in read_rows(SMALL / "fields.csv")
]
COUNCIL = [row("sources", "council", kind="speaker", ties="administration")]
ONLY_FUEL = [
    said("fuel", stance="relays", chain="council:asserts"),
    said("anything else", stance="relays", chain="council:denies"),
]


def _raised(one: object, other: object) -> list[tuple[str, ...]]:
    first, second = claim("c1", source=A, blocked=one), claim("c2", source=B, blocked=other)
    return [shown(each) for each in compare(first, second, fields=FIELDS, sources=COUNCIL).discrepancies]


def test_what_is_not_on_a_closed_list_is_denied() -> None:
    assert _raised(ONLY_FUEL, ["food", "fuel"]) == [
        (
            "scope, denies, high, blocked",
            "Event i, blocked: only fuel, according to source-a, quoting council. Food, according to source-b. "
            "Council says there was nothing else.",
            "only fuel: c1-1 c1-2",
            "food: c2-1",
        )
    ]


def test_a_list_can_be_closed_by_the_document_itself() -> None:
    raised = _raised(["fuel", said("anything else", stance="denies")], "food")
    assert [each[0] for each in raised] == ["scope, denies, high, blocked"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(ONLY_FUEL, "fuel", id="nothing but the list"),
        pytest.param(["fuel", "aid"], "fuel", id="a longer list that nobody closes"),
        pytest.param(ONLY_FUEL, [], id="nobody else says"),
    ],
)
def test_a_list_that_nothing_exceeds_is_not_raised(one: object, other: object) -> None:
    assert _raised(one, other) == []


BESIEGED = [*FIELDS, row("fields", "besieged", type="party", many="yes", rule="scope", severity="high")]
REJECTED = said("civilians", stance="denies", chain="council:asserts")


def _sides(*values: object) -> list[tuple[str, ...]]:
    """What is raised on who was besieged, of sources A, B and C: the closing words and the sides."""
    accounts = [
        claim(f"c{at}", source=source, besieged=each)
        for at, (source, each) in enumerate(zip((A, B, C), values, strict=False), 1)
    ]
    speakers = [*COUNCIL, row("sources", "clerk", kind="speaker")]
    found = compare(*accounts, fields=BESIEGED, sources=speakers).discrepancies
    return [(each.sentence.rpartition(". ")[2], *shown(each)[2:]) for each in found]


@pytest.mark.parametrize(
    ("accounts", "expected"),
    [
        pytest.param(
            [[REJECTED, "army"], "civilians", "police"],
            [("Denied by source-a.", "Civilians: c1-1 c2-1", "The army: c1-2")],
            id="who names somebody else is on no side",
        ),
        pytest.param(
            [REJECTED, "civilians", "army"],
            [("Denied by source-a.", "Civilians: c2-1", "not Civilians: c1-1")],
            id="nothing in its place",
        ),
        pytest.param(
            [[REJECTED, "army"], ["children", "police"], "civilians"],
            [("Denied by source-a.", "Civilians and Children: c1-1 c2-1 c3-1", "The army: c1-2")],
            id="some of those denied",
        ),
        pytest.param(
            [[said("civilians", stance="relays", chain="clerk:denies > council:asserts"), said("army", stance="relays", chain="clerk:asserts"), "police"], "civilians"],
            [("Denied by clerk, as quoted by source-a.", "Civilians: c1-1 c2-1", "The army: c1-2")],
            id="a speaker denies what another says",
        ),
        pytest.param(
            [said("police", stance="denies"), ["government", "army"], "police"],
            [("Denied by source-a.", "The police: c3-1", "not The police: c1-1")],
            id="who names its side does not name it",
        ),
        pytest.param([said("police", stance="denies"), "government"], [], id="a side alone"),
        pytest.param([REJECTED], [], id="said by nobody but whom the document quotes"),
        pytest.param([REJECTED, "army"], [("Both could be true.", "Civilians: c1-1", "The army: c2-1")], id="another value alone"),
    ],
)  # fmt: skip
def test_a_denial_sets_who_says_it_against_who_denies_it(
    accounts: list[object], expected: list[tuple[str, ...]]
) -> None:
    assert _sides(*accounts) == expected


@pytest.mark.parametrize("fourth", ["", "security"])
def test_each_denied_value_is_raised_by_itself_and_the_clash_of_what_is_told_beside_it(fourth: str) -> None:
    begun = [*FIELDS, row("fields", "began_it", type="party", rule="responsibility", severity="high")]
    told = [
        claim("c1", source=A, began_it=[said("army", stance="denies", chain="clerk:denies"), "police"]),
        claim("c2", source=B, began_it=[said("civilians", stance="denies", chain="council:denies"), "army"]),
        claim("c3", source=C, began_it="civilians"),
        *([claim("c4", source="source-d", began_it=fourth)] if fourth else []),
    ]
    speakers = [*COUNCIL, row("sources", "clerk", kind="speaker")]
    found = compare(*told, fields=begun, sources=speakers).discrepancies
    clash = ("contradicts", "The police: c1-2", "The army: c2-2", "Civilians: c3-1", "Internal security: c4-1")
    assert [(each.relation, *shown(each)[2:]) for each in found] == [
        *([clash] if fourth else []),
        ("denies", "The army: c2-2 c1-1", "The police: c1-2"),
        ("denies", "Civilians: c3-1 c2-1", "The army: c2-2"),
    ]


def test_bodies_of_one_side_do_not_stand_against_each_other_in_a_denial() -> None:
    begun = [*FIELDS, row("fields", "began_it", type="party", rule="responsibility", severity="high")]
    told = [
        claim("c1", source=A, began_it=said("army", stance="denies")),
        claim("c2", source=B, began_it="army"),
        claim("c3", source=C, began_it="police"),
    ]
    found = compare(*told, fields=begun).discrepancies
    assert [(str(each.relation), str(each.severity), *shown(each)[2:]) for each in found] == [
        ("denies", "high", "The army: c2-1", "not The army: c1-1"),
        ("contradicts", "minor", "The army: c2-1", "The police: c3-1"),
    ]


def test_a_speaker_who_doubts_what_he_once_denied_stands_with_those_who_say_it() -> None:
    denied = [
        said("army", stance="denies", chain="clerk:denies"),
        said("army", stance="relays", chain="clerk:hedges"),
        "civilians",
    ]
    assert ("The army: c1-2 c2-1 c1-1", "Civilians: c1-3") in [each[1:] for each in _sides(denied, "army")]


def test_who_denies_is_no_origin_of_what_is_denied() -> None:
    told = [
        claim("c1", source=A, besieged=[said("civilians", stance="denies"), "army"]),
        claim("c2", source=B, besieged="civilians"),
        claim("c3", source=C, besieged=said("civilians", stance="denies", chain="council:asserts")),
    ]
    [found] = compare(*told, fields=BESIEGED, sources=COUNCIL).discrepancies
    assert [side.origins for side in found.sides] == [("administration", B), (A,)]


@pytest.mark.parametrize(("fragment", "denies"), [("only the army", True), ("the army too", False), ("", False)])
def test_who_says_that_there_was_nothing_else_denies(fragment: str, denies: bool) -> None:
    closing = said("anything else", stance="denies", fragment="only the army", verbatim="only")
    listed = said("army", fragment=fragment, verbatim=fragment and "army")
    accounts = [
        claim("c1", source=A, besieged=[REJECTED, "police"]),
        claim("c2", source=B, besieged=listed, blocked=["fuel", closing]),
        claim("c3", source=C, besieged="civilians"),
    ]
    found = compare(*accounts, fields=BESIEGED, sources=COUNCIL).discrepancies
    [sides] = [[each.value for each in one.sides] for one in found if one.field == "besieged"]
    assert sides == ["Civilians", "The police and The army" if denies else "The police"]
