"""Copying what was judged, and the ids that incidents were given, from one workspace to another."""

from sqlalchemy import insert, select

from claims.people import Action
from claims.workspace import database_tables
from claims.workspace.database import Workspace

COPIED = (
    database_tables.judgements,
    database_tables.undone,
    database_tables.confirmed,
    database_tables.incidents,
    database_tables.incident_claims,
    database_tables.id_history,
)


def copy_judgements(source: Workspace, target: Workspace) -> None:
    """Copies judgements, with their undoing, and ids of incidents into a workspace that has none."""
    with source.reading() as connection:
        copied = {table: [dict(row) for row in connection.execute(select(table)).mappings()] for table in COPIED}
    with target.writing(Action.EDIT) as connection:
        for table, rows in copied.items():
            if rows:
                connection.execute(insert(table), rows)
