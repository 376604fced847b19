"""The formats that are recognised by their columns."""

from pathlib import Path

import pytest

from claims.errors import CollectionError
from claims.importers import KNOWN_FORMATS, detect_format, mapping_for, parse_mapping, write_mapping
from tests.builders.foreign_tables import table_of

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "importing.md"


@pytest.mark.parametrize(
    ("columns", "name"),
    [
        (["TYPE_OF_VIOLENCE", "date_start", "side_a", "more"], "ucdp"),
        (["type_of_violence", "date_start"], ""),
        (["event_date", "actor1", "fatalities"], "acled"),
        (["eventid", "iyear", "nkill"], "gtd"),
        (["eventid", "etype", "ndeath"], "scad"),
        (["IBC code", "Reported Minimum"], "ibc"),
        (["civilian_non_combatants_killed_min"], "airwars"),
        (["claim_id", "with_reservation", "statement_ids"], "claims"),
        (["id", "date"], ""),
    ],
)
def test_a_format_is_known_by_all_of_its_columns(columns: list[str], name: str) -> None:
    assert detect_format(table_of(**{column: ["1"] for column in columns})) == name


@pytest.mark.parametrize("name", KNOWN_FORMATS)
def test_every_format_has_a_mapping_that_is_read_again(name: str) -> None:
    mapping = mapping_for(name)
    assert parse_mapping(write_mapping(mapping), name=name) == mapping
    assert mapping.setting("source_id") == name


def test_an_unknown_format_is_refused_with_those_there_are() -> None:
    with pytest.raises(CollectionError, match="no format 'other'; allowed: auto, ucdp, acled"):
        mapping_for("other")


@pytest.mark.parametrize("name", KNOWN_FORMATS)
def test_the_page_says_which_formats_were_tried_on_a_real_file(name: str) -> None:
    known = KNOWN_FORMATS[name]
    line = f"| {name} | {known.title} | {'verified' if known.verified else 'unverified'} |"
    assert line in PAGE.read_text(encoding="utf-8")


def test_a_name_with_a_group_stands_for_whoever_is_counted() -> None:
    mapping = mapping_for("claims").fitted(
        ["killed_min", "killed_sdf_min", "wounded_old_men_max", "seriously_wounded_min"]
    )
    found = [(row.column, row.means, row.group) for row in mapping.rows if row.column]
    assert found == [
        ("killed_min", "killed_min", ""), ("killed_sdf_min", "killed_min", "sdf"), ("wounded_old_men_max", "wounded_max", "old men"),
    ]  # fmt: skip
