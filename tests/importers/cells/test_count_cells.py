"""Numbers of people: what is read, and what is refused with the reason."""

import pytest

from claims.importers.cells.count_cells import join_bounds, read_counts
from claims.importers.remarks import Remarks, remarks_in
from tests.builders.foreign_tables import column, remark_lines

READ = {
    "6": "6", "007": "7", "10-12": "10..12", "10 – 12": "10..12", "10 to 12": "10..12", "4-4": "4", "at least 31": "31+", "31+": "31+", "31 or more": "31+",
    "≥ 5": "5+", "3.0": "3", "up to 5": "..5", "at most 5": "..5",
}  # fmt: skip
CHANGED = {
    "more than 20": ("21+", '"more than", read as one more or above'),
    "> 20": ("21+", '"more than", read as one more or above'),
    "fewer than 4": ("..3", '"fewer than", read as one fewer or below'),
    "under 1": ("..0", '"fewer than", read as one fewer or below'),
    "dozens": ("~20..99", "a vague word, converted to a range"),
    "about 200": ("~180..220", "an estimate, read as 10% more or less"),
    "about 4": ("~3..5", "an estimate, read as 10% more or less"),
    "about 0": ("~0..1", "an estimate, read as 10% more or less"),
    "1.5": ("1..2", "a fraction of a person, read as the whole numbers on either side"),
    "-99": ("", "a word or code for unknown, read as not stated"),
    "Unknown": ("", "a word or code for unknown, read as not stated"),
}
REFUSED = {
    "12-Oct": "a date, perhaps a range such as 10-12 that a spreadsheet changed",
    "2016-10-12": "a date, perhaps a range such as 10-12 that a spreadsheet changed",
    "9-5": "the lower number comes after the higher one",
    "-3": "below zero, which is no number of people",
    "many": "no number",
    "fewer than 0": "fewer than none",
    "1.234": "either thousands or a decimal; the column does not say which",
    "7.000": "either a whole number with decimals or thousands; the column does not say which",
}


@pytest.mark.parametrize(("cell", "count"), READ.items())
def test_numbers_are_read(cell: str, count: str) -> None:
    remarks = Remarks("table")
    assert list(read_counts(column(cell), remarks)) == [count]
    assert remark_lines(remarks) == []


@pytest.mark.parametrize(("cell", "count", "done"), [(cell, *read) for cell, read in CHANGED.items()])
def test_numbers_read_as_something_else_are_remarked(cell: str, count: str, done: str) -> None:
    remarks = Remarks("table")
    assert list(read_counts(column(cell), remarks)) == [count]
    assert remark_lines(remarks) == [(2, "changed", done)]


@pytest.mark.parametrize(("cell", "reason"), REFUSED.items())
def test_doubtful_numbers_are_refused_with_the_reason(cell: str, reason: str) -> None:
    remarks = Remarks("table")
    assert list(read_counts(column("1", cell), remarks)) == ["1", ""]
    assert remark_lines(remarks) == [(3, "value refused", reason)]


@pytest.mark.parametrize(
    ("cells", "counts"),
    [
        (["1,234", "12", "2,345,678"], ["1234", "12", "2345678"]),
        (["1,234", "12"], ["1234", "12"]),  # a comma before three digits, nothing against it
        (["1,234", "1,5"], ["", "1..2"]),  # the comma is a decimal sign
        (["1.234", "12"], ["", "12"]),
        (["1.234", "2.345.678"], ["1234", "2345678"]),
        (["1 234", "1.234"], ["1234", ""]),
        (["", ""], ["", ""]),
    ],
)
def test_thousands_are_read_where_the_column_shows_them(cells: list[str], counts: list[str]) -> None:
    assert list(read_counts(column(*cells), Remarks("table"))) == counts


def test_the_sign_of_thousands_is_noted_with_an_example() -> None:
    remarks = Remarks("table")
    read_counts(column("12", "1,234"), remarks)
    (remark,) = remarks_in(remarks.frame())
    assert (remark.found, remark.done) == ("numbers such as 1,234", "the sign read as a thousands separator")


@pytest.mark.parametrize(
    ("low", "high", "count"),
    [
        ("2", "3", "2..3"),
        ("2", "", "2+"),
        ("", "3", "..3"),
        ("4", "4", "4"),
        ("", "", ""),
        ("2..3", "", "2..3"),
        ("", "2..3", "2..3"),
        ("3", "2+", "3+"),
        ("2", "~20..99", "~2..99"),
        ("3..9", "3", "3"),
    ],
)
def test_bounds_are_joined(low: str, high: str, count: str) -> None:
    remarks = Remarks("table")
    assert list(join_bounds(column(low), column(high), remarks)) == [count]
    assert remark_lines(remarks) == []


def test_crossed_bounds_are_both_refused() -> None:
    remarks = Remarks("table")
    assert list(join_bounds(column("2", "9", name="low"), column("3", "4", name="high"), remarks)) == ["2..3", ""]
    (remark,) = remarks_in(remarks.frame())
    assert (remark.row, remark.column, remark.found) == (3, "low and high", "'9 above 4'")
