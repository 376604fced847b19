"""Sources that go back to one origin: agreement that is not independent, and detail lost in repeating."""

from typing import Any

import pytest

from claims.model import Kind
from tests.builders.collection_tables import SMALL, Tables, claim, read_rows, row, said
from tests.builders.findings import A, B, C, compare, of_kind, shown


@pytest.mark.parametrize(
    ("accounts", "expected"),
    [
        pytest.param(
            [claim("c1", source=A, wounded=said("6", group="police")), claim("c2", source=B, wounded=said("6", group="police", cites="c1-doc"))],
            [
                ("shared origin, agrees, minor, wounded", "Event i, wounded: 6, according to source-a; source-b, citing source-a. They agree. All of it goes back to one original source: source-a.", "6: c1-1 c2-1"),
            ],
            id="a count",
        ),
        pytest.param(
            [claim("c1", source=A, initiator="police"), claim("c2", source=B, initiator=said("police", cites="c1-doc"))],
            [
                ("shared origin, agrees, minor, initiator", "Event i, initiator: The police, according to source-a; source-b, citing source-a. They agree. All of it goes back to one original source: source-a.", "The police: c1-1 c2-1"),
            ],
            id="of high severity",
        ),
        pytest.param(
            [claim("c1", source=A, where="river-town"), claim("c2", source=B, where=said("river-town", cites="c1-doc"))],
            [],
            id="of less severity",
        ),
        pytest.param(
            [claim("c1", source=A, wounded="6"), claim("c2", source=B, wounded="6")],
            [],
            id="independent",
        ),
        pytest.param(
            [claim("c1", source=A, wounded="6"), claim("c2", source=A, wounded=said("6", cites="c1-doc"))],
            [],
            id="one source",
        ),
        pytest.param(
            [claim("c1", source=A, wounded="6"), claim("c2", source=B, wounded=said("7", cites="c1-doc"))],
            [],
            id="other numbers",
        ),
        pytest.param(
            [claim("c1", source=A, wounded="6"), claim("c2", source=B, wounded=said("6", cites="c1-doc", stance="denies"))],
            [],
            id="denied",
        ),
        pytest.param(
            [claim("c1", source=A, killed=["6", said("2", group="police")]), claim("c2", source=B, killed=[said("6", cites="c1-doc"), said("2", group="police", cites="c1-doc")])],
            [
                ("shared origin, agrees, minor, killed", "Event i, killed: 2, according to source-a; source-b, citing source-a. They agree. All of it goes back to one original source: source-a.", "2: c1-2 c2-2"),
                ("shared origin, agrees, minor, killed", "Event i, killed: 6, according to source-a; source-b, citing source-a. They agree. All of it goes back to one original source: source-a.", "6: c1-1 c2-1"),
            ],
            id="two values",
        ),
    ],
)  # fmt: skip
def test_agreement_that_goes_back_to_one_origin(accounts: list[Tables], expected: list[tuple[str, ...]]) -> None:
    assert [shown(each) for each in of_kind(compare(*accounts), Kind.SHARED_ORIGIN)] == expected


@pytest.mark.parametrize(
    ("third", "raised"),
    [
        pytest.param("police", False, id="a body of the party"),
        pytest.param(said("police", stance="denies"), True, id="a body, to deny it"),
        pytest.param(said("police", cites="c1-doc"), True, id="a body, by the same origin"),
        pytest.param("security", True, id="another side"),
    ],
)
def test_who_names_a_body_of_the_party_says_so_too(third: Any, raised: bool) -> None:
    told = [
        claim("c1", source=A, initiator="government"),
        claim("c2", source=B, initiator=said("government", cites="c1-doc")),
    ]
    found = of_kind(compare(*told, claim("c3", source=C, initiator=third)), Kind.SHARED_ORIGIN)
    assert bool(found) is raised


@pytest.mark.parametrize(
    ("third", "severity"),
    [
        pytest.param(claim("c3", source=C, initiator="security"), "minor", id="another side"),
        pytest.param(claim("c3", source=C, initiator=said("police", stance="denies")), "minor", id="denied"),
        pytest.param(claim("c3", source=C, initiator="army"), "medium", id="a body of that side, which weighs little"),
        pytest.param(claim("c3", source=C, wounded="3"), "medium", id="nothing on it"),
    ],
)
def test_an_agreement_that_is_a_side_of_a_contradiction_is_shown_there(third: Tables, severity: str) -> None:
    council = [row("sources", "council", kind="speaker", ties="administration")]
    told = [
        claim(f"c{at}", source=each, initiator=said("police", chain="council:asserts"))
        for at, each in enumerate((A, B))
    ]
    [found] = of_kind(compare(*told, third, sources=council), Kind.SHARED_ORIGIN)
    assert str(found.severity) == severity


@pytest.mark.parametrize(
    ("beside", "kinds"),
    [
        pytest.param([], [Kind.SHARED_ORIGIN, Kind.LOST_DETAIL], id="the group alone"),
        pytest.param([said("5", group="army")], [], id="others of the side beside it"),
        pytest.param([said("0", group="army")], [Kind.SHARED_ORIGIN, Kind.LOST_DETAIL], id="none of the others"),
        pytest.param([said("5", group="army", stance="denies")], [Kind.SHARED_ORIGIN, Kind.LOST_DETAIL], id="others, to deny it"),
        pytest.param([said("5", group="civilians")], [Kind.SHARED_ORIGIN, Kind.LOST_DETAIL], id="others of no such group"),
    ],
)  # fmt: skip
def test_a_number_of_a_group_is_that_of_all_only_where_no_others_are_counted(
    beside: list[object], kinds: list[Kind]
) -> None:
    whole = claim("c1", source=A, wounded=said("6", group="government"))
    part = claim("c2", source=B, wounded=[said("6", group="police", cites="c1-doc"), *beside])
    found = compare(whole, part).discrepancies
    assert {each.kind for each in found} & {Kind.SHARED_ORIGIN, Kind.LOST_DETAIL} == set(kinds)


@pytest.mark.parametrize(
    ("accounts", "expected"),
    [
        pytest.param(
            [claim("c1", source=A, wounded=said("6", group="police")), claim("c2", source=B, wounded=said("6", group="government", cites="c1-doc"))],
            [
                ("lost detail, overlaps, minor, wounded", "Event i, wounded: 6 (The police), according to source-a. 6 (The government), according to source-b, citing source-a. Both go back to one original source; the second says less exactly who they were.", "6 (The police): c1-1", "6 (The government): c2-1"),
            ],
            id="a larger group",
        ),
        pytest.param(
            [claim("c1", source=B, wounded=said("6", group="government", cites="c2-doc")), claim("c2", source=A, wounded=said("6", group="police"))],
            [
                ("lost detail, overlaps, minor, wounded", "Event i, wounded: 6 (The police), according to source-a. 6 (The government), according to source-b, citing source-a. Both go back to one original source; the second says less exactly who they were.", "6 (The police): c2-1", "6 (The government): c1-1"),
            ],
            id="a larger group, told first",
        ),
        pytest.param(
            [claim("c1", source=A, wounded=said("6", group="police")), claim("c2", source=B, wounded=said("7", group="government", cites="c1-doc"))],
            [],
            id="a larger group, another number",
        ),
        pytest.param(
            [claim("c1", source=A, wounded=said("6", group="police")), claim("c2", source=B, wounded=said("6", group="government"))],
            [],
            id="a larger group, another origin",
        ),
        pytest.param(
            [claim("c1", source=A, wounded=said("6", group="police")), claim("c2", source=B, wounded=said("6", group="security", cites="c1-doc"))],
            [],
            id="another group",
        ),
        pytest.param(
            [claim("c1", source=A, wounded=said("6", group="police"), killed=said("1", group="police", part_of="c1-1")), claim("c2", source=B, wounded=said("6", group="police", cites="c1-doc"))],
            [
                ("lost detail, does not say, minor, killed", "Event i, killed: 1 of the 6, according to source-a. Source-b does not say. The second repeats the number and leaves this out.", "1 of the 6: c1-2", "does not say: (c2)"),
            ],
            id="what was part of it",
        ),
        pytest.param(
            [claim("c1", source=A, wounded=said("6", group="police"), killed=said("1", group="police", part_of="c1-1")), claim("c2", source=B, wounded=said("6", group="police", cites="c1-doc"), killed="1")],
            [],
            id="what was part of it is repeated",
        ),
        pytest.param(
            [claim("c1", source=A, wounded=[said("6", group="police"), said("4", group="civilians")]), claim("c2", source=B, wounded=said("6", group="police", cites="c1-doc"))],
            [
                ("lost detail, does not say, medium, wounded", "Event i, wounded: 6 (The police) and 4 (Civilians), according to source-a. Only 6 (The police), according to source-b, citing source-a. The second cites the first and leaves out part of its count.", "6 (The police) and 4 (Civilians): c1-1 c1-2", "names only 6 (The police): c2-1"),
            ],
            id="another count of the cited document",
        ),
        pytest.param(
            [claim("c1", source=A, wounded=[said("6", group="police"), said("4", group="officers")]), claim("c2", source=B, wounded=said("6", group="police", cites="c1-doc"))],
            [],
            id="another count within the group",
        ),
        pytest.param(
            [claim("c1", source=A, wounded=[said("6", group="police"), said("4", group="civilians")]), claim("c2", source=B, wounded=said("6", group="army", cites="c1-doc"))],
            [],
            id="every count of the cited document",
        ),
    ],
)  # fmt: skip
def test_detail_that_is_lost_in_repeating(accounts: list[Tables], expected: list[tuple[str, ...]]) -> None:
    assert [shown(each) for each in of_kind(compare(*accounts), Kind.LOST_DETAIL)] == expected


TARGET = row("fields", "target", type="term", many="yes", rule="character", terms="homes|checkpoint")
ACTING = [TARGET, *(each for each in read_rows(SMALL / "fields.csv") if each["field"] == "initiator")]


@pytest.mark.parametrize(
    ("target", "agreed"),
    [("homes", "They agree."), ("checkpoint", "They agree on who it was, not on the act.")],
)
def test_an_agreement_on_who_acted_tells_whether_it_is_one_act(target: str, agreed: str) -> None:
    one = claim("c1", source=A, initiator="police", target="homes")
    other = claim("c2", source=B, initiator=said("police", cites="c1-doc"), target=target)
    (raised,) = of_kind(compare(one, other, fields=ACTING), Kind.SHARED_ORIGIN)
    assert raised.sentence.endswith(f"{agreed} All of it goes back to one original source: source-a.")


COUNCIL = [
    row("sources", "council", kind="speaker", ties="administration"),
    row("sources", A, ties="administration"),
]


@pytest.mark.parametrize(
    ("by_b", "agreed"),
    [
        (["army", "police"], ["The army and The police: c1-1 c2-1 c1-2 c2-2"]),
        (["army", "security"], ["The army: c1-1 c2-1"]),
        (["army"], ["The army: c1-1 c2-1"]),
    ],
)
def test_an_agreement_on_bodies_of_one_side_is_one(by_b: list[str], agreed: list[str]) -> None:
    one = claim("c1", source=A, blamed=["army", "police"])
    other = claim("c2", source=B, blamed=[said(each, stance="relays", chain="council:asserts") for each in by_b])
    fields = [row("fields", "blamed", type="party", many="yes", rule="responsibility", severity="high")]
    raised = of_kind(compare(one, other, fields=fields, sources=COUNCIL), Kind.SHARED_ORIGIN)
    assert [shown(each)[2] for each in raised] == agreed
    assert all(
        each.sentence.endswith("They agree. All who say so are on one side: The administration.") for each in raised
    )


@pytest.mark.parametrize(
    ("field", "value", "raised"),
    [
        ("blamed", "security", False),
        ("blamed", "administration", False),
        ("blamed", "army", True),
        ("attacked", "security", True),
    ],
)
def test_who_names_itself_as_the_doer_admits_it(field: str, value: str, raised: bool) -> None:
    told: dict[str, Any] = {field: [said(value, stance="relays", chain="council:asserts")]}
    accounts = claim("c1", source=A, **told), claim("c2", source=B, **told)
    fields = [
        row("fields", each, type="party", many="yes", rule="responsibility", severity="high")
        for each in ("blamed", "attacked")
    ]
    found = compare(*accounts, fields=fields, sources=COUNCIL)
    assert bool(of_kind(found, Kind.SHARED_ORIGIN)) is raised
