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
        ("2016", "April", "20", ["2016-04-20"]),
        ("2016", "apr", "", ["2016-04"]),
        ("2016", "April", "0", ["2016-04"]),
        ("2016", "نيسان", "20", ["2016-04-20"]),
        ("٢٠١٦", "٤", "٢٠", ["2016-04-20"]),
        ("2016", "04", "02", ["2016-04-02"]),
        ("2016", "4", "12-14", ["2016-04-12/2016-04-14"]),
        ("2016", "May", "12-14", ["2016-05-12/2016-05-14"]),
        ("2016", "4", "early", ["[2016-04-01..2016-04-10]"]),
        ("2016", "March/April", "", ["[2016-03-01..2016-04-30]"]),
        ("1401", "7", "8", ["2022-09-30"]),
        ("1401", "Mehr", "8", ["2022-09-30"]),
        ("1401", "", "", ["[2022-03-21..2023-03-20]"]),
        ("2016", "2", "30", []),
        ("2016", "13", "1", []),
        ("", "4", "20", []),
        ("-99", "4", "20", []),
    ],
)
def test_year_month_and_day_of_three_columns(year: str, month: str, day: str, expected: list[str]) -> None:
    assert dates(frame_of(y=[year], m=[month], d=[day]), "y,year", "m,month", "d,day")[0] == expected


@pytest.mark.parametrize(
    ("year", "month", "day", "expected"),
    [
        ("2016", "4", "23", ["[2016-04-20..2016-04-23]"]),
        ("2016", "May", "", ["[2016-04-20..2016-05-31]"]),
        ("", "4", "23", ["2016-04-20"]),
        ("2016", "3", "1", ["2016-04-20"]),  # before the beginning
    ],
)
def test_a_last_day_of_three_columns(year: str, month: str, day: str, expected: list[str]) -> None:
    frame = frame_of(date=["20 April 2016"], y=[year], m=[month], d=[day])
    assert dates(frame, "date,date", "y,end_year", "m,end_month", "d,end_day")[0] == expected


@pytest.mark.parametrize(
    ("month", "day", "expected"),
    [("3", "9", ["[2020-03-05..2020-03-09]"]), ("", "", ["2020-03-05"]), ("4", "", ["[2020-03-05..2020-04-30]"])],
)
def test_a_last_day_without_a_year_of_its_own_is_in_that_of_the_first(
    month: str, day: str, expected: list[str]
) -> None:
    frame = frame_of(y=["2020"], m=["3"], d=["5"], em=[month], ed=[day])
    assert dates(frame, "y,year", "m,month", "d,day", "em,end_month", "ed,end_day")[0] == expected


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


def test_a_day_beside_year_and_month_is_a_day_of_the_month_also_where_it_is_taken_for_the_date() -> None:
    frame = frame_of(day=["20", "", "3.0"], month=["4", "4", "May"], year=["2016"] * 3)
    assert dates(frame, "day,date", "month,month", "year,year")[0] == ["2016-04-20", "2016-04", "2016-05-03"]
    frame = frame_of(day=["20", "2016-04-21"], month=["4", "4"], year=["2016"] * 2)
    assert dates(frame, "day,date", "month,month", "year,year")[0] == ["2016-04-21"]


def test_a_date_without_a_year_has_that_of_its_row_or_of_the_mapping() -> None:
    frame = frame_of(
        date=["20 April", "May 3", "21/4", "22 April 2015", "May-16", "soon", "3 May"], year=[*["2016"] * 6, ""]
    )
    values, remarks = dates(frame, "date,date", "year,year")
    assert values == ["2016-04-20", "2016-05-03", "2016-04-21", "2015-04-22", "2016-05"]
    assert [line for line in remark_lines(remarks) if line[0]] == [
        (7, "value refused", "not a known form of date"),
        (8, "value refused", "a day or month without its year"),
    ]
    said = remark_lines(dates(frame_of(date=["20 April", "1/5/15"]), "date,date,,year=2016")[1])
    assert [line for line in said if line[1] == "changed"] == [(2, "changed", "the year that the mapping says, 2016")]
    assert dates(
        frame_of(date=["20 April", "1/5/15"], end=["22 April", ""]), "date,date,,year=2016", "end,date_end,,year=2017"
    )[0] == ["[2016-04-20..2017-04-22]"]


@pytest.mark.parametrize(
    ("column", "parts", "expected"),
    [
        ({"month": ["3", "4"]}, "month,month", ["2016-03-04", "2016-04-05"]),
        ({"month": ["4", "5"]}, "month,month", ["2016-04-03", "2016-05-04"]),
        ({"month": ["4", ""]}, "month,month", ["2016-04-03", "2016-05-04"]),
        ({"month": ["4", "4"]}, "month,month", []),
        ({"month": ["", ""]}, "month,month", []),
    ],
)
def test_a_month_beside_the_date_tells_whether_the_day_stands_first(
    column: dict[str, list[str]], parts: str, expected: list[str]
) -> None:
    frame = frame_of(date=["3/4/2016", "4/5/2016"], **column)
    assert dates(frame, "date,date", parts)[0] == expected


def test_a_year_beside_the_date_tells_which_figure_is_the_year() -> None:
    frame = frame_of(date=["11/02/03", "11/02/04"], year=["2011", "2011"])
    assert dates(frame, "date,date", "year,year")[0] == ["2011-02-03", "2011-02-04"]
    assert dates(frame, "date,date,,order=dmy", "year,year")[0] == ["2003-02-11", "2004-02-11"]


def test_a_calendar_that_the_mapping_names_holds() -> None:
    frame = frame_of(date=["1401/07/08", "2016-04-20"], end=["1401/07/09", ""])
    assert dates(frame, "date,date,,calendar=jalali", "end,date_end,,calendar=jalali")[0] == [
        "[2022-09-30..2022-10-01]",
        "2016-04-20",
    ]
    assert dates(frame_of(y=["1401", "2016"]), "y,year,,calendar=jalali")[0] == ["[2022-03-21..2023-03-20]", "2016"]


def test_a_date_that_is_not_sure_hedges_and_a_period_is_one() -> None:
    frame = frame_of(
        date=["c. 20 April 2016", "20-22 April 2016", "since 20 April 2016", "before May 2016"], end=["", "", "", "?"]
    )
    builder = builder_for(frame)
    add_dates(builder, frame, mapping_of("date,date", "end,date_end"), Remarks("table"))
    assert built(builder, "statements", "value", "stance") == [
        ("2016-04-20", "hedges"),
        ("2016-04-20/2016-04-22", "asserts"),
        ("2016-04-20/..", "asserts"),
        ("[..2016-04-30]", "asserts"),
    ]


def test_an_end_that_is_not_sure_makes_the_row_not_sure_and_closes_an_open_beginning() -> None:
    frame = frame_of(
        begin=["20 April 2016", "since 20 April 2016", ""], end=["about 22 April 2016", "22 April 2016", "2016-04-22"]
    )
    builder = builder_for(frame)
    add_dates(builder, frame, mapping_of(*BEGIN_END), Remarks("table"))
    assert built(builder, "statements", "value", "stance") == [
        ("[2016-04-20..2016-04-22]", "hedges"),
        ("2016-04-20/2016-04-22", "asserts"),
        ("2016-04-22", "asserts"),
    ]


def test_the_words_of_a_date_in_several_columns_are_all_its_cells() -> None:
    frame = frame_of(y=["2016"], m=["April"], d=["20"])
    builder = builder_for(frame)
    add_dates(builder, frame, mapping_of("y,year", "m,month", "d,day"), Remarks("table"))
    assert built(builder, "statements", "value", "verbatim", "note") == [
        ("2016-04-20", "2016, April, 20", "Column y, m, d.")
    ]


def test_a_day_that_the_table_only_infers_is_an_inference() -> None:
    frame = frame_of(day=["2021-01-02"] * 3, how=["Published", "weekday", ""])
    builder = builder_for(frame)
    add_dates(builder, frame, mapping_of("day,date", "how,date_basis"), Remarks("table"))
    assert built(builder, "statements", "basis") == [("inference",), ("stated",), ("stated",)]


def test_where_the_date_is_empty_the_columns_of_its_parts_hold() -> None:
    frame = frame_of(
        date=["20 April", "12-14 May", "Unknown", "", "soon"], year=["2016"] * 5, month=["", "", "5", "", "6"]
    )
    builder = builder_for(frame)
    add_dates(builder, frame, mapping_of("date,date", "year,year", "month,month"), Remarks("table"))
    assert built(builder, "statements", "value", "verbatim") == [
        ("2016-04-20", "20 April"),
        ("2016-05-12/2016-05-14", "12-14 May"),
        ("2016-05", "2016, 5"),
        ("2016", "2016"),
    ]
