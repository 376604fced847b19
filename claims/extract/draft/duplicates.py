"""Documents that a collection may have already: the same text or address, or nearly the same text or title."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from rapidfuzz import fuzz, process

from claims.extract.document.document import Document
from claims.extract.records import DraftDocument
from claims.names import fold
from claims.tables import Collection, Row

LEAST_TITLE = 90.0  # of 100; titles of two bulletins of one series share more than half of their words
LEAST_TEXT = 85.0  # of 100, over the first letters of both texts
COMPARED = 6_000  # letters of a text that are compared
SHORT_TITLE = 12  # letters below which two titles are alike by chance


@dataclass(frozen=True, kw_only=True)
class LikeDocument:
    """A stored document and why it may be the same.

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
    """The stored documents that may be this one, each once with its strongest reason, the surest first.

    Args:
        texts: Texts that are held, by document id.
    """
    found: dict[str, LikeDocument] = {}
    for each in (
        *_same(document, collection),
        *_near_texts(document, texts or {}),
        *_near_titles(document, collection),
    ):
        found.setdefault(each.document_id, each)
    return tuple(found.values())


def with_stored_documents(draft: DraftDocument, collection: Collection) -> DraftDocument:
    """The draft with each cited document that the collection has already named as that one."""
    cited = []
    for each in draft.cited:
        listed = Document(text=each.title, title=each.title, published=None)
        near = [found.document_id for found in _near_titles(listed, collection)]
        cited.append(replace(each, stored=near[0]) if near else each)
    return replace(draft, cited=tuple(cited))


def _same(document: Document, collection: Collection) -> Iterator[LikeDocument]:
    address = _address(document.url)
    for row in collection.rows["documents"].values():
        if row["digest"] == document.digest:
            yield LikeDocument(document_id=row["document_id"], reason="It has the same text", same=True)
        elif address and address in (_address(row["url"]), _address(row["archive_url"])):
            yield LikeDocument(document_id=row["document_id"], reason="It has the same address", same=True)


def _address(url: str) -> str:
    """What of an address tells pages apart; empty where there is none."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    host = (parts.netloc or "").lower().removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}?{parts.query}" if host else ""


def _near_texts(document: Document, texts: Mapping[str, str]) -> Iterator[LikeDocument]:
    held = {document_id: fold(text[:COMPARED]) for document_id, text in texts.items()}
    # Both are folded, so no processor.
    near = process.extract(
        fold(document.text[:COMPARED]), held, scorer=fuzz.ratio, processor=None, score_cutoff=LEAST_TEXT, limit=None
    )
    for _, likeness, document_id in near:
        yield LikeDocument(document_id=document_id, reason=f"Its text is nearly the same ({int(likeness)} of 100)")


def _near_titles(document: Document, collection: Collection) -> Iterator[LikeDocument]:
    own = fold(document.title)
    if len(own) < SHORT_TITLE:
        return
    titles = {row["document_id"]: fold(row["title"]) for row in collection.rows["documents"].values() if _named(row)}
    near = process.extract(own, titles, scorer=fuzz.ratio, processor=None, score_cutoff=LEAST_TITLE, limit=None)
    for _, likeness, document_id in near:
        reason = (
            "It has the same title" if likeness >= 100 else f"Its title is nearly the same ({int(likeness)} of 100)"
        )
        yield LikeDocument(document_id=document_id, reason=reason)


def _named(row: Row) -> bool:
    """Whether the title is the document's own; one in brackets is the coder's description."""
    return not str(row["title"]).startswith("[")
