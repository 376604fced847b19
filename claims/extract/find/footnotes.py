"""Documents that a text lists in its footnotes, and the marks in the text that point to them."""

import re
from dataclasses import dataclass

from claims.extract.document.language import language_of
from claims.extract.find.dates import DateKind, find_dates

_NOTE = re.compile(r"^[ \t]{0,8}(?P<number>\d{1,3})\. ?\^")
_TITLE = re.compile(r'"(?P<title>[^\n]{4,400})"[.,]? ')
_RETRIEVED = re.compile(r"Retrieved|Accessed|تم الاطلاع")
MARK = re.compile(r"\[(\d{1,3})\]")


@dataclass(frozen=True)
class Footnote:
    """One listed document: its number, where its title stands in the shadow, its publisher and day."""

    number: int
    start: int
    end: int
    publisher: str
    published: str
    language: str


def read_footnote(text: str, start: int, end: int) -> Footnote | None:
    """The document that a paragraph lists; None where the paragraph is no footnote."""
    head = _NOTE.match(text[start:end])
    if head is None:
        return None
    titles = list(_TITLE.finditer(text, start, end))
    if not titles:
        return None
    first, last = titles[0].start("title"), titles[-1].end("title")
    before = text[start + head.end() : first]
    dates = [
        date
        for date in find_dates(text, start, end, said=None)
        if date.kind is DateKind.FULL and not first <= date.start < last and date.span
    ]
    published = [
        date for date in dates if not _RETRIEVED.search(text[max(start, date.start - 12) : date.start])
    ] or dates
    publisher = text[titles[-1].end() : end].split(".")[0].strip(' "')
    return Footnote(
        number=int(head["number"]),
        start=first,
        end=last,
        publisher=re.sub(r" \(in \w+\)", "", publisher) if not _is_date(publisher) else before.strip(' "^abcd'),
        published=str(published[0].span) if published else "",
        language=language_of(text[first:last]),
    )


def _is_date(words: str) -> bool:
    return bool(re.match(r"Retrieved|\d", words)) or not words
