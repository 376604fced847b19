"""The log of problems: what is wrong, where, and which rows are refused for it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pandas as pd
from rapidfuzz import fuzz, process, utils

from claims.errors import Problem
from claims.schema import TABLE_COLUMNS, TABLES

Frames = Mapping[str, pd.DataFrame]
MOST_SUGGESTIONS = 200  # comparing every unknown id of a large table with all ids would take hours
_FEW = 1000  # texts up to which a dictionary finds the distinct ones sooner than pandas
LEAST_LIKENESS = 60  # of 100; below it the nearest id is seldom the one that was meant


@dataclass(frozen=True)
class ProblemLog:
    """The problems found so far, and the rows refused for them.

    A problem with a row number refuses that row. A problem without one speaks of the whole table,
    whose rows stay unless it says otherwise.

    Attributes:
        files: Table to the name of the file or sheet that it was read from.
        problems: In the order of finding; see `in_order`.
        refused: Table to the numbers of its refused rows.
    """

    files: Mapping[str, str]
    problems: list[Problem] = field(default_factory=list)
    refused: dict[str, set[int]] = field(default_factory=lambda: {table: set() for table in TABLES})

    def warn(self, table: str, column: str, found: str, allowed: str) -> None:
        """Notes a problem of the table as a whole."""
        self.problems.append(Problem(file=self.files[table], row=None, column=column, found=found, allowed=allowed))

    def refuse(self, table: str, row: int, column: str, found: str, allowed: str) -> None:
        """Notes a problem of one row, which is refused for it."""
        problem = Problem(file=self.files[table], row=int(row), column=column, found=found, allowed=allowed)
        self.problems.append(problem)
        self.refused[table].add(int(row))

    def refuse_texts(self, table: str, texts: pd.Series, allowed_for: Mapping[str, str]) -> None:
        """Refuses the rows whose text is a key of `allowed_for`, which says what would do instead."""
        if not allowed_for:
            return
        for row, text in texts[texts.isin(list(allowed_for))].items():
            self.refuse(table, _number(row), str(texts.name), repr(text), allowed_for[text])

    def refuse_rows(self, table: str, rows: Iterable[object], column: str, found: str, allowed: str) -> None:
        """Refuses several rows for the same reason."""
        for row in rows:
            self.refuse(table, _number(row), column, found, allowed)

    def stands(self, table: str, rows: pd.Index) -> "pd.Series[bool]":
        """For each row number, whether the row has not been refused so far."""
        return pd.Series(~rows.isin(list(self.refused[table])), index=rows)

    def in_order(self) -> tuple[Problem, ...]:
        """The problems by table, row and column, in the order of the schema; those of no table first."""
        return tuple(sorted(self.problems, key=self._place))

    def _place(self, problem: Problem) -> tuple[int, int, int, str]:
        tables = {file: table for table, file in self.files.items()}
        table = tables.get(problem.file)
        if table is None:
            return (-1, problem.row or 0, 0, problem.file)
        columns = TABLE_COLUMNS[table]
        column = columns.index(problem.column) if problem.column in columns else -1
        return (TABLES.index(table), problem.row or 0, column, problem.found)


def distinct(texts: pd.Series) -> list[str]:
    """The texts of a column, each once, in the order of their first."""
    return list(dict.fromkeys(texts.tolist())) if len(texts) <= _FEW else texts.unique().tolist()


def _number(row: object) -> int:
    assert isinstance(row, int)  # the index of every table read is its row numbers
    return row


def offer(text: str, choices: Iterable[str]) -> str:
    """Names the choice most like the text, as ", such as 'x'"; empty where none is near."""
    nearest = process.extractOne(
        text, choices, scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=LEAST_LIKENESS
    )
    return f", such as {nearest[0]!r}" if nearest else ""
