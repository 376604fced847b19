"""What an extractor hands over: claims with statements, each tied to words that stand in the text."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from claims.errors import ClaimsError
from claims.extract.document.document import Document
from claims.model import Speaker, Stance
from claims.values import Span

MOST_WORDS = 12
AROUND = 300  # letters on either side of a span from which its fragment is taken


class UngroundedError(ClaimsError, ValueError):
    """Raised when a statement is built on words that do not stand in the text at its place."""


@dataclass(frozen=True, kw_only=True)
class DraftStatement:
    """One thing a text says, with its place. It cannot be built on words that the text does not hold.

    Attributes:
        start, end: Span in the document's text, in code points.
        verbatim: Exactly the words of the span; the constructor holds them to the text.
        rule: Name of the pattern or lexicon row that found it.
        confidence: Probability, as measured on labelled texts, that a reviewer would keep it.
        part_of: Position in its claim of the count that this one is a part of.
        reading_of: Position in its claim of the statement that this is another reading of.
        cites: Numbers of footnotes of the document, and ids of stored documents.
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
    note: str = ""

    def __post_init__(self) -> None:
        if not (0 <= self.start < self.end) or self.document.text[self.start : self.end] != self.verbatim:
            raise UngroundedError(
                f"{self.verbatim!r} does not stand at {self.start} to {self.end} of {self.document.origin}; "
                "allowed: words exactly as the text has them"
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
        within: Position in `Draft.cited` of the cited document that tells it; None: the document itself.
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
class Weighed:
    """What the text as a whole says of its main event, with measured probabilities.

    Attributes:
        killed, wounded: How many; 0 where the text tells of none.
        day: The day it happened; None where neither a day nor the publication is known.
    """

    killed: int
    killed_probability: float
    wounded: int
    wounded_probability: float
    day: date | None = None
    day_probability: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Draft:
    """All that was found in one document, for a person to correct and accept.

    Attributes:
        weighed: The toll and the day of the main event, weighed over the whole text; None where the
            extractor offers none.
        problems: What the reader should give or check.
    """

    document: Document
    claims: tuple[DraftClaim, ...]
    cited: tuple[CitedDocument, ...] = ()
    extractor: str = ""
    problems: tuple[str, ...] = ()
    weighed: Weighed | None = None


class Extractor(Protocol):
    """Anything that turns a document into a draft. `DraftStatement` holds each to the words of the text."""

    @property
    def name(self) -> str:
        """Name and version, written beside every statement."""

    def extract(self, document: Document) -> Draft:
        """The draft of one document."""


def fragment_of(document: Document, start: int, end: int) -> tuple[str, str]:
    """At most 12 words around a span, and the words of the span that are in them, both as the text has them."""
    number = bisect_right(document.paragraphs, (start, len(document.text)))
    low, high = document.paragraphs[number - 1] if number else (start, end)
    spans = _word_spans(document.text, *_near(document.text, start, end, low, high))
    inside = [number for number, (a, b) in enumerate(spans) if a < end and b > start]
    if not inside:
        return document.text[start:end], document.text[start:end]
    first, last = inside[0], min(inside[-1], inside[0] + MOST_WORDS - 1)
    while last - first + 1 < MOST_WORDS and last + 1 < len(spans):
        last += 1
    while last - first + 1 < MOST_WORDS and first > 0:
        first -= 1
    top = min(end, spans[last][1])
    return document.text[spans[first][0] : spans[last][1]], document.text[start:top]


def _near(text: str, start: int, end: int, low: int, high: int) -> tuple[int, int]:
    """The paragraph, or as much of it around a span as a fragment can need, cut between words."""
    first, last = max(low, start - AROUND), min(high, max(end, start + AROUND))
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
