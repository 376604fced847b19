"""Proposes a mapping from the headings and cells of a table."""

import csv
import re
from functools import cache
from importlib.resources import files
from pathlib import PurePath

import pandas as pd

from claims.importers.cells.ids import name_id
from claims.importers.mapping.mapping import Mapping, Meaning
from claims.importers.read.read_table import Table

_REPEATABLE = re.compile(
    r"(ignore|participant|citations|attacked|initiator)$|killed|wounded|captured|detained|displaced"
)
_CELLS_TRIED = 500  # of a column; more change nothing on the tables tried


def propose_mapping(table: Table) -> Mapping:
    """A mapping with a row for every column; a column that no pattern fits is `ignore`, to be changed by hand."""
    rows = _resolve([propose_column(name, table.frame[name]) for name in table.frame.columns], table.frame)
    stem = PurePath(table.file).stem
    settings = (
        Meaning("", "source_id", "", name_id(stem) or "table"),
        Meaning("", "source", "", stem.replace("_", " ")),
        Meaning("", "language", "", "und"),
    )
    proposed = Mapping((*settings, *rows), name=f"proposed for {table.file}")
    return proposed.fitted_first(list(table.frame.columns))


def propose_column(name: str, texts: pd.Series) -> Meaning:
    """What a column seems to mean by its name; a count of people must also hold numbers."""
    words = re.sub(r"[_\s]+", " ", name).strip().lower()
    if _is_match("private", words):
        return Meaning(name, "ignore", "", "names and ages of private persons are not imported")
    outcome = "" if _is_match("not people", words) else _first_match("count", words)
    if outcome and _is_numeric(texts):
        return Meaning(name, outcome + _first_match("bound", words), _first_match("group", words))
    means = (means for means, pattern in _patterns("other") if re.fullmatch(pattern, words))
    return Meaning(name, next(means, "ignore"))


@cache
def _patterns(rule: str) -> tuple[tuple[str, str], ...]:
    """Meaning and pattern of each row of the rule in `heading_patterns.csv`, in order."""
    with (files(__package__) / "heading_patterns.csv").open(encoding="utf-8") as file:
        return tuple((row["means"], row["pattern"]) for row in csv.DictReader(file) if row["rule"] == rule)


def _first_match(rule: str, words: str) -> str:
    return next((means for means, pattern in _patterns(rule) if re.search(pattern, words)), "")


def _is_match(rule: str, words: str) -> bool:
    return any(re.search(pattern, words) for _, pattern in _patterns(rule))


def _is_numeric(texts: pd.Series) -> bool:
    """Whether more than half of the filled cells have a digit near their start and no letter before it."""
    return _share(texts, r"^[^A-Za-z]{0,20}\d") > 0.5


def _has_region(texts: pd.Series) -> bool:
    """Whether most filled cells end in a comma and a region, as "Town, Province" does."""
    return _share(texts, r"[^,]+, ?[^,]+$") > 0.8


def _share(texts: pd.Series, pattern: str) -> float:
    filled = texts[texts != ""].head(_CELLS_TRIED)
    return 0.0 if filled.empty else float(filled.str.contains(pattern).mean())


def _resolve(rows: list[Meaning], frame: pd.DataFrame) -> list[Meaning]:
    """Keeps the first of several columns with a meaning that only one can have, the others are ignored."""
    with_region = {row.column for row in rows if row.means == "place" and _has_region(frame[row.column])}
    has_admin1 = any(row.means == "admin1" for row in rows)
    has_plain_place = any(
        row.means == "place" and row.column not in with_region and " (" not in row.column for row in rows
    )
    resolved: list[Meaning] = []
    for row in rows:
        means, taken = row.means, {each.means for each in resolved}
        if row.column in with_region:
            means = "ignore" if has_plain_place and has_admin1 else "place_and_region"
        if means == "title" and not _is_distinctive(frame[row.column]):
            means = "ignore"
        if (means in taken and not _REPEATABLE.match(means)) or (means == "place" and "place_and_region" in taken):
            means = "ignore"
        resolved.append(Meaning(row.column, means, row.group, row.detail))
    return resolved


def _is_distinctive(texts: pd.Series) -> bool:
    return len(texts) < 5 or texts.nunique() > 0.5 * len(texts)
