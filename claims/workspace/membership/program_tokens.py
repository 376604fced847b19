"""The tokens with which programs read a project: made and revoked by an owner, kept as digests."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select

from claims.errors import UnknownIdError
from claims.people import OPERATOR, Action
from claims.workspace.database import Workspace
from claims.workspace.judgements import time_stamp
from claims.workspace.team_tables import revoked_tokens, team_tokens

_TOKEN_MARK = "claims_"  # so that a token is known for one wherever it turns up


@dataclass(frozen=True, kw_only=True)
class ProgramToken:
    """A token with which a program reads a project; its secret is told once.

    Attributes:
        name: What it is for.
        revoked_by: Who revoked it; empty while it works.
    """

    token_id: str
    name: str
    by: str
    at: str
    revoked_by: str = ""


def make_token(workspace: Workspace, name: str, *, by: str = "", at: datetime) -> tuple[ProgramToken, str]:
    """A new token, and its secret, of which only the digest is kept.

    Raises:
        RoleError: Who acts is no owner.
    """
    secret = _TOKEN_MARK + secrets.token_urlsafe(32)
    token = ProgramToken(
        token_id=_digest(secret)[:8], name=" ".join(name.split()), by=workspace.sign(by), at=time_stamp(at)
    )
    row = {"token_id": token.token_id, "name": token.name, "digest": _digest(secret), "by": token.by, "at": token.at}
    with workspace.writing(Action.GOVERN) as connection:
        connection.execute(insert(team_tokens).values(**row))
    return token, secret


def revoke_token(workspace: Workspace, token_id: str, *, by: str = "", at: datetime) -> None:
    """Ends a token; that it was made stays in the history.

    Raises:
        RoleError: Who acts is no owner.
        UnknownIdError: There is no such token in force.
    """
    known = {token.token_id for token in read_tokens(workspace) if not token.revoked_by}
    if token_id not in known:
        raise UnknownIdError(f"no token {token_id!r} in force; allowed: {', '.join(sorted(known)) or 'none was made'}")
    row = {"token_id": token_id, "by": workspace.sign(by) or OPERATOR.subject, "at": time_stamp(at)}
    with workspace.writing(Action.GOVERN) as connection:
        connection.execute(insert(revoked_tokens).values(**row))


def read_tokens(workspace: Workspace) -> tuple[ProgramToken, ...]:
    """Every token, those revoked included, in order.

    Raises:
        RoleError: Who acts is no owner.
    """
    columns = team_tokens.c
    with workspace.reading() as connection:
        workspace.require(Action.GOVERN, connection)
        ended = {row.token_id: row.by for row in connection.execute(select(revoked_tokens))}
        rows = connection.execute(
            select(columns.token_id, columns.name, columns.by, columns.at).order_by(columns.number)
        )
        return tuple(ProgramToken(**row._mapping, revoked_by=ended.get(row.token_id, "")) for row in rows)


def opens_with(workspace: Workspace, secret: str) -> bool:
    """Whether this is the secret of a token in force; asked by the program itself, before anybody has a role."""
    ended = select(revoked_tokens.c.token_id)
    with workspace.reading() as connection:
        found = select(team_tokens.c.number).where(
            team_tokens.c.digest == _digest(secret), team_tokens.c.token_id.not_in(ended)
        )
        return connection.scalar(found) is not None


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
