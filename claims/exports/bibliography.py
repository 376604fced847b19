"""The documents that an export rests on, as bibliographies and references name them."""

from collections.abc import Iterable

from claims.exports.sheet import Reference
from claims.tables import Collection, Row


def documents_of(collection: Collection, claim_ids: Iterable[str]) -> tuple[str, ...]:
    """The documents of the claims, each once."""
    return tuple(dict.fromkeys(collection.document_of_claim[claim_id] for claim_id in claim_ids))


def references(collection: Collection, cited: Iterable[tuple[str, ...]]) -> tuple[Reference, ...]:
    """A reference for every document cited, in the order of the documents table."""
    keys = {key for keys in cited for key in keys}
    return tuple(_reference(collection, row) for key, row in collection.rows["documents"].items() if key in keys)


def _reference(collection: Collection, row: Row) -> Reference:
    published = row["published_from"] if row["published_from"] == row["published_to"] else ""
    return Reference(
        key=row["document_id"],
        source=collection.name_of("sources", row["source_id"]),
        title=row["title"],
        url=row["url"],
        archive_url=row["archive_url"],
        published=published,
        language=row["language"],
    )
