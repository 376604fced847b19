"""Who has worked in a workspace, and when each of them was here last."""

from datetime import datetime

from sqlalchemy import delete, insert, select, union

from claims.model import IMPORTED
from claims.people import Action
from claims.workspace.database import Workspace
from claims.workspace.database_tables import judgements, project_changes
from claims.workspace.judgements import reviewer, time_stamp
from claims.workspace.team_tables import visits


def note_visit(workspace: Workspace, *, by: str, at: datetime) -> str:
    """Keeps that somebody is here now, and gives when they were last; "" where they never were."""
    by = reviewer(workspace.sign(by))
    with workspace.writing(Action.READ) as connection:
        last = connection.scalar(select(visits.c.at).where(visits.c.by == by))
        connection.execute(delete(visits).where(visits.c.by == by))
        connection.execute(insert(visits).values(by=by, at=time_stamp(at)))
    return str(last or "")


def everybody_in(workspace: Workspace) -> tuple[str, ...]:
    """Everybody who was here, judged or changed something, by name."""
    named = union(*(select(table.c.by) for table in (visits, judgements, project_changes)))
    with workspace.reading() as connection:
        return tuple(sorted({str(by) for by in connection.scalars(named)} - {"", IMPORTED}, key=str.casefold))
