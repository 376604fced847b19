"""Drafts the claims of a report that is read by word lists: its incidents, each with everybody who tells of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cached_property

from claims.extract.clauses.language_words import words_of_language
from claims.extract.clauses.report import ReportReader, SentenceReading
from claims.extract.clauses.sayings import Saying
from claims.extract.cut.sentences import Sentence
from claims.extract.document.document import Document
from claims.extract.find.annotated_text import AnnotatedText
from claims.extract.find.dates import DateKind, DatePhrase
from claims.extract.find.gazetteer import COUNTED_ONLY, FoundName, Gazetteer, whole_names
from claims.extract.find.terms import Term, is_arabic, party_roles, terms_in
from claims.extract.records import DraftClaim, DraftStatement, working_title
from claims.model import Stance
from claims.values import Span

SAME_EVENT_DAYS = 1  # a day that lies further before the event's is another event's
BACKGROUND_DAYS = 30  # an event that lies further before publication is told as background
_EVENT_RULES = ("count of", "responsible")


@dataclass
class _Incident:
    statements: list[DraftStatement] = field(default_factory=list)
    day: Span | None = None
    earlier: bool = False
    recalled: bool = False  # in words such as "last year"


@dataclass(frozen=True)
class ReportDrafter:
    """Drafts one document in a language of which there are word lists.

    Attributes:
        notes: Numbers of sentences that list other documents, which are left out.
    """

    document: Document
    annotated: AnnotatedText
    gazetteer: Gazetteer
    source_id: str
    language: str
    notes: frozenset[int] = frozenset()

    def claims(self) -> tuple[DraftClaim, ...]:
        """A claim for each incident, in the order in which they are told."""
        reader = self._reader()
        incidents = [_Incident()]
        current, paragraph = incidents[0], 0
        for number, sentence in enumerate(self.annotated.sentences):
            if number in self.notes:
                continue
            opens = sentence.paragraph != paragraph
            paragraph = sentence.paragraph
            reading = reader.read(sentence.start, sentence.end, opens=opens)
            statements = self._statements(sentence, reading, self.annotated.dates[number])
            day = _day_of(statements)
            current = self._incident_of(reading, day, incidents, current, opens=opens)
            current.statements += statements
            current.day = current.day or day
        return tuple(self._claim(incident) for incident in incidents if _has_event(incident.statements))

    def statements_of(self, start: int, end: int, phrases: tuple[DatePhrase, ...]) -> tuple[DraftStatement, ...]:
        """The statements of a stretch of text that stands alone, such as the title of a cited document."""
        reading = self._reader().read(start, end, opens=True)
        return tuple(self._statements(Sentence(start, end, 1), reading, phrases))

    def _reader(self) -> ReportReader:
        return ReportReader(self.annotated.text, words_of_language(self.language), self.gazetteer, self.source_id)

    def _incident_of(
        self, reading: SentenceReading, day: Span | None, incidents: list[_Incident], current: _Incident, *, opens: bool
    ) -> _Incident:
        """The incident that a sentence tells of: the one before, another one, or again the first."""
        if not any(saying.rule.startswith(_EVENT_RULES) for saying in reading.sayings):
            return current
        main = incidents[0]
        earlier = reading.earlier or _lies_before(day, main.day)
        if (reading.another or earlier) and _has_event(main.statements):
            incidents.append(_Incident(earlier=earlier, recalled=reading.earlier))
            return incidents[-1]
        return main if current.earlier and opens else current

    def _statements(
        self, sentence: Sentence, reading: SentenceReading, phrases: tuple[DatePhrase, ...]
    ) -> list[DraftStatement]:
        names = whole_names(self.gazetteer.find(self.annotated.text, sentence.start, sentence.end))
        told = [
            *self._days(phrases, reading, names),
            *self._terms(sentence),
            *self._places(names),
            *self._parties(names),
            *self._roles(sentence, [name for name in names if name.table == "parties"]),
        ]
        spoken = [self._attributed(saying, reading) for saying in told]
        kept = {(s.field, s.group, s.value, s.chain, s.stance): s for s in reversed([*spoken, *reading.sayings])}
        return [self._make(saying) for saying in sorted(kept.values(), key=lambda saying: saying.start)]

    def _attributed(self, saying: Saying, reading: SentenceReading) -> Saying:
        for start, end, stance, chain in reading.speakers:
            if start <= saying.start < end and stance is not Stance.DENIES:
                return replace(
                    saying, stance=saying.stance if saying.stance is not Stance.ASSERTS else stance, chain=chain
                )
        return saying

    def _days(
        self, phrases: Iterable[DatePhrase], reading: SentenceReading, names: list[FoundName]
    ) -> Iterator[Saying]:
        """The days of what is told; days on which somebody spoke, and days inside names, are none."""
        for phrase in phrases:
            spoken = any(start <= phrase.start < end for start, end in reading.spoken)
            named = any(name.start <= phrase.start < name.end for name in names)
            if phrase.span and phrase.kind is not DateKind.NEAR and not spoken and not named:
                yield Saying(
                    field="when",
                    value=str(phrase.span),
                    start=phrase.start,
                    end=phrase.end,
                    rule=f"date, {phrase.kind}",
                )

    def _terms(self, sentence: Sentence) -> Iterator[Saying]:
        text = self.annotated.text
        for field_name, value, pattern in self._terms_of_text[is_arabic(text, sentence.start, sentence.end)]:
            match = pattern.search(text, sentence.start, sentence.end)
            if match and match.end() > match.start():
                yield Saying(
                    field=field_name, value=value or " ".join(match.group().split()), start=match.start(), end=match.end(),
                    rule=f"{field_name} term", stance=Stance.DEMANDS if field_name == "demand" else Stance.ASSERTS,
                )  # fmt: skip

    @cached_property
    def _terms_of_text(self) -> dict[bool, list[Term]]:
        return terms_in(self.annotated.text)

    def _places(self, names: list[FoundName]) -> Iterator[Saying]:
        for name in names:
            for place in name.ids if name.table == "places" else ():
                yield Saying(field="where", value=place, start=name.start, end=name.end, rule="place name")

    def _parties(self, names: list[FoundName]) -> Iterator[Saying]:
        for name in names:
            if name.table == "parties" and self.gazetteer.kinds.get(name.ids[0], "") not in COUNTED_ONLY:
                yield Saying(field="participant", value=name.ids[0], start=name.start, end=name.end, rule="party name")

    def _roles(self, sentence: Sentence, parties: list[FoundName]) -> Iterator[Saying]:
        """What verbs make of the party before and the party behind them: besieged, blamed, attacked."""
        for name, field_name, side in party_roles(self.annotated.text, sentence.start, sentence.end, parties):
            yield Saying(
                field=field_name, value=name.ids[0], start=name.start, end=name.end, rule=f"{field_name} {side} verb"
            )

    def _make(self, saying: Saying) -> DraftStatement:
        said = {name: getattr(saying, name) for name in ("group", "stance", "chain")}
        return DraftStatement.of_normalised(
            self.document, saying.field, saying.value, saying.start, saying.end, saying.rule, **said
        )

    def _claim(self, incident: _Incident) -> DraftClaim:
        kept: dict[tuple[object, ...], DraftStatement] = {}
        for s in self._without_title(incident.statements):
            place = 0 if s.rule.startswith(_EVENT_RULES) else s.paragraph
            kept.setdefault((place, s.field, s.group, s.value, s.chain, s.stance), s)
        statements = tuple(kept.values())
        last = incident.day.last if incident.day else None
        old = bool(last and self.annotated.published and (self.annotated.published - last).days > BACKGROUND_DAYS)
        return DraftClaim(
            title=working_title(statements, self.gazetteer.names),
            statements=statements,
            background=incident.recalled or old,
        )

    def _without_title(self, statements: list[DraftStatement]) -> list[DraftStatement]:
        """The statements without those of the title that the text below it says again, with who says so."""
        end = self.document.paragraphs[0][1] if self.document.titled and self.document.paragraphs else 0
        below = {(s.field, s.value) for s in statements if s.start >= end}
        return [s for s in statements if s.start >= end or (s.field, s.value) not in below]


def _day_of(statements: Iterable[DraftStatement]) -> Span | None:
    return next((Span.parse(s.value, said=s.said) for s in statements if s.field == "when"), None)


def _lies_before(day: Span | None, main: Span | None) -> bool:
    if not (day and day.last and main and main.first):
        return False
    return day.last < main.first - timedelta(SAME_EVENT_DAYS)


def _has_event(statements: list[DraftStatement]) -> bool:
    return any(s.rule.startswith(_EVENT_RULES) or s.field == "kind" for s in statements)
