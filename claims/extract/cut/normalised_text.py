"""Normalises a text for searching, with every position mapped back to the text itself."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_DROPPED = dict.fromkeys(
    "\u0640\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u00ad", ""
)
_MARKS = dict.fromkeys("\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670", "")
_LETTERS = dict.fromkeys("أإآٱ", "ا") | dict.fromkeys("ىی", "ي") | {"ک": "ك"}
_QUOTES = dict.fromkeys("“”„«»", '"') | dict.fromkeys("‘’‚`´ʼ", "'") | dict.fromkeys("‐‑", "-") | {"٫": ".", "٬": ","}
_KNOWN = _DROPPED | _MARKS | _LETTERS | _QUOTES


@dataclass(frozen=True)
class NormalisedText:
    """What is searched in place of a text; it is never stored.

    Attributes:
        text: The normalised copy: digits in ASCII, one form of alef, straight quotes, no tatweel, vowel
            signs or direction marks, compatibility forms unfolded.
        starts: For each character of the copy, the position of the character it comes from; one more at
            the end. None where the copy is the text itself.
    """

    text: str
    starts: tuple[int, ...] | None

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original text that a span of the copy comes from."""
        if self.starts is None:
            return start, end
        if start >= end:
            return self.starts[start], self.starts[start]
        return self.starts[start], self.starts[end - 1] + 1


def normalise_text(text: str) -> NormalisedText:
    """The normalised copy of a text; a plain English text is its own."""
    if text.isascii():
        return NormalisedText(text, None)
    pieces = [character if character.isascii() else _normal(character) for character in text]
    if all(len(piece) == 1 for piece in pieces):
        return NormalisedText("".join(pieces), None)
    starts = [position for position, piece in enumerate(pieces) for _ in piece]
    return NormalisedText("".join(pieces), (*starts, len(text)))


@lru_cache(maxsize=16_384)
def _normal(character: str) -> str:
    if character in _KNOWN:
        return _KNOWN[character]
    if (digit := unicodedata.decimal(character, None)) is not None:
        return str(digit)
    unfolded = unicodedata.normalize("NFKC", character)
    return "".join(_KNOWN.get(letter, letter) for letter in unfolded)
