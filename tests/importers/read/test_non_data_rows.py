"""Rows that are no data."""

import pandas as pd
import pytest

from claims.importers.read.headings import Heading
from claims.importers.read.non_data_rows import refuse_non_data_rows
from claims.importers.remarks import Remarks, remarks_in

NAMES = ("id", "place", "killed", "hurt")


def left(*rows: list[str]) -> tuple[list[int], list[tuple[int | None, str]]]:
    """The rows left, and row and reason of the others."""
    frame, remarks = (
        pd.DataFrame(rows, columns=list(NAMES), index=range(2, 2 + len(rows)), dtype="str"),
        Remarks("table"),
    )
    data, _ = refuse_non_data_rows(frame, Heading(1, NAMES, NAMES, ()), remarks)
    return list(data.index), [(remark.row, remark.found) for remark in remarks_in(remarks.frame())]


DATA = [["1", "Hill", "2", "3"], ["2", "Town", "3", "4"], ["3", "Town", "4", "5"]]
AGAIN, SECOND, TOTALS, NOTE = (
    "the heading again",
    "a second row of headings",
    "a row of totals",
    "a note below the table",
)


@pytest.mark.parametrize(
    ("row", "found"),
    [
        (["id", "place", "killed", "hurt"], AGAIN),
        (["code", "name", "people", "people"], SECOND),
        (["Total", "", "9", "12"], TOTALS),
    ],
)
def test_a_first_row_that_is_no_data_is_refused(row: list[str], found: str) -> None:
    assert left(row, *DATA) == ([3, 4, 5], [(2, found)])


@pytest.mark.parametrize(
    "row",
    [
        ["#1", "Hill", "2", "3"],  # one sign in four cells
        ["code", "name", "people", "4"],
        ["code", "name", "unknown", "unknown"],
        ["code", "name", "people", ""],
        ["", "", "", ""],
    ],
)
def test_a_first_row_that_may_be_data_stays(row: list[str]) -> None:
    assert left(row, *DATA) == ([2, 3, 4, 5], [])


@pytest.mark.parametrize(
    ("row", "found"),
    [
        (["id", "place", "killed", "hurt"], [AGAIN]),
        (["Grand total", "", "9", ""], [TOTALS]),
        (["Total of all", "Hill", "9", "9"], [TOTALS]),  # a short word for a total in the first column
        (["", "Summe", "", ""], [TOTALS]),
        (["المجموع", "", "9", ""], [TOTALS]),
        (["Total of 2016/7", "Hill", "9", "9"], [TOTALS]),  # fifteen characters
        (["Total of 2016/17", "Hill", "9", "9"], []),
        (["", "Total", "9", "9"], []),  # most cells are filled
        (["Totals of a long list", "Hill", "9", "9"], []),
        (["Totalitarian", "", "", ""], [NOTE]),
        (["#id", "#loc", "", ""], []),  # tags stand below the heading alone
        (["x", "place", "killed", "y"], []),
    ],
)
def test_a_last_row(row: list[str], found: list[str]) -> None:
    rows, remarked = left(*DATA, row)
    assert remarked == [(5, words) for words in found]
    assert rows == ([2, 3, 4] if found else [2, 3, 4, 5])


def test_a_second_heading_with_questions_and_blanks_is_kept_as_labels() -> None:
    names = ("day", "killed", "hurt", "_id", "_time")
    questions = ["When was it?", "How many were killed in the 2 hours?", "How many were hurt?", "", ""]
    rows = [["2021-03-04", "1", "2", "11", "10:00"]] * 3
    frame = pd.DataFrame([questions, *rows], columns=list(names), index=range(2, 6), dtype="str")
    data, labels = refuse_non_data_rows(frame, Heading(1, names, names, ()), Remarks("table"))
    assert (len(data), labels) == (3, dict(zip(names, filter(None, questions), strict=False)))


def test_units_in_brackets_are_no_data() -> None:
    assert left(["", "", "(people)", "[people]"], *DATA) == ([3, 4, 5], [(2, SECOND)])
    assert left(["", "", "people", "people"], *DATA)[0] == [2, 3, 4, 5]


def test_a_line_below_the_heading_is_no_data() -> None:
    assert left(["---", ":--", "---:", ":--:"], *DATA) == ([3, 4, 5], [(2, "a line below the heading")])


def test_codes_of_a_survey_program_are_no_data() -> None:
    rows, remarked = left(['{"ImportId":"QID1"}', "x", "1", "2"], *DATA)
    assert (rows, remarked) == ([3, 4, 5], [(2, "a row of codes of a survey program")])


def test_notes_stand_below_the_table_alone() -> None:
    note = ["Source: the ministry", "", "", ""]
    assert left(*DATA, note, note) == ([2, 3, 4], [(5, NOTE), (6, NOTE)])
    assert left(DATA[0], note, *DATA[1:]) == ([2, 3, 4, 5], [])
    assert left(*DATA, ["", "Hill", "", ""]) == ([2, 3, 4, 5], [])
    three = [[*row[:3], ""] for row in DATA]
    assert left(*three, note) == ([2, 3, 4], [(5, NOTE)])
    two = [[*row[:2], "", ""] for row in DATA]
    assert left(*two, note) == ([2, 3, 4, 5], [])


def test_a_line_above_a_repeated_heading_is_no_data() -> None:
    title = ["In the south", "", "", ""]
    assert left(*DATA, title, list(NAMES), DATA[0]) == ([2, 3, 4, 7], [(5, "a line above a heading"), (6, AGAIN)])
    assert left(*DATA, DATA[1], list(NAMES), DATA[0])[0] == [2, 3, 4, 5, 7]


def test_three_rows_are_too_few_to_tell_a_second_heading() -> None:
    assert left(["code", "name", "people", "people"], *DATA[:2]) == ([2, 3, 4], [])


def test_a_table_without_rows_stays() -> None:
    assert left() == ([], [])
