"""Proposes a mapping from the headings and cells of a table: each column has what it may mean, and columns of one meaning compete."""

import csv
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import PurePath

import pandas as pd

from claims.importers.cells.ids import name_id
from claims.importers.mapping.column_cells import TESTS, WHY_UNFIT, ColumnCells
from claims.importers.mapping.described_columns import DescribedColumn, describe_columns
from claims.importers.mapping.heading_words import read_heading
from claims.importers.mapping.mapping import REPEATED, Mapping, Meaning
from claims.importers.mapping.row_sources import with_row_sources
from claims.importers.mapping.several_figures import with_several_figures
from claims.importers.mapping.whole_table import agree_on_meanings, each_row_setting
from claims.importers.read.read_table import Table

NOTHING = "no cell says anything"
LEAST_FIT = 0.5  # of the cells must hold what a meaning needs
# What makes one column better than another of the same meaning.
FILLED, OTHER_WORD, UNKNOWN_WORD = 0.5, -0.1, -0.15
_NEUTRAL = frozenset(
    {
        "-",
        "number",
        "event",
        "events",
        "name",
        "ordinal",
        "count",
        "event date",
        "meta",
        "min",
        "max",
        "best",
        "place kind",
    }
)
_TWO_WORDS = ("date basis",)  # that stand for one thing
_SEVERAL = REPEATED - {"id", "kind", "lasting"}  # several columns with one of these are proposed


@dataclass(frozen=True)
class Rule:
    """What a heading with certain words means, where the cells fit.

    Attributes:
        needs: What its words stand for.
        only: Whether no other word may stand beside them.
        beside: What a word of another heading must stand for; "" for nothing.
        values: What the cells must hold, see `column_cells.TESTS`.
        means: The meaning; `count` for the outcome, bound and group that the heading names.
        cost: How much worse it is than the plainest column of that meaning.
        reason: Why the column is not read, of `ignore`.
    """

    needs: frozenset[str]
    only: bool
    beside: str
    values: str
    means: str
    cost: float
    reason: str


@dataclass(frozen=True)
class Candidate:
    """A meaning that a column may have, and how good the column is for it."""

    meaning: Meaning
    score: float


def propose_mapping(table: Table, *, each_row_is_an_account: bool = False) -> Mapping:
    """A mapping with a row for every column; the detail of one that is `ignore` says why it is not read.

    Args:
        table: The table; its tags of HXL, its headings, its first cells and the names of its file and sheet are looked at.
        each_row_is_an_account: Takes a column of sources for whose account a row is, even where no two rows tell one event.
    """
    columns = with_row_sources(describe_columns(table))
    tags = Counter(tag for column in columns for tag in column.heading.tags)
    rows = _compete({column.name: _candidates(column, tags) for column in columns})
    rows = agree_on_meanings(rows, columns, table, each_row_is_an_account=each_row_is_an_account)
    rows = with_several_figures(rows, columns)
    stem = PurePath(table.file).stem
    settings = [
        Meaning("", "source_id", "", name_id(stem) or "table"),
        Meaning("", "source", "", stem.replace("_", " ")),
        *each_row_setting(rows, columns, table),
    ]
    return Mapping((*settings, *rows), name=f"proposed for {table.file}")


def propose_column(name: str, texts: pd.Series) -> Meaning:
    """What a column seems to mean by itself, without the others of its table."""
    column = DescribedColumn(name, texts, read_heading(name), ColumnCells(texts))
    return _candidates(column, Counter())[0].meaning


@cache
def heading_rules() -> tuple[Rule, ...]:
    """The rules of `heading_rules.csv`, the first that fits goes first."""
    with (files(__package__) / "heading_rules.csv").open(encoding="utf-8") as file:
        return tuple(
            Rule(
                _needs(row["needs"]),
                "only" in row["needs"],
                row["beside"],
                row["values"],
                row["means"],
                float(row["cost"] or 0),
                row["reason"],
            )
            for row in csv.DictReader(file)
        )


def _needs(written: str) -> frozenset[str]:
    return frozenset([written] if written in _TWO_WORDS else written.split()) - {"only"}


def _candidates(column: DescribedColumn, tags: Counter[str]) -> list[Candidate]:
    """What the first rule that fits says, and then what the next ones say of the same words."""
    beside = {tag for tag, columns in tags.items() if columns > (tag in column.heading.tags)}
    found: list[Candidate] = []
    needs: frozenset[str] | None = None
    unfit = ""
    for rule in heading_rules():
        if needs not in (None, rule.needs) or not _applies(rule, column, beside):
            continue
        fit = TESTS[rule.values](column.cells)
        if fit > LEAST_FIT:
            needs = rule.needs
            found.append(Candidate(_meaning(column, rule), _score(column, rule, fit)))
        elif not rule.reason:
            unfit = unfit or WHY_UNFIT.get(rule.values, "")
    return found or [Candidate(Meaning(column.name, "ignore", "", unfit if column.cells.texts else NOTHING), 0.0)]


def _applies(rule: Rule, column: DescribedColumn, beside: set[str]) -> bool:
    known, heading = rule.needs | (_NEUTRAL - {"number"}), column.heading
    is_alone = not rule.only or all(
        word.tags & known or word.written.isdigit() or (heading.is_tagged and not word.tags) for word in heading.words
    )
    return rule.needs <= column.heading.tags and is_alone and (not rule.beside or rule.beside in beside)


def _meaning(column: DescribedColumn, rule: Rule) -> Meaning:
    if rule.means != "count":
        return Meaning(column.name, rule.means, "", rule.reason)
    detail = f"source={column.source}" if column.source else ""
    return Meaning(
        column.name, column.heading.outcome + column.heading.bound, column.group or column.heading.group, detail
    )


def _score(column: DescribedColumn, rule: Rule, fit: float) -> float:
    """The share of cells that fit, better where more are filled, worse for each word beyond the meaning."""
    counted = (
        {column.heading.outcome, *(tag for tag in column.heading.tags if tag.startswith("@"))}
        if rule.means == "count"
        else set()
    )
    others = len(column.heading.tags - rule.needs - _NEUTRAL - counted)
    unknown = 0 if column.source or column.group else len(column.heading.unknown.split())
    return fit + FILLED * column.cells.filled + OTHER_WORD * others + UNKNOWN_WORD * unknown - rule.cost


def _compete(candidates: dict[str, list[Candidate]]) -> list[Meaning]:
    """One meaning for each column: of several with one that only one can have, the best has it, the others their next."""
    waiting = {name: list(found) for name, found in candidates.items()}
    while True:
        holders: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for name, found in waiting.items():
            if found[0].meaning.means not in _SEVERAL:
                holders[found[0].meaning.takes].append(name)
        losers: dict[str, str] = {}
        for names in holders.values():
            best = max(names, key=lambda name: round(waiting[name][0].score, 6))
            losers |= {name: best for name in names if name != best}
        if not losers:
            return [found[0].meaning for found in waiting.values()]
        for name, winner in losers.items():
            lost = waiting[name].pop(0).meaning
            if not waiting[name]:
                waiting[name] = [Candidate(replace(lost, means="ignore", group="", detail=_loses(lost, winner)), 0.0)]


def _loses(lost: Meaning, winner: str) -> str:
    what = f"{lost.means} of {lost.group}" if lost.group else lost.means
    return f"also looks like {what}; {what} is read from {winner}"
