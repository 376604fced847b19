"""Edits and changes: what is done to rows of a project, who did it, and which change the next undo takes back."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Self

from claims.errors import RowProblem
from claims.schema import TABLE_COLUMNS

# What a project keeps beside the tables of its collection; rows like any other, so that they have a history and can be undone.
KEPT_BESIDE: dict[str, tuple[str, ...]] = {
    "notes": ("note_id", "kind", "subject", "about", "tags", "text", "answers", "assigned", "done", "by", "at"),
    "views": ("view_id", "name", "address"),
    "mappings": ("mapping_id", "name", "headings", "mapping"),
    "files": ("file_id", "name", "source", "digest", "claims"),
}
COLUMNS: Mapping[str, tuple[str, ...]] = {**TABLE_COLUMNS, **KEPT_BESIDE}
Cells = Mapping[str, str]


@dataclass(frozen=True)
class Edit:
    """What becomes of one row.

    Attributes:
        table: A table of the schema, or of `KEPT_BESIDE`.
        row_id: The first cell of the row; a new one adds the row at the end.
        cells: The whole row by column, empty cells left out or ""; None removes the row.
        seen: The row as it was when it was changed; what others changed in it since stays. None: the row is to be so, whatever it was.
    """

    table: str
    row_id: str
    cells: Cells | None
    seen: Cells | None = field(default=None, compare=False)

    def onto(self, now: Cells | None) -> tuple[Self, tuple[RowProblem, ...]]:
        """The edit for the row as it is now, and the cells that somebody else has changed too since they were seen."""
        if self.seen is None or self.cells is None:
            return self, ()
        if now is None:
            found = f"{self.row_id!r}, which somebody else has removed meanwhile"
            column = COLUMNS[self.table][0]
            return self, (
                RowProblem(
                    file=self.table, row_id=self.row_id, column=column, found=found, allowed="a row that is there"
                ),
            )
        changed = {
            name: cell
            for name, cell in (dict.fromkeys(self.seen, "") | dict(self.cells)).items()
            if cell != self.seen.get(name, "")
        }
        problems = tuple(
            RowProblem(
                file=self.table, row_id=self.row_id, column=name,
                found=f"{cell!r}, where somebody else has put {now.get(name, '')!r} meanwhile", allowed="one of both",
            )
            for name, cell in changed.items()
            if now.get(name, "") not in {cell, self.seen.get(name, "")}
        )  # fmt: skip
        return replace(self, cells={name: cell for name, cell in {**now, **changed}.items() if cell}), problems


class ChangeKind(StrEnum):
    """Whether a change is new, takes another back, or does it again."""

    DO = "do"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, kw_only=True)
class Change:
    """One act of a user, kept or undone as a whole.

    Attributes:
        number: Counts the changes of the project from 1.
        what: What was done, in words.
        at: When (ISO 8601, UTC).
        target: The number of the change that is undone or done again; 0 for a new one.
    """

    number: int
    kind: ChangeKind
    what: str
    by: str
    at: str
    target: int = 0


@dataclass(frozen=True, kw_only=True)
class EditedRow:
    """One row before and after a change; None where it was or is not there."""

    table: str
    row_id: str
    before: Cells | None
    after: Cells | None


def put(table: str, **cells: str) -> Edit:
    """Adds or replaces a row, whose id is the cell of the table's first column."""
    return Edit(table, cells[COLUMNS[table][0]], cells)


def remove(table: str, row_id: str) -> Edit:
    """Removes a row; see `Project.dependents` for those that name it."""
    return Edit(table, row_id, None)


def to_json(cells: Cells | None) -> str:
    """The filled cells in the order of the table's columns as they were given; "" for no row."""
    if cells is None:
        return ""
    return json.dumps({name: cell for name, cell in cells.items() if cell}, ensure_ascii=False)


def cell_json(cell: str) -> str:
    """A cell as it stands in `to_json`."""
    return json.dumps(cell, ensure_ascii=False)


def from_json(text: str) -> dict[str, str] | None:
    """The opposite of `to_json`."""
    return json.loads(text) if text else None


def undo_stacks(changes: Iterable[Change]) -> tuple[list[int], list[int]]:
    """The numbers of the changes that undo takes back, and of those that redo does again; the next one last."""
    done: list[int] = []
    undone: list[int] = []
    for change in changes:
        if change.kind is ChangeKind.DO:
            done.append(change.number)
            undone.clear()
        elif change.kind is ChangeKind.UNDO:
            undone.append(done.pop())
        else:
            done.append(undone.pop())
    return done, undone
