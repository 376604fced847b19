"""The sheet of conventions: each figure leads to the words that it rests on."""

import pytest

from claims.exports.conventions_sheet import conventions_sheet
from tests.builders.hostile_study import ARABIC, AT, hostile_study


def test_each_figure_leads_to_its_words() -> None:
    sheet = conventions_sheet(*hostile_study()[:2], at=AT)
    [acled] = [each for each in sheet.records if each["convention"] == "as ACLED would code it"]
    assert (acled["value"], acled["low"], acled["best"], acled["high"]) == ("0", 0, 0, 0)
    assert ARABIC in str(acled["words"])
    assert sheet.name == "Conventions"
    none = [each for each in sheet.records if each["value"] == ""]
    assert {(each["low"], each["best"], each["high"]) for each in none} == {("", "", "")}
    place = sheet.records.index(acled)
    assert sheet.cited[place] == ("two-doc",)
    assert {reference.key for reference in sheet.references} >= {"two-doc"}


@pytest.mark.parametrize(
    ("choice", "filter"),
    [
        ({}, "none: everything is here"),
        ({"ids": ["INCIDENT"]}, "incident: INCIDENT"),
        ({"ranking": ("source-b", "source-a")}, "ranking: source-b > source-a"),
        ({"ids": ["INCIDENT"], "ranking": ("source-b",)}, "incident: INCIDENT; ranking: source-b"),
        ({"ids": ["INCIDENT"], "filter": "where: north"}, "where: north"),
        ({"filter": "where: north", "ranking": ("source-b",)}, "where: north; ranking: source-b"),
    ],
)
def test_provenance_says_how_incidents_were_chosen(choice: dict[str, object], filter: str) -> None:
    incident = hostile_study()[1].incident_of["one"]
    given = {name: [incident] if name == "ids" else value for name, value in choice.items()}
    sheet = conventions_sheet(*hostile_study()[:2], at=AT, link="http://x/", **given)  # type: ignore[arg-type]  # one table of choices
    assert sheet.provenance["filter"] == filter.replace("INCIDENT", incident)
    assert sheet.provenance["link"] == "http://x/"
