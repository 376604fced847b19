"""Remarks: what an import changed, refused or noticed, by row and column."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

import pandas as pd


class RemarkOutcome(StrEnum):
    """What an import did with a cell or row."""

    NOTED = "noted"  # it stands; a reader should know
    CHANGED = "changed"  # it is read as something else than what is written
    VALUE_REFUSED = "value refused"  # it cannot be read; the rest of the row stands
    ROW_REFUSED = "row refused"


class Remark(NamedTuple):
    """One thing that an import did; `row` is None where it concerns a whole column or the file.

    A remark reports what the import has done already (`done`), so nothing is left to mend in the collection. A
    `claims.errors.Problem` is what a collection still holds that is wrong, with what would do instead.
    """

    file: str
    row: int | None
    column: str
    found: str
    done: str
    outcome: RemarkOutcome

    def __str__(self) -> str:
        place = self.file + (f", row {self.row}" if self.row else "")
        place += f", column {self.column}" if self.column else ""
        return f"{place}: {self.outcome}: {self.found}; {self.done}"


REMARK_COLUMNS = Remark._fields
MAX_CHARACTERS = 60  # of a cell that a remark repeats


@dataclass(frozen=True)
class Remarks:
    """Collects the remarks of one step; the same remark on many rows is one frame of `parts`."""

    file: str
    parts: list[pd.DataFrame] = field(default_factory=list)

    def note(self, column: str, found: str, done: str, outcome: RemarkOutcome = RemarkOutcome.NOTED) -> None:
        """Adds a remark on a whole column, or on the file where `column` is empty."""
        self._add([None], column, found, done, outcome)

    def note_rows(
        self, rows: Iterable[int], column: str, found: "pd.Series | str", done: str, outcome: RemarkOutcome
    ) -> None:
        """Adds the same remark on each row; `found` is one text, or a column of texts indexed by row."""
        numbers = [int(row) for row in rows]
        if numbers:
            quoted = found if isinstance(found, str) else _quoted(found.loc[numbers]).to_list()
            self._add(numbers, column, quoted, done, outcome)

    def _add(
        self, rows: Sequence[int | None], column: str, found: str | list[str], done: str, outcome: RemarkOutcome
    ) -> None:
        cells = {"row": pd.array(rows, dtype="Int64"), "column": column, "found": found, "done": done}
        self.parts.append(pd.DataFrame({"file": self.file, **cells, "outcome": str(outcome)}))

    def frame(self) -> pd.DataFrame:
        """The remarks so far, see `merge_remarks`."""
        return merge_remarks(self.parts)


def merge_remarks(parts: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """One row per remark, columns `REMARK_COLUMNS`: those on the file first, then by row, column and what was done."""
    filled = [part for part in parts if not part.empty]
    if not filled:
        return pd.DataFrame(columns=list(REMARK_COLUMNS))
    return pd.concat(filled, ignore_index=True).sort_values(
        ["row", "column", "done"], na_position="first", kind="stable", ignore_index=True
    )


def remarks_in(frame: pd.DataFrame) -> Iterator[Remark]:
    """The rows of a frame of remarks as records."""
    for file, row, column, found, done, outcome in frame.itertuples(index=False, name=None):
        yield Remark(file, None if pd.isna(row) else int(row), column, found, done, RemarkOutcome(outcome))


def count_remarks(frame: pd.DataFrame) -> pd.DataFrame:
    """Counts the remarks of each outcome, column and `done`, most frequent first.

    Returns:
        Columns outcome, column, done, times, first_row (no value where the remark is on no row), example.
    """
    keys = ["outcome", "column", "done"]
    groups = frame.assign(row=frame["row"].astype("Int64")).groupby(keys, sort=False)
    counts = groups.agg(times=("found", "size"), first_row=("row", "first"), example=("found", "first"))
    return counts.reset_index().sort_values(["times", *keys], ascending=[False, True, True, True], ignore_index=True)


def _quoted(texts: pd.Series) -> pd.Series:
    """Each text in quotes, cut after `MAX_CHARACTERS`."""
    cut = texts.astype("str").str.slice(0, MAX_CHARACTERS)
    return "'" + cut.where(texts.str.len() <= MAX_CHARACTERS, cut + "…") + "'"
