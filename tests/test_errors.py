"""Errors and problems: what a message says, and what it is taken for."""

import pytest

from claims.errors import (
    AcceptError,
    ClaimsError,
    Problem,
    RowProblem,
    UnknownIdError,
    ValueFormatError,
    WorkspaceError,
)


@pytest.mark.parametrize(
    ("row", "column", "text"),
    [
        (3, "title", "claims.csv, row 3, column title: found nothing; allowed: a title"),
        (None, "title", "claims.csv, column title: found nothing; allowed: a title"),
        (3, "", "claims.csv, row 3: found nothing; allowed: a title"),
        (None, "", "claims.csv: found nothing; allowed: a title"),
    ],
)
def test_a_problem_names_its_place_what_was_found_and_what_would_do(row: int | None, column: str, text: str) -> None:
    assert str(Problem(file="claims.csv", row=row, column=column, found="nothing", allowed="a title")) == text


def test_a_problem_of_a_row_without_a_file_has_no_number() -> None:
    problem = RowProblem(file="claims", row_id="c1", column="title", found="nothing", allowed="a title")
    assert (problem.row, str(problem)) == (None, "claims, column title: found nothing; allowed: a title")


def test_errors_are_those_of_this_package_and_of_the_language() -> None:
    for error in (UnknownIdError, ValueFormatError, WorkspaceError, AcceptError):
        assert issubclass(error, ClaimsError)
    assert issubclass(UnknownIdError, KeyError)
    assert issubclass(ValueFormatError, ValueError)


def test_an_unknown_id_is_said_without_quotes() -> None:
    assert str(UnknownIdError("no claim 'x'")) == "no claim 'x'"


def test_what_a_value_may_be_stands_behind_allowed() -> None:
    assert ValueFormatError("'x, allowed: not'; allowed: yes or no").allowed == "yes or no"


def test_what_cannot_be_accepted_carries_its_problems() -> None:
    problem = RowProblem(file="claims", row_id="c1", column="title", found="nothing", allowed="a title")
    assert AcceptError("no", (problem,)).problems == (problem,)
    assert (AcceptError("no").problems, str(AcceptError("no"))) == ((), "no")
