"""Two texts side by side: which words only one of them has, as HTML that shows everything else literally."""

import re

from views.markup import literal

SHORT_WORDS = 4  # a text of so few words is marked however few it shares
LEAST_SHARED = 0.25  # of the words of a longer text; below that marks would cover nearly all of it
_PIECE = re.compile(r"\w+|\W+")


def mark_differences(one: str, other: str) -> tuple[str, str]:
    """Both texts as HTML with the words marked that the other does not have; case makes no difference.

    Neither text is the original of the other, so nothing counts as inserted or removed. Long texts
    that have hardly a word in common are left unmarked.
    """
    return _mark(one, _words(other)), _mark(other, _words(one))


def _words(text: str) -> frozenset[str]:
    return frozenset(piece.casefold() for piece in _PIECE.findall(text) if _is_word(piece))


def _is_word(piece: str) -> bool:
    return any(character.isalnum() for character in piece)


def _mark(text: str, known: frozenset[str]) -> str:
    words = _words(text)
    if len(words) > SHORT_WORDS and len(words & known) < LEAST_SHARED * len(words):
        return literal(text)
    pieces = _PIECE.findall(text)
    fresh = [_is_word(piece) and piece.casefold() not in known for piece in pieces]
    for place in range(1, len(pieces) - 1):
        if pieces[place].isspace() and fresh[place - 1] and fresh[place + 1]:
            fresh[place] = True  # one mark over neighbouring words
    shown = "".join(
        f"<mark>{literal(piece)}</mark>" if new else literal(piece) for piece, new in zip(pieces, fresh, strict=True)
    )
    return shown.replace("</mark><mark>", "")
