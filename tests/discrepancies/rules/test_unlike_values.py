"""Fields that do not count: values that are denied, that clash, or that differ."""

import pytest

from tests.builders.collection_tables import Tables, claim, row, said
from tests.builders.findings import A, B, C, compare, shown

SPEAKERS = [
    row("sources", "activists", kind="speaker"),
    row("sources", "council", kind="speaker", ties="administration"),
    row("sources", "army-speaker", kind="speaker", ties="army"),
]


@pytest.mark.parametrize(
    ("accounts", "expected"),
    [
        pytest.param(
            [claim("c1", source=A, force="shots in the air"), claim("c2", source=B, force="fire at people")],
            [
                ("character, contradicts, high, force", "Event i, force: shots in the air, according to source-a; fire at people, according to source-b. Both cannot be true.", "shots in the air: c1-1", "fire at people: c2-1"),
            ],
            id="a pair of the list",
        ),
        pytest.param(
            [claim("c1", source=A, force=["shots in the air", "fire at people"])],
            [
                ("internal inconsistency, contradicts, medium, force", "Event i, force: shots in the air, according to source-a; fire at people, according to source-a. Both cannot be true.", "shots in the air: c1-1", "fire at people: c1-2"),
            ],
            id="one source against itself",
        ),
        pytest.param(
            [claim("c1", source=A, armed="yes"), claim("c2", source=B, armed="no")],
            [
                ("character, contradicts, high, armed", "Event i, armed: yes, according to source-a; no, according to source-b. Both cannot be true.", "yes: c1-1", "no: c2-1"),
            ],
            id="yes and no",
        ),
        pytest.param(
            [claim("c1", source=A, when="2021-01-23"), claim("c2", source=B, when="2021-01-24")],
            [
                ("date, contradicts, medium, when", "Event i, when: 23 January 2021, according to source-a; 24 January 2021, according to source-b. Both cannot be true.", "23 January 2021: c1-1", "24 January 2021: c2-1"),
            ],
            id="days",
        ),
        pytest.param(
            [claim("c1", source=A, when="2021-01"), claim("c2", source=B, when="2021-01-24")],
            [],
            id="a month and its day",
        ),
        pytest.param(
            [claim("c1", source=A, where="river-town"), claim("c2", source=B, where="hill-town")],
            [
                ("place, contradicts, medium, where", "Event i, where: River Town, according to source-a; Hill Town, according to source-b. Both cannot be true.", "River Town: c1-1", "Hill Town: c2-1"),
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
                ("place, differs, medium, where", "Event i, where: Old Quarter, according to source-a; New Quarter, according to source-b. Both could be true.", "Old Quarter: c1-1", "New Quarter: c2-1"),
            ],
            id="quarters of one town",
        ),
        pytest.param(
            [claim("c1", source=A, initiator="army"), claim("c2", source=B, initiator="security")],
            [
                ("responsibility, contradicts, high, initiator", "Event i, initiator: The army, according to source-a; Internal security, according to source-b. Both cannot be true.", "The army: c1-1", "Internal security: c2-1"),
            ],
            id="parties of two sides",
        ),
        pytest.param(
            [claim("c1", source=A, initiator="army"), claim("c2", source=B, initiator="police")],
            [
                ("responsibility, contradicts, minor, initiator", "Event i, initiator: The army, according to source-a; The police, according to source-b. Both cannot be true.", "The army: c1-1", "The police: c2-1"),
            ],
            id="parties of one side",
        ),
        pytest.param(
            [claim("c1", source=A, initiator="army"), claim("c2", source=B, initiator="government")],
            [],
            id="a party and its side",
        ),
        pytest.param(
            [claim("c1", source=A, participant=["army", "civilians"]), claim("c2", source=B, participant="police")],
            [
                ("who took part, differs, minor, participant", "Event i, participant: The army and Civilians, according to source-a; The police, according to source-b. Both could be true.", "The army and Civilians: c1-1 c1-2", "The police: c2-1"),
            ],
            id="who took part, of two sides",
        ),
        pytest.param(
            [claim("c1", source=A, participant="army"), claim("c2", source=B, participant="police")],
            [
                ("who took part, differs, minor, participant", "Event i, participant: The army, according to source-a; The police, according to source-b. Both could be true.", "The army: c1-1", "The police: c2-1"),
            ],
            id="who took part, of one side",
        ),
        pytest.param(
            [claim("c1", source=A, participant=["army", "security"]), claim("c2", source=B, participant="army")],
            [],
            id="who took part, one says less",
        ),
        pytest.param(
            [claim("c1", source=A, blocked=["fuel", "aid"]), claim("c2", source=B, blocked=["food", "aid"])],
            [
                ("scope, differs, medium, blocked", "Event i, blocked: aid and fuel, according to source-a; aid and food, according to source-b. Both could be true.", "aid and fuel: c1-1 c1-2", "aid and food: c2-1 c2-2"),
            ],
            id="lists of values",
        ),
        pytest.param(
            [claim("c1", source=A, blocked="fuel"), claim("c2", source=B, blocked="fuel")],
            [],
            id="the very same",
        ),
        pytest.param(
            [claim("c1", source=A, where=said("river-town", stance="denies")), claim("c2", source=B, where="old-quarter"), claim("c3", source=C, where="hill-town")],
            [
                ("place, denies, medium, where", "Event i, where: River Town and Old Quarter, according to source-a (which denies it) and source-b; Hill Town, according to source-c. One account denies what the other says.", "River Town and Old Quarter: c1-1 c2-1", "Hill Town: c3-1"),
            ],
            id="denied by another",
        ),
        pytest.param(
            [claim("c1", source=A, initiator=[said("security", stance="denies"), "police"])],
            [
                ("responsibility, denies, high, initiator", "Event i, initiator: Internal security, according to source-a (which denies it); The police, according to source-a. One account denies what the other says.", "Internal security: c1-1", "The police: c1-2"),
            ],
            id="denied with another in its place",
        ),
        pytest.param(
            [claim("c1", source=A, initiator=said("security", stance="denies")), claim("c2", source=B, initiator="security")],
            [],
            id="denied and nothing else",
        ),
        pytest.param(
            [claim("c1", source=A, reason="anger"), claim("c2", source=B, reason="hunger")],
            [],
            id="texts",
        ),
        pytest.param(
            [claim("c1", source=A, kind="clash"), claim("c2", source=B, kind="siege")],
            [],
            id="not compared",
        ),
    ],
)  # fmt: skip
def test_values_that_are_denied_clash_or_differ(accounts: list[Tables], expected: list[tuple[str, ...]]) -> None:
    assert [shown(each) for each in compare(*accounts).discrepancies] == expected


@pytest.mark.parametrize(
    ("accounts", "expected"),
    [
        pytest.param(
            [claim("c1", source=A, initiator=[said("police", stance="relays", chain="council:asserts"), said("security", stance="relays", chain="army-speaker:asserts")])],
            [
                ("responsibility, contradicts, high, initiator", "Event i, initiator: The police, according to council (in source-a); Internal security, according to army-speaker (in source-a). Both cannot be true.", "The police: c1-1", "Internal security: c1-2"),
            ],
            id="rivals of one account",
        ),
        pytest.param(
            [claim("c1", source=A, initiator=[said("security", stance="denies", chain="army-speaker:asserts"), "police"])],
            [
                ("responsibility, denies, high, initiator", "Event i, initiator: Internal security, according to army-speaker (in source-a, which denies it); The police, according to source-a. One account denies what the other says.", "Internal security: c1-1", "The police: c1-2"),
            ],
            id="a party denies through its speaker",
        ),
        pytest.param(
            [claim("c1", source=A, initiator=[said("police", stance="relays", chain="activists:asserts"), "security"])],
            [],
            id="a speaker without ties is the source itself",
        ),
    ],
)  # fmt: skip
def test_speakers_answer_for_their_own_values(accounts: list[Tables], expected: list[tuple[str, ...]]) -> None:
    assert [shown(each) for each in compare(*accounts, sources=SPEAKERS).discrepancies] == expected
