"""From a document to draft claims: every figure grounded in its words."""

from claims.extract.documents import Document
from claims.extract.drafts import CitedDocument, Draft, DraftClaim, DraftStatement, Extractor, UngroundedError
from claims.extract.errors import DocumentError
from claims.extract.extractor import PatternExtractor
from claims.extract.limits import LIMITS, Limits
from claims.extract.readers import Known, read_content, read_file, read_passage
from claims.extract.tables import draft_tables

__all__ = [
    "LIMITS",
    "CitedDocument",
    "Document",
    "DocumentError",
    "Draft",
    "DraftClaim",
    "DraftStatement",
    "Extractor",
    "Known",
    "Limits",
    "PatternExtractor",
    "UngroundedError",
    "draft_tables",
    "read_content",
    "read_file",
    "read_passage",
]
