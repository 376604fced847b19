"""Parties: who did what, and which groups are counted."""

import pytest

from claims.importers.assemble.parties import add_group, add_parties, counted_group, party_ids
from claims.importers.remarks import Remarks
from tests.builders.foreign_tables import builder_for, built, column, frame_of, mapping_of, remark_lines


def test_each_column_says_what_its_party_did() -> None:
    frame = frame_of(a=["Front A"], b=["Front B"], c=["Army"])
    builder = builder_for(frame)
    names = add_parties(builder, frame, mapping_of("a,participant", "b,participant", "c,attacked"), Remarks("table"))
    assert built(builder, "statements", "statement_id", "field", "value", "verbatim") == [
        ("a.attacked", "attacked", "army", "Army"),
        ("a.participant", "participant", "front-a", "Front A"),
        ("a.participant.2", "participant", "front-b", "Front B"),
    ]
    assert list(names) == ["Army and Front A"]  # of the first two columns, attackers and attacked before others


def test_several_names_in_one_cell() -> None:
    frame = frame_of(a=["YPG; Asayish", "YPG"])
    builder = builder_for(frame)
    add_parties(builder, frame, mapping_of("a,participant,,sep=semicolon"), Remarks("table"))
    assert built(builder, "statements", "statement_id", "value") == [
        ("a.participant.1", "ypg"),
        ("a.participant.2", "asayish"),
        ("b.participant.1", "ypg"),
    ]
    assert built(builder, "parties", "party_id", "kind") == [("ypg", "body"), ("asayish", "body")]


def test_names_for_titles_skip_empty_cells_and_repeat_nothing() -> None:
    frame = frame_of(a=["A", "", "A", "n/a"], b=["B", "B", "A", ""])
    remarks = Remarks("table")
    names = add_parties(builder_for(frame), frame, mapping_of("a,participant", "b,participant"), remarks)
    assert list(names) == ["A and B", "B", "A", ""]
    assert remark_lines(remarks) == [(5, "changed", "a word or code for unknown, read as not stated")]


def test_a_table_without_parties_has_no_names() -> None:
    frame = frame_of(x=["1"])
    assert list(add_parties(builder_for(frame), frame, mapping_of("x,id"), Remarks("table"))) == [""]


def test_a_group_is_added_with_the_group_that_contains_it() -> None:
    builder = builder_for(frame_of(x=["1"]))
    assert add_group(builder, "children") == "children"
    assert built(builder, "parties", "party_id", "name", "kind", "parent") == [
        ("civilians", "Civilians", "group", ""),
        ("children", "Children", "group", "civilians"),
    ]


@pytest.mark.parametrize(
    ("group", "name", "parent"),
    [
        ("civilians, children", "Children", "civilians"),
        ("men, civilians", "Men", "civilians"),
        ("civilians, women, children", "women, children", "civilians"),
        ("combatants, children", "combatants, children", ""),
        ("civilians, fishermen", "civilians, fishermen", ""),
        ("fishermen", "fishermen", ""),
    ],
)
def test_of_several_groups_in_one_name_the_narrowest_is_counted(group: str, name: str, parent: str) -> None:
    builder = builder_for(frame_of(x=["1"]))
    group_id = add_group(builder, group)
    assert (group_id, name, "group", parent) in built(builder, "parties", "party_id", "name", "kind", "parent")


def test_a_party_that_is_a_group_is_added_as_that_group() -> None:
    builder = builder_for(frame_of(x=["1"]))
    assert list(party_ids(builder, column("Civilians", "Army", ""))) == ["civilians", "army", ""]
    assert built(builder, "parties", "party_id", "kind") == [("army", "body"), ("civilians", "group")]


def test_who_is_counted() -> None:
    frame = frame_of(side=["Army", "unknown"])
    builder = builder_for(frame)
    assert counted_group(builder, frame, "") == ""
    assert counted_group(builder, frame, "{other}") == ""
    assert counted_group(builder, frame, "fishermen") == "fishermen"
    assert list(counted_group(builder, frame, "{SIDE}")) == ["army", ""]
