"""A collection of one claim, and the text of its document, which stays outside it."""

from claims.schema import text_digest
from claims.tables import Collection
from tests.builders.collection_tables import build_collection, claim, row, said

TEXT = (
    "A shooting\n\nOn Saturday two policemen were killed in  the “Old Quarter”.\n\nSix were wounded, a doctor said.\n"
)
FRAGMENT = 'killed in the "Old Quarter"'


def told_in(text: str = TEXT, **columns: str) -> Collection:
    """A collection of one claim with one statement, which has these columns, told in a document with this text."""
    document = row("documents", "c1-doc", source_id="source-a", digest=text_digest(text))
    return build_collection(claim("c1", killed=said("2", **columns)), documents=[document])
