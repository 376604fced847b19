"""Suggests which parties and places of a collection unknown names in a text can be."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from claims.extract.cut.normalised_text import normalise_text
from claims.extract.document.document import Document
from claims.extract.find.gazetteer import Gazetteer
from claims.extract.languages.word_lists import rows
from claims.names import NameTable
from claims.tables import Collection

MOST_SUGGESTIONS = 12
TABLES = ("places", "parties")


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """A name that nobody has entered, and a row with nearly its consonants. Only a person says whether it is meant.

    Attributes:
        start, end: Where the name stands first, in code points of the text.
        table: "places" or "parties".
        row_id: The row that it can be.
        likeness: 85 to 100.
    """

    words: str
    start: int
    end: int
    table: str
    row_id: str
    likeness: float


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (row["table"], re.compile(normalise_text(row["pattern"]).text))
        for row in (*rows("naming", "ar"), *rows("naming", "en"))
    )


def suggest_names(
    document: Document, collection: Collection, *, gazetteer: Gazetteer | None = None
) -> tuple[Suggestion, ...]:
    """Names unknown to the collection that may be other spellings of known ones, in the order of the text."""
    gazetteer = gazetteer or Gazetteer(collection)
    names = {"places": NameTable.of(collection.places), "parties": NameTable.of(collection.parties)}
    suggestions: dict[str, Suggestion] = {}
    for words, start, end, tables in _unknown(document, gazetteer):
        if words in suggestions or len(suggestions) >= MOST_SUGGESTIONS:
            continue
        near = [(score, table, row_id) for table in tables for row_id, score in names[table].suggest(words, most=1)]
        if near:
            likeness, table, row_id = max(near)
            first, last = document.normalised.original_span(start, end)
            suggestions[words] = Suggestion(
                words=document.text[first:last], start=first, end=last, table=table, row_id=row_id, likeness=likeness
            )
    return tuple(sorted(suggestions.values(), key=lambda suggestion: suggestion.start))


def _unknown(document: Document, gazetteer: Gazetteer) -> Iterator[tuple[str, int, int, tuple[str, ...]]]:
    """Names that no row of the collection has, with their place in the shadow and the tables to look in."""
    text = document.normalised.text
    small = set(re.findall(r"(?<![A-Za-z])[a-z]{3,}", text))
    for table, pattern in _patterns():
        for match in pattern.finditer(text):
            start, end = match.span("name")
            words = match["name"]
            if words.lower() in small or gazetteer.find(text, start, end):
                continue  # an ordinary word that begins a sentence, or a name that is known
            yield words, start, end, TABLES if table == "any" else (table,)
