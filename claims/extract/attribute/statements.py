"""Statements of one sentence: counts, terms, parties, places and days, each with its words and its speakers."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from claims.extract.attribute.bodies import Bodies
from claims.extract.attribute.count_statements import CountFinder
from claims.extract.attribute.day_statements import DayFinder
from claims.extract.attribute.parsed_statements import ParsedReader
from claims.extract.attribute.place_statements import PlaceFinder
from claims.extract.attribute.read_statements import ReadStatement
from claims.extract.attribute.speakers import Attribution, attribution_of, clause_spans, continues_speaker
from claims.extract.document.document import Document
from claims.extract.find.annotated_text import AnnotatedText
from claims.extract.find.dates import DatePhrase, find_dates
from claims.extract.find.footnotes import MARK, Footnote
from claims.extract.find.gazetteer import FoundName, Gazetteer
from claims.extract.find.terms import Term, is_arabic, is_latin, party_roles, terms_in
from claims.extract.records import DraftStatement, ProposedRow
from claims.extract.syntax.parsed_text import Clause, parse_text
from claims.extract.syntax.parser import english_model
from claims.model import Stance

_PERSONAL = frozenset({"killed", "kidnapped"})  # fields of deeds that befall a person once
_CAPITAL_NEXT = re.compile(r" [A-Z][a-z]")
_ENGLISH = frozenset({"en", "und", ""})
_DEEDS = frozenset({"initiator"})  # fields that the parse gives better than patterns of verbs

EVENT_FIELDS = frozenset({
    "kind", "killed", "wounded", "casualties", "seriously_wounded", "captured", "kidnapped", "detained",
    "released", "missing", "displaced", "crowd", "force", "result", "demand",
})  # fmt: skip

ClauseAttributions = list[tuple[int, int, Attribution]]  # of each clause of a sentence: its start, its end, who says it


@dataclass(frozen=True)
class StatementFinder:
    """Finds the statements of one document, sentence by sentence.

    Attributes:
        source_id: The source that publishes the document, "" where the collection does not have it.
        notes: The footnotes of the document that list other documents.
    """

    document: Document
    annotated: AnnotatedText
    gazetteer: Gazetteer
    source_id: str
    notes: tuple[Footnote, ...]

    def is_note(self, sentence: int) -> bool:
        """Whether a sentence belongs to a list of cited documents."""
        return self.annotated.sentences[sentence].paragraph in self._note_paragraphs

    @cached_property
    def bodies(self) -> Bodies:
        return Bodies(self.gazetteer, self.source_id)

    @property
    def proposed(self) -> tuple[ProposedRow, ...]:
        """The rows that statements refer to and the collection does not have."""
        return tuple(self.bodies.proposed.values())

    @cached_property
    def _days(self) -> DayFinder:
        return DayFinder(self.document, self.annotated)

    @cached_property
    def _counts(self) -> CountFinder:
        return CountFinder(self.document, self.annotated, self.gazetteer)

    @cached_property
    def _places(self) -> PlaceFinder:
        return PlaceFinder(self.document, self.annotated.text, self.gazetteer)

    @cached_property
    def _reader(self) -> ParsedReader:
        return ParsedReader(self.annotated.text, self.bodies)

    @cached_property
    def _clauses(self) -> dict[int, list[Clause]]:
        """The parsed clauses of each English sentence; none where no parser is installed."""
        annotated = self.annotated
        if self.document.language not in _ENGLISH or english_model() is None:
            return {}
        english = (
            (number, span)
            for number, span in enumerate(annotated.sentences)
            if not self.is_note(number) and is_latin(annotated.text, span.start, span.end)
        )
        return dict(parse_text(annotated.text, english, days=annotated.dates.__getitem__, names_of=self.gazetteer.find))

    @cached_property
    def _told(self) -> dict[int, list[ReadStatement]]:
        clauses = [clause for each in self._clauses.values() for clause in each]
        for clause in clauses:
            self.bodies.hear_names(clause.parse, clause.names, heard=self.bodies.to_come)
        self._reader.hear(clauses)
        return {
            number: [told for clause in clauses for told in self._reader.read(clause)]
            for number, clauses in self._clauses.items()
        }

    def named_victims(self, sentence: int) -> set[str]:
        """Last names of single persons whom a sentence says something befell, unless it adds them to others ("also")."""
        return {
            people.noun.lower_
            for clause in self._clauses.get(sentence, ())
            for deed in clause.deeds
            if deed.concrete
            and deed.rule.field in _PERSONAL
            and not any(child.lower_ == "also" for child in deed.word.children)
            for people in deed.befell
            if people.noun.pos_ == "PROPN" and not people.written
        }

    def strength(self, sentence: int, statements: Iterable[DraftStatement]) -> int:
        """How firmly a sentence tells of an event: 2 of something done, 1 of figures or by the way, 0 not at all."""
        if sentence not in self._clauses:
            return 2 * any(statement.field in EVENT_FIELDS for statement in statements)
        deeds = [deed for clause in self._clauses[sentence] for deed in clause.deeds if not deed.negated]
        if any(deed.concrete and not deed.points_back for deed in deeds) or any(
            self.gazetteer.asks_for(s.field, s.value) for s in statements if s.field == "kind"
        ):
            return 2
        return int(any(not told.aside for told in self._told[sentence]) or any(deed.concrete for deed in deeds))

    def of_sentence(self, sentence: int) -> tuple[DraftStatement, ...]:
        """The statements of one sentence, in the order of its words."""
        span, phrases = self.annotated.sentences[sentence], self.annotated.dates[sentence]
        aside: frozenset[DatePhrase] = frozenset()
        clauses = self._clauses.get(sentence)
        if clauses is not None:
            told = {day for clause in clauses for day in clause.days}  # that of a dateline is in none
            said = {day for day in phrases if day not in told}
            said |= {day for clause in clauses for day in clause.days if clause.is_day_of_saying(day)}
            aside = frozenset(
                day for clause in clauses for day in clause.days if day not in said and not clause.is_day_of_deed(day)
            )
            phrases = tuple(phrase for phrase in phrases if phrase not in said)
        return self._statements(
            span.start,
            span.end,
            counts=self._counts.statements(sentence, None if clauses is None else self._told[sentence]),
            days=self._days.statements(phrases, said=self.annotated.published, aside=aside),
            attributions=self._attributions[sentence] if clauses is None else [],
            sentence=sentence,
        )

    @cached_property
    def country(self) -> DraftStatement | None:
        """The country that the text is about, as the place of what names no other."""
        return self._places.country()

    def of_title(self, note: Footnote) -> tuple[DraftStatement, ...]:
        """The statements of the title of a cited document, with days counted back from its own publication."""
        text = self.annotated.text
        published = date.fromisoformat(note.published) if note.published else None
        phrases = tuple(find_dates(text, note.start, note.end, said=published))
        return self._statements(
            note.start,
            note.end,
            counts=[],
            days=self._days.statements(phrases, said=published or self.annotated.published),
            attributions=self._attributions_of(note.start, note.end),
        )

    @cached_property
    def _terms(self) -> dict[bool, list[Term]]:
        return terms_in(self.annotated.text)

    @cached_property
    def _note_paragraphs(self) -> frozenset[int]:
        starts = [sentence.start for sentence in self.annotated.sentences]
        return frozenset(
            self.annotated.sentences[bisect_right(starts, note.start) - 1].paragraph for note in self.notes
        )

    @cached_property
    def _attributions(self) -> list[ClauseAttributions]:
        """The attributions of every sentence; one that goes on with "he explained" has the speaker before it."""
        by_sentence: list[ClauseAttributions] = []
        before, paragraph = Attribution(), 0
        for sentence in self.annotated.sentences:
            clauses = self._attributions_of(sentence.start, sentence.end)
            named = next((attribution for _, _, attribution in clauses if attribution.chain), None)
            continues = before.chain and continues_speaker(self.annotated.text, sentence.start, sentence.end)
            if named is None and continues:
                clauses = [(start, end, before) for start, end, _ in clauses]
            elif named is not None or sentence.paragraph > paragraph + 1:
                before = named or Attribution()
            by_sentence.append(clauses)
            paragraph = sentence.paragraph
        return by_sentence

    def _attributions_of(self, start: int, end: int) -> ClauseAttributions:
        text = self.annotated.text
        names = self.gazetteer.find(text, start, end)
        return [
            (first, last, attribution_of(text, first, last, names, self.source_id))
            for first, last in clause_spans(text, start, end)
        ]

    def _statements(
        self,
        start: int,
        end: int,
        *,
        counts: Iterable[DraftStatement],
        days: Iterable[DraftStatement],
        attributions: ClauseAttributions,
        sentence: int = -1,
    ) -> tuple[DraftStatement, ...]:
        text = self.annotated.text
        names = self.gazetteer.find(text, start, end)
        clauses = self._clauses.get(sentence)
        cites = tuple(sorted({mark[1] for mark in MARK.finditer(text, start, end)}, key=int))
        statements = [
            *days,
            *counts,
            *self._term_statements(start, end),
            *self._places.statements(names, clauses),
            *self._party_statements(names, clauses or []),
            *self._role_statements(start, end, names, but=frozenset() if clauses is None else _DEEDS),
        ]
        if clauses is None:
            attributed = [self._attributed(statement, attributions, cites) for statement in _distinct(statements)]
        else:
            statements += self._kind_statements(clauses)
            attributed = [self._by_parse(statement, clauses, cites) for statement in _distinct(statements)]
            attributed += [replace(self._of_told(told), cites=cites) for told in self._told[sentence]]
        return tuple(sorted(attributed, key=lambda statement: statement.start))

    def _kind_statements(self, clauses: list[Clause]) -> Iterator[DraftStatement]:
        for clause in clauses:
            for deed in clause.deeds:
                told = (deed.concrete or deed.points_back) and not deed.negated
                if told and deed.rule.kind and self.gazetteer.allows("kind", deed.rule.kind):
                    start, end = clause.parse.spans[deed.word.i]
                    yield self._make("kind", deed.rule.kind, start, end, "kind of a deed")

    def _of_told(self, told: ReadStatement) -> DraftStatement:
        more = {
            "group": told.group,
            "stance": told.attribution.stance,
            "chain": told.attribution.chain,
            "basis": told.basis,
        }
        flags = {"more": told.more, "loose": told.loose, "aside": told.aside}
        rule = ", ".join([told.rule, *(flag for flag, holds in flags.items() if holds)])
        return self._make(told.field, told.value, told.start, told.end, rule, **more)

    def _by_parse(self, statement: DraftStatement, clauses: list[Clause], cites: tuple[str, ...]) -> DraftStatement:
        """The statement with the speakers of the clause in which its words stand."""
        for clause in clauses:
            position = self._shadow_position(statement.start)
            if clause.holds(position):
                attribution = self._attribution(statement, clause, position)
                plain = statement.stance is Stance.ASSERTS or statement.field == "demand"
                stance = attribution.stance if plain else statement.stance
                return replace(statement, stance=stance, chain=attribution.chain, cites=cites)
        return replace(statement, cites=cites)

    def _attribution(self, statement: DraftStatement, clause: Clause, position: int) -> Attribution:
        """Who says a statement whose words stand at a position of a clause."""
        if statement.field == "demand":
            return self._reader.demand(clause, position, self._shadow_position(statement.end))
        days = [each for each in clause.days if each.start == position and statement.field == "when"]
        return self._reader.day_attribution(clause, days[0]) if days else self._reader.attribution(clause, position)

    def _shadow_position(self, position: int) -> int:
        starts = self.document.normalised.starts
        return position if starts is None else bisect_right(starts, position) - 1

    def _make(self, field: str, value: str, start: int, end: int, rule: str, **more: Any) -> DraftStatement:
        return DraftStatement.of_normalised(self.document, field, value, start, end, rule, **more)

    def _attributed(
        self, statement: DraftStatement, attributions: ClauseAttributions, cites: tuple[str, ...]
    ) -> DraftStatement:
        for start, end, attribution in attributions:
            first, last = self.document.normalised.original_span(start, end)
            if first <= statement.start < last:
                stance = statement.stance if statement.stance is not Stance.ASSERTS else attribution.stance
                return replace(statement, stance=stance, chain=attribution.chain, cites=cites)
        return replace(statement, cites=cites)

    def _term_statements(self, start: int, end: int) -> Iterator[DraftStatement]:
        text = self.annotated.text
        for field, value, pattern in self._terms[is_arabic(text, start, end)]:
            match = pattern.search(text, start, end)
            if (
                match
                and match.end() > match.start()
                and field in self.gazetteer.specs
                and (not value or self.gazetteer.allows(field, value))
            ):
                stance = {"stance": Stance.DEMANDS} if field == "demand" else {}
                words = " ".join(match.group().split())
                yield self._make(field, value or words, match.start(), match.end(), f"{field} term", **stance)

    def _begins_longer_name(self, name: FoundName) -> bool:
        """Whether a name of one word with a capital goes on with another capital: "Military" in "the Military Council"."""
        words, behind = (
            self.annotated.text[span] for span in (slice(name.start, name.end), slice(name.end, name.end + 3))
        )
        return words[:1].isupper() and " " not in words and bool(_CAPITAL_NEXT.match(behind))

    def _party_statements(self, names: list[FoundName], clauses: list[Clause]) -> Iterator[DraftStatement]:
        """Who takes part: the parties that are named, but for "officials" and the like who only say something."""
        saying = [span for clause in clauses for span in clause.speaking]
        for name in names:
            kind = self.gazetteer.kinds.get(name.ids[0], "")
            is_common = self.annotated.text[name.start].islower()
            takes_part = not (is_common and any(name.start <= start and end <= name.end for start, end in saying))
            is_party = name.table == "parties" and kind not in {"group", "rank"} and not self._begins_longer_name(name)
            if is_party and takes_part:
                yield self._make("participant", name.ids[0], name.start, name.end, "party name")

    def _role_statements(
        self, start: int, end: int, names: list[FoundName], *, but: frozenset[str]
    ) -> Iterator[DraftStatement]:
        """Roles that patterns of verbs give to parties, for the fields of the collection but for some."""
        fields = self.gazetteer.specs.keys() - but
        parties = [name for name in names if name.table == "parties"]
        for name, field, side in party_roles(self.annotated.text, start, end, parties):
            if field in fields:
                yield self._make(field, name.ids[0], name.start, name.end, f"{field} {side} verb")


def _distinct(statements: list[DraftStatement]) -> list[DraftStatement]:
    """The first of the statements that say the same of the same group."""
    seen: dict[tuple[str, str, str], DraftStatement] = {}
    for statement in statements:
        seen.setdefault((statement.field, statement.group, statement.value), statement)
    return list(seen.values())
