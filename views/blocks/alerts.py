"""What a page says when something is wrong or missing: what, why, what next."""

from collections.abc import Sequence
from contextlib import suppress

import streamlit as st
from streamlit.errors import StreamlitAPIException

from claims.errors import Problem, RoleError
from claims.safety.faults import log_file, note_fault
from views.markup import folded, literal, plain_table, scrolling, show, unshown
from views.texts import project_words, words
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


def show_fault(error: BaseException) -> None:
    """Says that the program has a fault, whose place is written to a log, and keeps what the reader typed; what a role does not allow is none."""
    if isinstance(error, RoleError):
        alert(project_words.MAY_NOT, literal(error))
        return
    for key, value in st.session_state.items():
        with suppress(StreamlitAPIException):  # buttons, files, and widgets that this run has drawn already
            st.session_state[key] = value  # or Streamlit forgets what is in widgets that were not drawn
    why = words.FAULT_WHY.format(code=note_fault(error), file=literal(str(log_file())))
    alert(words.FAULT, why)


def alert(sentence: str, *more: str) -> None:
    """Shows what stops the page: what it is, why, what next; all parts are HTML, empty ones are skipped."""
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in more if paragraph)
    show(f'<div class="cc cc-alert" role="alert"><p><b>{sentence}</b></p>{paragraphs}</div>')
