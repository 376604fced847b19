"""Statements of one sentence: counts, terms, parties, places and days, each with its voice and its words."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, cached_property
from itertools import pairwise

from claims.extract.attribute.speakers import Voice, clauses, goes_on, voice_of
from claims.extract.cut.normalised_text import cast_shadow
from claims.extract.document.document import Document
from claims.extract.find.counts import nominal_counts
from claims.extract.find.dates import DateKind, DatePhrase, find_dates
from claims.extract.find.footnotes import MARK, Footnote
from claims.extract.find.found import CountFound
from claims.extract.find.gazetteer import Gazetteer, Named
from claims.extract.find.harm import Mention, Outcome
from claims.extract.group.reading import Reading
from claims.extract.languages.ar_counts import arabic_counts
from claims.extract.languages.word_lists import rows
from claims.extract.records import DraftStatement
from claims.model import Stance
from claims.values import Precision, Span

ROLE_REACH = 90  # letters between a party and the verb that gives it a role
GROUP_REACH = 48  # letters between people and the party they are of
_FIELDS = {
    Outcome.KILLED: "killed",
    Outcome.WOUNDED: "wounded",
    Outcome.SHOT: "wounded",
    Outcome.CAPTURED: "captured",
    Outcome.DISPLACED: "displaced",
}
_SERIOUS = re.compile(r"\b(?:serious|seriously|critical|critically)\b")
_OF_WHOM = re.compile(r"\bof (?:whom|them)\b")
_BACKGROUND_DAYS = 180
_BEGAN = re.compile(r"\b(?:began|started|since)(?: on)? $")
_ENDED = re.compile(r"\b(?:until|ended|ended on) $")
_UNTIL = re.compile(r" ?[–—-] ?| (?:to|until|till) | and lasted until ")


@cache
def _terms(*, arabic: bool) -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    return tuple(
        (row["field"], row["value"], re.compile(_folded(row), re.IGNORECASE))
        for row in rows("terms")
        if (row["language"] == "ar") is arabic
    )


@cache
def _quick(*, arabic: bool) -> tuple[re.Pattern[str], ...]:
    """Patterns that let through at least what these do, in a text in small letters.

    Far faster than they: what ignores case, or begins with the edge of a word, is tried at every letter.
    """
    return tuple(re.compile(pattern.pattern.lower().removeprefix(r"\b")) for _, _, pattern in _terms(arabic=arabic))


_ARABIC = re.compile(r"[\u0600-\u06ff]")


@cache
def _roles() -> tuple[tuple[re.Pattern[str], tuple[str, ...], tuple[str, ...]], ...]:
    def fields(cell: str) -> tuple[str, ...]:
        return tuple(part for part in cell.split("|") if part)

    return tuple((re.compile(_folded(row)), fields(row["before"]), fields(row["after"])) for row in rows("roles"))


def _folded(row: dict[str, str]) -> str:
    return cast_shadow(row["pattern"]).text if row["language"] == "ar" else row["pattern"]


Voices = list[tuple[int, int, Voice]]  # of each clause: where it starts and ends, and who speaks


@dataclass(frozen=True)
class Finder:
    """Finds statements in the sentences of one document."""

    document: Document
    reading: Reading
    gazetteer: Gazetteer
    own: str
    notes: tuple[Footnote, ...]

    @cached_property
    def _mentions(self) -> dict[int, list[Mention]]:
        found: dict[int, list[Mention]] = {}
        for mention in self.reading.mentions:
            found.setdefault(mention.sentence, []).append(mention)
        return found

    @cached_property
    def _terms_here(self) -> dict[bool, list[tuple[str, str, re.Pattern[str]]]]:
        """The terms that stand anywhere in the text, for either script: few of all there are."""
        small = self.reading.text.lower()
        scripts = (False, True) if _ARABIC.search(small) else (False,)
        return {
            arabic: [
                term
                for term, quick in zip(_terms(arabic=arabic), _quick(arabic=arabic), strict=True)
                if quick.search(small)
            ]
            for arabic in scripts
        }

    @cached_property
    def _note_paragraphs(self) -> frozenset[int]:
        starts = [stretch.start for stretch in self.reading.stretches]
        return frozenset(self.reading.stretches[bisect_right(starts, note.start) - 1].paragraph for note in self.notes)

    def is_note(self, sentence: int) -> bool:
        """Whether a sentence belongs to a list of cited documents."""
        return self.reading.stretches[sentence].paragraph in self._note_paragraphs

    def of_sentence(self, sentence: int) -> tuple[DraftStatement, ...]:
        """The statements of one sentence, in the order of its words."""
        stretch = self.reading.stretches[sentence]
        days = self._days(self.reading.dates[sentence], said="")
        voices = self._voices[sentence]
        return self._of_stretch(stretch.start, stretch.end, counts=self._counts(sentence), days=days, voices=voices)

    @cached_property
    def _voices(self) -> list[Voices]:
        """The voices of every sentence; one that goes on with "he explained" has the speaker before it."""
        found: list[Voices] = []
        before, paragraph = Voice(), 0
        for stretch in self.reading.stretches:
            voices = self._voices_of(stretch.start, stretch.end)
            silent = all(not voice.chain for _, _, voice in voices)
            if silent and before.chain and goes_on(self.reading.text, stretch.start, stretch.end):
                voices = [(start, end, before) for start, end, _ in voices]
            elif not silent or stretch.paragraph > paragraph + 1:
                before = next((voice for _, _, voice in voices if voice.chain), Voice())
            found.append(voices)
            paragraph = stretch.paragraph
        return found

    def _voices_of(self, start: int, end: int) -> Voices:
        text = self.reading.text
        named = self.gazetteer.find(text, start, end)
        return [
            (first, last, voice_of(text, first, last, named, self.own)) for first, last in clauses(text, start, end)
        ]

    def of_title(self, note: Footnote) -> tuple[DraftStatement, ...]:
        """The statements of the title of a cited document, with days counted back from its own."""
        counts = arabic_counts(self.reading.text, note.start, note.end)
        said = date.fromisoformat(note.published) if note.published else None
        days = self._days(tuple(find_dates(self.reading.text, note.start, note.end, said=said)), said=note.published)
        voices = self._voices_of(note.start, note.end)
        return self._of_stretch(note.start, note.end, counts=counts, days=days, voices=voices)

    def _of_stretch(
        self, start: int, end: int, *, counts: list[CountFound], days: Iterable[DraftStatement], voices: Voices
    ) -> tuple[DraftStatement, ...]:
        text = self.reading.text
        named = self.gazetteer.find(text, start, end)
        cites = tuple(sorted({found[1] for found in MARK.finditer(text, start, end)}, key=int))
        found: list[DraftStatement] = []
        found += days
        found += self._count_statements(counts, named)
        found += self._term_statements(start, end)
        found += self._places(named)
        found += self._parties(named)
        found += self._role_statements(start, end, named)
        spoken = [self._with_voice(statement, voices, cites) for statement in _unlike(found)]
        return tuple(sorted(spoken, key=lambda statement: statement.start))

    def _make(self, field: str, value: str, start: int, end: int, rule: str, **more: object) -> DraftStatement:
        first, last = self.document.shadow.original(start, end)
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

    def _with_voice(self, statement: DraftStatement, voices: Voices, cites: tuple[str, ...]) -> DraftStatement:
        for start, end, voice in voices:
            first, last = self.document.shadow.original(start, end)
            if first <= statement.start < last:
                stance = statement.stance if statement.stance is not Stance.ASSERTS else voice.stance
                return replace(statement, stance=stance, chain=voice.chain, cites=cites)
        return replace(statement, cites=cites)

    def _days(self, phrases: tuple[DatePhrase, ...], *, said: str) -> Iterator[DraftStatement]:
        anchor = date.fromisoformat(said) if said else self.reading.published
        for phrase in phrases:
            if phrase.kind is DateKind.DAY_COUNT and phrase.days and anchor:
                more = {"said": Span(anchor, anchor)}
                yield self._make("began", f"day {phrase.days}", phrase.start, phrase.end, "day count", **more)
                start = anchor - timedelta(phrase.days)
                yield self._make("when", f"{start.isoformat()}/..", phrase.start, phrase.end, "day count", **more)
            elif phrase.span and phrase.kind is not DateKind.NEAR:
                yield self._make(
                    self._day_field(phrase), str(phrase.span), phrase.start, phrase.end, f"date, {phrase.kind}"
                )
        yield from self._periods(phrases)

    def _day_field(self, phrase: DatePhrase) -> str:
        before = self.reading.text[max(0, phrase.start - 16) : phrase.start]
        if _BEGAN.search(before):
            return "began"
        return "ended" if _ENDED.search(before) else "when"

    def _periods(self, phrases: tuple[DatePhrase, ...]) -> Iterator[DraftStatement]:
        """Two days joined by a dash or "until" are a period with its first and last day."""
        for one, other in pairwise(phrases):
            first = one.span.first if one.span else None
            last = other.span.last if other.span else None
            if not (first and last and _UNTIL.fullmatch(self.reading.text[one.end : other.start])):
                continue
            if first > last:
                first = first.replace(year=last.year)
            if first <= last:
                yield self._make("when", f"{first}/{last}", one.start, other.end, "period")
                yield self._make("began", str(first), one.start, one.end, "period")
                yield self._make("ended", str(last), other.start, other.end, "period")

    def _counts(self, sentence: int) -> list[CountFound]:
        stretch = self.reading.stretches[sentence]
        found = list(arabic_counts(self.reading.text, stretch.start, stretch.end))
        found += nominal_counts(self.reading.text, stretch.start, stretch.end)
        for mention in self._mentions.get(sentence, []):
            found += self._of_mention(mention)
        return found

    def _of_mention(self, mention: Mention) -> Iterator[CountFound]:
        words = self.reading.text[mention.start : mention.end]
        for people in mention.people:
            if people.kind in {"he", "she", "they", "self", "who"} or (people.definite and people.count.vague):
                continue
            if people.count.vague and not people.counted:
                continue  # a bare plural ("civilians were killed") says no number
            field = _FIELDS[mention.outcome]
            part = bool(_OF_WHOM.search(words))
            if part and field == "wounded" and _SERIOUS.search(self.reading.text[mention.start : mention.end + 24]):
                field = "seriously_wounded"
            yield CountFound(field, people.count, mention.start, mention.end, people.start, people.end, part=part)
        yield from self._as_list(mention)

    def _as_list(self, mention: Mention) -> Iterator[CountFound]:
        """The other reading of a first count: "two civilians, a child" may be two people or three."""
        one, *rest = mention.people
        if not rest or not one.counted or rest[0].counted or rest[0].count.high != 1 or rest[0].other:
            return
        if self.reading.text[one.end : rest[0].start].strip() == ",":
            field, both = _FIELDS[mention.outcome], one.count + rest[0].count
            yield CountFound(field, both, mention.start, mention.end, one.start, one.end)

    def _count_statements(self, counts: list[CountFound], named: list[Named]) -> Iterator[DraftStatement]:
        group = ""
        for count in counts:
            own = self._group(count, named)
            group = own or group
            field = count.field
            if field == "captured" and self._is_civilian(group):
                field = "detained"
            stance = {"stance": Stance.DEMANDS} if self._is_demanded(count) else {}
            yield self._make(
                field, str(count.count), count.start, count.end, f"count of {count.field}", group=group, **stance
            )

    def _is_demanded(self, count: CountFound) -> bool:
        before = self.reading.text[max(0, count.start - ROLE_REACH) : count.start]
        return count.field == "released" and bool(re.search(r"(?i)\bdemand", before))

    def _group(self, count: CountFound, named: list[Named]) -> str:
        parties = [name for name in named if name.table == "parties"]
        within = [name for name in parties if name.start < count.people_end and name.end > count.people_start]
        behind = [name for name in parties if 0 <= name.start - count.people_end <= GROUP_REACH]
        if within:
            return within[-1].ids[0]
        link = self.reading.text[count.people_end : behind[0].start] if behind else ""
        return behind[0].ids[0] if behind and re.match(r" (?:of|from|on|من|في)\b", link) else ""

    def _is_civilian(self, group: str) -> bool:
        """Whether those arrested are no fighters: a group or a role that no force is above."""
        kinds = {self.gazetteer.kinds.get(node, "") for node in self.gazetteer.party_tree.path(group)}
        return bool(group) and not kinds & {"side", "force", "body"}

    def _term_statements(self, start: int, end: int) -> Iterator[DraftStatement]:
        arabic = bool(_ARABIC.search(self.reading.text, start, end))
        for field, value, pattern in self._terms_here[arabic]:
            found = pattern.search(self.reading.text, start, end)
            if found and found.end() > found.start():
                own = value or " ".join(found.group().split())
                stance = {"stance": Stance.DEMANDS} if field == "demand" else {}
                yield self._make(field, own, found.start(), found.end(), f"{field} term", **stance)

    def _places(self, named: list[Named]) -> Iterator[DraftStatement]:
        places = [name for name in named if name.table == "places"]
        tree = self.gazetteer.place_tree
        sure = {name.ids[0] for name in places if len(name.ids) == 1}
        for name in places:
            fitting = [row for row in name.ids if len(name.ids) == 1 or any(tree.holds(place, row) for place in sure)]
            for row in fitting or name.ids:
                yield self._make("where", row, name.start, name.end, "place name")

    def _parties(self, named: list[Named]) -> Iterator[DraftStatement]:
        for name in named:
            kind = self.gazetteer.kinds.get(name.ids[0], "")
            if name.table == "parties" and kind not in {"group", "rank"}:
                yield self._make("participant", name.ids[0], name.start, name.end, "party name")

    def _role_statements(self, start: int, end: int, named: list[Named]) -> Iterator[DraftStatement]:
        parties = [name for name in named if name.table == "parties"]
        for pattern, before, after in _roles() if parties else ():
            for found in pattern.finditer(self.reading.text, start, end):
                left = [
                    name for name in parties if name.end <= found.start() + 2 and found.start() - name.end <= ROLE_REACH
                ]
                right = [
                    name for name in parties if name.start >= found.start() and name.start - found.end() <= ROLE_REACH
                ]
                for field in before if left else ():
                    yield self._make(field, left[-1].ids[0], left[-1].start, left[-1].end, f"{field} before verb")
                for field in after if right else ():
                    yield self._make(field, right[0].ids[0], right[0].start, right[0].end, f"{field} after verb")


def _unlike(statements: list[DraftStatement]) -> list[DraftStatement]:
    """The statements, of those that say the same the first."""
    seen: dict[tuple[str, str, str], DraftStatement] = {}
    for statement in statements:
        seen.setdefault((statement.field, statement.group, statement.value), statement)
    return list(seen.values())


def is_background(statements: tuple[DraftStatement, ...], published: date | None) -> bool:
    """Whether the days of a claim lie long before publication."""
    days = [Span.parse(s.value) for s in statements if s.field == "when"]
    ends = [day.last for day in days if day.last and day.precision is not Precision.PERIOD]
    return bool(published and ends) and all((published - end).days > _BACKGROUND_DAYS for end in ends if published)
