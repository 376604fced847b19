"""The rows of a table by id and by every name, and ids made from names."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Self

import pandas as pd
from rapidfuzz import fuzz, process, utils

from claims.model import split_list
from claims.names import NameTable, free_name

LABELS = {
    "sources": "name",
    "documents": "title",
    "claims": "title",
    "parties": "name",
    "places": "name",
    "fields": "label",
}
NEARLY_ONE_NAME = 85  # of 100; a name so like another is taken for a slip, not for a new row


@dataclass
class RowNames:
    """The ids of a table, each with the names that people may write instead.

    Attributes:
        names: Id to its names; grows when a row is added.
    """

    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _table: NameTable = field(default_factory=NameTable)

    @classmethod
    def of(cls, table: str, frame: pd.DataFrame, written: Iterable[str]) -> Self:
        """The names of the rows of a table.

        Args:
            table: Its name.
            frame: Its rows, with their ids.
            written: What stood in the cells of these ids.
        """
        labels = frame[LABELS[table]] if table in LABELS else [""] * len(frame)
        aliases = frame["aliases"] if "aliases" in frame else [""] * len(frame)
        rows = zip(frame.iloc[:, 0], labels, written, aliases, strict=True)
        return cls({row_id: (label, text, *split_list(others)) for row_id, label, text, others in rows if row_id})

    def add(self, row_id: str, name: str) -> None:
        """Adds a row."""
        self.names[row_id] = (name,)

    def candidates(self, text: str) -> tuple[str, ...]:
        """The row with this id, or else every row with this name."""
        if text in self.names:
            return (text,)
        if len(self._table.names) != len(self.names):
            self._table = NameTable(dict(self.names))
        return self._table.candidates(text)

    def is_like_one(self, text: str) -> bool:
        """Whether the text may be a slip for an id or a name that is there."""
        known = [*self.names, *(name for names in self.names.values() for name in names if name)]
        return bool(
            process.extractOne(
                text, known, scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=NEARLY_ONE_NAME
            )
        )


def free_ids(wanted: Iterable[str], taken: Iterable[str]) -> list[str]:
    """Each id, with a number behind it where another has it already."""
    used, free = set(taken), list[str]()
    for plain in wanted:
        free.append(free_name(plain, used))
        used.add(free[-1])
    return free
