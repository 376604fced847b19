"""The records of a draft: claims with statements, each tied to words that stand in the text."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol, Self

from claims.errors import UngroundedError
from claims.extract.document.document import Document
from claims.model import Basis, Speaker, Stance, split_list
from claims.names import join_words
from claims.schema import TABLE_COLUMNS
from claims.values import Span

MOST_NAMED = 3  # kinds, places or parties that a working title names
FRAGMENT_WORDS = 12
FRAGMENT_WITHIN = 300  # characters on either side of a span from which its fragment is taken


@dataclass(frozen=True, kw_only=True)
class DraftStatement:
    """One thing that a text says, with its place. It cannot be built on words that the text does not hold.

    Attributes:
        start, end: Span in the document's text, in code points.
        verbatim: Exactly the words of the span; the constructor checks them against the text.
        rule: Name of the pattern or row of a word list that found it.
        confidence: Probability, as measured on labelled texts, that a reviewer would keep it.
        part_of: Position in its claim of the count that this one is a part of.
        reading_of: Position in its claim of the statement that this is another reading of.
        cites: Numbers of footnotes of the document, and ids of stored documents.
        basis: What the value rests on; an inference needs a note.
        note: What a reviewer says of it, for readers.
    """

    document: Document
    field: str
    value: str
    start: int
    end: int
    verbatim: str
    rule: str
    group: str = ""
    stance: Stance = Stance.ASSERTS
    chain: tuple[Speaker, ...] = ()
    said: Span | None = None
    part_of: int | None = None
    reading_of: int | None = None
    cites: tuple[str, ...] = ()
    confidence: float = 0.5
    basis: Basis = Basis.STATED
    note: str = ""

    def __post_init__(self) -> None:
        if not (0 <= self.start < self.end) or self.document.text[self.start : self.end] != self.verbatim:
            raise UngroundedError(
                f"{self.verbatim!r} is not at {self.start} to {self.end} of {self.document.origin}; "
                "allowed: words exactly as in the text"
            )

    @classmethod
    def of_normalised(
        cls, document: Document, field: str, value: str, start: int, end: int, rule: str, **more: Any
    ) -> Self:
        """A statement on a span of the document's normalised text."""
        first, last = document.normalised.original_span(start, end)
        words = document.text[first:last]
        return cls(
            document=document, field=field, value=value, start=first, end=last, verbatim=words, rule=rule, **more
        )

    @property
    def paragraph(self) -> int:
        """Paragraph of the text, counted from 1."""
        return bisect_right(self.document.paragraphs, (self.start, len(self.document.text)))


@dataclass(frozen=True, kw_only=True)
class DraftClaim:
    """One account of one incident.

    Attributes:
        title: What it is about, in our own words.
        within: Position in `DraftDocument.cited` of the cited document that gives it; None: the document itself.
        accepted: Whether a reviewer has accepted it.
    """

    title: str
    statements: tuple[DraftStatement, ...]
    background: bool = False
    within: int | None = None
    accepted: bool = False


@dataclass(frozen=True, kw_only=True)
class CitedDocument:
    """A document that the text lists or quotes.

    Attributes:
        number: Of the footnote; 0 where there is none.
        stored: Id of the collection's document that it is; "" where the collection has none.
    """

    title: str
    source: str
    published: str
    language: str
    start: int
    end: int
    number: int = 0
    stored: str = ""


@dataclass(frozen=True, kw_only=True)
class ProposedRow:
    """A source, party or place that a draft names and the collection does not have; accepting the draft adds it.

    Attributes:
        table: "sources", "parties" or "places".
        row_id: The id by which statements of the draft refer to it.
        kind: As the table's column `kind` allows.
        parent: Id of the row that holds it, "" where none is known.
        ties: Of a source, the parties that it speaks for.
    """

    table: str
    row_id: str
    name: str
    kind: str
    parent: str = ""
    ties: tuple[str, ...] = ()

    @classmethod
    def of_cells(cls, table: str, cells: Mapping[str, str]) -> Self:
        """The row with these cells; columns that it does not have are empty."""
        row_id, ties = cells[TABLE_COLUMNS[table][0]], split_list(cells.get("ties", ""))
        parent = cells.get("parent", "")
        return cls(table=table, row_id=row_id, name=cells["name"], kind=cells["kind"], parent=parent, ties=ties)

    @property
    def cells(self) -> dict[str, str]:
        """The row as its table has it, with every column."""
        columns = TABLE_COLUMNS[self.table]
        known = {columns[0]: self.row_id, "name": self.name, "kind": self.kind, "parent": self.parent}
        known["ties"] = "|".join(self.ties)
        return {column: known.get(column, "") for column in columns}


@dataclass(frozen=True)
class EventDay:
    """The day on which the main event of a text most likely happened, and the probability that this is right."""

    day: date
    probability: float


@dataclass(frozen=True, kw_only=True)
class DraftDocument:
    """The draft of one document: its claims and the documents that it cites, for a person to correct and accept.

    Attributes:
        extractor: Name and version of the extractor.
        problems: Sentences on what the reader should give or check.
        event_day: Day of the main event; None where the text names none, or the extractor offers none.
        proposed: Sources, parties and places that its statements name and the collection does not have.
    """

    document: Document
    claims: tuple[DraftClaim, ...]
    cited: tuple[CitedDocument, ...] = ()
    extractor: str = ""
    problems: tuple[str, ...] = ()
    event_day: EventDay | None = None
    proposed: tuple[ProposedRow, ...] = ()


class Extractor(Protocol):
    """Anything that turns a document into a draft; `DraftStatement` checks its words whoever made it."""

    @property
    def name(self) -> str:
        """Name and version, written beside every statement."""

    def extract(self, document: Document) -> DraftDocument:
        """The draft of one document."""


def values_named(statements: Iterable[DraftStatement], field: str, names: Mapping[str, str]) -> list[str]:
    """The first few values of a field, by their names where they are ids."""
    values = (s.value for s in statements if s.field == field)
    return list(dict.fromkeys(names.get(value, value) for value in values))[:MOST_NAMED]


def working_title(statements: tuple[DraftStatement, ...], names: Mapping[str, str]) -> str:
    """What a claim is about, in our own words: kind of event, place, day."""
    where = join_words(values_named(statements, "where", names))
    what = join_words(values_named(statements, "kind", names)) or "event"
    day = next((Span.parse(s.value, said=s.said).in_words for s in statements if s.field == "when"), "")
    title = ", ".join(filter(None, (f"{what} in {where}" if where else what, day)))
    return title[:1].upper() + title[1:]


def fragment_of(document: Document, start: int, end: int) -> tuple[str, str]:
    """At most 12 words around a span, and the words of the span that are in them, both as the text has them but for breaks of lines."""
    text = document.joined
    number = bisect_right(document.paragraphs, (start, len(text)))
    low, high = document.paragraphs[number - 1] if number else (start, end)
    spans = _word_spans(text, *_near(text, start, end, low, high))
    inside = [number for number, (a, b) in enumerate(spans) if a < end and b > start]
    if not inside:
        return text[start:end], text[start:end]
    first, last = inside[0], min(inside[-1], inside[0] + FRAGMENT_WORDS - 1)
    while last - first + 1 < FRAGMENT_WORDS and last + 1 < len(spans):
        last += 1
    while last - first + 1 < FRAGMENT_WORDS and first > 0:
        first -= 1
    top = min(end, spans[last][1])
    return text[spans[first][0] : spans[last][1]], text[start:top]


def _near(text: str, start: int, end: int, low: int, high: int) -> tuple[int, int]:
    """The paragraph, or as much of it around a span as a fragment can need, cut between words."""
    first, last = max(low, start - FRAGMENT_WITHIN), min(high, max(end, start + FRAGMENT_WITHIN))
    while first > low and not text[first - 1].isspace():
        first -= 1
    while last < high and not text[last].isspace():
        last += 1
    return first, last


def _word_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans, at = [], start
    for word in text[start:end].split():
        at = text.index(word, at)
        spans.append((at, at + len(word)))
        at += len(word)
    return spans
