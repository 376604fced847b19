"""Counts of several sources in one row, as in `sohr_killed` and `hawar_killed`: headings that differ by a name."""

import csv
import re
from collections import defaultdict
from dataclasses import replace
from functools import cache
from importlib.resources import files

import numpy as np
import pandas as pd

from claims.importers.mapping.described_columns import DescribedColumn
from claims.names import fold

ROWS_TO_COMPARE = 10  # from which counts of two sources must rise and fall together
LEAST_ALIKE = 0.3  # rank correlation of two sources' counts of the same events
_LETTERS = re.compile(r"[A-Z]{3,6}")
_NO_COUNTS = frozenset({"running", "rate", "flag", "text", "code", "cause", "date", "thing"})
_PARTIES = ("participant", "initiator", "attacked")


def with_row_sources(columns: list[DescribedColumn]) -> list[DescribedColumn]:
    """The columns, with the source or party whose name tells a count from another of the same people."""
    parties = _party_names(columns)
    kinds: dict[str, str] = {}
    for alike in _alike(columns):
        named = {column.heading.name: column for column in alike if column.heading.name}
        plain = [column for column in alike if not column.heading.name]
        known = {
            name: "source" if column.heading.said_by else _known_kind(name, parties) for name, column in named.items()
        }
        if "source" in known.values() and (len(alike) > 1 or any(column.heading.said_by for column in alike)):
            kinds |= dict.fromkeys(named, "source")
        elif "party" in known.values():
            kinds = dict.fromkeys(named, "party") | kinds
        elif len(named) > 1 and _may_be_accounts(list(named.values()), plain):
            kinds |= dict.fromkeys(named, "source")
    if "source" in kinds.values():  # beside SOHR and VDC, what SNHR alone counts is its own
        kinds = dict.fromkeys(_other_sources(columns, parties), "source") | kinds
    columns = [_with(column, kinds.get(column.heading.name, "")) for column in columns]
    grouped = {
        column.heading.outcome
        for column in columns
        if (column.heading.group or column.group) and not _is_no_count(column)
    }
    letters = {
        column.heading.words[-1].written.lower(): column.name for column in reversed(columns) if _holds_parties(column)
    }
    return [_with_party_letter(_beside_groups(column, grouped), letters) for column in columns]


def _other_sources(columns: list[DescribedColumn], parties: frozenset[str]) -> list[str]:
    """The names in headings of counts that are known for sources, or are letters that stand for words, and for no party."""
    names = dict.fromkeys(
        column.heading.name for column in columns if column.heading.outcome and not _is_no_count(column)
    )
    kinds = {name: _known_kind(name, parties) for name in names if name}
    return [name for name, kind in kinds.items() if kind == "source" or (not kind and _LETTERS.fullmatch(name))]


def _alike(columns: list[DescribedColumn]) -> list[list[DescribedColumn]]:
    """The columns that count the same people for the same thing, but for words that are not known."""
    alike: dict[tuple[str, ...], list[DescribedColumn]] = defaultdict(list)
    for column in columns:
        if column.heading.outcome and not _is_no_count(column):
            alike[column.heading.outcome, column.heading.bound, column.heading.group].append(column)
    return list(alike.values())


def _known_kind(name: str, parties: frozenset[str]) -> str:
    """Whether the name is known for a "source" or a "party" by itself or by one of its words; "" for neither."""
    words = fold(name).split()
    kinds = [_known_names().get(word, "") for word in (" ".join(words), *words)]
    return "party" if fold(name) in parties else next((kind for kind in kinds if kind), "")


def _may_be_accounts(named: list[DescribedColumn], plain: list[DescribedColumn]) -> bool:
    """Whether the counts can be of the same people: one exceeds the plain count where there is one, and they rise and fall together."""
    exceeds = not plain or any((_numbers(column) > _numbers(plain[0])).any() for column in named)
    return exceeds and all(_agree(_numbers(named[0]), _numbers(other)) for other in named[1:])


def _agree(one: pd.Series, other: pd.Series) -> bool:
    """Whether the counts rise and fall together, as accounts of the same events do; too few rows tell nothing."""
    both = one.notna() & other.notna()
    if both.sum() < ROWS_TO_COMPARE or min(one[both].nunique(), other[both].nunique()) < 2:
        return True
    return bool(np.corrcoef(one[both].rank(), other[both].rank())[0, 1] >= LEAST_ALIKE)


def _numbers(column: DescribedColumn) -> pd.Series:
    return pd.to_numeric(column.texts.str.extract(r"(\d+)", expand=False), errors="coerce")


def _party_names(columns: list[DescribedColumn]) -> frozenset[str]:
    """The names in the columns of parties, and in their initials."""
    cells = [text for column in columns if column.heading.tags & set(_PARTIES) for text in column.cells.distinct]
    initials = ("".join(word[0] for word in text.split()) for text in cells)
    return frozenset(fold(name) for name in (*cells, *initials))


def _with(column: DescribedColumn, kind: str) -> DescribedColumn:
    if not kind or not column.heading.outcome:
        return column
    name = _usual().get(fold(column.heading.name), column.heading.name)
    return replace(column, source=name) if kind == "source" else replace(column, group=name)


def _beside_groups(column: DescribedColumn, grouped: set[str]) -> DescribedColumn:
    """The column with the group that its name is, where others beside it count groups and it is no source's."""
    heading = column.heading
    is_free = not (heading.group or column.source or column.group)
    if heading.outcome in grouped and heading.name and is_free and not _is_no_count(column):
        return replace(column, group=heading.name)
    return column


def _is_no_count(column: DescribedColumn) -> bool:
    return bool(column.heading.tags & _NO_COUNTS) or column.cells.counts() <= 0.5


def _with_party_letter(column: DescribedColumn, letters: dict[str, str]) -> DescribedColumn:
    """The column with the group `{side_a}` where it is `deaths_a` beside that column of parties."""
    letter = column.heading.words[-1].written.lower() if column.heading.words else ""
    party = letters.get(letter, "") if len(letter) == 1 or letter.isdigit() else ""
    if not party or not column.heading.outcome or column.source:
        return column
    return replace(column, group=f"{{{party}}}")


def _holds_parties(column: DescribedColumn) -> bool:
    tags = column.heading.tags
    is_party = "participant" in tags and not tags & {"count", "age", "sex", "trait", "type", "code", "id"}
    return bool(is_party) and column.cells.names() > 0.5


@cache
def _usual() -> dict[str, str]:
    return {fold(name): name for name, _ in _rows()}


@cache
def _known_names() -> dict[str, str]:
    return {fold(name): kind for name, kind in _rows()}


@cache
def _rows() -> tuple[tuple[str, str], ...]:
    with (files(__package__) / "known_names.csv").open(encoding="utf-8") as file:
        return tuple((row["name"], row["is"]) for row in csv.DictReader(file))
