"""Judgements as a file: read from a table such as `judgements.csv` of a collection, every row checked."""

from dataclasses import dataclass
from pathlib import Path

from claims.collection.checks.check_tables import check_numbered
from claims.collection.columns import Columns
from claims.collection.folder import read_csv_table
from claims.collection.problems import ProblemLog
from claims.collection.text_tables import empty_frame
from claims.errors import Problem, WorkspaceError
from claims.safety.files import fault_of
from claims.safety.read_apart import read_apart
from claims.schema import TABLES
from claims.tables import Collection
from claims.workspace.database import Workspace
from claims.workspace.judgements import add_judgements

_ALLOWED = "a CSV file in UTF-8, as claims judgements --csv writes it"


@dataclass(frozen=True, kw_only=True)
class ImportedJudgements:
    """What an import did.

    Attributes:
        added: Judgements that are new to the workspace.
        known: Judgements that it had under the same id already; they stay as they are.
        problems: Rows that were left out, and why.
    """

    added: int
    known: int
    problems: tuple[Problem, ...]


def import_judgements(workspace: Workspace, collection: Collection, path: Path) -> ImportedJudgements:
    """Adds the judgements of a CSV file with the columns of a collection's judgements table.

    Raises:
        WorkspaceError: The file cannot be read, or the workspace cannot be written to.
    """
    judgements, log = read_apart(_read_rows, path, name=str(path))
    others = {table: Columns(table, getattr(collection, table)) for table in TABLES}
    checked = check_numbered({**others, "judgements": judgements}, log)
    rows = checked.tables["judgements"].frame
    added = add_judgements(workspace, rows)
    problems = tuple(problem for problem in checked.problems if problem.file == "judgements")
    return ImportedJudgements(added=added, known=len(rows) - added, problems=problems)


def _read_rows(path: Path) -> tuple[Columns, ProblemLog]:
    log = ProblemLog(files={table: table for table in TABLES})
    try:
        found = fault_of(path)
    except (OSError, ValueError) as error:
        found = str(error)
    rows = empty_frame("judgements") if found else read_csv_table(path, "judgements", log, folder=path.parent)
    if rows.empty and log.problems:
        found = log.problems[0].found
    if found:
        raise WorkspaceError(f"{str(path)!r} cannot be read as a table ({found}); allowed: {_ALLOWED}")
    return Columns("judgements", rows), log
