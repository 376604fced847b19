"""The sheet of one incident: a row per statement, a row for each silence."""

import pytest

from claims.errors import UnknownIdError
from claims.exports.incident_sheet import COLUMNS, incident_sheet
from claims.study import make_study
from tests.builders.collection_tables import claim, said
from tests.builders.hostile_study import AT, SHOOTING, hostile_study, study_of
from tests.builders.matching import PERHAPS_ONE, collection_of


def test_a_silent_account_has_a_row() -> None:
    study = study_of(claim("one", **SHOOTING, wounded="6"), claim("two", source="source-b", **SHOOTING))
    records = incident_sheet(*study, study[1].incident_of["one"], at=AT).records
    assert [(each["claim_id"], each["value"], each["relation"]) for each in records if each["field"] == "wounded"] == [
        ("one", "6", ""),
        ("two", "", "does not say"),
    ]


def test_a_sheet_says_what_the_incident_may_be() -> None:
    study = make_study(collection_of(*PERHAPS_ONE))
    sheet = incident_sheet(study.collection, study.incidents, study.findings, study.incidents.incident_of["b"], at=AT)
    [words] = {str(each["perhaps"]) for each in sheet.records}
    assert words.startswith("Perhaps the same event as Town clash, 23 Jan 2021 (probability 0.")


def test_a_statement_has_everything_that_is_known_of_it() -> None:
    killed = said(
        "6", group="police", fragment="ستة", gloss="six", verbatim="ستة", paragraph="3", stance="relays", note="n", basis="reading",
        said="2021-01-25", chain="source-b:asserts",
    )  # fmt: skip
    study = study_of(
        claim("one", **SHOOTING, killed=killed),
        claim("two", source="source-b", **SHOOTING, killed=said("8", group="police")),
    )
    incident = study[1].incident_of["one"]
    sheet = incident_sheet(*study, incident, at=AT)
    [record] = [each for each in sheet.records if each["statement_id"] == "one-4"]
    raised = [each.discrepancy_id for each in study[2].of_incident(incident) if "one-4" in str(each.sides)]
    assert record == {
        "incident": study[1].name_of(incident), "incident_id": incident, "perhaps": "", "field": "killed", "group": "The police", "source": "source-a",
        "value": "6", "basis": "reading", "relation": "contradicts", "mark": "≠", "verbatim": "ستة", "fragment": "ستة", "gloss": "six", "paragraph": 3,
        "document": "one-doc", "stance": "relays", "chain": "source-b asserts", "said": "25 January 2021",
        "discrepancy_ids": "|".join(raised), "note": "n", "claim_id": "one", "source_id": "source-a", "document_id": "one-doc",
        "statement_id": "one-4",
    }  # fmt: skip
    assert sheet.name == "Side by side"
    assert list(record) == [column.name for column in COLUMNS]
    assert set(sheet.cited) == {("one-doc",), ("two-doc",)}


def test_unknown_incident_offers_near_ones() -> None:
    incident = hostile_study()[1].incident_of["one"]
    with pytest.raises(UnknownIdError, match=incident):
        incident_sheet(*hostile_study(), incident + "x", at=AT)
