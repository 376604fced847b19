"""When each row happened: from which columns, how exact, and which ends are not taken."""

import pandas as pd
import pytest

from claims.importers.assemble.event_dates import add_dates
from claims.importers.remarks import Remarks
from tests.builders.foreign_tables import builder_for, built, frame_of, mapping_of, remark_lines

BEGIN_END = ("begin,date", "end,date_end")


def dates(frame: pd.DataFrame, *lines: str) -> tuple[list[str], Remarks]:
    """The dates of the rows that have one, and the remarks."""
    builder, remarks = builder_for(frame), Remarks("table")
    add_dates(builder, frame, mapping_of(*lines), remarks)
    return [value for (value,) in built(builder, "statements", "value")], remarks


@pytest.mark.parametrize(
    ("begin", "end", "date"),
    [
        ("2016-04-20", "2016-04-23", "[2016-04-20..2016-04-23]"),
        ("2016-04-20", "2016-04-20", "2016-04-20"),  # an end on the first day is no end before it
        ("2016-04-20", "", "2016-04-20"),
        ("", "2016-04-23", "2016-04-23"),
        ("2016-04-20", "2016-04", "[2016-04-20..2016-04-30]"),
        ("2016-04", "2016-04-20", "[2016-04-01..2016-04-20]"),
    ],
)
def test_a_row_happened_from_its_first_date_to_its_last(begin: str, end: str, date: str) -> None:
    values, remarks = dates(frame_of(begin=[begin], end=[end]), *BEGIN_END)
    assert values == [date]
    assert [line for line in remark_lines(remarks) if line[0]] == []


def test_an_end_before_the_beginning_is_refused_and_the_beginning_stands() -> None:
    values, remarks = dates(frame_of(begin=["2016-04-20", "2016-04-20"], end=["2016-04-19", "2016-03"]), *BEGIN_END)
    assert values == ["2016-04-20", "2016-04-20"]
    done = "an end before the beginning, not used"
    assert [line for line in remark_lines(remarks) if line[0]] == [
        (2, "value refused", done),
        (3, "value refused", done),
    ]
    assert list(remarks.frame()["found"].dropna())[-2:] == [
        "'2016-04-19 before 2016-04-20'",
        "'2016-03-31 before 2016-04-20'",
    ]


@pytest.mark.parametrize(
    ("year", "month", "day", "expected"),
    [
        ("2016", "4", "20", ["2016-04-20"]),
        ("2016", "4", "0", ["2016-04"]),
        ("2016", "4", "Unknown", ["2016-04"]),
        ("2016", "", "20", ["2016"]),
        ("2016.0", "4.0", "2.0", ["2016-04-02"]),
        ("", "4", "20", []),
        ("-99", "4", "20", []),
    ],
)
def test_year_month_and_day_of_three_columns(year: str, month: str, day: str, expected: list[str]) -> None:
    assert dates(frame_of(y=[year], m=[month], d=[day]), "y,year", "m,month", "d,day")[0] == expected


def test_a_year_alone_and_a_table_without_dates() -> None:
    assert dates(frame_of(y=["2016"]), "y,year")[0] == ["2016"]
    assert dates(frame_of(m=["4"]), "m,month")[0] == []


def test_words_and_note_are_those_of_the_columns() -> None:
    frame = frame_of(begin=["20 April 2016"], end=["23 April 2016"])
    builder = builder_for(frame)
    add_dates(builder, frame, mapping_of(*BEGIN_END), Remarks("table"))
    assert built(builder, "statements", "field", "verbatim", "note") == [
        ("when", "20 April 2016", "Column begin, end.")
    ]


def test_a_row_lasted_where_every_column_that_says_so_agrees() -> None:
    frame = frame_of(begin=["2016-04-20"] * 3, end=["2016-04-23"] * 3, long=["2", "2", "1"], many=["1", "0", "1"])
    values, _ = dates(frame, *BEGIN_END, "long,lasting,,yes=2|3", "many,lasting")
    assert values == ["2016-04-20/2016-04-23", "[2016-04-20..2016-04-23]", "[2016-04-20..2016-04-23]"]


@pytest.mark.parametrize(
    ("scheme", "code", "date"),
    [
        ("acled", "1", "2016-04-20"),
        ("acled", "2", "[2016-04-14..2016-04-26]"),
        ("acled", "3", "2016-04"),
        ("ucdp", "2", "2016-04-20"),
    ],
)
def test_a_day_stands_for_as_much_as_its_code_says(scheme: str, code: str, date: str) -> None:
    frame = frame_of(day=["2016-04-20"], precision=[code])
    assert dates(frame, "day,date", f"precision,date_precision,,scheme={scheme}")[0] == [date]
