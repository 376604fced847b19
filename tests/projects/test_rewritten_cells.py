"""Cells that a spreadsheet wrote anew."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.projects.rewritten_cells import is_rewriting


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("2021-01-23", "23/01/2021"),
        ("2021-01-23", "1/23/2021"),
        ("2021-01-23", "23.01.21"),
        ("2021-01-23", "2021-01-23T00:00:00"),
        ("2021-01", "Jan-21"),
        ("007", "7"),
        ("36.50", "36,5"),
        ("14", "14.0"),
        ("yes", "TRUE"),
        ("one\ntwo", "one\r\ntwo "),
    ],
)
def test_what_a_spreadsheet_makes_of_a_cell_is_no_change(before: str, after: str) -> None:
    assert is_rewriting(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("2021-01-23", "24/01/2021"),
        ("2021-01", "2021-01-01"),
        ("14", "15"),
        ("1", "1,000"),
        ("14", "14+"),
        ("yes", "no"),
        ("yes", "FALSE"),
        ("", "0"),
        ("14", ""),
        ("one", "One"),
        ("1234567890123456", "1234567890123457"),
    ],
)
def test_what_a_person_wrote_is_one(before: str, after: str) -> None:
    assert not is_rewriting(before, after)


@given(day=st.dates(min_value=date(1990, 1, 1), max_value=date(2029, 12, 31)), form=st.sampled_from(["%d/%m/%Y", "%m/%d/%Y", "%d.%m.%y", "%Y-%m-%dT00:00:00"]))  # fmt: skip
def test_a_day_in_any_form_of_a_spreadsheet_is_the_day(day: date, form: str) -> None:
    assert is_rewriting(day.isoformat(), day.strftime(form))
