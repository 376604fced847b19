"""Adding a document with its claims to a project, under ids that are free."""

from datetime import datetime

from claims.collection import load_collection
from claims.errors import AcceptError
from claims.projects.edits import Edit
from claims.projects.project import Project
from claims.workspace.add_rows import Rows, join_new


def add_document(project: Project, rows: Rows, *, text: str = "", what: str, by: str, at: datetime) -> tuple[str, ...]:
    """Adds rows that are new to the project as one change and returns the ids that their claims have now.

    Args:
        rows: As `claims.workspace.accept_document` takes them.
        text: The text of the document, kept under its digest.

    Raises:
        AcceptError: There is no claim, a row has a problem, or somebody changed the project meanwhile; nothing is kept then.
        WorkspaceError: The project cannot be written to.
    """
    if "claims" not in rows or rows["claims"].empty:
        raise AcceptError("no claim to add; allowed: a document with at least one claim")
    revision = project.revision()
    joined = join_new(load_collection(project.path), rows)
    if joined.problems:
        raise AcceptError(joined.problems[0].in_words, joined.problems)
    edits = [
        Edit(table, str(next(iter(row.values()))), {str(column): str(cell) for column, cell in row.items()})
        for table, frame in joined.rows.items()
        for row in frame.to_dict("records")
    ]
    project.change(edits, what=what, by=by, at=at, texts=[text] if text else (), since=revision)
    return joined.claim_ids
