"""Paragraphs and sentences of a text, as spans."""

import re
from typing import NamedTuple


class Stretch(NamedTuple):
    """A sentence: where it starts and ends, and the number of its paragraph (from 1)."""

    start: int
    end: int
    paragraph: int


LONGEST = 1_000  # letters of a sentence; a longer one is cut, so that no step on a sentence can take long
_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_STOP = re.compile(r"[.!?؟]+[\"')\]]{0,3}(?=\s)|(?<=[.!?])\"(?=\s)")
# A full stop after these ends no sentence.
_ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "gov",
        "sen",
        "rep",
        "sgt",
        "lt",
        "capt",
        "col",
        "gen",
        "maj",
        "det",
        "cpl",
        "ofc",
        "st",
        "no",
        "vs",
        "jr",
        "sr",
        "inc",
        "co",
        "corp",
        "dept",
        "ave",
        "blvd",
        "rd",
        "mt",
        "ft",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sept",
        "sep",
        "oct",
        "nov",
        "dec",
        "mon",
        "tue",
        "tues",
        "wed",
        "thu",
        "thurs",
        "fri",
        "sat",
        "sun",
        "prof",
        "rev",
        "hon",
        "pres",
        "supt",
        "approx",
        "mich",
        "ill",
        "calif",
        "fla",
        "tenn",
        "ala",
        "ariz",
        "conn",
        "ga",
        "ind",
        "kan",
        "ky",
        "la",
        "mass",
        "minn",
        "miss",
        "mo",
        "neb",
        "nev",
        "okla",
        "ore",
        "pa",
        "tex",
        "va",
        "wash",
        "wis",
        "wyo",
        "د",
        "م",
    ]
)
_CLOCK = re.compile(r"(?i:[ap]\.m\.?|u\.s\.?|d\.c\.?|n\.[jyc]\.?|s\.c\.?)$")
_INITIAL = re.compile(r"(?:^|\s)[A-Z]\.$")
_WORD_BEFORE = re.compile(r"(\w+)\.$")
_NEW_SENTENCE = re.compile(
    r"\s+(?:[\"'(\[]{0,2}(?:The|A|An|He|She|They|It|Police|But|In|At|One|Two|No|When|After|On|There|Officers|Authorities)\b)"
)


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Spans of the lines that have text, in order: the paragraphs, counted from 1 elsewhere."""
    return [(found.start(), found.end()) for found in _LINE.finditer(text) if found.group().strip()]


def sentences(text: str) -> list[Stretch]:
    """The sentences of a text, in order; they never cross a line."""
    found = []
    for number, (start, end) in enumerate(paragraphs(text), start=1):
        found += [Stretch(first, last, number) for first, last in _split(text, start, end)]
    return found


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans, opened = [], start
    for stop in _STOP.finditer(text, start, end):
        if _ends_sentence(text, opened, stop.end()):
            spans.append((opened, stop.end()))
            opened = stop.end()
    spans.append((opened, end))
    trimmed = (_trim(text, first, last) for span in spans for first, last in _cut(text, *span))
    return [(first, last) for first, last in trimmed if first < last]


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The span in pieces of at most `LONGEST` letters, cut at a space where there is one."""
    pieces = []
    while end - start > LONGEST:
        space = text.rfind(" ", start + 1, start + LONGEST)
        cut = space if space > start else start + LONGEST
        pieces.append((start, cut))
        start = cut
    return [*pieces, (start, end)]


def _ends_sentence(text: str, opened: int, stop: int) -> bool:
    before = text[max(opened, stop - 16) : stop]
    if not before.endswith("."):
        return True
    if _CLOCK.search(before) or _INITIAL.search(before):
        return bool(_NEW_SENTENCE.match(text[stop : stop + 24]))
    word = _WORD_BEFORE.search(before)
    if word and word[1].lower() in _ABBREVIATIONS:
        return False
    return not text[stop : stop + 8].lstrip()[:1].islower()


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
