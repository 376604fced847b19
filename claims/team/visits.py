"""Who has worked in a workspace, and when each of them was here last."""

from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select, union

from claims.model import IMPORTED
from claims.people import Action
from claims.workspace.database import Workspace
from claims.workspace.database_tables import judgements, project_changes
from claims.workspace.judgements import reviewer, time_stamp
from claims.workspace.team_tables import visits

SAME_VISIT = timedelta(minutes=30)  # the longest rest within one


def note_visit(workspace: Workspace, *, by: str, at: datetime) -> str:
    """Keeps that somebody is here now, and gives when the visit before this one ended; "" where there was none.

    Who comes back within half an hour is on the same visit, so that a page that is loaded anew tells the same.
    """
    by, gone = reviewer(workspace.sign(by)), time_stamp(at - SAME_VISIT)
    with workspace.writing(Action.READ) as connection:
        known = connection.execute(select(visits.c.at, visits.c.before).where(visits.c.by == by)).one_or_none()
        before = "" if known is None else known.before if known.at > gone else known.at
        connection.execute(delete(visits).where(visits.c.by == by))
        connection.execute(insert(visits).values(by=by, at=time_stamp(at), before=before))
    return str(before)


def everybody_in(workspace: Workspace) -> tuple[str, ...]:
    """The names of all who judged or changed something; whoever may code there is also given those who only visited."""
    with workspace.reading() as connection:
        tables = (judgements, project_changes, *((visits,) if workspace.may(Action.CODE, connection) else ()))
        named = union(*(select(table.c.by) for table in tables))
        return tuple(sorted({str(by) for by in connection.scalars(named)} - {"", IMPORTED}, key=str.casefold))
