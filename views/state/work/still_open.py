"""What comes after a page was opened, a part of it drawn alone or a file made of it: only while the visitor may still read what is open."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from claims.collection import may_open
from claims.databases.address import Address
from claims.errors import RoleError
from claims.people import SIGNED_OUT, Person, acting, acting_person

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")
_OPEN = "open-project"  # key of the session's state


def note_open(project: Address | None) -> None:
    """Remembers which project the page shows; None for any other collection."""
    st.session_state[_OPEN] = project


def part(draw: Callable[Arguments, None], *, run_every: float | None = None) -> Callable[Arguments, None]:
    """A part of a page that is drawn alone when something in it is clicked.

    The frame, which asks who comes, is not drawn then: where a role was taken away meanwhile, or a session ended, all is drawn anew,
    and the frame says why there is nothing.
    """

    @wraps(draw)
    def drawn(*args: Arguments.args, **kwargs: Arguments.kwargs) -> None:
        if _is_drawn_alone() and not _may_read(acting_person(), st.session_state.get(_OPEN)):
            st.rerun()
        draw(*args, **kwargs)

    return st.fragment(drawn, run_every=run_every)


def made_while_open(make: Callable[[], Result]) -> Callable[[], Result]:
    """What makes a file when its button is clicked, in a thread of its own, for who sees the button.

    Raises:
        RoleError: When it is called: who saw the button may not read the project any more.
    """
    person, project = acting_person(), st.session_state.get(_OPEN)

    def made() -> Result:
        with acting(person):
            if not _may_read(person, project):
                raise RoleError("the project is not open to this person any more; allowed: to load the page anew")
            return make()

    return made


def _is_drawn_alone() -> bool:
    context = get_script_run_ctx(suppress_warning=True)
    return bool(context and context.fragment_ids_this_run)


def _may_read(person: Person | None, project: Address | None) -> bool:
    if person is None:
        return True
    if person == SIGNED_OUT:
        return False
    with acting(person):
        return project is None or may_open(project)
