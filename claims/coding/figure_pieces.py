"""What people write of figures, cut into pieces: numbers, what happened, who is counted, and words that tie these together."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from claims.errors import ValueFormatError
from claims.extract.clauses.language_words import words_of_language
from claims.extract.cut.normalised_text import normalise_text
from claims.extract.cut.tokens import Token, tokens
from claims.extract.find.harm_cues import Form, Outcome, harm_cues
from claims.extract.languages.en.english_numbers import is_number
from claims.extract.languages.en.english_numbers import read_count as read_english
from claims.extract.languages.word_lists import Phrases, cell_words, csv_rows
from claims.importers.cells.count_cells import read_lone_count
from claims.names import fold, without_articles
from claims.values import Count

MOST_WORDS = 7  # of one number with its qualifier
NOUN_WITHIN = 3  # words from an article to the noun that it belongs to
_ENDS = ".,;:)("
_CLOSES = frozenset(";.؛")
_AND = "و"
_CUT_SHORT = frozenset({"incl", "approx"})  # words that end in a full stop of their own
_NOBODY = Count(0, 0)


class FigurePieceKind(StrEnum):
    """What a piece does in the line; the values are the roles of `figure_words.csv`."""

    FIGURE = "figure"
    OUTCOME = "outcome"
    HURT = "hurt"  # of nobody it may mean the dead too
    DOUBT = "doubt"  # says that people came to harm, not what harm
    GROUP = "group"  # a common noun, such as children
    PARTY = "party"  # a name of the project
    PART = "part"
    TWO = "two"  # an Arabic dual, which is a number too
    NO = "no"
    ARTICLE = "article"
    HEDGE = "hedge"
    JOIN = "join"
    CLOSE = "close"
    OPEN_BRACKET = "("
    CLOSE_BRACKET = ")"
    SKIP = "skip"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True)
class FigurePiece:
    """A piece of the line and where it stands.

    Attributes:
        value: The field of an outcome, the name of a group, the words of anything else.
        count: The number of a figure.
        ids: The parties that go by the name.
    """

    kind: FigurePieceKind
    start: int
    end: int
    value: str = ""
    count: Count | None = None
    ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class FigureLexicon:
    """The phrases of a project: those of the word list, the labels of its counting fields, the names of its parties."""

    words: Phrases[tuple[FigurePieceKind, str]]
    parties: Phrases[tuple[str, ...]]

    @classmethod
    def of(cls, labels: Mapping[str, str], names: Mapping[str, tuple[str, ...]]) -> "FigureLexicon":
        """Takes the labels of the fields that count, by field, and the names of the parties, by id."""
        by_label = {fold(label): (FigurePieceKind.OUTCOME, field) for field, label in labels.items() if fold(label)}
        by_name: dict[str, dict[str, None]] = {}
        for party_id, party_names in names.items():
            for name in filter(None, (without_articles(fold(name)) for name in party_names)):
                by_name.setdefault(name, {})[party_id] = None
        return cls(Phrases({**by_label, **_listed()}), Phrases({name: tuple(ids) for name, ids in by_name.items()}))


@cache
def _listed() -> dict[str, tuple[FigurePieceKind, str]]:
    return {
        fold(word) or word: (FigurePieceKind(row["role"]), row["value"])
        for row in _rows()
        if row["role"] != FigurePieceKind.TWO
        for word in cell_words(row["words"])
    }


def _rows() -> tuple[dict[str, str], ...]:
    return csv_rows("claims.coding", "figure_words.csv")


@cache
def _duals() -> frozenset[str]:
    return frozenset(
        fold(word) for row in _rows() if row["role"] == FigurePieceKind.TWO for word in cell_words(row["words"])
    )


@cache
def group_words() -> dict[str, frozenset[str]]:
    """The common nouns of each group, folded."""
    nouns: dict[str, set[str]] = {}
    for word, (kind, group) in _listed().items():
        if kind is FigurePieceKind.GROUP:
            nouns.setdefault(group, set()).add(word)
    return {group: frozenset(words) for group, words in nouns.items()}


def cut_pieces(text: str, lexicon: FigureLexicon) -> list[FigurePiece]:
    """The pieces of a line in its order, with places in the line as it was given."""
    normalised = normalise_text(text)
    words = _split_and(tokens(normalised.text, 0, len(normalised.text)))
    return [
        _moved(piece, *normalised.original_span(piece.start, piece.end))
        for piece in _Cutter(normalised.text, words, lexicon)
    ]


def _moved(piece: FigurePiece, start: int, end: int) -> FigurePiece:
    return FigurePiece(kind=piece.kind, start=start, end=end, value=piece.value, count=piece.count, ids=piece.ids)


def _split_and(words: list[Token]) -> list[Token]:
    """The words with the Arabic "and" split off a word that is in the list without it."""
    split: list[Token] = []
    for word in words:
        rest = word.text[1:]
        if word.text.startswith(_AND) and fold(rest) in _listed() and fold(word.text) not in _listed():
            middle = word.start + 1
            split += [Token(_AND, _AND, word.start, middle), Token(rest, rest, middle, word.end)]
        else:
            split.append(word)
    return split


def typed_count(words: str) -> Count | None:
    """A number as a collection writes it, or else as people do, such as "at least 5"; None for anything else."""
    with suppress(ValueFormatError):
        return Count.parse(words)
    cell = read_lone_count(words).count
    return Count.parse(cell) if cell else None


class _Cutter:
    """Goes through the words once; what is longest at a place is taken there."""

    def __init__(self, text: str, words: list[Token], lexicon: FigureLexicon) -> None:
        self._text, self._words, self._lexicon = text, words, lexicon
        self._folded = [fold(word.text) or word.text for word in words]
        self._cues = [word.low for word in words]
        self._arabic = words_of_language("ar").counted_words(text)

    def __iter__(self) -> Iterator[FigurePiece]:
        at = 0
        while at < len(self._words):
            pieces, behind = self._at(at)
            yield from pieces
            at = behind

    def _at(self, at: int) -> tuple[list[FigurePiece], int]:
        """The pieces that begin at a word, and the position behind them."""
        word = self._words[at]
        if word.text in "()":
            return [self._piece(FigurePieceKind(word.text), at, at + 1)], at + 1
        if word.text in _CLOSES:
            is_of_word = word.text == "." and at > 0 and self._folded[at - 1] in _CUT_SHORT
            return [self._piece(FigurePieceKind.SKIP if is_of_word else FigurePieceKind.CLOSE, at, at + 1)], at + 1
        if found := self._number(at):
            count, behind = found
            return [self._piece(FigurePieceKind.FIGURE, at, behind, count=count)], behind
        counted = self._counted_noun(at)
        length, kind, value, ids = self._phrase(at)
        if kind is FigurePieceKind.ARTICLE:
            one = Count(1, 1) if self._noun_follows(at + 1) else None
            kind = FigurePieceKind.FIGURE if one else FigurePieceKind.SKIP
            return [self._piece(kind, at, at + length, count=one)], at + length
        if kind is FigurePieceKind.NO:
            return [self._piece(FigurePieceKind.FIGURE, at, at + length, count=_NOBODY)], at + length
        if counted and kind is FigurePieceKind.UNKNOWN:
            return counted, at + 1
        return [*counted, self._piece(kind, at, at + length, value=value, ids=ids)], at + length

    def _number(self, at: int) -> tuple[Count, int] | None:
        """The longest number that begins at a word, and the position behind it."""
        for behind in range(min(len(self._words), at + MOST_WORDS), at, -1):
            if self._words[behind - 1].text in _ENDS or self._holds_outcome(at, behind):
                continue
            if count := typed_count(self._in_figures(at, behind)):
                return count, behind
        return None

    def _holds_outcome(self, at: int, behind: int) -> bool:
        """Whether the words say what happened too, as "no casualties" does."""
        found = (self._lexicon.words.at(self._folded, place) for place in range(at, behind))
        return any(phrase and phrase[1][0] is FigurePieceKind.OUTCOME for phrase in found)

    def _in_figures(self, at: int, behind: int) -> str:
        """The words with English numbers such as twenty-five in figures, for the reader of cells."""
        parts, place = [], at
        while place < behind:
            word, read = self._words[place], None
            if word.low == "a" or (is_number(word.low) and not word.low[0].isdigit()) or "-" in word.low:
                read = read_english(self._words[:behind], place)
            number = str(read[0]) if read and read[0].exact else word.text
            after = read[1] if read and read[0].exact else place + 1
            gap = self._text[self._words[after - 1].end : self._words[after].start] if after < behind else ""
            parts.append(number + gap)
            place = after
        return "".join(parts)

    def _counted_noun(self, at: int) -> list[FigurePiece]:
        """The figure in an Arabic word that holds a number, such as a dual."""
        dual = Count(2, 2) if self._folded[at] in _duals() else None
        count = self._arabic.get(self._words[at].start, dual)
        return [self._piece(FigurePieceKind.FIGURE, at, at + 1, count=count)] if count else []

    def _phrase(self, at: int) -> tuple[int, FigurePieceKind, str, tuple[str, ...]]:
        """The longest phrase at a word: a name of the project where it is longer than one of the lists."""
        length, kind, value = 1, FigurePieceKind.UNKNOWN, self._words[at].text
        ids: tuple[str, ...] = ()
        if listed := self._lexicon.words.at(self._folded, at):
            length, (kind, value) = listed
        if (cue := harm_cues().at(self._cues, at)) and cue[1][1] is not Form.NONE and (not listed or cue[0] > length):
            length, (outcome, _) = cue
            is_clear = outcome is not Outcome.SHOT
            kind, value = (FigurePieceKind.OUTCOME, str(outcome)) if is_clear else (FigurePieceKind.DOUBT, "")
            listed = listed or (length, (kind, value))
        if (named := self._lexicon.parties.at(self._folded, at)) and (not listed or named[0] > length):
            length, ids = named
            kind, value = FigurePieceKind.PARTY, ""
        if kind is FigurePieceKind.UNKNOWN and not any(character.isalnum() for character in value):
            kind = FigurePieceKind.JOIN
        return length, kind, value, ids

    def _noun_follows(self, at: int) -> bool:
        for place in range(at, min(at + NOUN_WITHIN, len(self._words))):
            kind = self._phrase(place)[1]
            if kind in {FigurePieceKind.GROUP, FigurePieceKind.PARTY}:
                return True
            if kind is not FigurePieceKind.UNKNOWN or self._words[place].text[0].isdigit():
                return False
        return False

    def _piece(
        self,
        kind: FigurePieceKind,
        at: int,
        behind: int,
        *,
        value: str = "",
        count: Count | None = None,
        ids: tuple[str, ...] = (),
    ) -> FigurePiece:
        start, end = self._words[at].start, self._words[behind - 1].end
        return FigurePiece(kind=kind, start=start, end=end, value=value or self._text[start:end], count=count, ids=ids)
