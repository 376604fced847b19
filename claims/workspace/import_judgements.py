"""Judgements as a file: read from a table such as `judgements.csv` of a collection, every row checked."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pandas as pd

from claims.collection import check_frames
from claims.errors import Problem, WorkspaceError
from claims.safety.files import file_bytes
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
    rows = read_apart(_read_rows, path, name=str(path))
    frames: dict[str, pd.DataFrame] = {table: getattr(collection, table) for table in TABLES}
    checked, problems = check_frames({**frames, "judgements": rows})
    added = add_judgements(workspace, checked["judgements"])
    of_judgements = tuple(problem for problem in problems if problem.file == "judgements")
    return ImportedJudgements(added=added, known=len(checked["judgements"]) - added, problems=of_judgements)


def _read_rows(path: Path) -> pd.DataFrame:
    try:
        content = file_bytes(path, allowed=_ALLOWED)
        return pd.read_csv(BytesIO(content), dtype=str, keep_default_na=False, encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        raise WorkspaceError(f"{str(path)!r} cannot be read as a table ({error}); allowed: {_ALLOWED}") from error
