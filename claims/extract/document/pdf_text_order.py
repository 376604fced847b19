"""Restores the order of words on a page of a PDF: Arabic that was written from left to right, as drawn, is turned round."""

import re
import unicodedata
from itertools import pairwise
from typing import Any, NamedTuple

_ARABIC = re.compile("[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufeff]")
_FORMS = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]+")  # letters in the shape that they are drawn in
_LATIN = re.compile("[A-Za-z]")
_ENDS = (".", "!", "?", "؟", ":", "…", ".”", '."', ".»")
FULL_LINE = 0.7  # of the longest line around: a shorter one is a title, or ends its paragraph
AROUND = 2  # lines before and behind that a line is compared with, for a page may have columns
ROW_NUMBERS = 3  # numbers from which on a line is a row of a table
SMALL = 0.8  # of the usual size of letters: smaller figures are marks of notes
_MARK_IN_FIGURE = re.compile(r"(\d)(\[\d{1,3}\])(\s[^\W\d]+)")  # it goes behind the word that the figure counts
_MARK = re.compile(r"\d{1,3}")
_NUMBER = re.compile(r"\b\d+\b")
_MIRRORED = str.maketrans("()[]<>«»", ")(][><»«")  # brackets that stand alone are drawn the other way round


class Piece(NamedTuple):
    """Text that a page draws in one go, and how far to the right it begins."""

    x: float
    text: str


def page_text(page: Any) -> str:  # pypdf is an extra
    """The text of a page in the order in which it is read, Arabic letters in their plain form."""
    drawn: list[tuple[Piece, float]] = []
    page.extract_text(
        visitor_text=lambda text, _cm, tm, _font, size: drawn.append(
            (Piece(float(tm[4]), text), abs(float(tm[3] or 1)) * float(size or 1))
        )
    )
    pieces = marks_apart(drawn)
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        first, *others = piece.text.split("\n")
        lines[-1].append(Piece(piece.x, first))
        lines += [[Piece(piece.x, other)] for other in others]
    text = unwrapped(plain_letters("\n".join(line_text(line) for line in lines)))
    return _MARK_IN_FIGURE.sub(r"\1\3\2", text)


def marks_apart(drawn: list[tuple[Piece, float]]) -> list[Piece]:
    """The pieces with small figures, the marks of notes, in brackets, so that they are no digits of a number before them."""
    sizes = sorted(size for piece, size in drawn if piece.text.strip())
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    return [
        Piece(piece.x, f"[{piece.text.strip()}]")
        if _MARK.fullmatch(piece.text.strip()) and size < SMALL * usual
        else piece
        for piece, size in drawn
    ]


def unwrapped(text: str) -> str:
    """The lines of a page joined to paragraphs: one as long as those around it that ends no sentence goes on in the next."""
    lines = [line.strip() for line in text.split("\n")]
    paragraphs: list[str] = []
    goes_on = False
    for at, line in enumerate(lines):
        if goes_on and line:
            paragraphs[-1] += f" {line}"
        else:
            paragraphs.append(line)
        around = lines[max(0, at - AROUND) : at + AROUND + 1]
        is_row = len(_NUMBER.findall(line)) >= ROW_NUMBERS
        goes_on = len(line) >= FULL_LINE * max(map(len, around)) and not line.endswith(_ENDS) and not is_row
    return "\n".join(paragraphs)


def line_text(pieces: list[Piece]) -> str:
    """One line: as it stands, or turned round where its Arabic words were written from left to right."""
    if not _is_drawn_order(pieces):
        return "".join(piece.text for piece in pieces)
    turned = "".join(reversed(_runs([piece.text for piece in pieces if piece.text])))
    return re.sub(" {2,}", " ", turned).strip()


def plain_letters(text: str) -> str:
    """Arabic letters that were written in the shape that they are drawn in, as letters."""
    return _FORMS.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)


def _is_drawn_order(pieces: list[Piece]) -> bool:
    """Whether each Arabic piece of a line stands to the right of the one before more often than to the left."""
    places = [piece.x for piece in pieces if _ARABIC.search(piece.text)]
    steps = [other - one for one, other in pairwise(places)]
    return sum(step > 0 for step in steps) > sum(step < 0 for step in steps)


def _runs(texts: list[str]) -> list[str]:
    """The pieces with words in Latin letters that follow one another joined, for those keep their order."""
    runs: list[str] = []
    inside = False
    for at, text in enumerate(texts):
        latin = bool(_LATIN.search(text))
        bridge = inside and not _ARABIC.search(text) and any(_LATIN.search(other) for other in texts[at + 1 : at + 2])
        if inside and (latin or bridge):
            runs[-1] += text
        else:
            runs.append(text if any(map(str.isalnum, text)) else text.translate(_MIRRORED))
        inside = latin or bridge
    return runs
