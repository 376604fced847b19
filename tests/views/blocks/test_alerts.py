"""What is said when something is wrong: the sentence, its reasons, and every problem with its place."""

import pytest

from claims.errors import Problem, RoleError
from views.blocks.alerts import MOST_PROBLEMS, alert, show_fault, show_problems
from views.texts import project_words


def problem(row: int | None) -> Problem:
    return Problem(file="claims.csv", row=row, column="id", found="<x>", allowed="an id")


def test_alert_has_a_paragraph_for_each_part_that_says_something(shown: list[str]) -> None:
    alert("Refused.", "Because.", "", "Do this.")
    assert shown == ['<div class="cc cc-alert" role="alert"><p><b>Refused.</b></p><p>Because.</p><p>Do this.</p></div>']


@pytest.mark.parametrize(
    ("number", "said", "unshown"),
    [
        (1, "1 problem found", ""),
        (MOST_PROBLEMS, "200 problems found", ""),
        (MOST_PROBLEMS + 2, "202 problems found", "and 2 more"),
    ],
)
def test_problems_are_counted_in_all_and_listed_up_to_a_limit(
    shown: list[str], number: int, said: str, unshown: str
) -> None:
    show_problems([problem(7)] * number)
    [block] = shown
    assert said in block
    assert block.count("<tr>") == 1 + min(number, MOST_PROBLEMS)
    assert ("<p>and 2 more</p>" in block) is bool(unshown)
    assert (
        "<td><bdi>claims.csv</bdi></td><td><bdi>7</bdi></td><td><bdi>id</bdi></td><td><bdi>&lt;x&gt;</bdi></td>"
        in block
    )


def test_problem_of_a_whole_file_has_no_row(shown: list[str]) -> None:
    show_problems([problem(None)])
    assert "<td><bdi>claims.csv</bdi></td><td><bdi></bdi></td>" in shown[0]


def test_what_a_role_does_not_allow_is_no_fault(shown: list[str]) -> None:
    show_fault(RoleError("ada is reader of it"))
    [block] = shown
    assert project_words.MAY_NOT in block
    assert "ada is reader of it" in block
