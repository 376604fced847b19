"""Numbers of victims that stand in no phrase of people: "a double homicide", "three counts of murder"."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from claims.extract.languages.word_lists import rows

_VALUES: Mapping[str, int] = {
    word: value
    for value, words in enumerate(
        (
            "one",
            "two double second 2nd",
            "three triple third 3rd",
            "four quadruple fourth 4th",
            "five quintuple fifth 5th",
            "six sixth 6th",
            "seven seventh",
            "eight",
            "nine",
            "ten",
        ),
        start=1,
    )
    for word in words.split()
}


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["name"], re.compile(row["pattern"])) for row in rows("multiples_en"))


def multiples_in(sentences: Iterable[str]) -> dict[str, int | None]:
    """The highest number that the sentences give of each name in the list; None where they give none."""
    found: dict[str, int | None] = {name: None for name, _ in _patterns()}
    text = "\n".join(sentences).lower()  # no pattern crosses a line
    for name, pattern in _patterns():
        for match in pattern.finditer(text):
            found[name] = max(found[name] or 0, _value(match[1]))
    return found


def _value(word: str) -> int:
    return int(word) if word.isdigit() else _VALUES[word]
