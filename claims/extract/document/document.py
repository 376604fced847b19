"""The record of a text with what is known of its publication; every offset refers to the text as it is stored."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from claims.extract.cut.joined_lines import join_lines
from claims.extract.cut.normalised_text import NormalisedText, normalise_text
from claims.extract.cut.sentences import paragraph_spans
from claims.schema import text_digest


@dataclass(frozen=True, kw_only=True)
class Document:
    """One document, read.

    Attributes:
        text: The text exactly as it is stored; every offset counts its code points.
        title: The title; where the text opens with it, `titled` says so.
        titled: Whether the first paragraph is the title.
        source: Name of the publisher, as found; "" where it is not known.
        url: Address, "" where it is not known.
        published: Day of publication, None where it is not known.
        language: BCP 47.
        origin: Name of the file, or "passage".
    """

    text: str
    title: str = ""
    titled: bool = False
    source: str = ""
    url: str = ""
    published: date | None = None
    language: str = "und"
    origin: str = "passage"

    @property
    def digest(self) -> str:
        """SHA-256 of the text in UTF-8, as the documents table writes it."""
        return text_digest(self.text)

    @cached_property
    def joined(self) -> str:
        """The text with a space for each break of a line within a paragraph; offsets are those of the text."""
        return join_lines(self.text)

    @cached_property
    def normalised(self) -> NormalisedText:
        return normalise_text(self.joined)

    @cached_property
    def paragraphs(self) -> list[tuple[int, int]]:
        """Spans of the paragraphs with text, in order."""
        return paragraph_spans(self.joined)

    @cached_property
    def title_end(self) -> int:
        """Where the title ends in the shadow; 0 where the text does not open with it."""
        if not self.titled or not self.paragraphs:
            return 0
        return len(normalise_text(self.joined[: self.paragraphs[0][1]]).text)
