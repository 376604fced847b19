"""What the columns of a table meant, remembered in a project for the next table with the same headings."""

import json
from collections.abc import Sequence

from claims.importers import Mapping, parse_mapping, write_mapping
from claims.importers.cells.ids import short_digest
from claims.projects.edits import Edit, put
from claims.projects.project import Project

# Settings that are of one file alone, not of every table with its headings.
OF_ONE_FILE = ("source_id", "source", "url", "release", "version", "published")


def remembered_mapping(project: Project, headings: Sequence[str]) -> tuple[Mapping, str] | None:
    """The mapping that was used last for a table with these headings, and that table's name; None where none was."""
    row = project.rows("mappings").get(_mapping_id(headings))
    if row is None:
        return None
    return parse_mapping(row["mapping"], name=row["name"]), row["name"]


def remember(name: str, headings: Sequence[str], mapping: Mapping) -> Edit:
    """The edit that keeps a mapping for tables with these headings."""
    kept = Mapping(tuple(row for row in mapping.rows if row.column or row.means not in OF_ONE_FILE), name=mapping.name)
    return put(
        "mappings", mapping_id=_mapping_id(headings), name=name, mapping=write_mapping(kept),
        headings=json.dumps(list(headings), ensure_ascii=False),
    )  # fmt: skip


def _mapping_id(headings: Sequence[str]) -> str:
    """In whatever order and case the headings stand."""
    return "m-" + short_digest("\x1f".join(sorted(heading.strip().casefold() for heading in headings)))
