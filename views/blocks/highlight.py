"""A text with the words of statements marked where they stand, in any script and direction."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Protocol

from claims.extract import Document
from views.markup import lang, literal

AROUND = 1  # paragraphs shown before and after those that bear a statement
MOST_LETTERS = 60_000  # of a text that is shown whole


class Marked(Protocol):
    """Words of a text with their place."""

    @property
    def start(self) -> int:
        """Where they start, in code points."""

    @property
    def end(self) -> int:
        """Where they end."""

    @property
    def paragraph(self) -> int:
        """Their paragraph, counted from 1."""


def highlighted_text(
    document: Document, statements: Sequence[Marked], *, chosen: int | None = None, whole: bool = False
) -> str:
    """The paragraphs that bear the statements, each statement's words marked with its number, from 1.

    Args:
        chosen: Position of the statement that is marked more strongly.
        whole: Whether the other paragraphs are shown too.
    """
    numbers = range(len(document.paragraphs)) if whole else _near(document, statements)
    parts, before = [], -1
    for number in numbers:
        if number > before + 1:
            parts.append('<p aria-hidden="true">…</p>')
        parts.append(_paragraph(document, number, statements, chosen))
        before = number
    gap = '<p aria-hidden="true">…</p>' if before + 1 < len(document.paragraphs) else ""
    return f'<div class="cc cc-text" tabindex="0" role="region"{lang(document.language)}>{"".join(parts)}{gap}</div>'


def _near(document: Document, statements: Iterable[Marked]) -> list[int]:
    bearing = {statement.paragraph - 1 for statement in statements}
    near = {number + step for number in bearing for step in range(-AROUND, AROUND + 1)}
    return sorted(number for number in near if 0 <= number < len(document.paragraphs))


def _paragraph(document: Document, number: int, statements: Sequence[Marked], chosen: int | None) -> str:
    start, end = document.paragraphs[number]
    inside = [
        (place, statement)
        for place, statement in enumerate(statements)
        if statement.start < end and statement.end > start
    ]
    edges = {
        start,
        end,
        *(min(max(edge, start), end) for _, statement in inside for edge in (statement.start, statement.end)),
    }
    pieces = [
        _piece(
            document.text[first:last],
            first,
            [(place, statement) for place, statement in inside if statement.start <= first < statement.end],
            chosen,
        )
        for first, last in pairwise(sorted(edges))
    ]
    return f'<p dir="auto"><span class="cc-soft" aria-hidden="true">{number + 1}</span> {"".join(pieces)}</p>'


def _piece(text: str, start: int, covering: list[tuple[int, Marked]], chosen: int | None) -> str:
    """Text between two edges: marked where a statement covers it, with the numbers of those that begin here."""
    shown = literal(text)
    if not covering:
        return shown
    begun = ", ".join(str(place + 1) for place, statement in covering if statement.start == start)
    number = f"<sup><bdi>{begun}</bdi></sup>" if begun else ""
    strong = ' class="cc-chosen"' if chosen in {place for place, _ in covering} else ""
    return f"<mark{strong}>{number}{shown}</mark>"
