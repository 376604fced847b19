"""Figures as people write them, read into counts of a field and a group; what can be read in two ways is a question."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from claims.coding.figure_line import PEOPLE, WOUNDED, FigureLine, OpenFigure, PassedOver, Unread
from claims.coding.figure_pieces import FigureLexicon, FigurePiece, FigurePieceKind, cut_pieces, group_words
from claims.coding.vocabulary import Row, Vocabulary, house_rows
from claims.extract.languages.word_lists import word_class
from claims.model import FieldType
from claims.names import NameTable, fold
from claims.projects.starter_frames import starter_frames
from claims.values import Count

BOTH, AMONG, BEYOND, NOBODY_IN_PARTICULAR = "both", "among", "beyond", "anyone"
_PART_FIELDS = {"seriously_wounded": "wounded"}  # a part may be of another field than its whole
_BEST = "_best"  # fields of compilers' estimates, which nobody names
_KILLED, _CASUALTIES = "killed", "casualties"


class Asked(StrEnum):
    """What a question is about."""

    OUTCOME = "outcome"  # what happened to the people counted
    GROUP = "group"  # who they are
    PART = "part"  # whether they are among those before or beyond them
    HURT = "hurt"  # whether nobody was killed either


@dataclass(frozen=True, kw_only=True)
class FigureQuestion:
    """What the words leave open.

    Attributes:
        key: What to answer it under; the same while the words are.
        words: The words in question, from `start` to `end` of the line.
        options: What can be answered: ids of fields or parties, or constants of this module.
    """

    key: str
    asked: Asked
    words: str
    start: int
    end: int
    options: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ReadFigure:
    """One count as read.

    Attributes:
        start, end: Where its words stand in the line.
        part_of: Position of the figure that contains it.
    """

    field: str
    group: str
    count: Count
    start: int
    end: int
    part_of: int | None = None


@dataclass(frozen=True, kw_only=True)
class FigureReading:
    """A line of figures as read.

    Attributes:
        figures: The counts that are clear.
        questions: What must be answered before the others are.
        unread: What was passed over.
        added: Rows of parties and fields that the project does not have yet.
    """

    figures: tuple[ReadFigure, ...] = ()
    questions: tuple[FigureQuestion, ...] = ()
    unread: tuple[Unread, ...] = ()
    added: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)

    @property
    def is_clear(self) -> bool:
        """Whether nothing is left to ask."""
        return not self.questions


def read_figures(text: str, vocabulary: Vocabulary, *, answers: Mapping[str, str] | None = None) -> FigureReading:
    """Reads a line such as "at least 14 dead, among them 3 children, and about 30 wounded".

    Args:
        text: The line.
        vocabulary: The fields that count and the parties by any of their names.
        answers: The chosen option of questions by their key.
    """
    labels = countable_fields(vocabulary)
    pieces = cut_pieces(text, FigureLexicon.of(labels, vocabulary.names("parties")))
    line = FigureLine(text)
    for at, piece in enumerate(pieces):
        line.take(piece, pieces[at + 1 :])
    line.end()
    return _Reader(text, vocabulary, dict(answers or {})).reading(line)


def countable_fields(vocabulary: Vocabulary) -> dict[str, str]:
    """The fields that figures can be of, with their labels."""
    return {
        field_id: row.get("label", "")
        for field_id, row in vocabulary.rows("fields").items()
        if row.get("type") == FieldType.COUNT and not field_id.endswith(_BEST)
    }


class _Reader:
    """Turns the figures of a line into counts of fields and groups, with what was answered."""

    def __init__(self, text: str, vocabulary: Vocabulary, answers: dict[str, str]) -> None:
        self._text, self._vocabulary, self._answers = text, vocabulary, answers
        self._questions: list[FigureQuestion] = []
        self._added: dict[str, dict[str, Row]] = {}

    def reading(self, line: FigureLine) -> FigureReading:
        """What is clear of a line, and what is asked."""
        kept: list[tuple[OpenFigure, tuple[str, ...], str]] = []
        for opened in line.figures:
            if any(fold(noun.value) in word_class("thing") for noun in opened.nouns) and not opened.groups:
                line.pass_over(opened, PassedOver.THINGS)
                continue
            self._settle_part(opened)
            fields, group = self._fields(opened), self._group(opened, line)
            if fields and group is not None:
                kept.append((opened, fields, group))
        return FigureReading(
            figures=tuple(self._figures(kept)),
            questions=tuple(self._questions),
            unread=tuple(sorted(line.unread, key=lambda each: each.start)),
            added={table: tuple(rows.values()) for table, rows in self._added.items()},
        )

    def _figures(self, kept: list[tuple[OpenFigure, tuple[str, ...], str]]) -> Iterator[ReadFigure]:
        places: dict[int, int] = {}
        number = 0
        for opened, fields, group in kept:
            places[id(opened)] = number
            for field_id in fields:
                whole = places.get(id(opened.whole)) if opened.is_part else None
                yield ReadFigure(
                    field=field_id, group=group, count=opened.count, start=opened.start, end=opened.end, part_of=whole
                )
                number += 1

    def _settle_part(self, opened: OpenFigure) -> None:
        """A figure of another outcome than the whole is none of its parts; one in bare brackets is asked about."""
        whole = opened.whole
        if whole is None:
            opened.is_part = False
            return
        unlike = opened.fields and whole.fields and not (set(opened.fields) & set(whole.fields))
        if unlike and _PART_FIELDS.get(opened.fields[0]) not in whole.fields:
            opened.is_part = opened.in_brackets = False
        elif unlike and opened.in_brackets:
            opened.is_part = True
        elif opened.in_brackets:
            key = self._text[whole.start : whole.end]
            opened.is_part = self._ask(Asked.PART, opened, (AMONG, BEYOND), key=key) != BEYOND
            opened.fields = opened.fields or whole.fields

    def _fields(self, opened: OpenFigure) -> tuple[str, ...]:
        """The fields that a figure is of; none while that is asked."""
        fields = opened.fields
        if not fields and opened.is_part and opened.whole:
            fields = opened.whole.fields
            if not fields:
                return ()  # asked of the whole
        if opened.is_hurt and opened.count.high == 0:
            answer = self._ask(Asked.HURT, opened, (BOTH, WOUNDED))
            fields = {BOTH: (_KILLED, WOUNDED), WOUNDED: (WOUNDED,)}.get(answer, ())
        elif not fields:
            options = tuple(countable_fields(self._vocabulary)) or (_KILLED, WOUNDED)
            answer = self._ask(Asked.OUTCOME, opened, options)
            fields = (answer,) if answer else ()
        if fields == (_CASUALTIES,) and not self._knows(_CASUALTIES) and opened.count.high == 0:
            fields = (_KILLED, WOUNDED)  # where there are none of both together, there are none of either
        opened.fields = fields
        return fields if all(self._knows(field_id) for field_id in fields) else ()

    def _knows(self, field_id: str) -> bool:
        """Whether the project has the field, or gets it from the house vocabulary."""
        if field_id in self._vocabulary.rows("fields"):
            return True
        return self._add("fields", field_id)

    def _add(self, table: str, row_id: str) -> bool:
        rows = house_rows(self._vocabulary, table, row_id)
        key = {"fields": "field", "parties": "party_id"}[table]
        self._added.setdefault(table, {}).update({row[key]: row for row in rows})
        return bool(rows)

    def _group(self, opened: OpenFigure, line: FigureLine) -> str | None:
        """The party that is counted, "" for anyone; None while that is asked."""
        named = [piece for piece in opened.groups if piece.kind is FigurePieceKind.PARTY]
        common = [piece for piece in opened.groups if piece.kind is FigurePieceKind.GROUP and piece.value != PEOPLE]
        if not named and not common and opened.nouns and not opened.groups:
            return self._unknown_noun(opened)
        if common and not named and any(noun.value[0].isupper() for noun in opened.nouns):
            return self._unknown_noun(opened)
        for noun in opened.nouns:
            line.pass_over(noun, PassedOver.CLEAR_WITHOUT)
        if named:
            return self._one_of(opened, tuple(dict.fromkeys(named[0].ids)))
        return self._common(opened, common[0]) if common else ""

    def _unknown_noun(self, opened: OpenFigure) -> str | None:
        pieces = sorted((*opened.nouns, *opened.groups), key=lambda piece: piece.start)
        words = self._text[pieces[0].start : pieces[-1].end]
        near = tuple(row_id for row_id, _ in NameTable(self._vocabulary.names("parties")).suggest(words))
        answer = self._ask(Asked.GROUP, opened, (*near, NOBODY_IN_PARTICULAR), words=words)
        return None if not answer else "" if answer == NOBODY_IN_PARTICULAR else answer

    def _one_of(self, opened: OpenFigure, ids: tuple[str, ...]) -> str | None:
        if len(ids) == 1:
            return ids[0]
        return self._ask(Asked.GROUP, opened, ids) or None

    def _common(self, opened: OpenFigure, piece: FigurePiece) -> str | None:
        """The party of the project that a common noun means: by this very noun, by the group's name, by another noun for it."""
        names = self._vocabulary.names("parties")
        nouns = group_words()[piece.value]
        folded = {row_id: [fold(name) for name in each] for row_id, each in names.items()}
        for found in (
            NameTable(names).candidates(self._text[piece.start : piece.end]),
            tuple(row_id for row_id, each in folded.items() if each[0] == piece.value),
            tuple(row_id for row_id, each in folded.items() if each[0] in nouns),
            tuple(row_id for row_id, each in folded.items() if nouns.intersection(each)),
        ):
            if found:
                return self._one_of(opened, found)
        return self._house_group(piece.value)

    def _house_group(self, group: str) -> str:
        house = NameTable.of(starter_frames()["parties"])
        nouns = sorted(group_words()[group])
        party_id = next((found[0] for noun in (group, *nouns) if (found := house.candidates(noun))), "")
        if party_id:
            self._add("parties", party_id)
        return party_id

    def _ask(
        self, asked: Asked, opened: OpenFigure, options: tuple[str, ...], *, words: str = "", key: str = ""
    ) -> str:
        """The answer, "" while there is none; a question is put where there is none."""
        shown = self._text[opened.start : opened.end]
        key = f"{asked} {fold(key or words or shown)}"
        answer = self._answers.get(key, "")
        if not answer or (answer not in options and asked is not Asked.GROUP):
            question = FigureQuestion(
                key=key, asked=asked, words=words or shown, start=opened.start, end=opened.end, options=options
            )
            if all(other.key != key for other in self._questions):
                self._questions.append(question)
            return ""
        return answer
