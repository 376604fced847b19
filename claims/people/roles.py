"""What each role may do in a project, in one table, and the role that somebody has."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from claims.errors import RoleError
from claims.people.person import OPERATOR, SIGNED_OUT, Person


class Role(StrEnum):
    """What somebody is in a project; each may do what those before it may."""

    READER = "reader"
    CODER = "coder"
    REVIEWER = "reviewer"
    EDITOR = "editor"
    OWNER = "owner"

    @property
    def rank(self) -> int:
        """Its place among the roles, from 0."""
        return list(Role).index(self)


class Action(StrEnum):
    """What is done in a project; its words stand behind "may" and "may not"."""

    READ = "read it, and copy it into a project of one's own"
    CODE = "add documents, accounts, notes and saved views, and change or take back what they alone added"
    JUDGE = "judge whether two accounts are of one event, and take back their own judgements"
    EDIT = "change, remove and take back what others added or judged, and bring in judgements from a file"
    DESCRIBE = "rename it and change its settings"
    GOVERN = "say who else may, archive or remove it, and make tokens for programs"


LEAST_ROLE: Mapping[Action, Role] = MappingProxyType(
    {
        Action.READ: Role.READER,
        Action.CODE: Role.CODER,
        Action.JUDGE: Role.REVIEWER,
        Action.EDIT: Role.EDITOR,
        Action.DESCRIBE: Role.EDITOR,
        Action.GOVERN: Role.OWNER,
    }
)
"""The least role for each action: the one place that says who may what."""

EVERYONE = "everyone"  # the member that stands for whoever signs in


class Visibility(StrEnum):
    """Who can read a project."""

    PRIVATE = "private"
    SHARED = "shared"
    PUBLIC = "public"


@dataclass(frozen=True, kw_only=True)
class RoleChange:
    """A role that was given or, where it is None, taken away.

    Attributes:
        member: A verified e-mail address, an account ("issuer subject"), or `EVERYONE`.
        at: When (ISO 8601, UTC).
    """

    member: str
    role: Role | None
    by: str = ""
    at: str = ""


def members_of(changes: Iterable[RoleChange]) -> dict[str, Role]:
    """The members with the role that each was given last, in the order of first joining."""
    last = {change.member: change.role for change in changes}
    return {member: role for member, role in last.items() if role is not None}


def visibility_of(changes: Iterable[RoleChange]) -> Visibility:
    """Whether everyone who signs in may read, several members, or one alone."""
    members = members_of(changes)
    if EVERYONE in members:
        return Visibility.PUBLIC
    return Visibility.SHARED if len(members) > 1 else Visibility.PRIVATE


def role_of(changes: Iterable[RoleChange], person: Person | None, *, is_project: bool = True) -> Role | None:
    """The role of somebody; None where they may not even read.

    Without any member, whoever works without sign-in is the owner. Then persons who signed in may read what users added to a
    collection in a folder, which all can open, and nothing of a project, until it is given to somebody.
    """
    if person == OPERATOR:
        return Role.OWNER
    members = members_of(changes)
    if person is None:
        return None if members else Role.OWNER
    if person == SIGNED_OUT:
        return None
    if not members:
        return None if is_project else Role.READER
    roles = [members[key] for key in (person.address, person.account, EVERYONE) if key in members]
    return max(roles, key=lambda role: role.rank, default=None)


def require(
    changes: Iterable[RoleChange], person: Person | None, action: Action, *, where: str, is_project: bool = True
) -> None:
    """Returns where the person may do this.

    Raises:
        RoleError: They may not; it says which role could.
    """
    role, least = role_of(changes, person, is_project=is_project), LEAST_ROLE[action]
    if role and role.rank >= least.rank:
        return
    if person is None:
        raise RoleError(
            f"{where} has members, and nobody is signed in; allowed: CLAIMS_PERSON with the address of a member, or "
            "CLAIMS_PERSON=operator for whoever runs the server"
        )
    if person == SIGNED_OUT:
        raise RoleError(f"nobody is signed in, so {where} stays closed; allowed: signing in")
    has = f"is {role} of" if role else "is no member of"
    raise RoleError(
        f"{person.member} {has} {where} and may not {action}; allowed: the role {least}, which an owner gives"
    )
