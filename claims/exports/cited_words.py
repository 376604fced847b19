"""The words of statements with where they stand, and the documents that an export rests on."""

from collections.abc import Iterable

from claims.discrepancies.discrepancy_sentences import value_words
from claims.exports.sheet import Reference
from claims.model import Basis, Statement
from claims.tables import Collection, Row


def words_of(collection: Collection, statement: Statement) -> str:
    """The words of a statement with source, document and paragraph, so that a reader finds them, and whether the coder inferred it."""
    words = f"“{statement.fragment}”" if statement.fragment else f"({value_words(collection, statement)}; no fragment)"
    gloss = f" [{statement.gloss}]" if statement.gloss else ""
    inferred = "; inferred by the coder" if statement.basis is Basis.INFERENCE else ""
    return f"{words}{gloss} ({place_of(collection, statement.claim_id, statement.paragraph)}{inferred})"


def place_of(collection: Collection, claim_id: str, paragraph: int | None = None) -> str:
    """Source, document and paragraph of a claim, in words."""
    document = collection.row("documents", collection.document_of_claim[claim_id])
    parts = [
        collection.name_of("sources", document["source_id"]),
        document["title"],
        f"in {collection.name_of('documents', document['within'])}" if document["within"] else None,
        f"paragraph {paragraph}" if paragraph else None,
    ]
    return ", ".join(part for part in parts if part is not None)


def chain_words(collection: Collection, statement: Statement) -> str:
    """Who says it beyond the document, outermost first, each with a stance."""
    return " > ".join(f"{collection.name_of('sources', link.source_id)} {link.stance}" for link in statement.chain)


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
