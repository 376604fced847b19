"""The extractor that comes with the package: word lists and patterns, no model, the same answer every time."""

from dataclasses import dataclass
from functools import cached_property

from claims.extract.attribute.statements import StatementFinder
from claims.extract.document.document import Document
from claims.extract.draft.confidence import with_confidence
from claims.extract.draft.links import with_links
from claims.extract.find.annotated_text import AnnotatedText, annotate_text
from claims.extract.find.footnotes import Footnote, read_footnote
from claims.extract.find.gazetteer import Gazetteer
from claims.extract.group.claim_groups import gather_claims
from claims.extract.group.day import find_event_day
from claims.extract.records import CitedDocument, DraftClaim, DraftDocument
from claims.tables import Collection
from claims.version import __version__

NO_PUBLICATION_DAY = "no day of publication: give it, so that days such as Saturday can be resolved"


@dataclass(frozen=True)
class PatternExtractor:
    """Drafts documents by word lists and patterns, with the names of a collection.

    Attributes:
        collection: Whose parties, places and sources are looked for; None: counts, days and kinds alone.
        source_id: The source that publishes the documents, "" where it is not in the collection.
    """

    collection: Collection | None = None
    source_id: str = ""

    @property
    def name(self) -> str:
        return f"patterns {__version__}"

    @cached_property
    def gazetteer(self) -> Gazetteer:
        return Gazetteer(self.collection)

    def extract(self, document: Document) -> DraftDocument:
        """The draft of one document; without a day of publication, days are left unresolved and a problem says so."""
        annotated = annotate_text(document.normalised.text, title_end=document.title_end, published=document.published)
        notes = _footnotes(annotated)
        finder = StatementFinder(
            document=document,
            annotated=annotated,
            gazetteer=self.gazetteer,
            source_id=self.source_id,
            notes=notes,
        )
        event_day = find_event_day(annotated)
        claims = gather_claims(finder) + _claims_of_notes(finder)
        return DraftDocument(
            document=document,
            claims=tuple(with_links(with_confidence(claim, event_day)) for claim in claims),
            cited=tuple(_cited(document, note) for note in notes),
            extractor=self.name,
            problems=() if document.published else (NO_PUBLICATION_DAY,),
            event_day=event_day,
        )


def _footnotes(annotated: AnnotatedText) -> tuple[Footnote, ...]:
    """The paragraphs of a text that list other documents."""
    paragraphs: dict[int, tuple[int, int]] = {}
    for sentence in annotated.sentences:
        start = paragraphs.get(sentence.paragraph, (sentence.start, 0))[0]
        paragraphs[sentence.paragraph] = (start, sentence.end)
    notes = (read_footnote(annotated.text, start, end) for start, end in paragraphs.values())
    return tuple(note for note in notes if note)


def _cited(document: Document, note: Footnote) -> CitedDocument:
    start, end = document.normalised.original_span(note.start, note.end)
    return CitedDocument(
        title=document.text[start:end],
        source=note.publisher,
        published=note.published,
        language=note.language,
        start=start,
        end=end,
        number=note.number,
    )


def _claims_of_notes(finder: StatementFinder) -> tuple[DraftClaim, ...]:
    """A claim for each cited document whose title says something."""
    return tuple(
        DraftClaim(title=f"Title of a cited document ({note.number})", statements=statements, within=number)
        for number, note in enumerate(finder.notes)
        if (statements := finder.of_title(note))
    )
