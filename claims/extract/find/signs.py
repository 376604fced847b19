"""Words of a text that bear on who came to harm without counting anybody, and sentences about other events."""

import re
from functools import cache

from claims.extract.languages.word_lists import rows


@cache
def _signs() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["sign"], re.compile(row["pattern"])) for row in rows("signs_en"))


@cache
def _background() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row['pattern']})" for row in rows("background_en")))


def signs_in(text: str) -> frozenset[str]:
    """The signs that stand in a text."""
    small = text.lower()  # far faster than patterns that ignore case
    return frozenset(sign for sign, pattern in _signs() if pattern.search(small))


def is_background(sentence: str) -> bool:
    """Whether a sentence tells of other events than the one at hand, or sums up many."""
    return bool(_background().search(sentence.lower()))
