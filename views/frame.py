"""The frame of every page: what the data is, its version, what the tool does not do, and what could not be read."""

from collections.abc import Sequence

import streamlit as st

from claims.errors import Problem
from views import words
from views.safe import literal, name, show
from views.study import Study
from views.style import CSS

MOST_PROBLEMS = 200  # rows shown; the number of all is always said


def style() -> None:
    """The look of our own blocks; drawn once a run."""
    show(f"<style>{CSS}</style>")


def is_dark() -> bool:
    """Whether the reader's theme is dark."""
    return bool(st.context.theme.type == "dark")


def frame(study: Study) -> None:
    """Title, version and date of the collection, and one sentence on what this is."""
    collection = study.collection
    version = words.VERSION.format(version=literal(collection.version), date=literal(collection.date))
    sentence = words.WHAT_THIS_IS.format(sources=len(study.publishers))
    show(f'<div class="cc cc-frame"><p><b>{name(collection.title)}</b> · {version}</p><p>{sentence}</p></div>')
    if collection.problems:
        problems(collection.problems)


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


def number_of(number: int, noun: str) -> str:
    """A number with its noun: "1 problem", "2 problems", "3 discrepancies"."""
    if number == 1:
        return f"1 {noun}"
    return f"{number} {noun[:-1]}ies" if noun.endswith("y") else f"{number} {noun}s"
