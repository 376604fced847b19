"""Restores the order of words on a page of a PDF: Arabic that was written from left to right, as drawn, is turned round."""

import re
import unicodedata
from itertools import pairwise
from typing import Any, NamedTuple

_ARABIC = re.compile("[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufeff]")
_FORMS = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]+")  # letters in the shape that they are drawn in
_LATIN = re.compile("[A-Za-z]")
_ENDS = (".", "!", "?", "؟", ":", "…", ".”", '."', ".»")
FULL_LINE = 0.7  # of the longest line of a page: a shorter one is a title, or ends its paragraph
_MIRRORED = str.maketrans("()[]<>«»", ")(][><»«")  # brackets that stand alone are drawn the other way round


class Piece(NamedTuple):
    """Text that a page draws in one go, and how far to the right it begins."""

    x: float
    text: str


def page_text(page: Any) -> str:  # pypdf is an extra
    """The text of a page in the order in which it is read, Arabic letters in their plain form."""
    pieces: list[Piece] = []
    page.extract_text(visitor_text=lambda text, _cm, tm, _font, _size: pieces.append(Piece(float(tm[4]), text)))
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        first, *others = piece.text.split("\n")
        lines[-1].append(Piece(piece.x, first))
        lines += [[Piece(piece.x, other)] for other in others]
    return unwrapped(plain_letters("\n".join(line_text(line) for line in lines)))


def unwrapped(text: str) -> str:
    """The lines of a page joined to paragraphs: one that runs to the margin and ends no sentence goes on in the next."""
    lines = [line.strip() for line in text.split("\n")]
    margin = FULL_LINE * max(map(len, lines), default=0)
    paragraphs: list[str] = []
    goes_on = False
    for line in lines:
        if goes_on and line:
            paragraphs[-1] += f" {line}"
        else:
            paragraphs.append(line)
        goes_on = len(line) >= margin and not line.endswith(_ENDS)
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
