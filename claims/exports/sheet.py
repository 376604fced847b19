"""A sheet: the rows that an export carries, with what each column means and where all of it comes from."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import Enum
from functools import cached_property
from itertools import groupby
from typing import Any, Self

from claims.errors import ExportError
from claims.model import Basis
from claims.tables import Collection
from claims.values import Relation

Cell = str | int | float | date
Node = dict[str, Any]  # a node of linked data: text, numbers, lists and further nodes
TINT = "#F4D6C6"  # of cells that cannot be true together with another


class Several(str):
    """Several things in one cell: their text for people, and each of them for formats that have lists."""

    parts: tuple[str, ...]

    def __new__(cls, parts: Iterable[object], separator: str = "|") -> Self:
        """The parts as one text."""
        texts = tuple(map(str, parts))
        joined = super().__new__(cls, separator.join(texts))
        joined.parts = texts
        return joined


class Holds(Enum):
    """What the cells of a column are, in formats that have types; an empty cell is no value, or a list of none."""

    TEXT = "text"
    WHOLE = "whole number"
    NUMBER = "number"
    DAY = "day"
    LIST = "list of texts"


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column of a sheet.

    Attributes:
        name: Short name, for programs.
        label: Words, for people.
        meaning: What stands in it, in one sentence.
        width: Width in a spreadsheet, in characters.
        spread: Whether it is another column for one value of the facet, in a wide table.
        tag: The hashtag and attributes of the Humanitarian Exchange Language; "" for one that its name makes.
    """

    name: str
    label: str
    meaning: str
    width: int = 16
    spread: bool = False
    holds: Holds = Holds.TEXT
    tag: str = ""


@dataclass(frozen=True, kw_only=True)
class Layout:
    """How a sheet is laid out for reading: in sections, each with a small table. Columns are given by name.

    Attributes:
        heading: The columns whose cells make the heading of a section.
        facts: The columns whose cells stand once below it.
        table: The columns of the small table.
        ids: The columns by which a reader finds the section again, in small print.
        facet: The column whose values become columns in a wide table.
        common: Further columns that are equal in all rows of a section; they stand first in a wide table.
        wide: The columns that a wide table has for each value of the facet; () for those of the small table.
        article: The columns of a table in an article; () for those of the small table below the heading.
    """

    heading: tuple[str, ...]
    facts: tuple[str, ...]
    table: tuple[str, ...]
    ids: tuple[str, ...]
    facet: str
    common: tuple[str, ...] = ()
    wide: tuple[str, ...] = ()
    article: tuple[str, ...] = ()

    @property
    def subject(self) -> tuple[str, ...]:
        """The columns that are equal in all rows of a section."""
        return (*self.heading, *self.facts, *self.ids)


@dataclass(frozen=True, kw_only=True)
class Reference:
    """A document as bibliographies name it; a part that is not known is ""."""

    key: str
    source: str
    title: str
    url: str = ""
    archive_url: str = ""
    published: str = ""
    language: str = ""


@dataclass(frozen=True, kw_only=True)
class CellPart:
    """One of several things in a cell, as an article sets them: each on a line, with its note and what it cites.

    Attributes:
        note: The letter of the note below the table; "" for none.
        cited: The keys of the references behind it.
        clashes: Whether it cannot be true together with another.
    """

    text: str
    note: str = ""
    cited: tuple[str, ...] = ()
    clashes: bool = False


@dataclass(frozen=True, kw_only=True)
class Section:
    """Rows that share a subject.

    Attributes:
        cells: The cells of the subject by column name.
        rows: All cells of each row by column name.
        cited: The keys of the references behind each row.
        layout: That of the sheet.
    """

    cells: Mapping[str, Cell]
    rows: tuple[Mapping[str, Cell], ...]
    cited: tuple[tuple[str, ...], ...]
    layout: Layout

    @property
    def heading(self) -> str:
        """The heading in words."""
        cells = [str(self.cells[name]) for name in self.layout.heading if self.cells[name] != ""]
        return ". ".join(cells[:2]) if str(self.cells.get("rank", "")) else ", ".join(cells)

    @property
    def facts(self) -> str:
        """What holds for all rows, on one line."""
        marked = {"mark", "relation"} <= set(self.cells)
        parts = [
            f"{self.cells['mark']} {self.cells['relation']}" if marked and name == "relation" else str(self.cells[name])
            for name in self.layout.facts
            if self.cells[name] != "" and not (marked and name == "mark")
        ]
        return " · ".join(parts)

    @property
    def ids(self) -> str:
        """The ids by which a reader finds the section again."""
        return ", ".join(str(self.cells[name]) for name in self.layout.ids)

    def is_filled(self, name: str) -> bool:
        """Whether any row has a cell in the column."""
        return any(row[name] != "" for row in self.rows)


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A table ready to be written in any format.

    Attributes:
        name: Short name, usable as the title of a spreadsheet's tab.
        provenance: Which collection, which version of the tool, when, and filtered how.
        at: When it was exported, in UTC.
        layout: How it is laid out for reading.
        references: The documents that its rows rest on.
        cited: The keys of the references of each row.
        tinted: Cells that stand out, as the place of the row, from 0, and the name of the column.
        beside: Further tables of the same file.
        parts: Cells that hold several things, as the place of the row and the name of the column.
        notes: The notes of these, each by its letter.
        legend: Sentences that say how to read the table.
        linked: Makes its content as linked data; None where its rows are all there is.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    provenance: Mapping[str, str]
    at: datetime
    layout: Layout
    references: tuple[Reference, ...]
    cited: tuple[tuple[str, ...], ...]
    tinted: frozenset[tuple[int, str]] = frozenset()
    beside: tuple["Sheet", ...] = ()
    parts: Mapping[tuple[int, str], tuple[CellPart, ...]] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    legend: tuple[str, ...] = ()
    linked: Callable[[], list[Node]] | None = field(default=None, compare=False)

    @property
    def is_flat(self) -> bool:
        """Whether it is one table without sections."""
        return not self.layout.heading

    @cached_property
    def labels(self) -> dict[str, str]:
        """The words for each column by its name."""
        return {column.name: column.label for column in self.columns}

    @cached_property
    def meanings(self) -> dict[str, str]:
        """The meaning of each column by its name."""
        return {column.name: column.meaning for column in self.columns}

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The rows by what they are about, in order."""
        subject = self.layout.subject
        pairs = zip(self.records, self.cited, strict=True)
        groups = groupby(pairs, key=lambda pair: tuple(pair[0][name] for name in subject))
        return tuple(self._section(key, list(group)) for key, group in groups)

    def _section(self, key: tuple[Cell, ...], pairs: list[tuple[dict[str, Cell], tuple[str, ...]]]) -> Section:
        rows, cited = zip(*pairs, strict=True)
        cells = dict(zip(self.layout.subject, key, strict=True))
        return Section(cells=cells, rows=rows, cited=cited, layout=self.layout)

    @cached_property
    def records(self) -> list[dict[str, Cell]]:
        """The rows by the names of the columns."""
        names = [column.name for column in self.columns]
        return [dict(zip(names, row, strict=True)) for row in self.rows]

    def parts_of(self, place: int, name: str, cell: Cell) -> tuple[CellPart, ...]:
        """What a cell holds; a cell without parts holds its text."""
        if (place, name) in self.parts:
            return self.parts[place, name]
        return (CellPart(text=str(cell), clashes=(place, name) in self.tinted),)

    @property
    def all_references(self) -> tuple[Reference, ...]:
        """Those of this table and of the tables beside it, each once."""
        return tuple({each.key: each for sheet in (self, *self.beside) for each in sheet.references}.values())

    @property
    def provenance_lines(self) -> list[str]:
        """Where it comes from, as lines such as "exported at: 2026-11-22T12:30:00Z"."""
        return [f"{name.replace('_', ' ')}: {text}" for name, text in self.provenance.items()]

    @property
    def source_note(self) -> str:
        """Where it comes from in one line, for below a table."""
        origin = self.provenance
        parts = [
            f"{origin['collection']} {origin['collection_version']}",
            f"data {origin['collection_digest'][:19]}",
            origin["tool_version"],
            origin["exported_at"],
            f"filter: {origin['filter'].removesuffix('.')}",
            *([origin["link"]] if "link" in origin else []),
        ]
        return f"Source: {'; '.join(parts)}."

    @property
    def remarks(self) -> list[str]:
        """Title, provenance and definitions, a line each, for formats that carry them as remarks."""
        return [self.title, *self.provenance_lines, *(f"{name}: {text}" for name, text in definitions().items())]


def provenance(collection: Collection, *, filter: str, at: datetime, link: str = "") -> dict[str, str]:
    """What an export says about where it comes from, in a defined order.

    Args:
        filter: How the rows were chosen, in words; "" means that nothing was left out.
        at: The time of the export, in UTC.
        link: The address that leads back to what is exported; "" leaves it out.
    """
    from claims.installation.version import __version__  # here, for finding it takes longer than most commands print

    entries = {
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
    return {**entries, "link": link} if link else entries


def in_utc(at: datetime) -> datetime:
    """The same moment in UTC.

    Raises:
        ExportError: The time has no zone, so that what it means depends on the machine.
    """
    if at.tzinfo is None:
        raise ExportError(f"the time {at} has no zone; allowed: a time such as datetime.now(UTC)")
    return at.astimezone(UTC)


def relation_means(record: Mapping[str, Cell]) -> str:
    """The definition of the relation that a row names; "" where it names none."""
    relation = str(record.get("relation", ""))
    return Relation(relation).definition if relation in list(Relation) else ""


def definitions() -> dict[str, str]:
    """The words of relations with their marks, and what a value can rest on, each with its definition."""
    relations = {f"{relation} ({relation.mark})": relation.definition for relation in Relation}
    return relations | {BASIS_WORDS[basis]: basis.definition for basis in Basis}


# As columns and marks name them.
BASIS_WORDS = {Basis.STATED: "stated", Basis.READING: "reading", Basis.INFERENCE: "inference (inferred)"}
