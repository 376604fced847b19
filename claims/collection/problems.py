"""The log of problems: what is wrong, where, and which rows are refused for it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pandas as pd
from rapidfuzz import fuzz, process, utils

from claims.errors import Problem
from claims.schema import TABLE_COLUMNS, TABLES

Frames = Mapping[str, pd.DataFrame]
MOST_SUGGESTIONS = 200  # comparing every unknown id of a large table with all ids would take hours
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
        absent: Tables that are not there, or hold not even a heading.
    """

    files: Mapping[str, str]
    problems: list[Problem] = field(default_factory=list)
    refused: dict[str, set[int]] = field(default_factory=lambda: {table: set() for table in TABLES})
    absent: set[str] = field(default_factory=set)

    def warn(self, table: str, column: str, found: str, allowed: str) -> None:
        """Notes a problem of the table as a whole."""
        self.problems.append(Problem(file=self.files[table], row=None, column=column, found=found, allowed=allowed))

    def refuse(self, table: str, row: int, column: str, found: str, allowed: str) -> None:
        """Notes a problem of one row, which is refused for it."""
        problem = Problem(file=self.files[table], row=int(row), column=column, found=found, allowed=allowed)
        self.problems.append(problem)
        self.refused[table].add(int(row))

    def refuse_texts(
        self, table: str, column: str, texts: Iterable[tuple[int, str]], allowed_for: Mapping[str, str]
    ) -> None:
        """Refuses the rows, given by number and text, whose text is a key of `allowed_for`, which says what would do."""
        for row, text in texts if allowed_for else ():
            if text in allowed_for:
                self.refuse(table, row, column, repr(text), allowed_for[text])

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


def offer(text: str, choices: Iterable[str]) -> str:
    """Names the choice most like the text, as ", such as 'x'"; empty where none is near."""
    nearest = process.extractOne(
        text, choices, scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=LEAST_LIKENESS
    )
    return f", such as {nearest[0]!r}" if nearest else ""
