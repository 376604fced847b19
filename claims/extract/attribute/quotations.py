"""Words in quotation marks, with who said them: also where they run over several sentences."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

LEAST_WORDS = 4  # fewer words in marks are a name or a term, which nobody need have said
BEHIND_WITHIN = 120  # characters behind a quotation in which its speaker is named
_SENTENCE_END = re.compile(r"[.?!]\s|\n")


class Quotation(NamedTuple):
    """A span in quotation marks and the id of its speaker."""

    start: int
    end: int
    speaker: str


def quotations_in(text: str, heard: Iterable[tuple[int, str]]) -> list[Quotation]:
    """The quotations of a normalised text whose speaker is known.

    Args:
        heard: Where each speaker is named, and the id.
    """
    speakers = sorted(heard)
    found = []
    for start, end, opens in _marked(text):
        if speaker := _speaker_of(text, start, end, speakers, opens=opens):
            found.append(Quotation(start, end, speaker))
    return found


def _marked(text: str) -> Iterator[tuple[int, int, bool]]:
    """The spans between marks, and whether they open a paragraph; one that is not closed goes to the end of its paragraph."""
    for paragraph in re.finditer(r"[^\n]+", text):
        marks = [match.start() for match in re.finditer('"', paragraph.group())]
        ends = [*marks, len(paragraph.group())]
        for first, last in zip(marks[::2], ends[1::2], strict=False):
            if len(paragraph.group()[first:last].split()) >= LEAST_WORDS:
                yield paragraph.start() + first, paragraph.start() + last, first == 0


def _speaker_of(text: str, start: int, end: int, speakers: list[tuple[int, str]], *, opens: bool) -> str:
    """Who is named behind a quotation in the same sentence, else before it in its paragraph, else, for a whole one, last."""
    for position, speaker in speakers:
        if end < position < end + BEHIND_WITHIN and not _SENTENCE_END.search(text, end + 1, position):
            return speaker
    before = [each for each in speakers if each[0] < start]
    if before and (opens or "\n" not in text[before[-1][0] : start]):
        return before[-1][1]
    return ""
