"""The heading of a table, which may stand below a cover, above a row of tags, or on two rows."""

import re
from collections import Counter
from dataclasses import dataclass

from claims.importers.remarks import RemarkOutcome, Remarks

Record = tuple[int, list[str]]
TOP_ROWS = 40  # among which the heading is looked for
_NUMBER = re.compile(r"[-+]?[\d.,/: -]*\d[\d.,/:%Tt -]*")


@dataclass(frozen=True)
class Heading:
    """The heading of a table.

    Attributes:
        row: Its row, as a spreadsheet counts; of two rows the lower one.
        names: The names of the columns, each different.
        written: The names as they are written.
        unnamed: The names given to columns that have none.
    """

    row: int
    names: tuple[str, ...]
    written: tuple[str, ...]
    unnamed: tuple[str, ...]


def find_heading(records: list[Record], remarks: Remarks, *, book: bool = False) -> Heading | None:
    """The first row that names most columns of the table; None where no row holds anything.

    A cell beyond the heading is in a column without a name if the table is of a workbook. In a text file it shows
    that its row is split wrongly, unless half of the rows are as wide.
    """
    top = [(row, cells) for row, cells in records[:TOP_ROWS] if any(cells)]
    if not top:
        return None
    most_filled = max(sum(map(bool, cells)) for _, cells in top)
    at = next((at for at, (_, cells) in enumerate(top) if _names_columns(cells, most_filled)), 0)
    row, cells = top[at]
    widths = sorted(_width(cells) for _, cells in top[at:])
    width = max(_width(cells), widths[-1] if book else widths[len(widths) // 2])
    cells = (cells[: _width(cells)] + [""] * width)[:width]
    below = top[at + 1][1] if at + 1 < len(top) else []
    if _tells_apart(below, cells):
        row, written = top[at + 1][0], _join_below(cells, below)
    else:
        written = _join_above(cells, top[at - 1][1] if at else [])
    if at:
        above = [number for number, _ in top[:at]]
        remarks.note_rows(above, "", "a row above the heading", "not read as data", RemarkOutcome.NOTED)
    if example := next((name for name, cell in zip(written, cells, strict=True) if name != cell), ""):
        remarks.note("", "a heading on two rows", f"joined, as in {example!r}", RemarkOutcome.CHANGED)
    names = _different(written, remarks)
    unnamed = tuple(name for name, cell in zip(names, written, strict=True) if not cell)
    return Heading(row, names, tuple(written), unnamed)


def _names_columns(cells: list[str], most_filled: int) -> bool:
    """Whether a row fills nearly as many cells as any other, few of them with numbers."""
    filled = [cell for cell in cells if cell]
    numbers = sum(bool(_NUMBER.fullmatch(cell)) for cell in filled)
    return len(filled) >= max(2, 0.6 * most_filled) and numbers <= 0.2 * len(filled)


def _width(cells: list[str]) -> int:
    """Number of cells up to the last filled one, at least 1."""
    return max((place for place, cell in enumerate(cells, 1) if cell), default=1)


def _repeated(cells: list[str]) -> set[str]:
    return {name for name, count in Counter(cells).items() if count > 1 and name}


def _tells_apart(below: list[str], cells: list[str]) -> bool:
    """Whether the row below only tells apart columns of one name, as min and max below Killed and Killed."""
    repeated = _repeated(cells)
    filled = [place for place, cell in enumerate(below) if cell]
    has_numbers = any(_NUMBER.fullmatch(below[place]) for place in filled)
    return (
        len(filled) > 1 and not has_numbers and all(place < len(cells) and cells[place] in repeated for place in filled)
    )


def _join_below(cells: list[str], below: list[str]) -> list[str]:
    """Appends to names that occur twice the word below them."""
    repeated = _repeated(cells)
    words = (below + [""] * len(cells))[: len(cells)]
    return [f"{cell} {word}".strip() if cell in repeated else cell for cell, word in zip(cells, words, strict=True)]


def _join_above(cells: list[str], above: list[str]) -> list[str]:
    """Prepends to names that occur twice the word above them, which holds until the next word."""
    repeated = _repeated(cells)
    if sum(map(bool, above)) < 2:  # a title, not a heading
        return cells
    joined, word = [], ""
    for place, cell in enumerate(cells):
        word = (above[place] if place < len(above) else "") or word
        joined.append(f"{word} {cell}".strip() if cell in repeated else cell)
    return joined


def _different(written: list[str], remarks: Remarks) -> tuple[str, ...]:
    """The names made different: a second `location` is called `location (2)`, a nameless column by its number."""
    counts: Counter[str] = Counter()
    names = []
    for place, cell in enumerate(written, 1):
        name = " ".join(cell.split()) or f"column {place}"
        counts[name] += 1
        if counts[name] > 1:
            new = f"{name} ({counts[name]})"
            found = f"the column name {name!r} again, in column {place}"
            remarks.note(name, found, f"called '{new}'", RemarkOutcome.CHANGED)
            name = new
        names.append(name)
    return tuple(names)
