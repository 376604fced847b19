"""The tables of a collection as they are filled."""

import pytest

from claims.importers.assemble.collection_builder import MAX_WORDS, standard_fields
from claims.schema import TABLE_COLUMNS, TABLES
from tests.builders.foreign_tables import builder_for, built, column, frame_of


def test_a_statement_for_every_row_with_a_value() -> None:
    builder = builder_for(frame_of(x=["1", "2", "3"]))
    builder.add_statements(
        "killed", column("1", "", "3"), words=column("one", "", "three"), column="dead", part_of="all", note="Roughly.",
        stance=column("asserts", "", "hedges"),
    )  # fmt: skip
    cells = (
        "statement_id",
        "claim_id",
        "value",
        "verbatim",
        "fragment",
        "paragraph",
        "part_of",
        "stance",
        "coder",
        "note",
    )
    note = "Column dead. Roughly."
    assert built(builder, "statements", *cells) == [
        ("a.killed", "a", "1", "one", "one", "2", "a.all", "asserts", "test", note),
        ("c.killed", "c", "3", "three", "three", "4", "c.all", "hedges", "test", note),
    ]


def test_a_part_may_have_its_whole_in_some_rows() -> None:
    builder = builder_for(frame_of(x=["1", "2"]))
    builder.add_statements("killed", column("1", "2"), name="killed.police", part_of=column("killed", ""))
    assert built(builder, "statements", "statement_id", "part_of", "verbatim") == [
        ("a.killed.police", "a.killed", "1"),
        ("b.killed.police", "", "2"),
    ]


def test_statements_stand_by_row_and_the_first_of_one_id_stands() -> None:
    builder = builder_for(frame_of(x=["1", "2"]))
    builder.add_statements("killed", column("1", "2"))
    builder.add_statements("wounded", column("3", "4"))
    builder.add_statements("killed", column("9", "9"))
    assert built(builder, "statements", "statement_id", "value") == [
        ("a.killed", "1"),
        ("a.wounded", "3"),
        ("b.killed", "2"),
        ("b.wounded", "4"),
    ]


def test_fragments_are_short() -> None:
    builder = builder_for(frame_of(x=["1"]))
    builder.add_statements("killed", column("1"), words=column("word " * 20))
    assert built(builder, "statements", "fragment") == [(" ".join(["word"] * MAX_WORDS),)]


def test_what_a_column_holds_is_stated() -> None:
    builder = builder_for(frame_of(x=["1"]))
    builder.add_statements("killed", column("1"), column="Killed")
    assert built(builder, "statements", "value", "basis") == [("1", "stated")]


def test_what_only_the_mapping_says_has_no_words_and_is_an_inference() -> None:
    builder = builder_for(frame_of(x=["1"]))
    builder.add_from_mapping("kind", column("clash"))
    assert built(builder, "statements", "value", "verbatim", "basis", "note") == [
        ("clash", "", "inference", "Not in the table: the mapping says so.")
    ]


def test_nothing_said_and_nothing_added_leave_tables_empty_with_their_columns() -> None:
    builder = builder_for(frame_of(x=["1"]))
    builder.add_statements("killed", column(""))
    builder.add("sources", source_id=[], name=[], kind="outlet")
    frames = builder.frames()
    assert list(frames) == list(TABLES)
    assert all(frames[table].empty and tuple(frames[table].columns) == TABLE_COLUMNS[table] for table in TABLES)


@pytest.mark.parametrize(("kinds", "terms"), [(["siege", "clash", "siege"], "clash|siege"), ([], "event")])
def test_the_terms_of_the_field_kind_are_the_kinds_found(kinds: list[str], terms: str) -> None:
    fields = standard_fields(kinds).set_index("field")
    assert fields.loc["kind", "terms"] == terms
    assert {"when", "where", "killed", "killed_best"} <= set(fields.index)
