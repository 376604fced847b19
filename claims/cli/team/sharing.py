"""The commands of sharing: who may what in a project, and the tokens of programs that read it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer

from claims.cli.common_options import AsJson
from claims.cli.project_commands import ProjectName, existing_project
from claims.cli.terminal import examples, out, print_json, print_line, table_of, terminal_text
from claims.errors import RoleError
from claims.people import Role

_NO_ROLE = "none"
_TO_THE_DAY = 10  # characters of an ISO time
ROLE_NAMES = (*Role, _NO_ROLE)


def add_commands(project_app: typer.Typer) -> None:
    """Adds the commands to `claims project`."""
    for command, example in (
        (share, "claims project share qamishli-2021 ada@example.org owner"),
        (token, 'claims project token qamishli-2021 "Our map"'),
    ):
        project_app.command(example.split()[2], epilog=examples(example))(command)


def share(
    project: ProjectName,
    member: Annotated[
        str,
        typer.Argument(
            metavar="MEMBER", help="E-mail address, account, or everyone (who signs in); lists all if empty."
        ),
    ] = "",
    role: Annotated[str, typer.Argument(metavar="ROLE", help=f"{', '.join(ROLE_NAMES)}.")] = "",
    *,
    as_json: AsJson = False,
) -> None:
    """Give somebody a role in a project, or list who has which.

    The first member has to be an owner. Whoever runs the server acts with CLAIMS_PERSON=operator, any other with their address there.
    """
    from claims.people import members_of
    from claims.projects import open_project
    from claims.workspace import give_role, role_changes

    with open_project(existing_project(project)) as opened:
        given = [give_role(opened.workspace, member, _role(role), at=datetime.now(UTC))] if member else None
        members = members_of(given or role_changes(opened.workspace))
    if as_json:
        print_json(members)
        return
    table = table_of("Member", "Role")
    for row in members.items():
        table.add_row(*map(terminal_text, row))
    out.print(table)


def _role(named: str) -> Role | None:
    if named not in ROLE_NAMES:
        raise RoleError(f"no role {named!r}; allowed: {', '.join(ROLE_NAMES)}")
    return None if named == _NO_ROLE else Role(named)


def token(
    project: ProjectName,
    name: Annotated[str, typer.Argument(metavar="NAME", help="What a new token is for; lists all if empty.")] = "",
    *,
    revoke: Annotated[str, typer.Option(metavar="ID", help="End the token with this id.")] = "",
    as_json: AsJson = False,
) -> None:
    """Make, list or end the tokens with which programs read a project over claims serve-api."""
    from claims.projects import open_project
    from claims.workspace import make_token, read_tokens, revoke_token

    now = datetime.now(UTC)
    with open_project(existing_project(project)) as opened:
        if revoke:
            revoke_token(opened.workspace, revoke, at=now)
        secret = make_token(opened.workspace, name, at=now)[1] if name else ""
        tokens = read_tokens(opened.workspace)
    if as_json:
        print_json({"secret": secret, "tokens": [vars(each) for each in tokens]})
        return
    if secret:
        print_line(f"{secret}  (shown once; keep it where nobody else reads)")
    table = table_of("Id", "For", "By", "Made", "")
    for each in tokens:
        cells = (each.token_id, each.name, each.by, each.at[:_TO_THE_DAY], each.revoked_by and "ended")
        table.add_row(*map(terminal_text, cells))
    out.print(table)
