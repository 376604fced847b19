"""Compares what a model says with the text: its words must stand there, its number in these words, its names somewhere."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from claims.extract.clauses.counted import find_counted
from claims.extract.clauses.language_words import has_word_lists, words_of_language
from claims.extract.cut.normalised_text import normalise_text
from claims.extract.cut.tokens import tokens
from claims.extract.document.document import Document
from claims.extract.endpoint.ask_endpoint import COUNTS, ModelStatement
from claims.extract.find.dates import find_dates
from claims.extract.find.gazetteer import Gazetteer
from claims.extract.languages.en.english_numbers import read_count
from claims.extract.records import DraftStatement, ProposedRow
from claims.model import Basis, Speaker, Stance
from claims.names import romanise, slug
from claims.values import Count

RULE = "model"
_NOBODY = re.compile(
    r"(?i)\b(?:no|none|nobody|without|not|neither|nor|unhurt|unharmed|zero|0)\b|لم |لا |دون|بلا|لن |نف"
)
_DIGITS = re.compile(r"\d{1,3}(?:[., ]\d{3})+(?!\d)|\d+")


@dataclass(frozen=True)
class Grounder:
    """Turns what a model says of one document into statements, where the text bears them out."""

    document: Document
    gazetteer: Gazetteer
    language: str

    def statement(self, given: ModelStatement) -> tuple[DraftStatement, list[ProposedRow]] | None:
        """The statement with the rows that it needs; None where the text does not hold what it says."""
        span = self._span(given.fragment)
        if span is None:
            return None
        rows: list[ProposedRow] = []
        speakers = [self._row("sources", name, "speaker", rows) for name in given.speakers]
        group = self._row("parties", given.group, "group", rows) if given.group else ""
        value = self._value(given, self.document.text[span[0] : span[1]], rows)
        if not value or group is None or None in speakers:
            return None
        start, end = span
        made = DraftStatement(
            document=self.document,
            field=given.field,
            value=value,
            start=start,
            end=end,
            verbatim=self.document.text[start:end],
            rule=RULE,
            group=group,
            stance=Stance(given.stance),
            chain=tuple(Speaker(speaker, Stance.ASSERTS) for speaker in speakers if speaker),
            basis=Basis.READING,
        )
        return made, rows

    def _span(self, fragment: str) -> tuple[int, int] | None:
        """Where words stand in the text, but for the form of spaces, quotes and the like."""
        words = normalise_text(" ".join(fragment.split())).text
        normalised = self.document.normalised
        match = re.search(r"\s+".join(re.escape(word) for word in words.split()), normalised.text)
        return normalised.original_span(match.start(), match.end()) if match else None

    def _row(self, table: str, name: str, kind: str, rows: list[ProposedRow]) -> str | None:
        """The id of a name: of the collection, or of a row to propose where the text has it; else None."""
        if known := self.gazetteer.named(table, name):
            return known
        words = normalise_text(" ".join(name.split())).text
        if not words or words.lower() not in self.document.normalised.text.lower():
            return None
        row_id = slug(romanise(name))
        rows.append(ProposedRow(table=table, row_id=row_id, name=" ".join(name.split()), kind=kind))
        return row_id or None

    def _value(self, given: ModelStatement, fragment: str, rows: list[ProposedRow]) -> str | None:
        if given.field in COUNTS:
            return self._count(given, normalise_text(fragment).text)
        if given.field == "when":
            return self._day(given.value, normalise_text(fragment).text)
        table, kind = ("places", "site") if given.field == "where" else ("parties", "force")
        return self._row(table, given.value, kind, rows)

    def _count(self, given: ModelStatement, fragment: str) -> str | None:
        """The count, if its bounds are numbers of the words, or one beside them ("more than 50" is 51)."""
        assert given.low is not None  # so it was taken
        if given.low == given.high == 0:
            return "0" if _NOBODY.search(fragment) else None
        said = list(self._numbers(fragment))
        bounds = [bound for bound in (given.low, given.high) if bound]
        count = Count(given.low, given.high)
        if any((each.low, each.high) == (given.low, given.high) for each in said):
            return str(count)
        whole = {number for each in said if not each.vague for number in (each.low, each.high) if number is not None}
        near = all(bound in whole or (given.high is None and bound - 1 in whole) for bound in bounds)
        return str(count) if near and bounds else None

    def _numbers(self, fragment: str) -> Iterator[Count]:
        for match in _DIGITS.finditer(fragment):
            number = int(re.sub(r"\D", "", match.group()))
            yield Count(number, number)
        if has_word_lists(self.language):
            language = words_of_language(self.language)
            words = language.words(fragment, 0, len(fragment))
            yield from (people.count for people in find_counted(words, language.marks(words), language))
            return
        english = tokens(fragment, 0, len(fragment))
        for at in range(len(english)):
            if (read := read_count(english, at)) is not None:
                yield read[0]
        if re.search(r"(?i)\b(?:a|an|one)\b", fragment):
            yield Count(1, 1)

    def _day(self, value: str, fragment: str) -> str | None:
        """The day, if words of the fragment point to it."""
        try:
            day = date.fromisoformat(value)
        except ValueError:
            return None
        spans = (phrase.span for phrase in find_dates(fragment, 0, len(fragment), said=self.document.published))
        return (
            value
            if any(span and span.first and span.last and span.first <= day <= span.last for span in spans)
            else None
        )
