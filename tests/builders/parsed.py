"""Parses single sentences for tests."""

from claims.extract.cut.sentences import Sentence
from claims.extract.syntax.parsed_text import Clause, parse_text


def clause_of(text: str) -> Clause:
    """The parse of one English sentence, without names of any collection."""
    sentence = Sentence(0, len(text), 1)
    [(_, [clause, *_])] = parse_text(text, [(0, sentence)], days=lambda _: (), names_of=lambda *_: [])
    return clause


def words_of(text: str, start: int, end: int) -> str:
    return text[start:end]
