"""Where words stand in a text, whatever its line breaks, quotation marks and forms of letters."""

import re

from claims.extract.cut.normalised_text import normalise_text
from claims.extract.cut.sentences import paragraph_spans
from claims.extract.document.document import Document
from claims.model import Statement

TextSpan = tuple[int, int]  # start and end in the text, in code points


def locate_words(document: Document, words: str, paragraph: int | None = None) -> TextSpan | None:
    """The span of the first place where the words stand; None where they stand nowhere.

    Args:
        document: The text.
        words: A fragment; white space, quotation marks and forms of letters may differ.
        paragraph: The only one to look in, counted from 1 over the lines with text, as they are or with broken lines joined.
    """
    for spans in _numberings(document):
        chosen = spans if paragraph is None else spans[max(paragraph - 1, 0) : paragraph]
        for start, end in chosen:
            if found := _within(document.joined[start:end], words):
                return start + found[0], start + found[1]
    return None


def locate_statement(document: Document, statement: Statement) -> TextSpan | None:
    """The span of the words that give the value of a statement, within its fragment; None where the fragment is not there."""
    found = locate_words(document, statement.fragment, statement.paragraph)
    inside = _within(document.joined[slice(*found)], statement.verbatim) if found else None
    return (found[0] + inside[0], found[0] + inside[1]) if found and inside else found


def paragraph_at(document: Document, position: int) -> int:
    """The number of the paragraph that holds a position, counted from 1."""
    return sum(start <= position for start, _ in document.paragraphs)


def _numberings(document: Document) -> list[list[TextSpan]]:
    lines = paragraph_spans(document.text)
    return [document.paragraphs] if lines == document.paragraphs else [document.paragraphs, lines]


def _within(text: str, words: str) -> TextSpan | None:
    normalised = normalise_text(text)
    wanted = r"\s+".join(map(re.escape, normalise_text(words).text.split()))
    found = re.search(wanted, normalised.text) if wanted else None
    return normalised.original_span(*found.span()) if found else None
