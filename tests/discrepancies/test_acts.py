"""Which statements on who attacked are about one act."""

from typing import Any

import pytest

from claims.discrepancies.acts import same_act
from claims.discrepancies.document_coverage import Coverage
from claims.discrepancies.incident_accounts import Accounts, Settings
from claims.origins import Origins
from tests.builders.collection_tables import SMALL, build_collection, claim, read_rows, row, said
from tests.builders.findings import A, B, clean
from tests.builders.incidents import linked

FIELDS = [
    *read_rows(SMALL / "fields.csv"),
    row("fields", "target", type="term", many="yes", rule="character", terms="homes|checkpoint|cars"),
]
RIVALS = [row("sources", name, kind="speaker") for name in ("army-speaker", "council")]


@pytest.mark.parametrize(
    ("field", "one", "other", "same"),
    [
        pytest.param("initiator", "homes", "homes", True, id="one target"),
        pytest.param("initiator", "homes", "checkpoint", False, id="two targets"),
        pytest.param("initiator", ["homes", "cars"], ["checkpoint", "cars"], True, id="one of several"),
        pytest.param("initiator", "homes", [], True, id="one does not say"),
        pytest.param("participant", "homes", "checkpoint", True, id="who took part, in all of it"),
        pytest.param(
            "initiator", "homes", said("checkpoint", chain="council:asserts"), True, id="another speaker's target"
        ),
    ],
)
def test_an_act_is_known_by_what_was_attacked(field: str, one: object, other: object, same: bool) -> None:
    told: list[dict[str, Any]] = [{field: "army", "target": each} for each in (one, other)]
    first = claim("c1", source=A, **told[0])
    second = claim("c2", source=B, **told[1])
    collection = clean(build_collection(first, second, fields=FIELDS, sources=RIVALS))
    incidents = linked(collection, {"i": ["c1", "c2"]})
    accounts = Accounts(collection, incidents, "i", Origins(collection), Coverage(collection, incidents), Settings())
    statements = collection.statement_records
    assert same_act(accounts, statements["c1-1"], statements["c2-1"]) is same
