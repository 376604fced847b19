"""Statements of the days that a sentence names: when something happened, when it began and when it ended."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from claims.extract.document.document import Document
from claims.extract.find.annotated_text import AnnotatedText
from claims.extract.find.dates import DateKind, DatePhrase
from claims.extract.records import DraftStatement
from claims.model import Basis
from claims.values import Span, days_from

_WITH_YEAR = frozenset({DateKind.FULL, DateKind.MONTH})
_BEGAN = re.compile(r"\b(?:began|started|since)(?: on)? $")
_ENDED = re.compile(r"\b(?:until|ended|ended on) $")
_DAYS_OF_GRACE = (
    7  # what is told as done lies no later than this behind the day of publication, which may be a wrong one
)
_UNTIL = re.compile(r" ?[–—-] ?| (?:to|until|till) | and lasted until ")


@dataclass(frozen=True)
class DayFinder:
    """Finds the statements of days in one document."""

    document: Document
    annotated: AnnotatedText

    def statements(
        self, phrases: tuple[DatePhrase, ...], *, said: date | None, aside: frozenset[DatePhrase] = frozenset()
    ) -> Iterator[DraftStatement]:
        """The days of a sentence; those aside belong to nothing that it tells as done."""
        for phrase in phrases:
            if phrase.kind is DateKind.DAY_COUNT and phrase.days and said:
                more = {"said": Span(said, said)}
                yield self._make("began", f"day {phrase.days}", phrase.start, phrase.end, "day count", **more)
                start = days_from(said, -phrase.days)
                yield self._make(
                    "when",
                    f"{start.isoformat()}/..",
                    phrase.start,
                    phrase.end,
                    "day count",
                    basis=Basis.READING,
                    **more,
                )
            elif said and _is_planned(phrase, days_from(said, 0 if phrase in aside else _DAYS_OF_GRACE)):
                continue
            elif phrase.span and phrase.kind is not DateKind.NEAR:
                yield self._make(
                    self._day_field(phrase), str(phrase.span), phrase.start, phrase.end,
                    "date aside" if phrase in aside else f"date, {phrase.kind}",
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

    def _make(self, field: str, value: str, start: int, end: int, rule: str, **more: Any) -> DraftStatement:
        return DraftStatement.of_normalised(self.document, field, value, start, end, rule, **more)


def _is_planned(phrase: DatePhrase, until: date) -> bool:
    return bool(phrase.span and phrase.span.first and phrase.span.first > until)


def _basis_of_days(*phrases: DatePhrase) -> Basis:
    """Days that the words give with their year are stated; a year or an anchor that is filled in makes a reading."""
    return Basis.STATED if all(phrase.kind in _WITH_YEAR for phrase in phrases) else Basis.READING
