"""Statements of one sentence: counts, terms, parties, places and days, each with its words and its speakers."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise

from claims.extract.attribute.speakers import Attribution, attribution_of, clause_spans, continues_speaker
from claims.extract.document.document import Document
from claims.extract.find.annotated_text import AnnotatedText
from claims.extract.find.counts import FoundCount, announced_counts, counts_of_mention
from claims.extract.find.dates import DateKind, DatePhrase, find_dates
from claims.extract.find.footnotes import MARK, Footnote
from claims.extract.find.gazetteer import FoundName, Gazetteer
from claims.extract.find.harm import Mention
from claims.extract.find.terms import Term, is_arabic, roles, terms_in
from claims.extract.records import DraftStatement
from claims.model import Basis, Stance
from claims.values import Precision, Span

ROLE_WITHIN = 90  # characters between a party and the verb that gives it a role
GROUP_WITHIN = 48  # characters between people and the party they are of
BACKGROUND_DAYS = 180  # an event that lies further before publication is background
_WITH_YEAR = frozenset({DateKind.FULL, DateKind.MONTH})
_BEGAN = re.compile(r"\b(?:began|started|since)(?: on)? $")
_ENDED = re.compile(r"\b(?:until|ended|ended on) $")
_UNTIL = re.compile(r" ?[–—-] ?| (?:to|until|till) | and lasted until ")

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

    def of_sentence(self, sentence: int) -> tuple[DraftStatement, ...]:
        """The statements of one sentence, in the order of its words."""
        span = self.annotated.sentences[sentence]
        return self._statements(
            span.start,
            span.end,
            counts=self._counts(sentence),
            days=self._day_statements(self.annotated.dates[sentence], said=self.annotated.published),
            attributions=self._attributions[sentence],
        )

    def of_title(self, note: Footnote) -> tuple[DraftStatement, ...]:
        """The statements of the title of a cited document, with days counted back from its own publication."""
        text = self.annotated.text
        published = date.fromisoformat(note.published) if note.published else None
        phrases = tuple(find_dates(text, note.start, note.end, said=published))
        return self._statements(
            note.start,
            note.end,
            counts=[],
            days=self._day_statements(phrases, said=published or self.annotated.published),
            attributions=self._attributions_of(note.start, note.end),
        )

    @cached_property
    def _mentions(self) -> dict[int, list[Mention]]:
        """The mentions of harm by their sentence."""
        mentions: dict[int, list[Mention]] = {}
        for mention in self.annotated.mentions:
            mentions.setdefault(mention.sentence, []).append(mention)
        return mentions

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
        counts: list[FoundCount],
        days: Iterable[DraftStatement],
        attributions: ClauseAttributions,
    ) -> tuple[DraftStatement, ...]:
        text = self.annotated.text
        names = self.gazetteer.find(text, start, end)
        cites = tuple(sorted({mark[1] for mark in MARK.finditer(text, start, end)}, key=int))
        statements = [
            *days,
            *self._count_statements(counts, names),
            *self._term_statements(start, end),
            *self._place_statements(names),
            *self._party_statements(names),
            *self._role_statements(start, end, names),
        ]
        attributed = [self._attributed(statement, attributions, cites) for statement in _distinct(statements)]
        return tuple(sorted(attributed, key=lambda statement: statement.start))

    def _make(self, field: str, value: str, start: int, end: int, rule: str, **more: object) -> DraftStatement:
        """A statement on a span of the normalised text."""
        first, last = self.document.normalised.original_span(start, end)
        return DraftStatement(
            document=self.document,
            field=field,
            value=value,
            start=first,
            end=last,
            verbatim=self.document.text[first:last],
            rule=rule,
            **more,  # type: ignore[arg-type]  # each is a field of the record
        )

    def _attributed(
        self, statement: DraftStatement, attributions: ClauseAttributions, cites: tuple[str, ...]
    ) -> DraftStatement:
        for start, end, attribution in attributions:
            first, last = self.document.normalised.original_span(start, end)
            if first <= statement.start < last:
                stance = statement.stance if statement.stance is not Stance.ASSERTS else attribution.stance
                return replace(statement, stance=stance, chain=attribution.chain, cites=cites)
        return replace(statement, cites=cites)

    def _day_statements(self, phrases: tuple[DatePhrase, ...], *, said: date | None) -> Iterator[DraftStatement]:
        for phrase in phrases:
            if phrase.kind is DateKind.DAY_COUNT and phrase.days and said:
                more = {"said": Span(said, said)}
                yield self._make("began", f"day {phrase.days}", phrase.start, phrase.end, "day count", **more)
                start = said - timedelta(phrase.days)
                yield self._make(
                    "when",
                    f"{start.isoformat()}/..",
                    phrase.start,
                    phrase.end,
                    "day count",
                    basis=Basis.READING,
                    **more,
                )
            elif phrase.span and phrase.kind is not DateKind.NEAR:
                yield self._make(
                    self._day_field(phrase), str(phrase.span), phrase.start, phrase.end, f"date, {phrase.kind}",
                    basis=_basis_of_days(phrase),
                )  # fmt: skip
        yield from self._period_statements(phrases)

    def _day_field(self, phrase: DatePhrase) -> str:
        before = self.annotated.text[max(0, phrase.start - 16) : phrase.start]
        if _BEGAN.search(before):
            return "began"
        return "ended" if _ENDED.search(before) else "when"

    def _period_statements(self, phrases: tuple[DatePhrase, ...]) -> Iterator[DraftStatement]:
        """Two days joined by a dash or "until" are a period with its first and last day."""
        for opening, closing in pairwise(phrases):
            first = opening.span.first if opening.span else None
            last = closing.span.last if closing.span else None
            if not (first and last and _UNTIL.fullmatch(self.annotated.text[opening.end : closing.start])):
                continue
            if first > last:
                first = first.replace(year=last.year)
            if first <= last:
                both = _basis_of_days(opening, closing)
                yield self._make("when", f"{first}/{last}", opening.start, closing.end, "period", basis=both)
                yield self._make(
                    "began", str(first), opening.start, opening.end, "period", basis=_basis_of_days(opening)
                )
                yield self._make(
                    "ended", str(last), closing.start, closing.end, "period", basis=_basis_of_days(closing)
                )

    def _counts(self, sentence: int) -> list[FoundCount]:
        text, span = self.annotated.text, self.annotated.sentences[sentence]
        counts = list(announced_counts(text, span.start, span.end))
        for mention in self._mentions.get(sentence, []):
            counts += counts_of_mention(mention, text)
        return counts

    def _count_statements(self, counts: list[FoundCount], names: list[FoundName]) -> Iterator[DraftStatement]:
        """A statement for each count; one without a group of its own is of the group counted before it."""
        group = ""
        for count in counts:
            own = self._group(count, names)
            group = own or group
            field = "detained" if count.field == "captured" and self._is_civilian(group) else count.field
            stance = {"stance": Stance.DEMANDS} if self._is_demanded(count) else {}
            yield self._make(
                field, str(count.count), count.start, count.end, f"count of {count.field}", group=group,
                basis=Basis.STATED if own == group else Basis.READING, **stance,
            )  # fmt: skip

    def _is_demanded(self, count: FoundCount) -> bool:
        before = self.annotated.text[max(0, count.start - ROLE_WITHIN) : count.start]
        return count.field == "released" and bool(re.search(r"(?i)\bdemand", before))

    def _group(self, count: FoundCount, names: list[FoundName]) -> str:
        """Id of the party that the people counted are of: named within their phrase, or right behind it; else ""."""
        parties = [name for name in names if name.table == "parties"]
        within = [name for name in parties if name.start < count.people_end and name.end > count.people_start]
        if within:
            return within[-1].ids[0]
        behind = [name for name in parties if 0 <= name.start - count.people_end <= GROUP_WITHIN]
        link = self.annotated.text[count.people_end : behind[0].start] if behind else ""
        return behind[0].ids[0] if behind and re.match(r" (?:of|from|on|من|في)\b", link) else ""

    def _is_civilian(self, group: str) -> bool:
        """Whether those arrested are no fighters: a group or a role that no force is above."""
        kinds = {self.gazetteer.kinds.get(node, "") for node in self.gazetteer.party_tree.path(group)}
        return bool(group) and not kinds & {"side", "force", "body"}

    def _term_statements(self, start: int, end: int) -> Iterator[DraftStatement]:
        text = self.annotated.text
        for field, value, pattern in self._terms[is_arabic(text, start, end)]:
            match = pattern.search(text, start, end)
            if match and match.end() > match.start():
                stance = {"stance": Stance.DEMANDS} if field == "demand" else {}
                words = " ".join(match.group().split())
                yield self._make(field, value or words, match.start(), match.end(), f"{field} term", **stance)

    def _place_statements(self, names: list[FoundName]) -> Iterator[DraftStatement]:
        """A statement for each place; of a name of several places, those inside a place that is named beyond doubt."""
        places = [name for name in names if name.table == "places"]
        tree = self.gazetteer.place_tree
        certain = {name.ids[0] for name in places if len(name.ids) == 1}
        for name in places:
            fitting = [
                place_id
                for place_id in name.ids
                if len(name.ids) == 1 or any(tree.holds(place, place_id) for place in certain)
            ]
            for place_id in fitting or name.ids:
                yield self._make("where", place_id, name.start, name.end, "place name")

    def _party_statements(self, names: list[FoundName]) -> Iterator[DraftStatement]:
        for name in names:
            kind = self.gazetteer.kinds.get(name.ids[0], "")
            if name.table == "parties" and kind not in {"group", "rank"}:
                yield self._make("participant", name.ids[0], name.start, name.end, "party name")

    def _role_statements(self, start: int, end: int, names: list[FoundName]) -> Iterator[DraftStatement]:
        parties = [name for name in names if name.table == "parties"]
        for role in roles() if parties else ():
            for verb in role.pattern.finditer(self.annotated.text, start, end):
                left = [
                    name for name in parties if name.end <= verb.start() + 2 and verb.start() - name.end <= ROLE_WITHIN
                ]
                right = [
                    name for name in parties if name.start >= verb.start() and name.start - verb.end() <= ROLE_WITHIN
                ]
                for field in role.before if left else ():
                    yield self._make(field, left[-1].ids[0], left[-1].start, left[-1].end, f"{field} before verb")
                for field in role.after if right else ():
                    yield self._make(field, right[0].ids[0], right[0].start, right[0].end, f"{field} after verb")


def _basis_of_days(*phrases: DatePhrase) -> Basis:
    """Days that the words give with their year are stated; a year or an anchor that is filled in makes a reading."""
    return Basis.STATED if all(phrase.kind in _WITH_YEAR for phrase in phrases) else Basis.READING


def _distinct(statements: list[DraftStatement]) -> list[DraftStatement]:
    """The first of the statements that say the same of the same group."""
    seen: dict[tuple[str, str, str], DraftStatement] = {}
    for statement in statements:
        seen.setdefault((statement.field, statement.group, statement.value), statement)
    return list(seen.values())


def is_background_claim(statements: tuple[DraftStatement, ...], published: date | None) -> bool:
    """Whether all days of a claim lie long before publication; False where it names none."""
    days = [Span.parse(s.value) for s in statements if s.field == "when"]
    ends = [day.last for day in days if day.last and day.precision is not Precision.PERIOD]
    if published is None or not ends:
        return False
    return all((published - end).days > BACKGROUND_DAYS for end in ends)
