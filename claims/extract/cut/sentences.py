"""Cuts a text into paragraphs and sentences, given as spans."""

import re
from typing import NamedTuple


class Sentence(NamedTuple):
    """Span of a sentence in the text, and the number of its paragraph, counted from 1."""

    start: int
    end: int
    paragraph: int


MOST_CHARACTERS = 1_000  # of a sentence; a longer one is cut, so that no step on a sentence can take long
_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_STOP = re.compile(r"(?<![.!?؟])[.!?؟]++[\"')\]]{0,3}+(?:\[\d{1,3}\]){0,9}(?=\s)|(?<=[.!?])\"(?=\s)")
_CLOCK = re.compile(r"(?i:[ap]\.m\.?|u\.s\.?|d\.c\.?|n\.[jyc]\.?|s\.c\.?)$")
_INITIAL = re.compile(r"(?:^|\s)[A-Z]\.$")
_WORD_BEFORE = re.compile(r"(\w+)\.$")
_NEW_SENTENCE = re.compile(
    r"\s+(?:[\"'(\[]{0,2}(?:The|A|An|He|She|They|It|Police|But|In|At|One|Two|No|When|After|On|There|Officers|Authorities)\b)"
)


def paragraph_spans(text: str) -> list[tuple[int, int]]:
    """Spans of the lines that have text, in order: the paragraphs."""
    return [(line.start(), line.end()) for line in _LINE.finditer(text) if line.group().strip()]


def split_sentences(text: str, abbreviations: frozenset[str]) -> list[Sentence]:
    """The sentences of a text, in order; none crosses a line.

    Args:
        text: The text.
        abbreviations: Words in small letters after which a full stop ends no sentence.
    """
    return [
        Sentence(first, last, number)
        for number, (start, end) in enumerate(paragraph_spans(text), start=1)
        for first, last in _split(text, start, end, abbreviations)
    ]


def _split(text: str, start: int, end: int, abbreviations: frozenset[str]) -> list[tuple[int, int]]:
    spans, opened = [], start
    for stop in _STOP.finditer(text, start, end):
        if _ends_sentence(text, opened, stop.end(), abbreviations):
            spans.append((opened, stop.end()))
            opened = stop.end()
    spans.append((opened, end))
    trimmed = (_trim(text, first, last) for span in spans for first, last in _cut(text, *span))
    return [(first, last) for first, last in trimmed if first < last]


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The span in pieces of at most `MOST_CHARACTERS`, cut at a space where there is one."""
    pieces = []
    while end - start > MOST_CHARACTERS:
        space = text.rfind(" ", start + 1, start + MOST_CHARACTERS)
        cut = space if space > start else start + MOST_CHARACTERS
        pieces.append((start, cut))
        start = cut
    return [*pieces, (start, end)]


def _ends_sentence(text: str, opened: int, stop: int, abbreviations: frozenset[str]) -> bool:
    before = text[max(opened, stop - 16) : stop]
    if not before.endswith("."):
        return True
    if _CLOCK.search(before) or _INITIAL.search(before):
        return bool(_NEW_SENTENCE.match(text[stop : stop + 24]))
    word = _WORD_BEFORE.search(before)
    if word and word[1].lower() in abbreviations:
        return False
    return not text[stop : stop + 8].lstrip()[:1].islower()


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
