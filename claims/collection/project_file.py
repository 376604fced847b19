"""The tables of a project as they are now, read without writing to it."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pandas as pd

from claims.collection.metadata import METADATA_KEYS, read_metadata
from claims.collection.problems import ProblemLog
from claims.collection.text_tables import WrittenCollection, empty_frame
from claims.databases.address import Address
from claims.databases.read_rows import Rows, reading_rows
from claims.errors import CollectionError, RoleError
from claims.people import OPERATOR, Action, Role, RoleChange, acting_person, require
from claims.schema import TABLE_COLUMNS, TABLES

_ROWS = "SELECT table_name, cells FROM project_rows ORDER BY table_name, position"
# The last change of a row of the collection: notes and the like leave what is compared as it is.
_LAST_CHANGE = f"""SELECT coalesce(min(at), ''), coalesce((
  SELECT change_number FROM project_edits WHERE table_name IN ({", ".join(f"'{table}'" for table in TABLES)})
  ORDER BY change_number DESC LIMIT 1), 0) FROM project_changes"""
_ROLES = "SELECT member, role FROM team_roles ORDER BY number"
_ABOUT = "SELECT key, value FROM meta"
_FIRST_ROW = 2  # a heading would stand in row 1


def read_project(path: Address) -> WrittenCollection:
    """Reads the rows of a project; a problem's row is its place in the table, below a heading.

    Raises:
        CollectionError: The file is no project, or cannot be read.
        RoleError: Who acts may not read it.
    """
    with _reading(path) as rows:
        about = {str(key): str(value) for key, value in rows.of(_ABOUT)}
        written = rows.of(_ROWS)
    if not written:
        raise CollectionError(f"{path} is a workspace without a project; allowed: one that claims project made")
    log = ProblemLog(files={table: f"{path.name}, {table}" for table in TABLES})
    described = {key: about.get(key, "") for key in METADATA_KEYS} | {"name": about.get("collection", "")}
    metadata = read_metadata(described, file=path.name, name=path.stem, problems=log.problems)
    cells: dict[str, list[str]] = {}
    for table, text in written:
        cells.setdefault(table, []).append(text)
    frames = {table: _frame(table, cells.get(table, ())) for table in TABLES}
    return WrittenCollection(metadata=metadata, frames=frames, log=log)


def project_revision(path: Address) -> str:
    """Names the last change of the tables of a project: equal means that their rows are the same.

    Raises:
        CollectionError: The file is no project, or cannot be read.
        RoleError: Who acts may not read it.
    """
    with _reading(path) as rows:
        return " ".join(map(str, rows.of(_LAST_CHANGE)[0]))


def project_about(path: Address) -> dict[str, str]:
    """What a project says of itself, with its title and the time of its last change ("" where there is none).

    Raises:
        CollectionError: The file is no project, or cannot be read.
        RoleError: Who acts may not read it.
    """
    with _reading(path) as rows:
        about = {str(key): str(value) for key, value in rows.of(_ABOUT)}
        [[changed]] = rows.of("SELECT coalesce(max(at), '') FROM project_changes")
    return {"title": "", **about, "changed": str(changed)}


def may_open(path: Address) -> bool:
    """Whether the person who acts may read a project; what cannot be read at all is kept from persons, whose it may not be."""
    try:
        with _reading(path):
            return True
    except RoleError:
        return False
    except CollectionError:
        return acting_person() in {None, OPERATOR}


def project_title(path: Address) -> str:
    """What a project is called.

    Raises:
        CollectionError: The file is no project, or cannot be read.
        RoleError: Who acts may not read it.
    """
    return project_about(path)["title"] or path.stem


@contextmanager
def _reading(path: Address) -> Iterator[Rows]:
    with reading_rows(path) as rows:
        _require_reader(rows, path)
        yield rows


def _require_reader(rows: Rows, path: Address) -> None:
    """Returns where the person who acts may read the project.

    Raises:
        RoleError: They may not.
    """
    found = rows.of(_ROLES) if "team_roles" in rows.tables() else ()
    changes = [RoleChange(member=member, role=Role(role) if role else None) for member, role in found]
    require(changes, acting_person(), Action.READ, where=f"the project {path.stem!r}")


def _frame(table: str, texts: Sequence[str]) -> pd.DataFrame:
    """The rows of a table; their texts are read as one, which takes half of the time that one by one takes."""
    if not texts:
        return empty_frame(table)
    rows = json.loads(f"[{','.join(texts)}]")
    columns = {column: [row.get(column, "") for row in rows] for column in TABLE_COLUMNS[table]}
    return pd.DataFrame(columns, dtype="str", index=range(_FIRST_ROW, _FIRST_ROW + len(rows)))
