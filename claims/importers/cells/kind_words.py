"""Kinds of event by the words that people write for them, in ten languages."""

import csv
from functools import cache
from importlib.resources import files

from claims.names import fold


def known_kind(text: str) -> str:
    """The kind that a whole cell is a common word for; "" where it is none."""
    return _kinds().get(fold(text), "")


@cache
def _kinds() -> dict[str, str]:
    with (files(__package__) / "kind_words.csv").open(encoding="utf-8") as file:
        return {fold(word): row["kind"] for row in csv.DictReader(file) for word in row["words"].split("|")}
