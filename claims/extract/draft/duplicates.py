"""Finds stored documents that can be the one at hand: the same text or address, or nearly the same text or title."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from rapidfuzz import fuzz, process

from claims.extract.document.document import Document
from claims.extract.records import DraftDocument
from claims.names import fold
from claims.tables import Collection, Row

LEAST_TITLE = 90.0  # of 100: titles of two bulletins of one series share more than half of their words
LEAST_TEXT = 85.0  # of 100, over the first letters of both texts
COMPARED = 6_000  # characters of a text that are compared
SHORT_TITLE = 12  # characters below which two titles are alike by chance


@dataclass(frozen=True, kw_only=True)
class LikeDocument:
    """A stored document and why it can be the same.

    Attributes:
        reason: A sentence without its full stop.
        same: Whether text or address are equal, so that there is hardly a doubt.
    """

    document_id: str
    reason: str
    same: bool = False


def like_documents(
    document: Document, collection: Collection, *, texts: Mapping[str, str] | None = None
) -> tuple[LikeDocument, ...]:
    """The stored documents that can be this one, each once with its strongest reason, the surest first.

    Args:
        texts: Texts of stored documents, by document id.
    """
    likest: dict[str, LikeDocument] = {}
    for like in (
        *_same(document, collection),
        *_near_texts(document, texts or {}),
        *_near_titles(document, collection),
    ):
        likest.setdefault(like.document_id, like)
    return tuple(likest.values())


def with_stored_documents(draft: DraftDocument, collection: Collection) -> DraftDocument:
    """The draft with the id of the stored document set on each cited document that the collection has."""
    cited = []
    for document in draft.cited:
        titled = Document(text=document.title, title=document.title)
        near = [like.document_id for like in _near_titles(titled, collection)]
        cited.append(replace(document, stored=near[0]) if near else document)
    return replace(draft, cited=tuple(cited))


def _same(document: Document, collection: Collection) -> Iterator[LikeDocument]:
    address = _address(document.url)
    for row in collection.rows["documents"].values():
        if row["digest"] == document.digest:
            yield LikeDocument(document_id=row["document_id"], reason="It has the same text", same=True)
        elif address and address in (_address(row["url"]), _address(row["archive_url"])):
            yield LikeDocument(document_id=row["document_id"], reason="It has the same address", same=True)


def _address(url: str) -> str:
    """The part of an address that distinguishes pages; empty where there is none."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    host = (parts.netloc or "").lower().removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}?{parts.query}" if host else ""


def _near_texts(document: Document, texts: Mapping[str, str]) -> Iterator[LikeDocument]:
    folded = {document_id: fold(text[:COMPARED]) for document_id, text in texts.items()}
    # Both are folded, so no processor.
    near = process.extract(
        fold(document.text[:COMPARED]), folded, scorer=fuzz.ratio, processor=None, score_cutoff=LEAST_TEXT, limit=None
    )
    for _, likeness, document_id in near:
        yield LikeDocument(document_id=document_id, reason=f"Its text is nearly the same ({int(likeness)} of 100)")


def _near_titles(document: Document, collection: Collection) -> Iterator[LikeDocument]:
    title = fold(document.title)
    if len(title) < SHORT_TITLE:
        return
    titles = {
        row["document_id"]: fold(row["title"]) for row in collection.rows["documents"].values() if _has_title(row)
    }
    near = process.extract(title, titles, scorer=fuzz.ratio, processor=None, score_cutoff=LEAST_TITLE, limit=None)
    for _, likeness, document_id in near:
        reason = (
            "It has the same title" if likeness >= 100 else f"Its title is nearly the same ({int(likeness)} of 100)"
        )
        yield LikeDocument(document_id=document_id, reason=reason)


def _has_title(row: Row) -> bool:
    """Whether the title is the document's own; one in brackets is the coder's description."""
    return not str(row["title"]).startswith("[")
