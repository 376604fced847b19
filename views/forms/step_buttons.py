"""Undo and redo of a project, each named by what it takes back or does again."""

from datetime import UTC, datetime

import streamlit as st

from claims.databases.address import Address
from claims.errors import ClaimsError
from claims.projects import Change, Project, open_project
from views.blocks.alerts import alert
from views.markup import literal
from views.state.url import plain_markdown
from views.state.work.visitor import visitor_name
from views.texts import project_words

_ERROR = "step-error"  # key of the session's state


def step_buttons(project: Project) -> None:
    """Draws the two buttons."""
    if error := st.session_state.pop(_ERROR, None):
        alert(project_words.CHANGE_REFUSED, literal(error))
    undone, redone = project.next_steps()
    with st.container(horizontal=True, width="content"):
        _step_button(project.path, undone, "undo", project_words.UNDO, project_words.NOTHING_TO_UNDO)
        _step_button(project.path, redone, "redo", project_words.REDO, project_words.NOTHING_TO_REDO)


def _step_button(path: Address, change: Change | None, kind: str, label: str, without: str) -> None:
    st.button(
        label.format(what=plain_markdown(change.what)) if change else without, key=f"project-{kind}", disabled=change is None,
        icon=f":material/{kind}:", on_click=_step, args=(path, kind),
    )  # fmt: skip


def _step(path: Address, kind: str) -> None:
    with open_project(path) as project:
        step = project.undo if kind == "undo" else project.redo
        try:
            step(by=visitor_name(), at=datetime.now(UTC))
        except ClaimsError as error:
            st.session_state[_ERROR] = error
