"""Cuts a sentence where another speaker begins, and says who speaks in each piece and how."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claims.extract.clauses.language_words import MarkedPhrase
from claims.extract.clauses.sentence import MarkedSentence, NameAt
from claims.model import Stance

SPEAKING = ("say", "quote", "hedge", "deny", "accuse", "claim", "per")
SPEAKER_BEHIND = {"per": 6, "quote": 3, "say": 3}  # words between a verb and the speaker behind it; 1 for other verbs
SPEAKER_BEFORE = 3
THAT_WITHIN = 8  # words between a verb of speaking and "that"
COMPANION_WITHIN = 8  # words between a verb and the word that it needs


@dataclass(frozen=True, kw_only=True)
class SpokenPiece:
    """A stretch of a sentence with one speaker.

    Attributes:
        first, last: Positions of its first word, and behind the last; the words that name the speaker are left out.
        act: "" or what the speaker does: "say", "hedge", "deny", "accuse", "claim".
        chain: Ids of the speakers, outermost first.
        accused: Names behind a verb of accusing that are not its speaker.
        opens: Whether it stands against what comes before ("whereas"), so that a speaker behind it speaks of it alone.
    """

    first: int
    last: int
    act: str = ""
    chain: tuple[str, ...] = ()
    accused: tuple[NameAt, ...] = ()
    opens: bool = False

    @property
    def stance(self) -> Stance:
        """How a report stands to what is said here."""
        if self.act in {"deny", "hedge"}:
            return Stance.DENIES if self.act == "deny" else Stance.HEDGES
        return Stance.RELAYS if self.chain else Stance.ASSERTS


@dataclass(frozen=True)
class _Speaker:
    """Who speaks: the ids, and the stretch of words that name them."""

    ids: tuple[str, ...]
    first: int
    last: int


def pieces_of(
    sentence: MarkedSentence, before: tuple[str, ...], latter: str = ""
) -> tuple[list[SpokenPiece], list[tuple[int, int]]]:
    """The pieces of a sentence, and the stretches of words that only say who speaks.

    Args:
        before: The speakers of what was said last.
        latter: Who speaks for the party that was accused last, "" for nobody.
    """
    return _Cutter(sentence, before, latter).cut()


class _Cutter:
    """Goes through a sentence once, from one verb of speaking to the next."""

    def __init__(self, sentence: MarkedSentence, before: tuple[str, ...], latter: str) -> None:
        self.sentence = sentence
        self.latter = latter
        self.before = self.earlier = before
        self.pieces: list[SpokenPiece] = [SpokenPiece(first=0, last=len(sentence.words))]
        self.spoken: list[tuple[int, int]] = []

    def cut(self) -> tuple[list[SpokenPiece], list[tuple[int, int]]]:
        behind = 0
        for mark in self.sentence.marks_of(*SPEAKING, "contrast"):
            if mark.first < behind:
                continue
            behind = mark.last if mark.kind == "contrast" else self._speech(mark)
            if mark.kind == "contrast":
                self._begin(mark.first, mark.last, opens=True)
        kept = [
            replace(piece, last=min(piece.first + 1, len(self.sentence.words)))
            if piece.accused and piece.first >= piece.last
            else piece
            for piece in self.pieces
        ]
        return [piece for piece in kept if piece.first < piece.last], self.spoken

    def _begin(self, end: int, first: int, **more: object) -> None:
        self.pieces[-1] = replace(self.pieces[-1], last=min(self.pieces[-1].last, end))
        self.pieces.append(SpokenPiece(first=first, last=len(self.sentence.words), **more))  # type: ignore[arg-type]  # fields of the record

    def _speech(self, mark: MarkedPhrase) -> int:
        """Takes up one verb of speaking; the position behind it and its speaker."""
        speaker, accused = self._speaker(mark)
        last = max(mark.last, speaker.last if speaker else 0, *(name.last for name in accused))
        if mark.kind == "per" and speaker is None:
            return mark.last
        chain = speaker.ids if speaker else self.before if self._is_open(mark) else ()
        that = self._that(last)
        first = that or last
        act = self._act(mark, first)
        if not self._has_companion(mark) or (mark.kind == "accuse" and not accused):
            return mark.last
        start = min(mark.first, speaker.first if speaker and speaker.first < speaker.last else mark.first)
        self.spoken.append((start, that or min(last + 2, len(self.sentence.words))))
        if self._is_trailing(mark, start, first, that=that):
            self._speak_backwards(chain, start, act)
            self._begin(start, last, chain=chain)
        else:
            piece = self.pieces[-1]
            act = "" if act == "per" else act
            if mark.kind == "per" and piece.act and start - piece.first <= 2:  # "X says, according to Y, that"
                quotes = mark.value == "quote"
                chain, act = (*piece.chain, *chain) if quotes else (*chain, *piece.chain), piece.act
            self._begin(start, first, act=act, chain=chain, accused=accused)
        self.before = chain
        return first

    def _is_open(self, mark: MarkedPhrase) -> bool:
        """Whether nobody stands where the speaker of a verb would, so that it is the one before."""
        if mark.value == "before" or mark.kind != "say":
            return True
        return (
            mark.last >= len(self.sentence.words)
            or any(
                other.kind in {"that", "from", "of", "outcome", "within", "number"}
                for other in self.sentence.marks
                if other.first == mark.last
            )
            or not self.sentence.words[mark.last].text.startswith("ال")
        )

    def _has_companion(self, mark: MarkedPhrase) -> bool:
        """Whether the word stands near that a verb needs for its meaning: "to carry" responsibility, "to reject" a charge."""
        if mark.value in {"behind", "before", "quote"}:
            return True
        return bool(self.sentence.marks_of(mark.value, first=mark.last, last=mark.last + COMPANION_WITHIN))

    def _act(self, mark: MarkedPhrase, first: int) -> str:
        """What the speaker does; who declares its own responsibility claims it."""
        if mark.kind in {"say", "hedge"} and self.sentence.marks_of(
            "own responsibility", first=mark.last, last=first + 3
        ):
            return "claim"
        return "say" if mark.kind == "quote" else mark.kind

    def _that(self, last: int) -> int | None:
        """The position behind "that", where it follows before a sign or another verb of speaking."""
        limit = min(last + THAT_WITHIN, len(self.sentence.words))
        thats = self.sentence.marks_of("that", first=last, last=limit)
        if not thats or self.sentence.has_sign(last, thats[0].first):
            return None
        return None if self.sentence.marks_of(*SPEAKING, first=last, last=thats[0].first) else thats[0].last

    def _is_trailing(self, mark: MarkedPhrase, start: int, first: int, *, that: int | None) -> bool:
        """Whether a speaker stands behind what is said: something is said before, and nothing of it follows."""
        piece = self.pieces[-1]
        said_before = bool(
            self.sentence.marks_of("outcome", "noun", "act", "number", first=piece.first, last=start)
        ) or any(word.text[0].isdigit() for word in self.sentence.words[piece.first : start])
        if mark.kind == "per":
            return said_before or start - piece.first > 3
        if mark.kind not in {"say", "quote"} or that or not said_before or piece.act == "accuse":
            return False
        follows = self.sentence.marks_of("outcome", "act", "number", first=first)
        return not follows and not any(word.text[0].isdigit() for word in self.sentence.words[first:])

    def _speak_backwards(self, chain: tuple[str, ...], end: int, act: str) -> None:
        """Gives the pieces before to a speaker behind them, back to where somebody else began."""
        self.pieces[-1] = replace(self.pieces[-1], last=end)
        for at in range(len(self.pieces) - 1, -1, -1):
            piece = self.pieces[at]
            inner = tuple(speaker for speaker in chain if speaker not in piece.chain)
            hedged = "hedge" if act == "hedge" else piece.act
            self.pieces[at] = replace(piece, chain=(*piece.chain, *inner), act=hedged)
            if piece.opens or piece.act:
                return

    def _speaker(self, mark: MarkedPhrase) -> tuple[_Speaker | None, tuple[NameAt, ...]]:
        """Who does what a verb says; of accusing also who is accused."""
        if mark.kind == "accuse":
            return self._accuser(mark)
        if mark.kind == "quote":
            return self._quoted(mark), ()
        sides = (self._before, self._behind) if mark.value == "before" else (self._behind, self._before)
        found = next((speaker for side in sides if (speaker := side(mark))), None)
        return found or (self._subject_before() if mark.joined else None), ()

    def _subject_before(self) -> _Speaker | None:
        """The source that opens the piece, alone or behind its verb, which goes on to speak: "X asked ... and said"."""
        first = self.pieces[-1].first
        names = self.sentence.names_of("sources", first=first, last=first + 2)
        return _Speaker((names[0].row_id,), first, first) if names and not self._is_spoken(names[0]) else None

    def _behind(self, mark: MarkedPhrase) -> _Speaker | None:
        """The speaker behind a verb, before "that" and any sign; what only points back is the speaker before."""
        within = SPEAKER_BEHIND.get(mark.kind, 1) if mark.value != "before" else 1
        limit = min(mark.last + within + 1, len(self.sentence.words))
        if thats := self.sentence.marks_of("that", first=mark.last, last=limit):
            limit = thats[0].first
        if same := self.sentence.marks_of("same speaker", first=mark.last, last=limit):
            before = self.earlier if mark.kind == "per" and self.pieces[-1].act else self.before
            return _Speaker(before, same[0].first, same[0].last) if before else None
        for name in self.sentence.names_of("sources", first=mark.last, last=limit):
            if not (name.told and mark.kind != "per") and not self.sentence.has_sign(mark.last, name.first):
                return _Speaker((name.row_id,), name.first, name.last)
        return None

    def _before(self, mark: MarkedPhrase) -> _Speaker | None:
        """The speaker right before a verb: what the sentence is about, or whom "who" stands for."""
        if mark.joined:
            return None
        if latter := self.sentence.marks_of("latter", first=mark.first - SPEAKER_BEFORE, last=mark.first):
            return _Speaker((self.latter,), latter[-1].first, latter[-1].last) if self.latter else None
        end = self._past_aside(mark.first)
        relative = [other for other in self.sentence.marks_of("who") if other.last == mark.first]
        end = relative[0].first - self.sentence.has_sign(relative[0].first - 1, relative[0].first) if relative else end
        within = SPEAKER_BEFORE if mark.value == "before" else 1
        names = [name for name in self.sentence.names if name.table == "sources" and end - within <= name.last <= end]
        if not names or self.sentence.has_sign(names[-1].last, end):
            return None
        if any(self._is_spoken(name) for name in names[-1:]) and not relative:
            return None
        return _Speaker((names[-1].row_id,), names[-1].first, names[-1].last)

    def _past_aside(self, at: int) -> int:
        """The position before "for its part" and its commas, where that stands right before a position."""
        words = self.sentence.words
        end = at - 1 if words[at - 1 : at] and words[at - 1].text == "," else at
        asides = [aside for aside in self.sentence.marks_of("aside") if aside.last == end]
        if not asides:
            return at
        first = asides[0].first
        return first - 1 if first and words[first - 1].text == "," else first

    def _is_spoken(self, name: NameAt) -> bool:
        return any(first <= name.first < last for first, last in self.spoken)

    def _quoted(self, mark: MarkedPhrase) -> _Speaker | None:
        """The outlet behind a verb of quoting and, behind "from", whom it quotes."""
        outlet = self._behind(mark)
        start = outlet.last if outlet else mark.last
        origin = self.sentence.marks_of("from", first=start, last=start + 2)
        if not origin:
            return outlet
        quoted = self._behind(MarkedPhrase("per", "behind", origin[0].first, origin[0].last))
        if quoted is None:
            return outlet
        ids = dict.fromkeys((*(outlet.ids if outlet else ()), *quoted.ids))
        return _Speaker(tuple(ids), outlet.first if outlet else quoted.first, quoted.last)

    def _accuser(self, mark: MarkedPhrase) -> tuple[_Speaker | None, tuple[NameAt, ...]]:
        """Who accuses and who is accused: of two names behind the verb the first accuses, a single one is accused."""
        before = self._before(mark)
        names = list(self._names_behind(mark.last))
        if before is None and len(names) > 1 and (own := self._source_at(names[0])):
            return _Speaker((own.row_id,), own.first, own.last), tuple(self._parties(names[1:]))
        return before, tuple(self._parties(names))

    def _names_behind(self, at: int) -> Iterator[NameAt]:
        """The names of sources and parties behind a verb, up to a sign, each place once."""
        seen = at
        for name in self.sentence.names_of("sources", "parties", first=at, last=at + 10):
            if name.first < seen:
                continue
            if self.sentence.has_sign(at, name.first) or name.first - seen > 2:
                return
            seen = name.last
            yield name

    def _source_at(self, name: NameAt) -> NameAt | None:
        return next((own for own in self.sentence.names if own.table == "sources" and own.first == name.first), None)

    def _parties(self, names: Sequence[NameAt]) -> list[NameAt]:
        """The first of some names, as a party."""
        for name in names[:1]:
            return [
                own for own in self.sentence.names if own.table == "parties" and name.first <= own.first < name.last
            ][:1]
        return []
