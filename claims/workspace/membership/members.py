"""Who may what in a workspace: roles given and taken away."""

from datetime import datetime

from claims.errors import RoleError
from claims.people import (
    EVERYONE,
    OPERATOR,
    Action,
    Person,
    Role,
    RoleChange,
    address_key,
    is_address,
    members_of,
)
from claims.workspace.database import Workspace
from claims.workspace.judgements import time_stamp
from claims.workspace.team_tables import add_role, read_roles


def role_changes(workspace: Workspace) -> tuple[RoleChange, ...]:
    """Every role that was given or taken away, in order; those who only read are told of owners, and of their own."""
    with workspace.reading() as connection:
        changes, person = read_roles(connection), workspace.person
        if person is None or workspace.may(Action.CODE, connection):
            return changes
    owners = {member for member, role in members_of(changes).items() if role is Role.OWNER}
    told = {*owners, EVERYONE, person.address, person.account}
    return tuple(change for change in changes if change.member in told)


def give_role(workspace: Workspace, member: str, role: Role | None, *, by: str = "", at: datetime) -> RoleChange:
    """Gives a member a role in place of the one before; None takes it away. The history of both stays.

    Args:
        member: A verified e-mail address, an account ("issuer subject"), or `EVERYONE`, who can only be reader.

    Raises:
        RoleError: Who acts is no owner, the member cannot have the role, or no owner would be left.
    """
    name = _member(member)
    if name == EVERYONE and role not in {None, Role.READER}:
        raise RoleError(f"everyone who signs in cannot be {role}; allowed: {Role.READER}, or no role")
    change = RoleChange(member=name, role=role, by=workspace.sign(by) or OPERATOR.subject, at=time_stamp(at))
    with workspace.writing(Action.GOVERN) as connection:
        members = members_of((*read_roles(connection), change))
        if members and Role.OWNER not in members.values():
            raise RoleError("the project would have no owner; allowed: another owner first")
        add_role(connection, change)
    return change


def hand_over(workspace: Workspace, person: Person | None, *, at: datetime) -> None:
    """Makes this person the owner of what has no member yet; nothing changes where nobody signs in."""
    if person is None or person == OPERATOR:
        return
    stamp = time_stamp(at)
    with workspace.writing(Action.GOVERN) as connection:
        add_role(connection, RoleChange(member=person.member, role=Role.OWNER, by=person.member, at=stamp))


def _member(named: str) -> str:
    """A member as the tables name them.

    Raises:
        RoleError: It is neither an address, nor an account, nor everyone.
    """
    name = " ".join(named.split())
    if name == EVERYONE:
        return name
    if " " in name:
        return name  # an account; its case counts
    if is_address(name):
        return address_key(name)
    raise RoleError(
        f"{named!r} names no member; allowed: an e-mail address, an account (the provider's address, a blank, the "
        f"person's id there), or {EVERYONE}"
    )
