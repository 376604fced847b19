"""What one account tells as done and another as an aim alone."""

import pytest

from tests.builders.collection_tables import SMALL, claim, read_rows, row, said
from tests.builders.findings import A, B, compare, shown

FIELDS = [
    *read_rows(SMALL / "fields.csv"),
    row("fields", "attacked", type="party", many="yes", rule="responsibility", severity="high"),
    row("fields", "target", type="term", many="yes", rule="character", terms="homes|checkpoint"),
]
AN_AIM = "it only as an aim."


def _raised(one: dict[str, object], other: dict[str, object]) -> list[tuple[str, ...]]:
    first, second = claim("c1", source=A, document="", **one), claim("c2", source=B, document="", **other)  # type: ignore[arg-type]
    speakers = [row("sources", "neighbours", kind="speaker")]
    return [shown(each) for each in compare(first, second, fields=FIELDS, sources=speakers).discrepancies]


@pytest.mark.parametrize("aim", [{"stance": "aims"}, {"stance": "relays", "chain": "neighbours:aims"}])
def test_an_attack_stands_against_the_mere_aim_of_one(aim: dict[str, str]) -> None:
    raised = _raised({"initiator": "army", "target": "checkpoint"}, {"initiator": said("police", **aim)})
    speaker = "source-b, quoting neighbours" if "chain" in aim else "source-b"
    told = f"Source-a reports it as done; {'neighbours report' if 'chain' in aim else 'source-b reports'} {AN_AIM}"
    assert [each for each in raised if each[0].startswith("responsibility")] == [
        (
            "responsibility, contradicts, high, initiator",
            f"Event i, initiator: The army (done), according to source-a. The police (an aim), according to {speaker}. {told}",
            "The army (done): c1-1",
            "The police (an aim): c2-1",
        )
    ]


def test_one_deed_is_raised_once() -> None:
    done = {"target": "checkpoint", "attacked": "security", "initiator": "army"}
    aimed = {field: said(value, stance="aims") for field, value in done.items()}
    raised = [each[0] for each in _raised(dict(done), dict(aimed)) if AN_AIM in each[1]]
    assert raised == ["responsibility, contradicts, high, initiator"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param({"target": said("homes", stance="aims")}, {"target": said("homes", stance="aims")}, id="an aim in both"),
        pytest.param({"target": "homes"}, {"target": ["homes", said("checkpoint", stance="aims")]}, id="done in both, with a further aim"),
        pytest.param({"target": said("homes", stance="denies")}, {"target": said("homes", stance="aims")}, id="denied"),
        pytest.param({"target": "homes"}, {"kind": "clash"}, id="no aim"),
        pytest.param({"initiator": "army"}, {"initiator": said("civilians", stance="aims")}, id="another side"),
        pytest.param({"target": "homes"}, {"target": said("checkpoint", stance="aims")}, id="another value"),
        pytest.param(
            {"initiator": "army", "target": "homes"},
            {"initiator": said("army", stance="aims"), "target": said("checkpoint", stance="aims")},
            id="another act of one party",
        ),
    ],
)  # fmt: skip
def test_without_a_deed_against_an_aim_nothing_is_raised(one: dict[str, object], other: dict[str, object]) -> None:
    assert [each[0] for each in _raised(one, other) if AN_AIM in each[1]] == []


def test_a_deed_that_is_not_the_one_aimed_at_stands_on_no_side() -> None:
    raised = _raised({"initiator": ["army", "civilians"]}, {"initiator": ["civilians", said("police", stance="aims")]})
    assert [each[2:] for each in raised if AN_AIM in each[1]] == [
        ("The army (done): c1-1", "The police (an aim): c2-2")
    ]
