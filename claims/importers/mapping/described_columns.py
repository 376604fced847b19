"""The columns of a table as a mapping is proposed from them: words of the heading, cells, and whose count each is."""

from dataclasses import dataclass

import pandas as pd

from claims.importers.mapping.column_cells import ColumnCells
from claims.importers.mapping.heading_words import HeadingWords, read_heading
from claims.importers.read.read_table import Table

_SAYING_LITTLE = frozenset(
    {"-", "number", "ordinal", "day", "year", "name", "type", "code", "yes or no"}
)  # of a column


@dataclass(frozen=True)
class DescribedColumn:
    """A column.

    Attributes:
        name: Its heading as written.
        texts: All its cells.
        heading: The words of its HXL tag and its heading, or of its label where these say nothing.
        cells: What its cells look like.
        source: Whose count it is, where a row holds the counts of several.
        group: Who is counted, where a word of the heading names a party.
    """

    name: str
    texts: pd.Series
    heading: HeadingWords
    cells: ColumnCells
    source: str = ""
    group: str = ""


def describe_columns(table: Table) -> list[DescribedColumn]:
    """The columns of the table, in its order."""
    return [
        DescribedColumn(name, table.frame[name], _heading(table, name), ColumnCells(table.frame[name]))
        for name in table.frame.columns
    ]


def _heading(table: Table, name: str) -> HeadingWords:
    tag, heading, label = (read_heading(text) for text in (table.tags.get(name, ""), name, table.labels.get(name, "")))
    says_more = not heading.tags - _SAYING_LITTLE or bool(heading.unknown and not label.unknown)
    return HeadingWords((*tag.words, *(label.words if label.tags - _SAYING_LITTLE and says_more else heading.words)))


def table_tags(table: Table) -> HeadingWords:
    """The words of the file's and the sheet's name."""
    stem, dot, _ = table.file.rpartition(".")
    return HeadingWords((*read_heading(stem if dot else table.file).words, *read_heading(table.sheet).words))
