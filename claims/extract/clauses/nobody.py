"""Nobody came to harm: "without casualties", "nobody was hurt"."""

from collections.abc import Iterator
from dataclasses import dataclass

from claims.extract.clauses.language_words import MarkedPhrase
from claims.extract.clauses.sayings import Saying, Told
from claims.extract.clauses.sentence import MarkedSentence
from claims.extract.clauses.speakers import SpokenPiece

HARM_WITHIN = 5  # words between a negation and the harm that it denies
RESULT_WITHIN = 16  # and where "did not result in" opens it
OUTCOME_WITHIN = 4


@dataclass(frozen=True)
class NobodyFinder:
    """Finds where one piece of a sentence says that nobody came to harm."""

    told: Told
    sentence: MarkedSentence
    piece: SpokenPiece

    def spans(self) -> Iterator[tuple[MarkedPhrase, int, int]]:
        """Each word of harm that is negated, and the span of both."""
        if self.piece.act == "deny":
            return
        for mark in self._marks("not", self.piece.first, self.piece.last):
            if self._marks("except", mark.last, mark.last + HARM_WITHIN):
                continue
            within = RESULT_WITHIN if self._marks("result", mark.last, mark.last + 1) else HARM_WITHIN
            harms = self._marks("casualties", mark.last, mark.last + within)
            nobodies = self._marks("anybody", mark.last, mark.last + HARM_WITHIN)
            outcomes = self._marks("outcome", mark.last, mark.last + OUTCOME_WITHIN)
            if harms and not self.sentence.has_sign(mark.last, harms[0].first):
                yield harms[0], mark.first, harms[0].last
            elif outcomes and nobodies and not self.sentence.has_sign(mark.last, nobodies[0].first):
                last = max(outcomes[0].last, nobodies[0].last)
                yield outcomes[0], mark.first, min(last + 1, len(self.sentence.words))
            elif outcomes and self._marks("anybody", max(self.piece.first, mark.first - 2), mark.first):
                yield outcomes[0], mark.first, outcomes[0].last

    def _marks(self, kind: str, first: int, last: int) -> list[MarkedPhrase]:
        return self.sentence.marks_of(kind, first=first, last=min(last, self.piece.last))

    def sayings(self) -> Iterator[Saying]:
        """A count of none for each kind of harm."""
        for harm, first, last in self.spans():
            names = self.sentence.names_of("parties", first=first, last=last + 2)
            group = names[0].row_id if names else ""
            for field in harm.value.split():
                yield self.told.say(
                    self.sentence,
                    self.piece,
                    first,
                    last,
                    field=field,
                    value="0",
                    rule=f"count of {field}",
                    group=group,
                )
