"""Builds drafts of texts with the names of the shipped collection."""

from datetime import date
from functools import cache

from claims.extract import Document, DraftDocument, Known, PatternExtractor, Task, read_draft
from claims.tables import Collection
from tests.builders.shipped import shipped_collection

PUBLISHED = date(2021, 1, 27)  # a Wednesday


@cache
def shipped() -> Collection:
    return shipped_collection()


def draft_of(text: str, *, source_id: str = "", published: date | None = PUBLISHED) -> DraftDocument:
    """The draft of a text, without what it cites looked up among stored documents."""
    return PatternExtractor(shipped(), source_id).extract(Document(text=text, published=published))


def read_of(text: str, *, source_id: str = "") -> DraftDocument:
    """The draft of a text as a whole task gives it, with what it cites looked up among stored documents."""
    return read_draft(Task(passage=text, known=Known(published=PUBLISHED), collection=shipped(), source_id=source_id))
