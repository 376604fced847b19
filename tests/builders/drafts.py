"""Builds drafts of texts with the names of the shipped collection."""

from datetime import date
from functools import cache
from pathlib import Path

from claims.collection import load_collection
from claims.extract import Document, DraftDocument, Known, PatternExtractor, Task, read_draft
from claims.tables import Collection

PUBLISHED = date(2021, 1, 27)  # a Wednesday


@cache
def shipped() -> Collection:
    return load_collection(Path(__file__).parents[2] / "data" / "qamishli-hasakah")


def draft_of(text: str, *, source_id: str = "", published: date | None = PUBLISHED) -> DraftDocument:
    """The draft of a text, without what it cites looked up among stored documents."""
    return PatternExtractor(shipped(), source_id).extract(Document(text=text, published=published))


def read_of(text: str, *, source_id: str = "") -> DraftDocument:
    """The draft of a text as a whole task gives it, with what it cites looked up among stored documents."""
    return read_draft(Task(passage=text, known=Known(published=PUBLISHED), collection=shipped(), source_id=source_id))
