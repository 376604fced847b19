"""Days as people write them."""

from datetime import date

import pytest

from claims.coding import read_day
from claims.model import Basis

SAID = date(2021, 5, 4)  # a Tuesday

DAYS = {
    "3 January 2021": ("2021-01-03", Basis.STATED),
    "Jan. 3, 2021": ("2021-01-03", Basis.STATED),
    "13/6/2021": ("2021-06-13", Basis.STATED),
    "May 2021": ("2021-05", Basis.STATED),
    "5-7 May 2021": ("2021-05-05/2021-05-07", Basis.STATED),
    "early May 2021": ("[2021-05-01..2021-05-10]", Basis.STATED),
    "3 كانون الثاني 2021": ("2021-01-03", Basis.STATED),
    "[2021-05-01..2021-05-10]": ("[2021-05-01..2021-05-10]", Basis.STATED),
    "day 13": ("day 13", Basis.STATED),
    "Saturday": ("2021-05-01", Basis.READING),
    "on 3 May": ("2021-05-03", Basis.READING),
    "yesterday": ("2021-05-03", Basis.READING),
}


@pytest.mark.parametrize(("text", "expected"), DAYS.items(), ids=DAYS)
def test_days_are_read(text: str, expected: tuple[str, Basis]) -> None:
    read = read_day(text, said=SAID)
    assert (read.value, read.basis, read.problem) == (*expected, "")


def test_figures_in_either_order_are_asked_about() -> None:
    assert read_day("5/6/2021").choices == ("2021-06-05", "2021-05-06")


@pytest.mark.parametrize(
    ("text", "said", "why"),
    [
        ("Saturday", None, "the year is missing"),
        ("3 May", None, "the year is missing"),
        ("31 June 2021", SAID, "not a day of the calendar"),
        ("banana", SAID, "not a known form of date"),
    ],
)
def test_what_is_no_day_is_said_and_not_guessed(text: str, said: date | None, why: str) -> None:
    read = read_day(text, said=said)
    assert (read.value, read.choices) == ("", ())
    assert why in read.problem


def test_nothing_says_nothing() -> None:
    assert read_day("  ") == read_day("")
    assert not read_day("").problem
