"""Who may open a project and what each may do there, and the tokens of programs; owners change both."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

import streamlit as st

from claims.errors import ClaimsError
from claims.people import EVERYONE, Action, Role, acting_person, members_of, visibility_of
from claims.projects import Project, open_project
from claims.workspace import Workspace, give_role, make_token, read_tokens, revoke_token, role_changes
from views.blocks.alerts import alert
from views.markup import literal, name, page_table, show
from views.state.url import plain_markdown
from views.texts import project_words, words

_ERROR, _SECRET = "sharing-error", "sharing-secret"  # keys of the session's state
_MEMBER, _ROLE, _TOKEN = "sharing-member", "sharing-role", "sharing-token"  # of widgets


def show_sharing(project: Project) -> None:
    """Draws who may do what; nothing where nobody signs in."""
    if acting_person() is None:
        return
    changes = role_changes(project.workspace)
    members = members_of(changes)
    show(
        f'<div class="cc"><h2>{project_words.SHARING}</h2><p>{project_words.VISIBILITIES[visibility_of(changes)]}</p></div>'
    )
    if error := st.session_state.pop(_ERROR, None):
        alert(project_words.CHANGE_REFUSED, literal(error))
    rows = [(_named(member), _meaning(role)) for member, role in members.items()]
    show(f'<div class="cc">{page_table(project_words.MEMBER_COLUMNS, rows)}</div>')
    with project.workspace.reading() as connection:
        is_owner = project.workspace.may(Action.GOVERN, connection)
    if is_owner:
        _give(project, is_public=EVERYONE in members)
        _tokens(project)


def _named(member: str) -> str:
    return project_words.EVERYONE if member == EVERYONE else name(member)


def _meaning(role: Role) -> str:
    return f"<b>{project_words.ROLES[role]}</b> {project_words.ROLE_MEANINGS[role]}"


def _give(project: Project, *, is_public: bool) -> None:
    """The row in which an owner gives and takes roles."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(project_words.MEMBER, key=_MEMBER, placeholder=project_words.MEMBER_HINT, width=320)
        st.selectbox(project_words.ROLE, list(Role), key=_ROLE, format_func=project_words.ROLES.__getitem__, width=160)
        st.button(project_words.GIVE_ROLE, key="sharing-give", on_click=_act, args=(project, _give_typed))
        st.button(project_words.TAKE_ROLE, key="sharing-take", on_click=_act, args=(project, _take_typed))
        label, role = (
            (project_words.ONLY_MEMBERS, None) if is_public else (project_words.LET_EVERYONE_READ, Role.READER)
        )
        open_up = partial(give_role, member=EVERYONE, role=role)
        st.button(label, key="sharing-everyone", on_click=_act, args=(project, open_up))


def _give_typed(workspace: Workspace, *, at: datetime) -> None:
    give_role(workspace, st.session_state[_MEMBER], Role(st.session_state[_ROLE]), at=at)
    st.session_state[_MEMBER] = ""


def _take_typed(workspace: Workspace, *, at: datetime) -> None:
    give_role(workspace, st.session_state[_MEMBER], None, at=at)
    st.session_state[_MEMBER] = ""


def _tokens(project: Project) -> None:
    """The tokens in force, each with its end, and a new one."""
    with st.expander(project_words.TOKENS, expanded=_SECRET in st.session_state):
        show(f'<div class="cc"><p>{project_words.TOKENS_WHY}</p></div>')
        if secret := st.session_state.pop(_SECRET, ""):
            st.code(secret, language=None)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.text_input(project_words.TOKEN_NAME, key=_TOKEN, max_chars=80, width=320)
            st.button(project_words.MAKE_TOKEN, key="token-make", on_click=_act, args=(project, _make))
        for token in read_tokens(project.workspace):
            if not token.revoked_by:
                label = project_words.REVOKE_TOKEN.format(
                    name=plain_markdown(f"{token.name} ({token.at[:10]})".strip())
                )
                end = partial(revoke_token, token_id=token.token_id)
                st.button(label, key=f"token-{token.token_id}", on_click=_act, args=(project, end))


def _make(workspace: Workspace, *, at: datetime) -> None:
    _, st.session_state[_SECRET] = make_token(workspace, st.session_state[_TOKEN] or words.APP, at=at)


def _act(project: Project, act: Callable[..., object]) -> None:
    """Does what an owner asked for; what is refused is said above."""
    try:
        with open_project(project.path) as opened:
            act(opened.workspace, at=datetime.now(UTC))
    except ClaimsError as error:
        st.session_state[_ERROR] = error
