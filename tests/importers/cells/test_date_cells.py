"""Dates: the ways they are written, and the order of day and month found from the whole column."""

import pandas as pd
import pytest

from claims.importers.cells.date_cells import read_days
from claims.importers.cells.day_spans import name_precisions, write_spans
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


@pytest.mark.parametrize(
    ("first", "last", "is_lasting", "text"),
    [
        ("2016-04-20", "2016-04-20", False, "2016-04-20"),
        ("2016-04-20", "2016-04-20", True, "2016-04-20"),
        ("2016-04-20", "2016-04-23", False, "[2016-04-20..2016-04-23]"),
        ("2016-04-20", "2016-04-23", True, "2016-04-20/2016-04-23"),
        ("2016-04-01", "2016-04-30", False, "2016-04"),
        ("2016-04-01", "2016-04-30", True, "2016-04-01/2016-04-30"),
        ("2016-04-01", "2016-04-29", False, "[2016-04-01..2016-04-29]"),
        ("2016-01-01", "2016-12-31", False, "2016"),
        ("2016-04-20", "", False, "[2016-04-20..]"),
        ("2016-04-20", "", True, "2016-04-20/.."),
        ("", "2016-04-20", False, "[..2016-04-20]"),
        ("", "2016-04-20", True, "../2016-04-20"),
        ("", "", False, ""),
        ("", "", True, ""),
    ],
)
def test_spans_are_written(first: str, last: str, is_lasting: bool, text: str) -> None:
    begin, end = (pd.Series([pd.Timestamp(day) if day else pd.NaT], dtype="datetime64[us]") for day in (first, last))
    assert list(write_spans(begin, end, pd.Series([is_lasting]))) == [text]


@pytest.mark.parametrize(
    ("first", "last", "period", "precision"),
    [
        ("2016-04-20", "2016-04-20", False, "day"),
        ("2016-04-20", "2016-04-20", True, "day"),
        ("2016-04-01", "2016-04-30", False, "month"),
        ("2016-04-01", "2016-04-30", True, "period"),
        ("2016-01-01", "2016-12-31", False, "year"),
        ("2016-01-01", "2017-12-31", False, "within"),
        ("2016-04-01", "2017-04-30", False, "within"),
        ("2016-04-20", "2016-04-21", True, "period"),
        ("2016-04-20", "2016-04-21", False, "within"),
        ("2016-04-20", "", False, "within"),
        ("", "", False, ""),
    ],
)
def test_what_first_and_last_day_mean_is_named(first: str, last: str, period: bool, precision: str) -> None:
    days = {"first": [first], "last": [last]}
    frame = pd.DataFrame({name: pd.to_datetime(pd.Series(day)) for name, day in days.items()}).assign(period=period)
    assert name_precisions(frame).tolist() == [precision]
