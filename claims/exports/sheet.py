"""A sheet: the rows that an export carries, with what each column means and where all of it comes from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from claims.errors import ExportError
from claims.tables import Collection
from claims.values import Relation
from claims.version import __version__

Cell = str | int


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column of a sheet.

    Attributes:
        name: Short name, for programs.
        label: Words, for people.
        meaning: What stands in it, in one sentence.
        width: Width in a spreadsheet, in characters.
    """

    name: str
    label: str
    meaning: str
    width: int = 16


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A table ready to be written in any format.

    Attributes:
        name: Short name, usable as the title of a spreadsheet's tab.
        provenance: Which collection, which version of the tool, when, and filtered how.
        at: When it was exported, in UTC.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    provenance: Mapping[str, str]
    at: datetime

    @property
    def records(self) -> list[dict[str, Cell]]:
        """The rows by the names of the columns."""
        names = [column.name for column in self.columns]
        return [dict(zip(names, row, strict=True)) for row in self.rows]


def provenance(collection: Collection, *, filter: str, at: datetime) -> dict[str, str]:
    """What an export says about where it comes from, in a defined order; `at` is in UTC."""
    return {
        "collection": collection.name,
        "collection_title": collection.title,
        "collection_version": collection.version,
        "collection_date": collection.date,
        "collection_licence": collection.licence,
        "collection_digest": collection.digest,
        "tool_version": f"competing-claims {__version__}",
        "exported_at": at.isoformat(timespec="seconds").replace("+00:00", "Z"),
        "filter": filter or "none: everything is here",
    }


def in_utc(at: datetime) -> datetime:
    """The same moment in UTC.

    Raises:
        ExportError: The time has no zone, so that what it means depends on the machine.
    """
    if at.tzinfo is None:
        raise ExportError(f"the time {at} has no zone; allowed: a time such as datetime.now(UTC)")
    return at.astimezone(UTC)


def definitions() -> dict[str, str]:
    """The words of relations with their marks, each with its definition."""
    return {f"{relation} ({relation.mark})": relation.definition for relation in Relation}
