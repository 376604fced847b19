"""Which statements on who attacked are about one act."""

from collections.abc import Sequence
from typing import Any

import pytest

from claims.discrepancies.acts import accuse_each_other, same_act
from claims.discrepancies.document_coverage import Coverage
from claims.discrepancies.incident_accounts import Accounts, Settings
from claims.origins import Origins
from tests.builders.collection_tables import SMALL, Cells, Tables, build_collection, claim, read_rows, row, said
from tests.builders.findings import A, B, clean
from tests.builders.incidents import linked

FIELDS = [
    *read_rows(SMALL / "fields.csv"),
    row("fields", "attacked", type="party", many="yes", rule="responsibility", severity="high"),
    row("fields", "target", type="term", many="yes", rule="character", terms="homes|checkpoint|cars"),
]
RIVALS = [row("sources", name, kind="speaker") for name in ("army-speaker", "council")]


def _accounts(*claims: Tables, sources: Sequence[Cells] = ()) -> Accounts:
    collection = clean(build_collection(*claims, fields=FIELDS, sources=[*RIVALS, *sources]))
    incidents = linked(collection, {"i": list(collection.claims["claim_id"])})
    return Accounts(collection, incidents, "i", Origins(collection), Coverage(collection, incidents, 7), Settings())


@pytest.mark.parametrize(
    ("field", "one", "other", "same"),
    [
        pytest.param("initiator", "homes", "homes", True, id="one target"),
        pytest.param("initiator", "homes", "checkpoint", False, id="two targets"),
        pytest.param("initiator", ["homes", "cars"], ["checkpoint", "cars"], True, id="one of several"),
        pytest.param("initiator", "homes", [], True, id="one does not say"),
        pytest.param("participant", "homes", "checkpoint", True, id="who took part, in total of it"),
        pytest.param(
            "initiator", "homes", said("checkpoint", chain="council:asserts"), True, id="another speaker's target"
        ),
    ],
)
def test_an_act_is_known_by_what_was_attacked(field: str, one: object, other: object, same: bool) -> None:
    told: list[dict[str, Any]] = [{field: "army", "target": each} for each in (one, other)]
    accounts = _accounts(claim("c1", source=A, **told[0]), claim("c2", source=B, **told[1]))
    statements = accounts.collection.statement_records
    assert same_act(accounts, statements["c1-1"], statements["c2-1"]) is same


@pytest.mark.parametrize(
    ("initiator", "attacked", "target", "accusing"),
    [
        pytest.param("security", "army", "checkpoint", True, id="each the other"),
        pytest.param("administration", "government", "checkpoint", True, id="by their sides"),
        pytest.param("security", "army", "homes", False, id="of another act"),
        pytest.param("security", "civilians", "checkpoint", False, id="a third as the victim"),
        pytest.param("police", "army", "checkpoint", False, id="a third as the attacker"),
    ],
)
def test_two_speakers_accuse_each_other_of_one_attack(
    initiator: str, attacked: str, target: str, accusing: bool
) -> None:
    accounts = _accounts(
        claim("c1", source=A, attacked="security", initiator="army", target="checkpoint"),
        claim("c2", source=B, attacked=attacked, initiator=initiator, target=target),
    )
    statements = accounts.collection.statement_records
    assert accuse_each_other(accounts, statements["c1-1"], statements["c2-1"]) is accusing


@pytest.mark.parametrize(
    ("told", "attacked", "accusing"),
    [
        pytest.param({}, "army", True, id="its own side, by whom is not said"),
        pytest.param({"initiator": said("security", basis="inference", note="n")}, "army", True, id="inferred"),
        pytest.param({"initiator": "police"}, "army", False, id="by a third"),
        pytest.param({}, "civilians", False, id="others than its own side"),
    ],
)
def test_whoever_was_attacked_accuses_the_other_side_without_naming_it(
    told: dict[str, Any], attacked: str, accusing: bool
) -> None:
    accounts = _accounts(
        claim("c1", source=A, attacked="security", initiator="army", target="checkpoint"),
        claim("c2", source=B, attacked=attacked, target="checkpoint", **told),
        sources=[row("sources", B, ties="government")],
    )
    statements = accounts.collection.statement_records
    assert accuse_each_other(accounts, statements["c1-1"], statements["c2-1"]) is accusing


def test_of_two_sides_that_name_nobody_neither_accuses_the_other() -> None:
    sources = [row("sources", A, ties="administration"), row("sources", B, ties="government")]
    both = claim("c1", source=A, attacked="security"), claim("c2", source=B, attacked="army")
    accounts = _accounts(*both, sources=sources)
    statements = accounts.collection.statement_records
    assert not accuse_each_other(accounts, statements["c1-1"], statements["c2-1"])
