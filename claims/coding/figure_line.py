"""A line of figures put together from its pieces: each number with what happened, who is counted, and the whole that it is part of."""

from dataclasses import dataclass, field
from enum import StrEnum

from claims.coding.figure_pieces import FigurePiece, FigurePieceKind
from claims.names import fold
from claims.values import Count

PEOPLE = "people"  # the noun that says nobody in particular
WOUNDED = "wounded"
_OF = "of"


class PassedOver(StrEnum):
    """Why nothing is made of some words."""

    NO_NUMBER = "no number"  # nothing that is counted, or no outcome of a count
    NOT_A_FIGURE = "not a figure"
    THINGS = "things"  # a number of things, not of people
    WHOLE_FIRST = "whole first"  # "3 of the 14 dead": the whole must be written before its part
    HEDGE = "hedge"  # how sure the source is, which is no part of a figure
    CLEAR_WITHOUT = "clear without"  # a word beside a group that is known


@dataclass(frozen=True, kw_only=True)
class Unread:
    """Words of the line, from `start` to `end`, that nothing was made of, and why."""

    words: str
    start: int
    end: int
    why: PassedOver


@dataclass
class OpenFigure:
    """A figure while its line is read."""

    count: Count
    start: int
    end: int
    fields: tuple[str, ...] = ()  # several where one stands for each
    leading: bool = False  # whether the words before it gave the field
    groups: list[FigurePiece] = field(default_factory=list)
    nouns: list[FigurePiece] = field(default_factory=list)  # words that may say who they are
    is_part: bool = False
    whole: "OpenFigure | None" = None
    in_brackets: bool = False  # opened a bracket without a word such as "among them"
    is_hurt: bool = False
    is_closed: bool = False  # what follows says no more of it


class FigureLine:
    """Puts the pieces of a line together, one after the other."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.figures: list[OpenFigure] = []
        self.unread: list[Unread] = []
        self._lead = ""
        self._lead_piece: FigurePiece | None = None
        self._in_part = self._part_in_brackets = self._opened = False
        self._joined = True
        self._skipped: set[str] = set()  # words passed over since the last piece that says something

    def take(self, piece: FigurePiece, behind: list[FigurePiece]) -> None:
        """Takes the next piece, with those behind it to look at."""
        steps = {
            FigurePieceKind.FIGURE: self._figure, FigurePieceKind.OUTCOME: self._outcome, FigurePieceKind.HURT: self._outcome,
            FigurePieceKind.DOUBT: self._doubt, FigurePieceKind.GROUP: self._group, FigurePieceKind.PARTY: self._group,
            FigurePieceKind.UNKNOWN: self._noun,
        }  # fmt: skip
        if piece.kind is FigurePieceKind.PART:
            self._part(behind)
        elif piece.kind is FigurePieceKind.HEDGE:
            self.pass_over(piece, PassedOver.HEDGE)
        elif piece.kind in steps:
            steps[piece.kind](piece)
        else:
            self._sign(piece)
        self._skipped = self._skipped | {fold(piece.value)} if piece.kind is FigurePieceKind.SKIP else set()

    def pass_over(self, piece: "FigurePiece | OpenFigure", why: PassedOver) -> None:
        """Notes words that nothing is made of."""
        words = self.text[piece.start : piece.end]
        self.unread.append(Unread(words=words, start=piece.start, end=piece.end, why=why))

    @property
    def _last(self) -> OpenFigure | None:
        return self.figures[-1] if self.figures else None

    def _figure(self, piece: FigurePiece) -> None:
        assert piece.count is not None
        last = self._last
        if last and _OF in self._skipped and not self._joined and not last.groups:
            self.figures.pop()
            self.pass_over(last, PassedOver.WHOLE_FIRST)
        whole = self._whole()
        figure = OpenFigure(piece.count, piece.start, piece.end, is_part=self._in_part, whole=whole)
        figure.in_brackets = self._opened and not self._in_part and whole is not None
        if self._lead:
            figure.fields, figure.leading = (self._lead,), True
            figure.start = self._lead_piece.start if self._lead_piece else figure.start
            self._lead_piece = None
        self.figures.append(figure)
        self._joined = False

    def _whole(self, *, of: OpenFigure | None = None) -> OpenFigure | None:
        """The last figure before that is a whole itself."""
        wholes = (each for each in reversed(self.figures) if each is not of and not (each.is_part or each.in_brackets))
        return next(wholes, None)

    def _group(self, piece: FigurePiece) -> None:
        last = self._last
        if last is None or last.is_closed or (self._joined and not (last.is_part and not last.groups)):
            if piece.value != PEOPLE or piece.kind is FigurePieceKind.PARTY:
                self.pass_over(piece, PassedOver.NO_NUMBER)
            return
        last.groups.append(piece)
        last.end = piece.end

    def _noun(self, piece: FigurePiece) -> None:
        last = self._last
        if last and not last.is_closed and not self._joined:
            last.nouns.append(piece)
        else:
            self.pass_over(piece, PassedOver.NOT_A_FIGURE)

    def _outcome(self, piece: FigurePiece) -> None:
        field_id = WOUNDED if piece.kind is FigurePieceKind.HURT else piece.value
        last = self._last
        waiting = [figure for figure in self.figures if _waits(figure, is_last=figure is last)]
        if last and last.leading and not last.is_closed and not self._joined:
            waiting = [last]
        if not waiting:
            if self._lead_piece:
                self.pass_over(self._lead_piece, PassedOver.NO_NUMBER)
            self._lead, self._lead_piece = field_id, piece
            return
        for figure in waiting:
            figure.fields, figure.leading, figure.is_closed = (field_id,), False, True
            figure.is_hurt = piece.kind is FigurePieceKind.HURT
            if figure.end <= piece.start and figure is waiting[-1]:
                figure.end = piece.end
        self._lead, self._lead_piece = "", None

    def _doubt(self, piece: FigurePiece) -> None:
        if (last := self._last) and not last.is_closed:
            last.end = piece.end

    def _part(self, behind: list[FigurePiece]) -> None:
        following = next((piece for piece in behind if piece.kind is not FigurePieceKind.SKIP), None)
        if following and following.kind is FigurePieceKind.FIGURE:
            self._in_part, self._part_in_brackets = True, self._opened
        elif (last := self._last) and (whole := self._whole(of=last)):
            last.is_part, last.in_brackets, self._joined = True, False, False
            last.whole = whole

    def _sign(self, piece: FigurePiece) -> None:
        if piece.kind is FigurePieceKind.OPEN_BRACKET or piece.value == ":":
            self._opened = True
        elif piece.kind in {FigurePieceKind.CLOSE_BRACKET, FigurePieceKind.CLOSE}:
            self._in_part = self._in_part and piece.kind is FigurePieceKind.CLOSE_BRACKET and not self._part_in_brackets
            self._opened = False
            if piece.kind is FigurePieceKind.CLOSE:
                self._lead = ""
        if piece.kind not in {FigurePieceKind.SKIP, FigurePieceKind.OPEN_BRACKET}:
            self._joined = True

    def end(self) -> None:
        """Notes an outcome that no number followed."""
        if self._lead_piece:
            self.pass_over(self._lead_piece, PassedOver.NO_NUMBER)


def _waits(figure: OpenFigure, *, is_last: bool) -> bool:
    """Whether an outcome that follows is of this figure: of a part whose whole has its own, only right behind it."""
    has_whole = figure.is_part and figure.whole is not None and bool(figure.whole.fields)
    return not figure.fields and not figure.is_closed and (is_last or not has_whole)
