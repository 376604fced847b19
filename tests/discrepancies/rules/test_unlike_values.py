"""Fields that neither count nor name places: values that are denied, that clash, or that differ."""

from typing import Any

import pytest

from tests.builders.collection_tables import SMALL, Tables, claim, read_rows, row, said
from tests.builders.findings import A, B, C, compare, shown

FIELDS = [
    *read_rows(SMALL / "fields.csv"),
    row("fields", "attacked", type="party", many="yes", rule="responsibility", severity="high"),
    row("fields", "target", type="term", many="yes", terms="homes|checkpoint|cars"),
    row("fields", "blamed", type="party", many="yes", rule="responsibility", severity="high"),
    row("fields", "act", type="term", many="yes", rule="character", terms="marched|sat down|threw stones"),
]
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
                ("character, contradicts, high, force", "Event i, force: shots in the air, according to source-a. Fire at people, according to source-b. These cannot both be true.", "shots in the air: c1-1", "fire at people: c2-1"),
            ],
            id="a pair of the list",
        ),
        pytest.param(
            [claim("c1", source=A, force=["shots in the air", "fire at people"])],
            [
                ("internal inconsistency, contradicts, medium, force", "Event i, force: shots in the air; fire at people, both according to source-a. These cannot both be true.", "shots in the air: c1-1", "fire at people: c1-2"),
            ],
            id="one source against itself",
        ),
        pytest.param(
            [claim("c1", source=A, armed="yes"), claim("c2", source=B, armed="no")],
            [
                ("character, contradicts, high, armed", "Event i, armed: yes, according to source-a. No, according to source-b. These cannot both be true.", "yes: c1-1", "no: c2-1"),
            ],
            id="yes and no",
        ),
        pytest.param(
            [claim("c1", source=A, when="2021-01-23"), claim("c2", source=B, when="2021-01-24")],
            [
                ("date, contradicts, medium, when", "Event i, when: 23 January 2021, according to source-a. 24 January 2021, according to source-b. These cannot both be true.", "23 January 2021: c1-1", "24 January 2021: c2-1"),
            ],
            id="days",
        ),
        pytest.param(
            [claim("c1", source=A, when="2021-01"), claim("c2", source=B, when="2021-01-24")],
            [],
            id="a month and its day",
        ),
        pytest.param(
            [claim("c1", source=A, initiator="army"), claim("c2", source=B, initiator="security")],
            [
                ("responsibility, contradicts, high, initiator", "Event i, initiator: The army, according to source-a. Internal security, according to source-b. These cannot both be true.", "The army: c1-1", "Internal security: c2-1"),
            ],
            id="parties of two sides",
        ),
        pytest.param(
            [claim("c1", source=A, initiator="army"), claim("c2", source=B, initiator="police")],
            [
                ("responsibility, contradicts, minor, initiator", "Event i, initiator: The army, according to source-a. The police, according to source-b. These cannot both be true.", "The army: c1-1", "The police: c2-1"),
            ],
            id="parties of one side",
        ),
        pytest.param(
            [claim("c1", source=A, initiator="army"), claim("c2", source=B, initiator="government")],
            [],
            id="a party and its side",
        ),
        pytest.param(
            [claim("c1", source=A, participant=["army", "civilians"]), claim("c2", source=B, participant="security")],
            [
                ("who took part, differs, medium, participant", "Event i, participant: The army and Civilians, according to source-a. Internal security, according to source-b. Both could be true.", "The army and Civilians: c1-1 c1-2", "Internal security: c2-1"),
            ],
            id="who took part, of two sides",
        ),
        pytest.param(
            [claim("c1", source=A, participant=["army", "security"]), claim("c2", source=B, participant=["police", "council-forces", "civilians"])],
            [],
            id="who took part, one side under two names",
        ),
        pytest.param(
            [claim("c1", source=A, participant=["army", "security"]), claim("c2", source=B, participant="army")],
            [],
            id="who took part, one says less",
        ),
        pytest.param(
            [claim("c1", source=A, blocked=["fuel", "aid"]), claim("c2", source=B, blocked=["food", "aid"])],
            [
                ("scope, differs, minor, blocked", "Event i, blocked: aid and fuel, according to source-a. Aid and food, according to source-b. Each names something that is missing elsewhere. A list need not be complete.", "aid and fuel: c1-1 c1-2", "aid and food: c2-1 c2-2"),
            ],
            id="lists of values",
        ),
        pytest.param(
            [claim("c1", source=A, blocked="fuel"), claim("c2", source=B, blocked="fuel")],
            [],
            id="the very same",
        ),
        pytest.param(
            [claim("c1", source=A, initiator=[said("security", stance="denies"), "police"])],
            [
                ("responsibility, denies, high, initiator", "Event i, initiator: Internal security, according to source-a, to deny it. The police, according to source-a. Denied by source-a.", "Internal security: c1-1", "The police: c1-2"),
            ],
            id="denied with another in its place",
        ),
        pytest.param(
            [claim("c1", source=A, initiator=said("security", stance="denies")), claim("c2", source=B, initiator="security")],
            [
                ("responsibility, denies, high, initiator", "Event i, initiator: Internal security, according to source-b. Not Internal security, according to source-a, to deny it. Denied by source-a.", "Internal security: c2-1", "not Internal security: c1-1"),
            ],
            id="denied with nothing in its place",
        ),
        pytest.param(
            [claim("c1", source=A, initiator=said("security", stance="denies"))],
            [],
            id="denied and said by nobody",
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
            [
                claim("c1", source=A, initiator=[said("security", stance="relays", chain="council:asserts"), said("security", stance="relays", chain="army-speaker:denies")])
            ],
            [
                ("responsibility, denies, high, initiator", "Event i, initiator: Internal security, according to source-a, quoting council. Not Internal security, according to source-a, quoting army-speaker, to deny it. Denied by army-speaker, as quoted by source-a.", "Internal security: c1-1", "not Internal security: c1-2"),
            ],
            id="denied by whom a source quotes",
        ),
        pytest.param(
            [claim("c1", source=A, initiator=[said("police", stance="relays", chain="council:asserts"), said("security", stance="relays", chain="army-speaker:asserts")])],
            [
                ("responsibility, contradicts, high, initiator", "Event i, initiator: The police, according to source-a, quoting council. Internal security, according to source-a, quoting army-speaker. These cannot both be true.", "The police: c1-1", "Internal security: c1-2"),
            ],
            id="rivals of one account",
        ),
        pytest.param(
            [claim("c1", source=A, initiator=[said("security", stance="denies", chain="army-speaker:asserts"), "police"])],
            [
                ("responsibility, denies, high, initiator", "Event i, initiator: Internal security, according to source-a, quoting army-speaker, to deny it. The police, according to source-a. Denied by source-a.", "Internal security: c1-1", "The police: c1-2"),
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


def _raised(*accounts: Tables) -> list[tuple[str, str]]:
    found = compare(*accounts, fields=FIELDS, sources=SPEAKERS).discrepancies
    return [(f"{each.kind}, {each.relation}, {each.severity}", each.sentence) for each in found]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(
            "marched", "sat down", [("character, differs, medium", "Both could be true.")], id="nothing shared"
        ),
        pytest.param(
            ["marched", "threw stones"],
            ["marched", "sat down"],
            [
                (
                    "character, differs, minor",
                    "Each names something that is missing elsewhere. A list need not be complete.",
                )
            ],
            id="one shared",
        ),
        pytest.param(["marched", "threw stones"], "marched", [], id="one tells more"),
    ],
)
def test_lists_that_share_a_value_are_open(one: object, other: object, expected: list[tuple[str, str]]) -> None:
    raised = _raised(claim("c1", source=A, act=one), claim("c2", source=B, act=other))
    assert [(what, closing) for what, words in raised for _, closing in expected if words.endswith(closing)] == expected
    assert len(raised) == len(expected)


@pytest.mark.parametrize(
    ("one", "other", "sides"),
    [
        pytest.param(
            ["army", "security"],
            "government",
            "The army and Internal security, according to source-a. Only The government, according to source-b",
            id="a further side",
        ),
        pytest.param(["army", "police"], "army", "", id="a further body of the same side"),
        pytest.param(["army", "demonstrators"], "army", "", id="people who may be of that side"),
        pytest.param(["army", said("security", stance="denies")], "army", "", id="a further side, denied"),
    ],
)
def test_a_further_side_that_one_account_blames_is_raised(one: object, other: object, sides: str) -> None:
    raised = _raised(claim("c1", source=A, blamed=one), claim("c2", source=B, blamed=other))
    further = [(what, words) for what, words in raised if "Only The" in words]
    assert further == [
        (
            "responsibility, differs, medium",
            f"Event i, blamed: {sides}. Both could be true.",
        )
    ] * bool(sides)


@pytest.mark.parametrize(
    ("within", "verbatim", "severity"),
    [
        ("c3-doc", "Council lifts the siege", "minor"),
        ("", "Council lifts the siege", "medium"),
        ("c3-doc", "it was the council", "medium"),
    ],
)
def test_a_headline_need_not_name_everyone(within: str, verbatim: str, severity: str) -> None:
    headline = row("documents", "headline", source_id=B, title="Council lifts the siege", within=within)
    accounts = [
        claim("c1", source=A, blamed=["army", "security"]),
        claim("c2", source=B, document="headline", blamed=said("security", fragment=verbatim)),
        claim("c3", source=C, kind="clash"),
    ]
    found = compare(*accounts, fields=FIELDS, documents=[headline]).discrepancies
    assert [str(each.severity) for each in found if each.field == "blamed"] == [severity]


def test_further_sides_are_named_by_several_at_once() -> None:
    accounts = [
        claim("c1", source=A, blamed="army"),
        claim("c2", source=B, blamed="army"),
        claim("c3", source=C, blamed=["army", "security"]),
    ]
    [found] = [words for _, words in _raised(*accounts) if "blamed" in words]
    assert found == (
        "Event i, blamed: The army and Internal security, according to source-c. "
        "Only The army, according to source-a and source-b. Both could be true."
    )


def test_who_took_part_by_every_account_is_left_out() -> None:
    accounts = [
        claim("c1", source=A, participant=["army", "civilians"]),
        claim("c2", source=B, participant=["army", "security"]),
    ]
    assert [shown(each)[1:] for each in compare(*accounts).discrepancies] == [
        (
            "Event i, participant: Civilians, according to source-a. Internal security, according to source-b. Both could be true.",
            "Civilians: c1-2",
            "Internal security: c2-2",
        )
    ]


def test_who_took_part_by_one_account_and_acted_by_the_other_is_left_out() -> None:
    accounts = [
        claim("c1", source=A, participant=["army", "civilians"]),
        claim("c2", source=B, participant="security", initiator="army"),
    ]
    [found] = [each for each in compare(*accounts).discrepancies if each.field == "participant"]
    assert [side.value for side in found.sides] == ["Civilians", "Internal security"]


def test_an_attack_on_something_else_is_told_apart() -> None:
    first = claim("c1", source=A, initiator="army", target="homes")
    second = claim("c2", source=B, initiator="army", target="checkpoint")
    third = claim("c3", source=C, initiator="security", target="checkpoint")
    assert _raised(first, second, third) == [
        (
            "responsibility, contradicts, high",
            "Event i, initiator: The army (attack on homes), according to source-a. The army (attack on checkpoint), according "
            "to source-b. Internal security (attack on checkpoint), according to source-c. These cannot all be true.",
        )
    ]


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("checkpoint", ("responsibility, contradicts, high", "Each side says that it was attacked.")),
        ("homes", ("responsibility, differs, medium", "Both could be true.")),
    ],
)
def test_two_accounts_that_accuse_each_other_contradict(target: str, expected: tuple[str, str]) -> None:
    first = claim("c1", source=A, initiator="army", attacked="security", target="checkpoint")
    second = claim("c2", source=B, initiator="security", attacked="army", target=target)
    attacked = [(what, words) for what, words in _raised(first, second) if ", attacked: " in words]
    assert [(what, words.partition("source-b. ")[2]) for what, words in attacked] == [expected]


@pytest.mark.parametrize(
    ("one", "other", "raised"),
    [
        ("by bus", "by ship", ["differs, medium"]),
        ("by bus", "nobody came", ["contradicts, high"]),
        ("by bus", "by bus", []),
    ],
)
def test_unlike_terms_of_a_field_with_one_value_differ_though_only_others_exclude(
    one: str, other: str, raised: list[str]
) -> None:
    terms = "by bus|by ship|nobody came"
    fields = [
        row(
            "fields",
            "travel",
            type="term",
            rule="scope",
            severity="high",
            terms=terms,
            exclusive="by bus/nobody came|by ship/nobody came",
        )
    ]
    findings = compare(claim("c1", source=A, travel=one), claim("c2", source=B, travel=other), fields=fields)
    assert [f"{each.relation}, {each.severity}" for each in findings.discrepancies] == raised


def test_days_that_look_exchanged_are_told_to() -> None:
    exchanged = [claim("c1", source=A, when="2021-03-11"), claim("c2", source=B, when="2021-11-03")]
    (discrepancy,) = compare(*exchanged).discrepancies
    assert discrepancy.sentence.endswith("These cannot both be true. Day and month look exchanged.")
    (other,) = compare(*exchanged[:1], claim("c2", source=B, when="2021-11-04")).discrepancies
    assert other.sentence.endswith("These cannot both be true.")


def test_days_look_exchanged_only_where_all_that_clash_do() -> None:
    days = ("2021-03-11", "2021-11-03", "2021-05-20")
    accounts = [
        claim(f"c{at}", source=source, when=day) for at, (source, day) in enumerate(zip((A, B, C), days, strict=True))
    ]
    (discrepancy,) = compare(*accounts).discrepancies
    assert "exchanged" not in discrepancy.sentence


def test_a_side_is_no_further_one_under_its_initials() -> None:
    parties = [
        row("parties", "rsf", name="RSF"),
        row("parties", "rapid", name="Rapid Support Forces"),
        row("parties", "saf", name="SAF"),
    ]

    def blamed(by: str) -> list[str]:
        accounts = [claim("c1", source=A, blamed="rsf"), claim("c2", source=B, blamed=by)]
        found = compare(
            *accounts, fields=FIELDS, sources=SPEAKERS, parties=[*parties, *read_rows(SMALL / "parties.csv")]
        )
        return [each.field for each in found.discrepancies if each.field == "blamed"]

    assert blamed("rapid") == []
    assert blamed("saf") == ["blamed"]


@pytest.mark.parametrize(
    ("further", "raised"),
    [
        ({}, True),
        ({"initiator": "police"}, False),
        ({"attacked": "police"}, False),
        ({"attacked": said("police", stance="denies")}, True),
        ({"initiator": "civilians"}, True),
    ],
)
def test_who_did_it_or_was_attacked_took_part(further: dict[str, Any], raised: bool) -> None:
    accounts = claim("c1", source=A, participant="army"), claim("c2", source=B, participant="security", **further)
    found = [each for each in compare(*accounts, fields=FIELDS).discrepancies if each.field == "participant"]
    assert bool(found) is raised


@pytest.mark.parametrize(
    ("first", "second", "clashes"),
    [
        (["army", "security"], "security", False),
        ("security", ["army", "security"], False),
        (["army", "security"], "civilians", True),
        ("army", "security", True),
    ],
)
def test_who_names_a_doer_more_does_not_clash(first: object, second: object, clashes: bool) -> None:
    found = compare(claim("c1", source=A, initiator=first), claim("c2", source=B, initiator=second)).discrepancies
    assert [each.relation for each in found] == ["contradicts"] * clashes
