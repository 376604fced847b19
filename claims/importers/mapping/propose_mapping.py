"""Proposing a mapping from the names and cells of a table's columns."""

import re
from pathlib import PurePath

import pandas as pd

from claims.importers.cells.ids import name_id
from claims.importers.mapping.mapping import Mapping, Meaning
from claims.importers.read.read_table import Table

_COUNTED = (
    ("killed", r"kill|fatal|dead\b|death|died|slain"),
    ("wounded", r"wound|injur|hurt"),
    ("captured", r"captur|prisoner"),
    ("detained", r"detain|arrest"),
    ("displaced", r"displac"),
    ("crowd", r"crowd|participants"),
)
_LOW, _HIGH, _BEST = r"\bmin|\blow|least", r"\bmax|\bhigh|most\b", r"\bbest"
_GROUPED = (
    ("civilians", r"civilian|non.?combatant"),
    ("children", r"child"),
    ("women", r"\bwom[ae]n"),
    ("police", r"enforcement|police|officer"),
    ("combatants", r"militant|combatant|fighter|soldier"),
    ("perpetrators", r"perpetrator|shooter|attacker|assailant"),
)
_NAMED = (
    ("id", r"(event|incident|case|strike|attack)?[ _]?(id|no|number|code|ref(erence)?)\.?|id[ _].*"),
    ("title", r"title|case|name|incident|event|headline"),
    ("date_end", r"(end|last)[ _-]*date|date[ _-]*(end|to)"),
    ("date", r"date|day|(start|begin|first|event|incident)[ _-]*date|date[ _-]*(start|from)|when"),
    ("year", r"i?year"),
    ("month", r"i?month"),
    ("latitude", r"lat(itude)?|y"),
    ("longitude", r"lon(g|gitude)?|lng|x"),
    ("country", r"country([ _]name)?|nation"),
    ("admin1", r"(admin|adm)[ _]?1|province|state|governorate|region|admin[ _]region"),
    ("admin2", r"(admin|adm)[ _]?2|district|county"),
    ("place", r"city|town|village|place|location|city[ _/]*town|municipality|locality|area"),
    ("initiator", r"perpetrator( group)?|attacker|initiator"),
    ("attacked", r"target( group)?|victim group"),
    ("participant", r"actor[ _]?\w*|side[ _]?[ab12]|party[ _]?[12ab]|belligerents?"),
    ("kind", r"(event|incident|attack|violence)?[ _]?type|kind|type of attack"),
    ("citations", r"(data[ _])?sources?( \d+| url)?|urls?|links?|references?"),
)
_PRIVATE = re.compile(
    r"\b(shooter|perpetrator|suspect|victim)s?('s)?[ _]+(name|age|sex|gender|race)|^(first|last|full)[ _]?name",
    re.IGNORECASE,
)
_NOT_PEOPLE = re.compile(
    r"total[ _]victims|number of (victims|shooters|strikes|guns|weapons|sources)|victims$|\bcause\b|status|\brate\b|of (strikes|sources)",
    re.IGNORECASE,
)


def propose_mapping(table: Table) -> Mapping:
    """A mapping with a row for every column; what no rule knows is `ignore`, to be changed by hand."""
    rows = [propose_column(name, table.frame[name]) for name in table.frame.columns]
    rows = _settle(rows, table.frame)
    stem = PurePath(table.file).stem
    settings = (
        Meaning("", "source_id", "", name_id(stem) or "table"),
        Meaning("", "source", "", stem.replace("_", " ")),
        Meaning("", "language", "", "und"),
    )
    return Mapping((*settings, *rows), name=f"proposed for {table.file}")


def propose_column(name: str, texts: pd.Series) -> Meaning:
    """What a column seems to mean, by its name and, for numbers, by its cells."""
    words = re.sub(r"[_\s]+", " ", name).strip().lower()
    if _PRIVATE.search(words):
        return Meaning(name, "ignore", "", "names and ages of private persons stay out")
    if _numeric(texts) and not _NOT_PEOPLE.search(words) and (outcome := _first(_COUNTED, words)):
        bound = (
            "_min"
            if re.search(_LOW, words)
            else "_max"
            if re.search(_HIGH, words)
            else "_best"
            if re.search(_BEST, words)
            else ""
        )
        return Meaning(name, outcome + bound, _first(_GROUPED, words))
    means = next((means for means, pattern in _NAMED if re.fullmatch(pattern, words)), "ignore")
    return Meaning(name, means)


def _first(table: tuple[tuple[str, str], ...], words: str) -> str:
    return next((name for name, pattern in table if re.search(pattern, words)), "")


def _numeric(texts: pd.Series) -> bool:
    """Whether most filled cells hold a digit and few letters."""
    filled = texts[texts != ""].head(500)
    return not filled.empty and float(filled.str.contains(r"^[^A-Za-z]{0,20}\d").mean()) > 0.5


def _settle(rows: list[Meaning], frame: pd.DataFrame) -> list[Meaning]:
    """Where several columns mean what only one can, the best stays: the first, or for places the one with a region."""
    settled: list[Meaning] = []
    taken: set[str] = set()
    kinds = {row.means for row in rows}
    for row in rows:
        means = row.means
        if means == "place" and _with_region(frame[row.column]):
            own_parts = any(
                each.means == "place" and not _with_region(frame[each.column]) and " (" not in each.column
                for each in rows
            )
            means = "ignore" if own_parts and "admin1" in kinds else "place_and_region"
        if means == "title" and not _told_apart(frame[row.column]):
            means = "ignore"
        once = means not in {"ignore", "participant", "citations", "attacked", "initiator"} and not means.startswith(
            ("killed", "wounded", "captured", "detained", "displaced")
        )
        if (once and means in taken) or (means == "place" and "place_and_region" in taken):
            means = "ignore"
        taken.add(means)
        settled.append(Meaning(row.column, means, row.group, row.detail))
    return settled


def _with_region(texts: pd.Series) -> bool:
    filled = texts[texts != ""].head(500)
    return not filled.empty and float(filled.str.contains(r"[^,]+, ?[^,]+$").mean()) > 0.8


def _told_apart(texts: pd.Series) -> bool:
    return len(texts) < 5 or texts.nunique() > 0.5 * len(texts)
