"""Headings and words in eleven languages, as somebody who writes in them would choose them, and towns with their points."""

import csv
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

HERE = Path(__file__).parent
LANGUAGES = ("en", "ar", "fr", "es", "pt", "de", "ru", "uk", "tr", "kmr", "ckb")
CODE_PAGES = {  # of the time before Unicode; a language without one has letters that none holds
    "en": "cp1252", "fr": "cp1252", "es": "cp1252", "pt": "cp1252", "de": "cp1252", "ar": "cp1256", "ru": "cp1251", "uk": "cp1251", "tr": "cp1254",
}  # fmt: skip
THOUSANDS = {
    "en": ",",
    "ar": ",",
    "fr": "\u00a0",
    "es": ".",
    "pt": ".",
    "de": ".",
    "ru": "\u00a0",
    "uk": " ",
    "tr": ".",
}


class Town(NamedTuple):
    """A place with what lies around it."""

    country: str  # two letters
    admin1: str
    place: str
    latitude: float
    longitude: float


@cache
def _rows(name: str) -> dict[str, dict[str, list[str]]]:
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    key = next(iter(rows[0]))
    return {row.pop(key): {language: cell.split("|") for language, cell in row.items()} for row in rows}


def headings(column: str, language: str) -> list[str]:
    """What a column may be called."""
    return _rows("headings")[column][language]


def words(word: str, language: str) -> list[str]:
    """The ways in which something is said."""
    return _rows("words")[word][language]


def one_of(word: str, language: str, chance: Random) -> str:
    """One of the ways in which something is said."""
    return chance.choice(words(word, language))


@cache
def towns() -> tuple[Town, ...]:
    """Every town."""
    with (HERE / "towns.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return tuple(
            Town(r["country"], r["admin1"], r["place"], float(r["latitude"]), float(r["longitude"])) for r in rows
        )
