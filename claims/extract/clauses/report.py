"""Reads a report sentence by sentence: counts of people and who did it, each with its speakers and its stance."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from claims.extract.clauses.counted import find_counted
from claims.extract.clauses.language_words import LanguageWords
from claims.extract.clauses.name_reader import NameReader
from claims.extract.clauses.outcomes import OutcomeFinder
from claims.extract.clauses.responsibility import ResponsibilityFinder
from claims.extract.clauses.sayings import Saying, Told
from claims.extract.clauses.sentence import MarkedSentence
from claims.extract.clauses.speakers import SpokenPiece, pieces_of
from claims.extract.find.gazetteer import Gazetteer
from claims.model import Speaker, Stance


@dataclass(frozen=True, kw_only=True)
class SentenceReading:
    """What a sentence says.

    Attributes:
        sayings: Counts, and who did it.
        speakers: Stretches of text with the stance and the speakers of what is said there.
        spoken: Stretches that only say who speaks, and when.
        another: Whether its words begin another incident; `earlier`: one that lies back.
    """

    sayings: tuple[Saying, ...]
    speakers: tuple[tuple[int, int, Stance, tuple[Speaker, ...]], ...]
    spoken: tuple[tuple[int, int], ...]
    another: bool = False
    earlier: bool = False


class ReportReader:
    """Reads the sentences of one report in order."""

    def __init__(self, text: str, vocabulary: LanguageWords, gazetteer: Gazetteer, source_id: str = "") -> None:
        self.text = text
        self.vocabulary = vocabulary
        self.names = NameReader(text, gazetteer, vocabulary.tells)
        self.told = Told(gazetteer, source_id)

    def read(self, start: int, end: int, *, opens: bool) -> SentenceReading:
        """Reads the next sentence.

        Args:
            start, end: Its span.
            opens: Whether it opens a paragraph, in which nobody speaks yet.
        """
        words = self.vocabulary.words(self.text, start, end)
        sentence = MarkedSentence(words, self.vocabulary.marks(words), self.names.of_words(words, start, end))
        another = bool(sentence.marks_of("another"))
        pieces, spoken = self._pieces(sentence, goes_on=not (opens or another))
        if another:
            self.told.counts = []
        sayings = list(self._sayings(sentence, pieces))
        said = next((piece.chain for piece in reversed(pieces) if piece.chain), None)
        self.told.speakers = said or (() if another else self.told.speakers)
        return SentenceReading(
            sayings=tuple(sayings),
            speakers=tuple(
                (
                    words[piece.first].start,
                    words[piece.last - 1].end,
                    self.told.stance_of(piece),
                    self.told.chain_of(piece),
                )
                for piece in pieces
            ),
            spoken=tuple(
                (words[first].start, words[min(last, len(words)) - 1].end) for first, last in spoken if first < last
            ),
            another=another,
            earlier=bool(sentence.marks_of("earlier")),
        )

    def _pieces(self, sentence: MarkedSentence, *, goes_on: bool) -> tuple[list[SpokenPiece], list[tuple[int, int]]]:
        """The pieces of a sentence; one without a speaker of its own has the one before it, within a paragraph."""
        latter = self.told.gazetteer.speaker_for(self.told.accused)
        pieces, spoken = pieces_of(sentence, self.told.speakers, latter)
        before = self.told.speakers if goes_on else ()
        for at, piece in enumerate(pieces):
            if not piece.chain and (at == 0 or piece.opens):
                pieces[at] = replace(piece, chain=before)
            before = pieces[at].chain
        return pieces, spoken

    def _sayings(self, sentence: MarkedSentence, pieces: list[SpokenPiece]) -> Iterator[Saying]:
        counted = find_counted(sentence.words, sentence.marks, self.vocabulary)
        for piece in pieces:
            within = [people for people in counted if piece.first <= people.first < piece.last]
            counts = list(OutcomeFinder(self.told, sentence, piece).sayings(within))
            self.told.counts += counts
            yield from counts
            yield from ResponsibilityFinder(self.told, sentence, piece).sayings(denies_counts=bool(counts))
