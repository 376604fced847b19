"""Checks that the fragment of every statement stands in the text of its document."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz

from claims.extract.document.document import Document
from claims.model import Statement
from claims.tables import Collection
from claims.texts.find_texts import FoundTexts
from claims.texts.locate_words import locate_words, paragraph_at

LEAST_NEAR = 50.0  # of 100: words that have less in common are not offered as the nearest place


@dataclass(frozen=True, kw_only=True)
class Astray:
    """A fragment that does not stand where its statement says.

    Attributes:
        fragment: Its words.
        paragraph: Where they should stand, counted from 1; None where the statement does not say.
        nearest: The words of the text that are most like them; "" where none are.
        nearest_paragraph: Where these stand; None where there are none.
    """

    document_id: str
    statement_id: str
    fragment: str
    paragraph: int | None
    nearest: str
    nearest_paragraph: int | None

    @property
    def in_words(self) -> str:
        """A sentence with the place, what was found and what would do."""
        place = f"paragraph {self.paragraph}" if self.paragraph else "the text"
        near = (
            f"nearest is “{self.nearest}” in paragraph {self.nearest_paragraph}" if self.nearest else "nothing is near"
        )
        return (
            f"document {self.document_id}, statement {self.statement_id}: found “{self.fragment}”, "
            f"which is not in {place}; allowed: words of the text as they stand there, of which {near}"
        )


@dataclass(frozen=True, kw_only=True)
class Verified:
    """What a check of a collection against its texts gives.

    Attributes:
        checked: How many statements were looked up.
        documents: How many documents have a text.
        without_text: Ids of the documents with statements whose text is not there.
        unlocated: How many statements of documents with a text have no fragment.
    """

    checked: int
    documents: int
    astray: tuple[Astray, ...]
    without_text: tuple[str, ...]
    unlocated: int


def verify_fragments(collection: Collection, texts: FoundTexts) -> Verified:
    """Looks up the fragment of every statement in the text of its document, in the paragraph that it names.

    Example:
        >>> from claims.texts import find_texts, text_digests, verify_fragments
        >>> verified = verify_fragments(collection, find_texts(text_digests(collection), []))
        >>> verified.checked, len(verified.without_text)
        (0, 30)
    """
    read = cache(lambda text: Document(text=text))
    astray: list[Astray] = []
    with_text: set[str] = set()
    checked = unlocated = 0
    for claim_id, document_id in collection.document_of_claim.items():
        if not (text := texts.of(collection, document_id)):
            continue
        with_text.add(document_id)
        for statement in collection.statements_of_claim[claim_id]:
            checked += bool(statement.fragment)
            unlocated += not statement.fragment
            astray += _astray(read(text), document_id, statement)
    told = dict.fromkeys(collection.document_of_claim.values())
    return Verified(
        checked=checked, documents=len(with_text), astray=tuple(astray), unlocated=unlocated,
        without_text=tuple(each for each in told if each not in with_text),
    )  # fmt: skip


def _astray(document: Document, document_id: str, statement: Statement) -> Iterator[Astray]:
    """The fragment of a statement where it is not there; the words of the value stand within it, as every collection is checked for."""
    if statement.fragment and locate_words(document, statement.fragment, statement.paragraph) is None:
        nearest, paragraph = _nearest(document, statement.fragment)
        yield Astray(
            document_id=document_id, statement_id=statement.statement_id, fragment=statement.fragment,
            paragraph=statement.paragraph, nearest=nearest, nearest_paragraph=paragraph,
        )  # fmt: skip


def _nearest(document: Document, words: str) -> tuple[str, int | None]:
    """The words of the text that are most like those given, and their paragraph."""
    text = document.joined
    span = locate_words(document, words)
    if span is None:
        # Lengths differ little, and what is compared is what stands there, so no processor.
        found = fuzz.partial_ratio_alignment(words, text, processor=None, score_cutoff=LEAST_NEAR)
        if found is None:
            return "", None
        span = found.dest_start, found.dest_end
    start, end = span
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return " ".join(text[start:end].split()), paragraph_at(document, start)
