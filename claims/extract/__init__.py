"""From a document to draft claims: every figure grounded in its words."""

from typing import TYPE_CHECKING

from claims.doors import open_when_used

if TYPE_CHECKING:
    from claims.errors import DocumentError, UngroundedError
    from claims.extract.document.document import Document
    from claims.extract.document.read_file import Known, read_content, read_file, read_passage
    from claims.extract.draft.draft_tables import added_rows, document_id, draft_tables, new_source
    from claims.extract.draft.duplicates import LikeDocument, like_documents
    from claims.extract.draft.suggestions import Suggestion, suggest_names
    from claims.extract.endpoint.endpoint_settings import EndpointSettings, endpoint_settings
    from claims.extract.extractor import PatternExtractor
    from claims.extract.reader_process import Task, draft_document, extractor_of, read_draft, read_in_process
    from claims.extract.records import CitedDocument, DraftClaim, DraftDocument, DraftStatement, Extractor
    from claims.safety.limits import LIMITS, Limits
    from claims.safety.read_apart import Waiting

__all__ = [
    "LIMITS",
    "CitedDocument",
    "Document",
    "DocumentError",
    "DraftClaim",
    "DraftDocument",
    "DraftStatement",
    "EndpointSettings",
    "Extractor",
    "Known",
    "LikeDocument",
    "Limits",
    "PatternExtractor",
    "Suggestion",
    "Task",
    "UngroundedError",
    "Waiting",
    "added_rows",
    "document_id",
    "draft_document",
    "draft_tables",
    "endpoint_settings",
    "extractor_of",
    "like_documents",
    "new_source",
    "read_content",
    "read_draft",
    "read_file",
    "read_in_process",
    "read_passage",
    "suggest_names",
]

open_when_used(__name__)
