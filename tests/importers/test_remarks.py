"""Remarks: how they are gathered, ordered and counted."""

import pytest

from claims.importers.remarks import (
    MAX_CHARACTERS,
    REMARK_COLUMNS,
    Remark,
    RemarkOutcome,
    Remarks,
    count_remarks,
    merge_remarks,
    remarks_in,
)
from tests.builders.foreign_tables import column


def some_remarks() -> Remarks:
    remarks = Remarks("table.csv")
    remarks.note_rows([4, 3], "dead", column("a", "b", "c"), "left out", RemarkOutcome.VALUE_REFUSED)
    remarks.note_rows([3], "", "a row of totals", "not read as data", RemarkOutcome.ROW_REFUSED)
    remarks.note("dead", "numbers", "read so")
    return remarks


def test_remarks_on_the_file_come_first_then_by_row_and_column() -> None:
    assert list(remarks_in(some_remarks().frame())) == [
        Remark("table.csv", None, "dead", "numbers", "read so", RemarkOutcome.NOTED),
        Remark("table.csv", 3, "", "a row of totals", "not read as data", RemarkOutcome.ROW_REFUSED),
        Remark("table.csv", 3, "dead", "'b'", "left out", RemarkOutcome.VALUE_REFUSED),
        Remark("table.csv", 4, "dead", "'c'", "left out", RemarkOutcome.VALUE_REFUSED),
    ]


def test_merged_remarks_are_those_of_all_parts_and_the_parts_stay() -> None:
    one, other = some_remarks().frame(), Remarks("table.csv")
    other.note_rows([2], "dead", "x", "y", RemarkOutcome.CHANGED)
    both = merge_remarks([one, *other.parts])
    assert list(both["row"].fillna(0)) == [0, 2, 3, 3, 4]
    assert (len(one), len(other.frame())) == (4, 1)


def test_no_remarks_are_a_frame_with_their_columns() -> None:
    assert tuple(merge_remarks([]).columns) == REMARK_COLUMNS
    assert len(merge_remarks([merge_remarks([]), some_remarks().frame()])) == 4


def test_a_remark_on_no_row_is_none() -> None:
    remarks = Remarks("table.csv")
    remarks.note_rows([], "dead", "x", "y", RemarkOutcome.CHANGED)
    assert remarks.frame().empty


@pytest.mark.parametrize("length", [MAX_CHARACTERS, MAX_CHARACTERS + 1])
def test_long_cells_are_cut(length: int) -> None:
    remarks = Remarks("table.csv")
    remarks.note_rows([2], "dead", column("x" * length), "y", RemarkOutcome.CHANGED)
    end = "" if length == MAX_CHARACTERS else "…"
    assert list(remarks.frame()["found"]) == [f"'{'x' * MAX_CHARACTERS}{end}'"]


@pytest.mark.parametrize(
    ("row", "column_name", "text"),
    [
        (3, "dead", "table.csv, row 3, column dead: changed: x; y"),
        (None, "", "table.csv: changed: x; y"),
    ],
)
def test_a_remark_as_a_line(row: int | None, column_name: str, text: str) -> None:
    assert str(Remark("table.csv", row, column_name, "x", "y", RemarkOutcome.CHANGED)) == text


def test_remarks_are_counted_by_kind_most_frequent_first() -> None:
    counts = count_remarks(some_remarks().frame())
    assert list(zip(counts["column"], counts["done"], counts["times"], counts["example"], strict=True)) == [
        ("dead", "left out", 2, "'b'"),
        ("dead", "read so", 1, "numbers"),
        ("", "not read as data", 1, "a row of totals"),
    ]
    assert list(counts["first_row"].fillna(0)) == [3, 0, 3]
