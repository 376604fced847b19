"""The extractor that comes with the package: rules over a parse, word lists and patterns, the same answer every time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from claims.extract.attribute.statements import StatementFinder
from claims.extract.clauses.draft_report import ReportDrafter
from claims.extract.clauses.language_words import has_word_lists, words_of_language
from claims.extract.clauses.new_names import new_names
from claims.extract.document.document import Document
from claims.extract.document.language import UNKNOWN_LANGUAGE, language_name, language_of
from claims.extract.draft.confidence import with_confidence
from claims.extract.draft.links import with_links
from claims.extract.find.annotated_text import AnnotatedText, annotate_text
from claims.extract.find.dates import find_dates
from claims.extract.find.footnotes import Footnote, read_footnote
from claims.extract.find.gazetteer import Gazetteer
from claims.extract.group.claim_groups import gather_claims
from claims.extract.group.day import find_event_day
from claims.extract.languages.word_lists import LANGUAGES
from claims.extract.records import CitedDocument, DraftClaim, DraftDocument, ProposedRow
from claims.extract.syntax.parser import NO_PARSER, english_model
from claims.extract.towns.find_towns import find_towns
from claims.installation.version import __version__
from claims.names import NameTable, join_words
from claims.tables import Collection

NO_PUBLICATION_DAY = "no day of publication: give it, so that days such as Saturday can be resolved"
NOT_READ = "the text is in {language}, which is not read yet, so nothing was drafted from it; read are {languages}"


@dataclass(frozen=True)
class PatternExtractor:
    """Drafts documents by word lists and patterns, with the names of a collection.

    Attributes:
        collection: Whose parties, places and sources are looked for; None: counts, days and kinds alone.
        source_id: The source that publishes the documents; "": each document says which.
    """

    collection: Collection | None = None
    source_id: str = ""

    @property
    def name(self) -> str:
        return f"patterns {__version__}"

    @cached_property
    def gazetteer(self) -> Gazetteer:
        return Gazetteer(self.collection)

    @cached_property
    def _source_names(self) -> NameTable:
        return NameTable() if self.collection is None else NameTable.of(self.collection.sources)

    def extract(self, document: Document) -> DraftDocument:
        """The draft of one document; without a day of publication, days are left unresolved and a problem says so."""
        if (language := _language(document)) and not (language == "en" or has_word_lists(language)):
            problem = NOT_READ.format(language=language_name(language), languages=join_words(_read_languages()))
            return DraftDocument(document=document, claims=(), extractor=self.name, problems=(problem,))
        annotated = annotate_text(document.normalised.text, title_end=document.title_end, published=document.published)
        notes = _footnotes(annotated)
        event_day = find_event_day(annotated)
        gazetteer, named = self._with_names(document, annotated, language)
        finder = StatementFinder(
            document=document,
            annotated=annotated,
            gazetteer=gazetteer,
            source_id=self._source_of(document),
            notes=notes,
        )
        claims = self._claims(finder) + self._claims_of_notes(finder)
        proposed = tuple(_used((*finder.proposed, *named), claims))
        offer_rows(proposed, self.collection)
        return DraftDocument(
            document=document,
            claims=tuple(with_links(with_confidence(claim, event_day)) for claim in claims),
            cited=tuple(_cited(document, note) for note in notes),
            extractor=self.name,
            problems=tuple(_problems(document)),
            event_day=event_day,
            proposed=proposed,
        )

    def _with_names(
        self, document: Document, annotated: AnnotatedText, language: str
    ) -> tuple[Gazetteer, tuple[ProposedRow, ...]]:
        """The names of the collection with the towns and bodies that this text names besides, and these as rows."""
        text, own = document.normalised.text, self.gazetteer
        known = [(name.start, name.end) for name in own.find(text, 0, len(text))]
        towns = [
            town
            for town in find_towns(text, arabic=language == "ar", known=known, about=own.countries)
            if not own.named("places", town.name) and town.row_id not in own.kinds
        ]
        rows = [
            ProposedRow(table="places", row_id=town.row_id, name=town.name, kind=town.kind, parent=town.parent)
            for town in towns
        ]
        written: dict[str, set[str]] = {town.row_id: {town.written} for town in towns}
        if has_word_lists(language):
            spans = [(sentence.start, sentence.end) for sentence in annotated.sentences]
            rows += (named := new_names(document, spans, words_of_language(language), own)).rows
            written |= named.written
        return own.with_rows(rows, written), tuple(rows)

    def _claims(self, finder: StatementFinder) -> tuple[DraftClaim, ...]:
        """The claims of the running text, by the reader of its language."""
        language = _language(finder.document)
        if not has_word_lists(language):
            return gather_claims(finder)
        listed = frozenset(number for number in range(len(finder.annotated.sentences)) if finder.is_note(number))
        return self._drafter(finder, language, listed).claims()

    def _claims_of_notes(self, finder: StatementFinder) -> tuple[DraftClaim, ...]:
        """A claim for each cited document whose title says something."""
        annotated, claims = finder.annotated, []
        for number, note in enumerate(finder.notes):
            if has_word_lists(note.language):
                phrases = tuple(find_dates(annotated.text, note.start, note.end, said=annotated.published))
                drafter = self._drafter(finder, note.language)
                statements = drafter.statements_of(note.start, note.end, phrases)
            else:
                statements = finder.of_title(note)
            if statements:
                title = f"Title of a cited document ({note.number})"
                claims.append(DraftClaim(title=title, statements=statements, within=number))
        return tuple(claims)

    def _drafter(self, finder: StatementFinder, language: str, notes: frozenset[int] = frozenset()) -> ReportDrafter:
        return ReportDrafter(finder.document, finder.annotated, finder.gazetteer, finder.source_id, language, notes)

    def _source_of(self, document: Document) -> str:
        """The source of a document; "" where the collection does not have it."""
        return self.source_id or (self._source_names.resolve(document.source) if document.source else "") or ""


def offer_rows(proposed: Iterable[ProposedRow], collection: Collection | None) -> None:
    """Lets callers look up in `collection.rows` whatever id a draft gives; the tables stay as they are."""
    if collection is not None:
        for row in proposed:
            collection.offer_row(row.table, row.cells)


def _language(document: Document) -> str:
    """The language that a document is read in; of one that nobody has told, what its letters and words say."""
    known = document.language if document.language != UNKNOWN_LANGUAGE else language_of(document.text)
    return "" if known == UNKNOWN_LANGUAGE else known


def _read_languages() -> list[str]:
    return [language_name(language) for language in LANGUAGES if language == "en" or has_word_lists(language)]


def _problems(document: Document) -> Iterator[str]:
    """What the reader should give, or install, so that the document is read better."""
    if not document.published:
        yield NO_PUBLICATION_DAY
    if document.language == "en" and english_model() is None:
        yield NO_PARSER


def _used(rows: Iterable[ProposedRow], claims: Iterable[DraftClaim]) -> Iterator[ProposedRow]:
    """Towns, and the sources and parties that statements refer to."""
    statements = [each for claim in claims for each in claim.statements]
    values = {value for each in statements for value in (each.value, each.group)}
    speakers = {link.source_id for each in statements for link in each.chain}
    ties = {party for row in rows if row.table == "sources" and row.row_id in speakers for party in row.ties}
    named = {"sources": speakers, "parties": values | ties}
    return (row for row in rows if row.row_id in named.get(row.table, {row.row_id}))


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
