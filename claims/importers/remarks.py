"""Remarks: what an import changed, left out or noticed, by row and column."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

import pandas as pd


class Outcome(StrEnum):
    """What became of what stands in a cell or row."""

    NOTED = "noted"  # it stands; a reader should know
    CHANGED = "changed"  # it is read as something else than what is written
    VALUE_REFUSED = "value refused"  # it cannot be read; the rest of the row stands
    ROW_REFUSED = "row refused"


class Remark(NamedTuple):
    """One thing that an import did; `row` is None where it concerns the whole column or file."""

    file: str
    row: int | None
    column: str
    found: str
    done: str
    outcome: Outcome

    def __str__(self) -> str:
        place = self.file + (f", row {self.row}" if self.row else "")
        place += f", column {self.column}" if self.column else ""
        return f"{place}: {self.outcome}: {self.found}; {self.done}"


REMARK_COLUMNS = Remark._fields
MOST_SHOWN = 60  # characters of a cell that a remark repeats


@dataclass(frozen=True)
class Remarks:
    """Gathers the remarks of one import; a remark on many rows is held as one frame."""

    file: str
    parts: list[pd.DataFrame] = field(default_factory=list)

    def say(self, column: str, found: str, done: str, outcome: Outcome = Outcome.NOTED) -> None:
        """Notes something on a whole column, or on the file where the column is empty."""
        self._keep([None], column, found, done, outcome)

    def rows(self, rows: Iterable[int], column: str, found: "pd.Series | str", done: str, outcome: Outcome) -> None:
        """Notes the same of several rows; `found` is a text, or a column indexed by row."""
        numbers = [int(row) for row in rows]
        if numbers:
            shown = found if isinstance(found, str) else shorten(found.loc[numbers]).to_list()
            self._keep(numbers, column, shown, done, outcome)

    def _keep(
        self, rows: Sequence[int | None], column: str, found: str | list[str], done: str, outcome: Outcome
    ) -> None:
        cells = {"row": pd.array(rows, dtype="Int64"), "column": column, "found": found, "done": done}
        self.parts.append(pd.DataFrame({"file": self.file, **cells, "outcome": str(outcome)}))

    def frame(self) -> pd.DataFrame:
        """One row a remark, columns `REMARK_COLUMNS`: those on the file first, then by row and column."""
        if not self.parts:
            return pd.DataFrame(columns=list(REMARK_COLUMNS))
        found = pd.concat(self.parts, ignore_index=True)
        return found.sort_values(["row", "column", "done"], na_position="first", kind="stable", ignore_index=True)


def remarks_in(frame: pd.DataFrame) -> Iterator[Remark]:
    """The rows of a frame of remarks, one by one."""
    for file, row, column, found, done, outcome in frame.itertuples(index=False, name=None):
        yield Remark(file, None if pd.isna(row) else int(row), column, found, done, Outcome(outcome))


def tally(frame: pd.DataFrame) -> pd.DataFrame:
    """How often each remark stands in each column, most first, with the first row and an example."""
    keys = ["outcome", "column", "done"]
    groups = frame.assign(row=frame["row"].astype("Int64")).groupby(keys, sort=False)
    found = groups.agg(times=("found", "size"), first_row=("row", "first"), example=("found", "first"))
    return found.reset_index().sort_values(["times", *keys], ascending=[False, True, True, True], ignore_index=True)


def shorten(texts: pd.Series) -> pd.Series:
    """Each text, cut where it is long, in quotes."""
    cut = texts.astype("str").str.slice(0, MOST_SHOWN)
    return "'" + cut.where(texts.str.len() <= MOST_SHOWN, cut + "…") + "'"
