"""The tables of a team's work, which all came with version 5 in one step, and the roles in them."""

from sqlalchemy import Column, Connection, Table, Text, insert, select

from claims.people import Role, RoleChange
from claims.workspace.database_tables import (
    METADATA,
    id_column,
    numbered_table,
    project_changes,
    short_column,
    text_column,
    time_column,
)

# The role that a member was given; an empty one was taken away. The last of a member holds.
team_roles = numbered_table(
    "team_roles", text_column("member"), short_column("role", 16), text_column("by"), time_column("at")
)
# Tokens with which programs read a project; of each, only the digest is kept. Revoking is a row of its own.
team_tokens = numbered_table(
    "team_tokens",
    id_column("token_id", unique=True),
    text_column("name"),
    id_column("digest", unique=True),
    text_column("by"),
    time_column("at"),
)
revoked_tokens = numbered_table(
    "revoked_tokens", id_column("token_id", unique=True), text_column("by"), time_column("at")
)

# What somebody works on, until when; when each person was here last, and when before that visit. Both say how things are, and have no
# history.
takings = Table(
    "takings",
    METADATA,
    Column("item", Text, primary_key=True),
    Column("by", Text, primary_key=True),
    time_column("until"),
)
visits = Table("visits", METADATA, Column("by", Text, primary_key=True), time_column("at"), time_column("before"))
# How a team works; of several rows with one key the last holds.
team_settings = numbered_table(
    "team_settings", short_column("key", 32), text_column("value"), text_column("by"), time_column("at")
)

# A table of a team is defined here, with the columns of `database_tables`, and stands in this list.
OF_MEMBERS: tuple[Table, ...] = (
    team_roles,
    team_tokens,
    revoked_tokens,
    takings,
    visits,
)  # and of nobody who has a copy
TEAM_TABLES: tuple[Table, ...] = (*OF_MEMBERS, team_settings)


def read_roles(connection: Connection) -> tuple[RoleChange, ...]:
    """Every change of a role in order."""
    columns = team_roles.c
    rows = connection.execute(select(columns.member, columns.role, columns.by, columns.at).order_by(columns.number))
    return tuple(
        RoleChange(member=member, role=Role(role) if role else None, by=by, at=at) for member, role, by, at in rows
    )


def holds_project(connection: Connection) -> bool:
    """Whether the workspace is a project."""
    return connection.scalar(select(project_changes.c.number).limit(1)) is not None


def add_role(connection: Connection, change: RoleChange) -> None:
    """Adds a change of a role behind the others."""
    values = {"member": change.member, "role": change.role or "", "by": change.by, "at": change.at}
    connection.execute(insert(team_roles).values(**values))
