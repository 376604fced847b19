"""The tables of names of territories, and how a name is reduced to what its spellings share."""

import csv
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

from claims.names import fold

_LEAST_LETTERS, _LEAST_EXCHANGED = 7, 6  # of shorter names too many differ by a letter, or by the order of two
_LEFT_OUT = frozenset({"the", "and"})
_SAINT = frozenset({"st", "ste", "sainte"})


def name_words(text: str) -> list[str]:
    """The words of a name, folded, without "the" and "and"; "St" is "saint"."""
    return ["saint" if word in _SAINT else word for word in fold(text).split() if word not in _LEFT_OUT]


def name_key(text: str) -> str:
    """The folded name as one word: hyphens, spaces and apostrophes stand where each writer likes."""
    return "".join(name_words(text))


def rows_of(table: str) -> Iterator[dict[str, str]]:
    """The rows of one of the tables beside this module."""
    with Path(__file__).with_name(f"{table}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@cache
def further_names() -> dict[str, dict[str, list[str]]]:
    """The names kept by hand: of each country ("" for countries themselves) by the code of the territory."""
    rows = sorted((row["code"].rpartition("-")[0], row["code"], row["names"]) for row in rows_of("further_names"))
    return {
        country: {code: names.split("|") for _, code, names in of_country}
        for country, of_country in groupby(rows, key=lambda row: row[0])
    }


def unambiguous(claimed: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Key to code, of pairs of these; a key that several codes claim is left out."""
    codes: dict[str, set[str]] = {}
    for key, code in claimed:
        codes.setdefault(key, set()).add(code)
    return {key: min(of_key) for key, of_key in codes.items() if key and len(of_key) == 1}


def by_one_letter(key: str, codes: dict[str, str]) -> str:
    """The code whose name differs by one letter, not its first, or by two exchanged; "" where there are none or several."""
    if len(key) < _LEAST_EXCHANGED:
        return ""
    near = process.extract(key, list(codes), scorer=OSA.distance, processor=None, score_cutoff=1, limit=None)
    names = [name for name, _, _ in near]
    if len({codes[name] for name in names}) != 1 or any(name[0] != key[0] for name in names):
        return ""
    return codes[names[0]] if len(key) >= _LEAST_LETTERS or sorted(names[0]) == sorted(key) else ""
