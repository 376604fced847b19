"""Counts of people that no verb of harm goes with: prisoners to be released, people who live somewhere, crowds."""

import re
from collections.abc import Iterator
from functools import cache

from claims.extract.cut.tokens import tokens
from claims.extract.find.found import CountFound
from claims.extract.languages.en_numbers import read_count
from claims.extract.languages.word_lists import rows

REACH = 60  # letters behind the words that announce a number


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["field"], re.compile(row["pattern"])) for row in rows("nominal_en"))


def nominal_counts(text: str, start: int, end: int) -> Iterator[CountFound]:
    """Counts that follow an announcing phrase in one sentence of a shadow."""
    for field, pattern in _patterns():
        for found in pattern.finditer(text, start, end):
            words = tokens(text, found.end(), min(end, found.end() + REACH))
            if not words or (read := read_count(words, 0)) is None:
                continue
            count, behind = read
            last = words[min(behind + 1, len(words) - 1)].end
            yield CountFound(field, count, words[0].start, last, words[0].start, last)
