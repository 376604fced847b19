"""What a page says when something is wrong or missing: what, why, what next."""

from collections.abc import Sequence

from claims.errors import Problem
from views.markup import folded, plain_table, scrolling, show, unshown
from views.texts import words
from views.texts.translation import counted

MOST_PROBLEMS = 200  # rows shown; the number of all is always said


def show_problems(problems: Sequence[Problem]) -> None:
    """Shows how many problems there are, and each with its place once opened."""
    sentence = words.PROBLEMS.format(number=counted(len(problems), "problems"))
    rows = [
        (problem.file, problem.row or "", problem.column, problem.found, problem.allowed)
        for problem in problems[:MOST_PROBLEMS]
    ]
    listed = scrolling(words.PROBLEM_COLUMNS[0], plain_table(words.PROBLEM_COLUMNS, rows))
    show(f'<div class="cc cc-alert">{folded(sentence, listed + unshown(len(problems), MOST_PROBLEMS))}</div>')


def alert(sentence: str, *more: str) -> None:
    """Shows what stops the page: what it is, why, what next; all parts are HTML, empty ones are skipped."""
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in more if paragraph)
    show(f'<div class="cc cc-alert" role="alert"><p><b>{sentence}</b></p>{paragraphs}</div>')
