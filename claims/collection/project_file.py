"""The tables of a project as they are now, read from its file without writing to it."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import pandas as pd

from claims.collection.metadata import METADATA_KEYS, read_metadata
from claims.collection.problems import ProblemLog
from claims.collection.text_tables import WrittenCollection, empty_frame
from claims.errors import CollectionError, RoleError
from claims.people import Action, Role, RoleChange, acting_person, require
from claims.schema import TABLE_COLUMNS, TABLES

_ROWS = "SELECT table_name, cells FROM project_rows ORDER BY table_name, position"
# The last change of a row of the collection: notes and the like leave what is compared as it is.
_LAST_CHANGE = f"""SELECT coalesce(min(at), ''), coalesce((
  SELECT change_number FROM project_edits WHERE table_name IN ({", ".join(f"'{table}'" for table in TABLES)})
  ORDER BY change_number DESC LIMIT 1), 0) FROM project_changes"""
_ROLES = "SELECT member, role FROM team_roles ORDER BY number"
_ABOUT = "SELECT key, value FROM meta"
_FIRST_ROW = 2  # a heading would stand in row 1


def read_project(path: Path) -> WrittenCollection:
    """Reads the rows of a project; a problem's row is its place in the table, below a heading.

    Raises:
        CollectionError: The file is no project, or cannot be read.
        RoleError: Who acts may not read it.
    """
    with _reading(path) as connection:
        about = dict(connection.execute(_ABOUT))
        rows = connection.execute(_ROWS).fetchall()
    if not rows:
        raise CollectionError(f"{path} is a workspace without a project; allowed: a file that claims project made")
    log = ProblemLog(files={table: f"{path.name}, {table}" for table in TABLES})
    described = {key: about.get(key, "") for key in METADATA_KEYS} | {"name": about.get("collection", "")}
    metadata = read_metadata(described, file=path.name, name=path.stem, problems=log.problems)
    cells: dict[str, list[str]] = {}
    for table, text in rows:
        cells.setdefault(table, []).append(text)
    frames = {table: _frame(table, cells.get(table, ())) for table in TABLES}
    return WrittenCollection(metadata=metadata, frames=frames, log=log)


def project_revision(path: Path) -> str:
    """Names the last change of the tables of a project: equal means that their rows are the same.

    Raises:
        CollectionError: The file is no project, or cannot be read.
        RoleError: Who acts may not read it.
    """
    with _reading(path) as connection:
        return " ".join(map(str, connection.execute(_LAST_CHANGE).fetchone()))


def project_about(path: Path) -> dict[str, str]:
    """What a project says of itself, with its title and the time of its last change ("" where there is none).

    Raises:
        CollectionError: The file is no project, or cannot be read.
        RoleError: Who acts may not read it.
    """
    with _reading(path) as connection:
        about = {str(key): str(value) for key, value in connection.execute(_ABOUT)}
        [changed] = connection.execute("SELECT coalesce(max(at), '') FROM project_changes").fetchone()
    return {"title": "", **about, "changed": str(changed)}


def may_open(path: Path) -> bool:
    """Whether the person who acts may read a project; what cannot be read at all is not kept from them."""
    try:
        project_about(path)
    except RoleError:
        return False
    except CollectionError:
        return True
    return True


def project_title(path: Path) -> str:
    """What a project is called.

    Raises:
        CollectionError: The file is no project, or cannot be read.
        RoleError: Who acts may not read it.
    """
    return project_about(path)["title"] or path.stem


@contextmanager
def _reading(path: Path) -> Iterator[sqlite3.Connection]:
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            _require_reader(connection, path)
            yield connection
    except sqlite3.Error as error:
        raise CollectionError(
            f"{path} cannot be read as a project ({error}); allowed: a file that claims project made"
        ) from error


def _require_reader(connection: sqlite3.Connection, path: Path) -> None:
    """Returns where the person who acts may read the project.

    Raises:
        RoleError: They may not.
    """
    [has_roles] = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'team_roles'").fetchone()
    rows = connection.execute(_ROLES).fetchall() if has_roles else ()
    changes = [RoleChange(member=member, role=Role(role) if role else None) for member, role in rows]
    require(changes, acting_person(), Action.READ, where=f"the project {path.stem!r}")


def _frame(table: str, texts: Sequence[str]) -> pd.DataFrame:
    """The rows of a table; their texts are read as one, which takes half of the time that one by one takes."""
    if not texts:
        return empty_frame(table)
    rows = json.loads(f"[{','.join(texts)}]")
    columns = {column: [row.get(column, "") for row in rows] for column in TABLE_COLUMNS[table]}
    return pd.DataFrame(columns, dtype="str", index=range(_FIRST_ROW, _FIRST_ROW + len(rows)))
