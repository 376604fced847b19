"""What one account only hedges and another gives as a fact."""

import pytest

from claims.model import Kind
from tests.builders.collection_tables import SMALL, Tables, claim, read_rows, row, said
from tests.builders.findings import A, B, C, compare, of_kind, shown


@pytest.mark.parametrize(
    ("accounts", "expected"),
    [
        pytest.param(
            [claim("c1", source=A, killed=said("1", group="police", stance="hedges")), claim("c2", source=B, killed=said("1", group="police"))],
            [
                ("certainty, differs, high, killed", "Event i, killed: 1 (as fact), according to source-b. 1 (with reservation), according to source-a, with reservation. The value is the same: one account states it as fact, the other with reservation.", "1 (as fact): c2-1 overlaps", "1 (with reservation): c1-1 overlaps"),
            ],
            id="a death",
        ),
        pytest.param(
            [claim("c1", source=A, wounded=said("1", group="police", stance="hedges")), claim("c2", source=B, wounded=said("1", group="government"))],
            [
                ("certainty, differs, medium, wounded", "Event i, wounded: 1 (as fact), according to source-b. 1 (with reservation), according to source-a, with reservation. The value is the same: one account states it as fact, the other with reservation.", "1 (as fact): c2-1 overlaps", "1 (with reservation): c1-1 overlaps"),
            ],
            id="a group within another",
        ),
        pytest.param(
            [claim("c1", source=A, wounded=said("1", stance="hedges")), claim("c2", source=B, wounded="2")],
            [],
            id="other numbers",
        ),
        pytest.param(
            [claim("c1", source=A, wounded=said("1", group="police", stance="hedges")), claim("c2", source=B, wounded=said("1", group="security"))],
            [],
            id="other people",
        ),
        pytest.param(
            [claim("c1", source=A, crowd=said("90", stance="hedges")), claim("c2", source=B, crowd="90")],
            [
                ("certainty, differs, medium, crowd", "Event i, crowd: 90 (as fact), according to source-b. 90 (with reservation), according to source-a, with reservation. The value is the same: one account states it as fact, the other with reservation.", "90 (as fact): c2-1 overlaps", "90 (with reservation): c1-1 overlaps"),
            ],
            id="a crowd",
        ),
        pytest.param(
            [claim("c1", source=A, armed=said("yes", stance="hedges")), claim("c2", source=B, armed="yes")],
            [
                ("certainty, differs, medium, armed", "Event i, armed: yes (as fact), according to source-b. Yes (with reservation), according to source-a, with reservation. The value is the same: one account states it as fact, the other with reservation.", "yes (as fact): c2-1 overlaps", "yes (with reservation): c1-1 overlaps"),
            ],
            id="of high severity",
        ),
        pytest.param(
            [claim("c1", source=A, reason=[said("anger", stance="hedges"), said("fear", stance="hedges")]), claim("c2", source=B, reason="anger"), claim("c3", source=C, reason="fear")],
            [
                ("certainty, differs, medium, reason", "Event i, reason: anger (as fact), according to source-b. Anger (with reservation), according to source-a, with reservation. The value is the same: one account states it as fact, the other with reservation.", "anger (as fact): c2-1 overlaps", "anger (with reservation): c1-1 overlaps"),
                ("certainty, differs, medium, reason", "Event i, reason: fear (as fact), according to source-c. Fear (with reservation), according to source-a, with reservation. The value is the same: one account states it as fact, the other with reservation.", "fear (as fact): c3-1 overlaps", "fear (with reservation): c1-2 overlaps"),
            ],
            id="each value by itself",
        ),
        pytest.param(
            [claim("c1", source=A, reason=said("anger", stance="hedges")), claim("c2", source=B, reason="anger")],
            [
                ("certainty, differs, medium, reason", "Event i, reason: anger (as fact), according to source-b. Anger (with reservation), according to source-a, with reservation. The value is the same: one account states it as fact, the other with reservation.", "anger (as fact): c2-1 overlaps", "anger (with reservation): c1-1 overlaps"),
            ],
            id="a cause",
        ),
        pytest.param(
            [claim("c1", source=A, where=said("river-town", stance="hedges")), claim("c2", source=B, where="river-town")],
            [],
            id="of a field that matters less",
        ),
        pytest.param(
            [claim("c1", source=A, kind=said("clash", stance="hedges")), claim("c2", source=B, kind="clash")],
            [],
            id="of a field that is not compared",
        ),
        pytest.param(
            [claim("c1", source=A, killed=said("1", stance="hedges")), claim("c2", source=B, killed=said("1", stance="relays"))],
            [],
            id="relayed only",
        ),
        pytest.param(
            [claim("c1", source=A, killed=said("1", stance="denies")), claim("c2", source=B, killed="1")],
            [],
            id="denied",
        ),
        pytest.param(
            [claim("c1", source=A, killed=[said("1", stance="hedges"), said("1", group="police", stance="hedges")]), claim("c2", source=B, killed=["1", said("1", group="government")])],
            [
                ("certainty, differs, high, killed", "Event i, killed: 1 (as fact), according to source-b. 1 (with reservation), according to source-a, with reservation. The value is the same: one account states it as fact, the other with reservation.", "1 (as fact): c2-1 c2-2 overlaps", "1 (with reservation): c1-1 c1-2 overlaps"),
            ],
            id="each once",
        ),
    ],
)  # fmt: skip
def test_a_hedge_told_as_a_fact(accounts: list[Tables], expected: list[tuple[str, ...]]) -> None:
    assert [shown(each) for each in of_kind(compare(*accounts), Kind.CERTAINTY)] == expected


TARGET = row("fields", "target", type="term", many="yes", rule="character", terms="homes|checkpoint")
ACTING = [TARGET, *(each for each in read_rows(SMALL / "fields.csv") if each["field"] == "initiator")]


@pytest.mark.parametrize(("target", "raised"), [("homes", True), ("checkpoint", False), (None, True)])
def test_a_hedge_of_one_act_is_none_of_another(target: str | None, *, raised: bool) -> None:
    fact = claim("c1", source=A, initiator="police", target="homes")
    act = [said(target, stance="hedges")] if target else []
    doubt = claim("c2", source=B, initiator=said("police", stance="hedges"), target=act)
    kinds = {each.kind for each in compare(fact, doubt, fields=ACTING).discrepancies}
    assert (Kind.CERTAINTY in kinds) is raised
