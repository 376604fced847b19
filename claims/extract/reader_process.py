"""Reads a document apart, limited in time and memory, and drafts it there, so that no user waits for another's."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from claims.errors import ClaimsError, DocumentError
from claims.extract.document.document import Document
from claims.extract.document.read_file import Known, read_content, read_passage
from claims.extract.draft.duplicates import with_stored_documents
from claims.extract.draft.links import with_cited_outlets
from claims.extract.endpoint.endpoint_settings import EndpointSettings
from claims.extract.endpoint.model_extractor import ModelExtractor
from claims.extract.extractor import PatternExtractor
from claims.extract.records import DraftDocument, Extractor
from claims.safety.limits import Limits, current_limits
from claims.safety.read_apart import Waiting, watch_apart
from claims.safety.reader_loop import Shared
from claims.tables import Collection


@dataclass(frozen=True, kw_only=True)
class Task:
    """A document to read.

    Attributes:
        content: The bytes of a file; None where another of these three is given.
        passage: A text that was pasted.
        document: One that was read already, and is drafted again.
        collection: Whose names are looked for.
        source_id: The source that publishes it, "" where the collection does not have it.
        endpoint: The model that is asked too; None: none is, and nothing leaves this computer.
    """

    content: bytes | None = None
    passage: str = ""
    document: Document | None = None
    name: str = "passage"
    known: Known = field(default_factory=Known)
    collection: Collection | None
    source_id: str = ""
    limits: Limits = field(default_factory=current_limits)
    endpoint: EndpointSettings | None = None


def read_draft(task: Task) -> DraftDocument:
    """Reads in this process.

    Raises:
        DocumentError: It cannot be read.
    """
    return draft_document(_document(task), task.collection, source_id=task.source_id, endpoint=task.endpoint)


def draft_document(
    document: Document,
    collection: Collection | None,
    *,
    source_id: str = "",
    endpoint: EndpointSettings | None = None,
) -> DraftDocument:
    """The draft of a document that is read already, with what it cites looked up among the stored documents.

    Raises:
        DocumentError: It holds what no draft can be made of.
    """
    draft = extracted(extractor_of(collection, source_id, endpoint), document)
    if collection is None:
        return draft
    return with_cited_outlets(with_stored_documents(draft, collection), collection, source_id=source_id)


def extractor_of(
    collection: Collection | None, source_id: str = "", endpoint: EndpointSettings | None = None
) -> Extractor:
    """The extractor of the package, and a model beside it where an endpoint is given."""
    if endpoint:
        return ModelExtractor(endpoint, collection, source_id)
    return PatternExtractor(collection, source_id)


def extracted(extractor: Extractor, document: Document) -> DraftDocument:
    """The draft of a document.

    Raises:
        DocumentError: It holds what no draft can be made of; the message names the document.
    """
    try:
        return extractor.extract(document)
    except DocumentError:
        raise
    except ClaimsError as error:
        raise DocumentError(f"{document.origin}: {error}") from error


def read_in_process(task: Task) -> Iterator[Waiting | DraftDocument]:
    """Reads apart: yields `Waiting` now and then while it is read, and the draft last; whoever stops iterating ends it.

    Raises:
        DocumentError: It cannot be read, or takes more time or memory than allowed.
    """
    names = without_claims(task.collection) if task.collection else None
    shared = Shared(names.digest if names else "none", names)
    alone = replace(task, collection=None)
    yield from watch_apart(_read_with, alone, name=task.name, seconds=task.limits.most_seconds, shared=shared)


def _read_with(collection: Collection | None, task: Task) -> DraftDocument:
    return read_draft(replace(task, collection=collection))


def without_claims(collection: Collection) -> Collection:
    """A collection without what reading a document does not look at, which may be large."""
    empty = {table: getattr(collection, table).iloc[:0] for table in ("claims", "statements", "judgements")}
    return replace(collection, problems=(), **empty)


def _document(task: Task) -> Document:
    if task.document is not None:
        return task.document
    if task.content is None:
        return read_passage(task.passage, known=task.known, limits=task.limits)
    return read_content(task.content, name=task.name, known=task.known, limits=task.limits)
