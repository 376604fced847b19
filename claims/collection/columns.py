"""The texts of a table column by column: a small table is read from its frame once, for each reading costs more than a check."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import compress

import pandas as pd

FEW = 1000  # rows up to which the texts stay in memory as lists, and lists are quicker than whole columns


class Columns:
    """A table of text with the columns of the schema; its rows go by the numbers that problems name.

    Attributes:
        table: Its name.
        frame: Its rows, in the order of `rows`; of its index nothing is asked.
        rows: The number of each row.
    """

    def __init__(
        self,
        table: str,
        frame: pd.DataFrame,
        rows: Sequence[int] | None = None,
        texts: Mapping[str, list[str]] | None = None,
    ) -> None:
        self.table = table
        self.frame = frame
        self.rows: Sequence[int] = frame.index.tolist() if rows is None else rows
        self._texts = dict(texts or {})
        self._distinct: dict[str, list[str]] = {}

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, column: str) -> list[str]:
        """The texts of a column."""
        if column in self._texts:
            return self._texts[column]
        texts: list[str] = self.frame[column].tolist()
        if self.is_small:
            self._texts[column] = texts
        return texts

    @property
    def is_small(self) -> bool:
        """Whether a look at each text is quicker than asking pandas about all of them."""
        return len(self.rows) <= FEW

    def distinct(self, column: str) -> list[str]:
        """The texts of a column, each once, in the order of their first."""
        if not self.is_small:
            found: list[str] = self.frame[column].unique().tolist()
            return found
        if column not in self._distinct:
            self._distinct[column] = list(dict.fromkeys(self[column]))
        return self._distinct[column]

    def says(self, column: str) -> bool:
        """Whether any row says something in the column."""
        return any(self.distinct(column))

    def filled(self, column: str) -> Iterator[tuple[int, str]]:
        """Row number and text of every row that says something in the column."""
        texts = self[column]
        return compress(zip(self.rows, texts, strict=True), texts)

    def rows_of(self, column: str, texts: Container[str]) -> Iterator[tuple[int, str]]:
        """Row number and text of every row whose text is one of those given."""
        return ((row, text) for row, text in zip(self.rows, self[column], strict=True) if text in texts)

    def changed(self, texts: Mapping[str, list[str]]) -> "Columns":
        """The table with other texts in the columns given."""
        if not texts:
            return self
        columns = {column: pd.Series(each, index=self.frame.index, dtype="str") for column, each in texts.items()}
        kept = {**self._texts, **texts} if self.is_small else {}
        return Columns(self.table, self.frame.assign(**columns), self.rows, kept)

    def without(self, rows: Container[int]) -> "Columns":
        """The table without the rows of these numbers."""
        stand = [row not in rows for row in self.rows]
        if all(stand):
            return self
        texts = {column: list(compress(each, stand)) for column, each in self._texts.items()}
        return Columns(self.table, self.frame[stand], list(compress(self.rows, stand)), texts)

    def contents(self, columns: Iterable[str], order: Sequence[int] | None = None) -> Iterator[tuple[str, ...]]:
        """The rows at the places given, or all, as tuples of these columns."""
        frame = self.frame if order is None or self.is_small else self.frame.iloc[list(order)]
        if not self.is_small:
            return zip(*(frame[column].tolist() for column in columns), strict=True)
        contents = zip(*(self[column] for column in columns), strict=True)
        return contents if order is None else map(list(contents).__getitem__, order)
