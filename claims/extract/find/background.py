"""Tells sentences about other events, or about many events, from those about the event at hand."""

import re
from functools import cache

from claims.extract.languages.word_lists import rows


@cache
def _patterns() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row['pattern']})" for row in rows("background", "en")))


def is_background(sentence: str) -> bool:
    """Whether the words of a sentence mark another event ("in a separate shooting") or a sum of many ("so far this year")."""
    return bool(_patterns().search(sentence.lower()))  # lowering is far faster than a pattern that ignores case
