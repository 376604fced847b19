"""Dates: the ways they are written, and the order of day and month found from the whole column."""

import pandas as pd
import pytest

from claims.importers.cells.date_cells import lacks_year, read_days
from claims.importers.cells.day_spans import write_spans
from claims.importers.remarks import Remarks, remarks_in
from tests.builders.foreign_tables import column, remark_lines


def spans(*cells: str, order: str = "") -> list[str]:
    days = read_days(column(*cells), Remarks("table"), order=order)
    return list(write_spans(days["first"], days["last"], pd.Series(False, index=days.index)))


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("2016-04-20", "2016-04-20"), ("2016/4/2", "2016-04-02"), ("2016-04", "2016-04"), ("2016-00-00", "2016"), ("2016-04-20 00:00:00.000", "2016-04-20"),
        ("20 April 2016", "2016-04-20"), ("20th Apr. 2016", "2016-04-20"), ("April 20, 2016", "2016-04-20"), ("Sept 3, 2016", "2016-09-03"),
        ("Monday, August 01, 1966", "1966-08-01"), ("1-Jan-97", "1997-01-01"), ("1-Jan-68", "2068-01-01"), ("1-Jan-69", "1969-01-01"), ("20160420", "2016-04-20"),
        ("April 2016", "2016-04"), ("May-16", "2016-05"), ("2016", "2016"), ("43831", "2020-01-01"), ("2/26/20", "2020-02-26"), ("26/2/2020", "2020-02-26"),
        ("13/12/2016", "2016-12-13"), ("12/13/2016", "2016-12-13"), ("5/5/2012", "2012-05-05"), ("12/12/2012", "2012-12-12"), ("", ""),
    ],
)  # fmt: skip
def test_dates_are_read_in_the_ways_they_are_written(text: str, span: str) -> None:
    assert spans(text) == [span]


@pytest.mark.parametrize(
    ("text", "outcome", "done"),
    [
        ("31/02/2016", "value refused", "not a day of the calendar"),
        ("20 Brumaire 2016", "value refused", "not a known form of date"),
        ("soon", "value refused", "not a known form of date"),
        ("99999", "value refused", "not a known form of date"),
        ("Unknown", "changed", "a word or code for unknown; read as not stated"),
        (
            "3/4/2016",
            "value refused",
            "it is unclear which is the day; say day or month first (detail order=dmy or order=mdy)",
        ),
    ],
)
def test_other_cells_are_refused_with_the_reason(text: str, outcome: str, done: str) -> None:
    remarks = Remarks("table")
    days = read_days(column(text), remarks)
    assert days[["first", "last"]].isna().all(axis=None)
    assert remark_lines(remarks) == [(2, outcome, done)]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["3/4/2016", "2/26/2016"], ["2016-03-04", "2016-02-26"]),
        (["3/4/2016", "26/2/2016"], ["2016-04-03", "2016-02-26"]),
        (["3/4/2016", "12/12/2016"], ["", "2016-12-12"]),
        (["12/13/2016", "13/12/2016"], ["2016-12-13", "2016-12-13"]),  # each tells its own order
        (["3/4/16", "2/26/16", "3/4/2016", "26/2/2016"], ["2016-03-04", "2016-02-26", "2016-04-03", "2016-02-26"]),
        (["3/4/2016", "26/2/2016", "2/26/2016"], ["", "2016-02-26", "2016-02-26"]),
    ],
)
def test_day_and_month_are_told_apart_by_the_whole_column(cells: list[str], expected: list[str]) -> None:
    assert spans(*cells) == expected


@pytest.mark.parametrize(("order", "span"), [("dmy", "2016-04-03"), ("mdy", "2016-03-04")])
def test_an_order_that_is_given_holds(order: str, span: str) -> None:
    assert spans("3/4/2016", order=order) == [span]


def test_cells_that_contradict_each_other_are_named_as_the_reason() -> None:
    remarks = Remarks("table")
    read_days(column("3/4/2016", "26/2/2016", "2/26/2016"), remarks)
    assert [line for line in remark_lines(remarks) if line[0]] == [
        (2, "value refused", "some cells have the day first, others the month; say day or month first (detail order=dmy or order=mdy)")
    ]  # fmt: skip


def test_how_dates_are_written_is_noted_most_frequent_first() -> None:
    remarks = Remarks("table")
    read_days(column("2016", "1-Jan-97", "2-Jan-97", "43831"), remarks)
    whole, serial = remarks_in(remarks.frame())
    assert whole.found == "dates written as day month year (yy) (2), a spreadsheet's number for a day (1), year (1)"
    assert whole.done == "read so; years of two digits up to 68 are 20xx"
    assert (serial.row, serial.done) == (5, "a spreadsheet's number, read as the day it means")


def test_years_of_four_digits_need_no_note() -> None:
    remarks = Remarks("table")
    read_days(column("26/2/2016"), remarks)
    assert remark_lines(remarks) == [(None, "noted", "read so")]


UNCLEAR = "it is unclear which is the day; say day or month first (detail order=dmy or order=mdy)"
BOTH = "some cells have the day first, others the month; say day or month first (detail order=dmy or order=mdy)"
YEAR = "it is unclear which is the day and which the year; say the order (detail order=dmy, order=mdy or order=ymd)"
NUMBER = "it is unclear whether the number is a day or a year"
NO_YEAR = "a day or month without its year"
GUESS = "perhaps a year of the Persian or Islamic calendar; say which (detail calendar=jalali, =hijri or =gregorian)"


def reasons(*cells: str, order: str = "", calendar: str = "") -> list[str]:
    """Why each cell is refused; "" where it is read."""
    remarks = Remarks("table")
    read_days(column(*cells), remarks, order=order, calendar=calendar)
    why = {remark.row: remark.done for remark in remarks_in(remarks.frame()) if remark.outcome == "value refused"}
    return [why.get(row, "") for row in range(2, 2 + len(cells))]


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        (["3/4/2016"], [UNCLEAR]),
        (["3/4/2016", "26/2/2016", "2/26/2016"], [BOTH, "", ""]),
        (["15/01/17", "16/02/13", "17/05/16", "15/05/19", "16/11/21", "15/12/28"], [YEAR] * 6),  # more last figures than first
        (["15/01/17", "16/02/17", "17/05/16", "25/05/16", "16/11/16", "15/12/17"], [""] * 6),
        (["93/01/04", "12/31/93", "02/03/04"], ["", "", YEAR]),
        (["Nov 15"], [NUMBER]),
        (["Nov 15", "Nov 3"], [NUMBER, NO_YEAR]),
        (["May-16", "Nov 3"], [NUMBER, NO_YEAR]),
        (["May-16", "June-17"], ["", ""]),
        (["12 May", "May", "12/05", "12"], [NO_YEAR] * 4),
        (["1401/07/08", "2022-07-08"], [GUESS, ""]),
        (["1401/07/08", "8 July 2022"], [GUESS, ""]),
        (["1398/12/31", "1440/01/02"], [GUESS, GUESS]),
        (["1401/07/08"], [""]),
        (["2562-05-05", "2101", "2101-01-01"], ["no year of our calendar, perhaps of the Buddhist one", *["no year of our calendar"] * 2]),
        (["12 Ramadan 2019", "12 May 1440 AH", "12 رمضان 1440 شمسی"], ["a month and a year of two calendars"] * 3),
        (["5 Meskerem 2012"], ["perhaps a day of the Ethiopian calendar, which is not read"]),
        (["31 June 2019", "2019-02-30", "2019-13-01", "2019/2/30"], ["not a day of the calendar"] * 4),
        (["7-5 May 2019", "5 May 2019 to 3 May 2019"], ["an end before the beginning"] * 2),
    ],
)  # fmt: skip
def test_what_is_not_clear_is_refused_with_the_reason(cells: list[str], why: list[str]) -> None:
    assert reasons(*cells) == why


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["93/01/04", "95/02/03", "11/05/06"], ["1993-01-04", "1995-02-03", "2011-05-06"]),
        (["97-Jan-05", "11-Feb-06"], ["1997-01-05", "2011-02-06"]),
        (["11-Feb-06"], ["2006-02-11"]),
        (["Tuesday 3/4/2018"], ["2018-04-03"]),
        (["Wednesday 3/4/2018"], [""]),  # neither
        (["Sunday 5/5/2019"], ["2019-05-05"]),
        (["5/6/2019-7/6/2019", "26/6/2019"], ["2019-06-05/2019-06-07", "2019-06-26"]),
        (["5/6-7/6/2019", "26/6/2019"], ["2019-06-05/2019-06-07", "2019-06-26"]),
        (["6/5-6/7/2019", "6/26/2019"], ["2019-06-05/2019-06-07", "2019-06-26"]),
        (["5-7/6/2019"], ["2019-06-05/2019-06-07"]),
        (["02/24/2022", "24 February 2022", "2022-02-24", "2022-02-24T10:00:00Z", "24/02/2022"], ["2022-02-24"] * 5),
    ],
)
def test_the_column_and_the_cell_itself_tell_the_order(cells: list[str], expected: list[str]) -> None:
    days = read_days(column(*cells), Remarks("table"))
    assert list(write_spans(days["first"], days["last"], days["period"])) == expected


@pytest.mark.parametrize(
    ("cells", "first"),
    [
        (["03/01/2019", "05/01/2019", "07/02/2019", "02/03/2019", "04/04/2019"], "2019-01-03"),
        (["04/04/2019", "02/03/2019", "07/02/2019", "05/01/2019", "03/01/2019"], "2019-04-04"),
        (["03/01/2019", "5 January 2019", "2019-02-07", "02/03/2019", "02/03/2019", "04/04/2019"], "2019-01-03"),
        (["01/03/2019", "01/05/2019", "02/07/2019", "03/02/2019", "04/04/2019"], "2019-01-03"),  # month first
    ],
)
def test_rows_sorted_by_day_under_one_order_alone_tell_it(cells: list[str], first: str) -> None:
    remarks = Remarks("table")
    days = read_days(column(*cells), remarks)
    assert str(days["first"].iloc[0].date()) == first
    assert days.notna().all(axis=None)
    assert any(remark.done.endswith("first, as the order of the rows shows") for remark in remarks_in(remarks.frame()))


@pytest.mark.parametrize(
    "cells",
    [
        ["05/01/2019", "05/02/2019", "05/03/2019", "05/04/2019", "05/06/2019"],  # sorted under both
        ["03/01/2019", "01/12/2019", "01/02/2019", "02/12/2019", "04/03/2019"],  # under neither
        ["03/01/2019", "05/01/2019", "07/02/2019", "02/03/2019"],  # four days say little
        ["03/01/2019", "05/01/2019", "05/01/2019", "07/02/2019", "02/03/2019"],
    ],
)
def test_rows_that_say_nothing_leave_it_open(cells: list[str]) -> None:
    assert reasons(*cells) == [UNCLEAR] * len(cells)


def test_how_exchangeable_figures_were_read_is_noted() -> None:
    def notes(*cells: str, order: str = "") -> list[tuple[str, str]]:
        remarks = Remarks("table")
        read_days(column(*cells), remarks, order=order)
        return [(remark.found, remark.done) for remark in remarks_in(remarks.frame()) if "exchanged" in remark.found]

    found = "different dates whose day and month could be exchanged"
    assert notes("3/4/2016", "3/5/2016", "3/4/2016", "26/4/2016") == [
        (f"{found}: 2", "read with the day first, as other cells or dots show")
    ]
    assert notes("3/4/2016", "4/26/2016") == [(f"{found}: 1", "read with the month first, as other cells or dots show")]
    assert notes("3.4.2016") == [(f"{found}: 1", "read with the day first, as other cells or dots show")]
    assert notes("3.4.2016", "4.26.2016") == [(f"{found}: 1", "read with the month first, as other cells or dots show")]
    assert notes("3.4.2016", order="mdy") == [
        (f"{found}: 1", "read with the month first, as the mapping or another column says")
    ]
    assert notes("3/4/2016", order="mdy") == [
        (f"{found}: 1", "read with the month first, as the mapping or another column says")
    ]
    assert notes("26/4/2016", "4/4/2016", "Tuesday 3/4/2018") == []


def test_a_date_of_another_calendar_and_a_season_are_changed_and_another_weekday_is_noted() -> None:
    remarks = Remarks("table")
    read_days(column("1401/07/08", "1440/09/12 AH", "summer 1399", "Monday 8 May 1999"), remarks)
    assert [line for line in remark_lines(remarks) if line[0]] == [
        (2, "value refused", GUESS),
        (3, "changed", "a date of the Islamic calendar, read as the days of ours (detail calendar=hijri)"),
        (4, "value refused", GUESS),
        (5, "noted", "the day is another day of the week than the cell says"),
    ]
    remarks = Remarks("table")
    read_days(column("summer 2019", "winter 2018/19", "Saturday 8 May 1999", "week of Friday 3 May 2019"), remarks)
    season = "a season, read as every month that it has north or south of the equator"
    assert [line for line in remark_lines(remarks) if line[0]] == [(2, "changed", season), (3, "changed", season)]


@pytest.mark.parametrize(
    ("cells", "calendar", "expected"),
    [
        (["1401/07/08", "1398/08"], "", ["2022-09-30", "[2019-10-23..2019-11-21]"]),
        (["1401"], "", ["[2022-03-21..2023-03-20]"]),
        (["31/6/1401", "8/7/1401"], "", ["2022-09-22", "2022-09-30"]),
        (["early 1401", "late Mehr 1401"], "", ["[2022-03-21..2022-07-22]", "[2022-10-13..2022-10-22]"]),
        (["1440/09/12", "1441-01-30"], "", ["2019-05-17", "2019-09-29"]),
        (["1440/09"], "", ["[2019-05-06..2019-06-03]"]),
        (["1401/07/08", "2022-07-08"], "jalali", ["2022-09-30", "2022-07-08"]),
        (["1401/07/08"], "hijri", ["1981-05-12"]),
        (["1401/07/08", "1401", "1066"], "gregorian", ["1401-07-08", "1401", "1066"]),
        (["1415-10-25", "1346-08-26", "1513-09-09"], "", ["1415-10-25", "1346-08-26", "1513-09-09"]),
        (["1415", "1066", "1618"], "", ["1415", "1066", "1618"]),
        (["1499", "1066"], "", ["", ""]),  # a count
        (["1500", "2100"], "", ["1500", "2100"]),
        (["12 Ramadan 1440", "8 Mehr 1401", "2022-07-08"], "", ["2019-05-17", "2022-09-30", "2022-07-08"]),
        (["5 May 1401"], "jalali", [""]),
    ],
)
def test_years_of_other_calendars_are_read_where_the_column_shows_them(
    cells: list[str], calendar: str, expected: list[str]
) -> None:
    days = read_days(column(*cells), Remarks("table"), calendar=calendar)
    assert list(write_spans(days["first"], days["last"], days["period"])) == expected


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("1557014400", "2019-05-05"), ("1557014400000", "2019-05-05"), ("1557014399.9", "2019-05-04"), ("43831.5", "2020-01-01"), ("2019:05:12 10:00:00", "2019-05-12"),
        ("2019-05-12 00:00:00.000", "2019-05-12"), (" 2019-05-12", "2019-05-12"), ("2019-05-12T23:00Z", "2019-05-12"), ("2019-05-12T23:00:00+0300", "2019-05-12"),
        ("2019-05-12T23:00:00.5+03", "2019-05-12"), ("0999-05-12", ""), ("0000-00-00", ""), ("2019-00-12", "2019"), ("x" * 91, ""),
    ],
)  # fmt: skip
def test_what_programs_write_is_read(text: str, span: str) -> None:
    assert spans(text) == [span]


def test_the_forms_of_programs_are_named() -> None:
    remarks = Remarks("table")
    read_days(column("1557014400", "2019-05/2019-06", "yesterday" * 20, "Sat 3/4/2018"), remarks)
    whole, *cells = remarks_in(remarks.frame())
    assert whole.found == "dates written as an interval of EDTF (1), seconds since 1970 (1)"
    assert [(remark.row, remark.done) for remark in cells] == [
        (2, "a number of seconds, read as the day it means"),
        (4, "not a known form of date"),
        (5, UNCLEAR),
    ]


@pytest.mark.parametrize(
    ("text", "lacks"), [("12 May", True), ("May", True), ("12/05", True), ("Nov 15", True), ("12", True), ("12 May 2019", False), ("in 2019", False), ("1/2/19", False), ("soon", False)]
)  # fmt: skip
def test_a_date_may_lack_its_year(text: str, lacks: bool) -> None:
    assert lacks_year(text) is lacks


@pytest.mark.parametrize(
    ("iso", "texts", "is_told"),
    [
        (["2019-01-05", "2019-02-12", "2019-03-01", "2019-04-11", "2019-05-02"], ["13/1/2019", "14/2/2019", "25/3/2019", "26/4/2019", "31/5/2019"], True),
        (["2019-01-05", "2019-02-13", "2019-03-01", "2019-04-11", "2019-05-02"], ["13/1/2019", "14/2/2019", "25/3/2019", "26/4/2019", "31/5/2019"], False),
        (["2019-01-05", "2019-02-12", "2019-03-01", "2019-04-11", "2019-05-02"], ["12/1/2019", "14/2/2019", "25/3/2019", "26/4/2019", "31/5/2019"], False),
        (["2019-01-05", "2019-02-12", "2019-03-01", "2019-04-11"], ["13/1/2019", "14/2/2019", "25/3/2019", "26/4/2019", "31/5/2019"], False),
        (["2019-01-05", "2019-02-12", "2019-03-01", "2019-04-11", "2019-05-02"], ["13/1/2019", "14/2/2019", "25/3/2019", "26/4/2019", ""], False),
    ],
)  # fmt: skip
def test_the_trace_of_a_spreadsheet_that_exchanged_day_and_month_is_told(
    iso: list[str], texts: list[str], is_told: bool
) -> None:
    remarks = Remarks("table")
    read_days(column(*iso, *texts), remarks)
    assert any("may have exchanged" in remark.found for remark in remarks_in(remarks.frame())) is is_told


def test_dots_do_not_decide_where_cells_contradict_each_other() -> None:
    cells = ["26.4.2016", "4.26.2016", "3.4.2016"]
    assert reasons(*cells) == [
        "",
        "",
        "some cells have the day first, others the month; say day or month first (detail order=dmy or order=mdy)",
    ]
