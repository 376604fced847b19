"""The extractor that comes with the package: lexicons and patterns, no model, the same answer every time."""

from dataclasses import dataclass
from functools import cached_property

from claims.extract.attribute.statements import Finder
from claims.extract.document.document import Document
from claims.extract.draft.confidence import with_confidence
from claims.extract.draft.links import with_links
from claims.extract.find.footnotes import Footnote, read_footnote
from claims.extract.find.gazetteer import Gazetteer
from claims.extract.group.claim_groups import gather_claims
from claims.extract.group.day import weigh_day
from claims.extract.group.reading import Reading, read
from claims.extract.group.toll import weigh_toll
from claims.extract.records import CitedDocument, Draft, DraftClaim, Weighed
from claims.tables import Collection
from claims.version import __version__


@dataclass(frozen=True)
class PatternExtractor:
    """Drafts by lexicons and patterns, with the names of a collection.

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

    def extract(self, document: Document) -> Draft:
        """The draft of one document; without a day of publication, days are left unresolved and this is said."""
        reading = read(document.shadow.text, title_end=document.title_end, published=document.published)
        notes = _footnotes(reading)
        finder = Finder(document=document, reading=reading, gazetteer=self.gazetteer, own=self.source_id, notes=notes)
        weighed = weigh(reading)
        claims = gather_claims(finder) + _claims_of_notes(finder)
        missing = (
            () if document.published else ("no day of publication: give it, and days such as Saturday are resolved",)
        )
        return Draft(
            document=document,
            claims=tuple(with_links(with_confidence(claim, weighed)) for claim in claims),
            cited=tuple(_cited(document, note) for note in notes),
            extractor=self.name,
            problems=missing,
            weighed=weighed,
        )


def weigh(reading: Reading) -> Weighed:
    """The toll and the day of a text as a whole."""
    killed, wounded = weigh_toll(reading)
    day = weigh_day(reading)
    return Weighed(
        killed=killed.answer,
        killed_probability=killed.probability,
        wounded=wounded.answer,
        wounded_probability=wounded.probability,
        day=day.answer if day else None,
        day_probability=day.probability if day else 0.0,
    )


def _footnotes(reading: Reading) -> tuple[Footnote, ...]:
    edges: dict[int, tuple[int, int]] = {}
    for stretch in reading.stretches:
        first = edges.get(stretch.paragraph, (stretch.start, 0))[0]
        edges[stretch.paragraph] = (first, stretch.end)
    found = (read_footnote(reading.text, start, end) for start, end in edges.values())
    return tuple(note for note in found if note)


def _cited(document: Document, note: Footnote) -> CitedDocument:
    start, end = document.shadow.original(note.start, note.end)
    return CitedDocument(
        title=document.text[start:end],
        source=note.publisher,
        published=note.published,
        language=note.language,
        start=start,
        end=end,
        number=note.number,
    )


def _claims_of_notes(finder: Finder) -> tuple[DraftClaim, ...]:
    found = []
    for number, note in enumerate(finder.notes):
        statements = finder.of_title(note)
        if statements:
            found.append(
                DraftClaim(title=f"Title of a cited document ({note.number})", statements=statements, within=number)
            )
    return tuple(found)
