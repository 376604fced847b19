"""Every pattern of the word lists finds its own example."""

import re

import pytest

from claims.extract.cut.normalised_text import normalise_text
from claims.extract.languages.word_lists import rows_of_all

PATTERNS = (
    "asides",
    "away",
    "background",
    "terms",
    "roles",
    "speaking",
    "nominal",
    "continuing",
    "parts",
    "naming",
)


@pytest.mark.parametrize("name", PATTERNS)
def test_every_pattern_finds_its_own_example(name: str) -> None:
    rows = rows_of_all(name)
    assert rows
    for row in rows:
        pattern, example = normalise_text(row["pattern"]).text, normalise_text(row["test"]).text
        assert re.search(pattern, example, re.IGNORECASE), row
