"""How a team works in a workspace, kept with who decided it and when."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select

from claims.errors import WorkspaceError
from claims.people import Action
from claims.workspace.database import Workspace
from claims.workspace.judgements import time_stamp
from claims.workspace.team_tables import team_settings

_BY_TWO, _MINUTES, _YES = "judged_by_two", "taking_minutes", "yes"
MOST_MINUTES = 24 * 60


@dataclass(frozen=True, kw_only=True)
class TeamSettings:
    """How a team works.

    Attributes:
        by_two: Whether a pair of claims counts only when two people agree on it, or a third has decided.
        taking_minutes: How long something stays taken by somebody who does nothing.
    """

    by_two: bool = False
    taking_minutes: int = 30


def read_team_settings(workspace: Workspace) -> TeamSettings:
    """The settings as they are."""
    with workspace.reading() as connection:
        return read_settings(connection)


def change_team_settings(workspace: Workspace, settings: TeamSettings, *, by: str, at: datetime) -> None:
    """Keeps what differs from the settings as they are.

    Raises:
        WorkspaceError: The minutes are none, or more than a day.
    """
    require_minutes(settings.taking_minutes)
    with workspace.writing(Action.DESCRIBE) as connection:
        before = _texts(read_settings(connection))
        changed = [
            {"key": key, "value": value, "by": workspace.sign(by), "at": time_stamp(at)}
            for key, value in _texts(settings).items()
            if value != before[key]
        ]
        if changed:
            connection.execute(insert(team_settings), changed)


def require_minutes(minutes: int) -> None:
    """Returns where something may stay taken for so long.

    Raises:
        WorkspaceError: The minutes are none, or more than a day.
    """
    if not 1 <= minutes <= MOST_MINUTES:
        raise WorkspaceError(f"{minutes} minutes given; allowed: 1 to {MOST_MINUTES}")


def read_settings(connection: Connection) -> TeamSettings:
    """The settings as a connection sees them."""
    columns = team_settings.c
    rows = connection.execute(select(columns.key, columns.value).order_by(columns.number))
    kept = _texts(TeamSettings()) | {str(key): str(value) for key, value in rows}
    return TeamSettings(by_two=kept[_BY_TWO] == _YES, taking_minutes=int(kept[_MINUTES]))


def _texts(settings: TeamSettings) -> dict[str, str]:
    return {_BY_TWO: _YES if settings.by_two else "", _MINUTES: str(settings.taking_minutes)}
