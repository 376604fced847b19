"""What a sentence says, with who says it, and what a report has said so far."""

from dataclasses import dataclass, field

from claims.extract.clauses.sentence import MarkedSentence
from claims.extract.clauses.speakers import SpokenPiece
from claims.extract.find.gazetteer import Gazetteer
from claims.model import Speaker, Stance


@dataclass(frozen=True, kw_only=True)
class Saying:
    """One thing that a sentence says, with who says it. Spans are of the normalised text."""

    field: str
    value: str
    start: int
    end: int
    rule: str
    group: str = ""
    stance: Stance = Stance.ASSERTS
    chain: tuple[Speaker, ...] = ()


@dataclass
class Told:
    """What a report has told up to a sentence: "he added", "this figure" and "the accusation" point back to it.

    Attributes:
        source_id: The source that publishes the report, which is no speaker beyond itself.
        speakers: Ids of the speakers of what was said last.
        accused: Id of the party that was said last to have done it.
        counts: The counts of the incident that is told.
    """

    gazetteer: Gazetteer
    source_id: str = ""
    speakers: tuple[str, ...] = ()
    accused: str = ""
    counts: list[Saying] = field(default_factory=list)

    def say(self, sentence: MarkedSentence, piece: SpokenPiece, first: int, last: int, **more: object) -> Saying:
        """A saying on some words of a piece, with its speakers and its stance."""
        plain = piece.stance in (Stance.RELAYS, Stance.ASSERTS)
        hedged = plain and sentence.marks_of("hedging", first=piece.first, last=piece.last)
        return Saying(
            start=sentence.words[first].start,
            end=sentence.words[last - 1].end,
            stance=Stance.HEDGES if hedged else self.stance_of(piece),
            chain=self.chain_of(piece),
            **more,  # type: ignore[arg-type]  # fields of the record
        )

    def chain_of(self, piece: SpokenPiece) -> tuple[Speaker, ...]:
        """The speakers of a piece; the source that publishes is none."""
        return tuple(Speaker(speaker, Stance.ASSERTS) for speaker in piece.chain if speaker != self.source_id)

    def stance_of(self, piece: SpokenPiece) -> Stance:
        """The stance of a piece; a source's own people speak with it."""
        chain = self.chain_of(piece)
        own = self.gazetteer.are_own_people(self.source_id, (link.source_id for link in chain))
        if piece.stance is Stance.RELAYS and (not chain or own):
            return Stance.ASSERTS
        return piece.stance
