"""A sheet: the rows that an export carries, with what each column means and where all of it comes from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby

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
class Layout:
    """How a sheet is laid out for reading: in sections, each with a small table. Columns are given by name.

    Attributes:
        heading: The columns whose cells make the heading of a section.
        facts: What is told once below it.
        table: The columns of the small table.
        ids: What a reader needs to come back, in small print.
        facet: The column whose values become columns in a wide table.
    """

    heading: tuple[str, ...]
    facts: tuple[str, ...]
    table: tuple[str, ...]
    ids: tuple[str, ...]
    facet: str

    @property
    def subject(self) -> tuple[str, ...]:
        """The columns that are equal in all rows of a section."""
        return (*self.heading, *self.facts, *self.ids)


@dataclass(frozen=True, kw_only=True)
class Reference:
    """A document as bibliographies and references name it; empty where not known."""

    key: str
    source: str
    title: str
    url: str = ""
    archive_url: str = ""
    published: str = ""
    language: str = ""


@dataclass(frozen=True, kw_only=True)
class Section:
    """Rows that share a subject; `cited` are the keys of the references behind each row."""

    cells: Mapping[str, Cell]
    rows: tuple[Mapping[str, Cell], ...]
    cited: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A table ready to be written in any format.

    Attributes:
        name: Short name, usable as the title of a spreadsheet's tab.
        provenance: Which collection, which version of the tool, when, and filtered how.
        at: When it was exported, in UTC.
        layout: How it is laid out for reading; None: as one table of all columns.
        references: The documents that its rows rest on.
        cited: The keys of the references of each row; empty where the sheet has none.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    provenance: Mapping[str, str]
    at: datetime
    layout: Layout | None = None
    references: tuple[Reference, ...] = ()
    cited: tuple[tuple[str, ...], ...] = ()

    @property
    def labels(self) -> dict[str, str]:
        """The words for each column by its name."""
        return {column.name: column.label for column in self.columns}

    @property
    def reading(self) -> Layout:
        """The layout, or one table of all columns where there is none."""
        names = tuple(column.name for column in self.columns)
        return self.layout or Layout(heading=(), facts=(), table=names, ids=(), facet=names[0])

    @property
    def sections(self) -> tuple[Section, ...]:
        """The rows by what they are about, in order."""
        subject = self.reading.subject
        cited = self.cited or ((),) * len(self.rows)
        pairs = zip(self.records, cited, strict=True)
        groups = groupby(pairs, key=lambda pair: tuple(pair[0][name] for name in subject))
        return tuple(_section(subject, key, list(group)) for key, group in groups)

    @property
    def records(self) -> list[dict[str, Cell]]:
        """The rows by the names of the columns."""
        names = [column.name for column in self.columns]
        return [dict(zip(names, row, strict=True)) for row in self.rows]


def _section(
    subject: tuple[str, ...], key: tuple[Cell, ...], pairs: list[tuple[dict[str, Cell], tuple[str, ...]]]
) -> Section:
    rows, cited = zip(*pairs, strict=True)
    return Section(cells=dict(zip(subject, key, strict=True)), rows=rows, cited=cited)


def provenance(collection: Collection, *, filter: str, at: datetime, link: str = "") -> dict[str, str]:
    """What an export says about where it comes from, in a defined order; `at` is in UTC, `link` leads back."""
    told = {
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
    return {**told, "link": link} if link else told


def in_utc(at: datetime) -> datetime:
    """The same moment in UTC.

    Raises:
        ExportError: The time has no zone, so that what it means depends on the machine.
    """
    if at.tzinfo is None:
        raise ExportError(f"the time {at} has no zone; allowed: a time such as datetime.now(UTC)")
    return at.astimezone(UTC)


def relation_means(record: Mapping[str, Cell]) -> str:
    """The definition of the relation that a row names; empty where it names none."""
    named = str(record.get("relation", ""))
    return Relation(named).definition if named in list(Relation) else ""


def remarks(sheet: Sheet) -> list[str]:
    """Title, provenance and definitions, a line each, for formats that carry them as remarks."""
    told = [f"{name.replace('_', ' ')}: {text}" for name, text in sheet.provenance.items()]
    return [sheet.title, *told, *(f"{name}: {text}" for name, text in definitions().items())]


def definitions() -> dict[str, str]:
    """The words of relations with their marks, each with its definition."""
    return {f"{relation} ({relation.mark})": relation.definition for relation in Relation}
