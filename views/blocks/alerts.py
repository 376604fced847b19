"""What a page says when something is wrong or missing: what, why, what next."""

from collections.abc import Sequence

from claims.errors import Problem
from views.markup import name, show
from views.texts import words
from views.texts.numbers_with_nouns import number_of

MOST_PROBLEMS = 200  # rows shown; the number of all is always said


def problems(found: Sequence[Problem]) -> None:
    """How many problems there are, and each with its place, to be opened."""
    sentence = words.PROBLEMS.format(number=number_of(len(found), "problem"))
    heads = "".join(f'<th scope="col">{column}</th>' for column in words.PROBLEM_COLUMNS)
    rows = "".join(_problem_row(problem) for problem in found[:MOST_PROBLEMS])
    more = f"<p>… {len(found) - MOST_PROBLEMS}</p>" if len(found) > MOST_PROBLEMS else ""
    show(
        f'<div class="cc cc-alert"><details><summary>{sentence}</summary><div class="cc-scroll" tabindex="0" role="region" '
        f'aria-label="{words.PROBLEM_COLUMNS[0]}"><table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>{more}</details></div>'
    )


def _problem_row(problem: Problem) -> str:
    cells = (problem.file, problem.row or "", problem.column, problem.found, problem.allowed)
    return "<tr>" + "".join(f"<td>{name(cell)}</td>" for cell in cells) + "</tr>"


def alert(sentence: str, *more: str) -> None:
    """A state that stops the page: what it is, why, what next; the parts are HTML already."""
    show(
        f'<div class="cc cc-alert" role="alert"><p><b>{sentence}</b></p>{"".join(f"<p>{each}</p>" for each in more if each)}</div>'
    )
