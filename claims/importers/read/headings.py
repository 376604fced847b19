"""Finding the heading of a table, which may stand below a cover, above tags, or on two rows."""

import re
from collections import Counter
from dataclasses import dataclass

from claims.importers.remarks import RemarkOutcome, Remarks

Record = tuple[int, list[str]]
MOST_ROWS_ABOVE = 40
_NUMBER = re.compile(r"[-+]?[\d.,/: -]*\d[\d.,/:%Tt -]*")


@dataclass(frozen=True)
class Heading:
    """The names of the columns, each once, and the row that they stand in."""

    row: int
    names: tuple[str, ...]
    written: tuple[str, ...]
    unnamed: tuple[str, ...]


def find_heading(records: list[Record], remarks: Remarks, *, book: bool = False) -> Heading | None:
    """The first row that names most columns of the table; None where no row holds anything.

    In a workbook a cell beyond the heading stands in a column without a name; in a text file it shows
    that its row is split wrongly, unless half of the rows are as wide.
    """
    top = [(row, cells) for row, cells in records[:MOST_ROWS_ABOVE] if any(cells)]
    if not top:
        return None
    widest = max(sum(map(bool, cells)) for _, cells in top)
    place = next((place for place, (_, cells) in enumerate(top) if _names_columns(cells, widest)), 0)
    row, cells = top[place]
    cells = cells[: 1 + _last_filled(cells)]
    widths = sorted(1 + _last_filled(each) for _, each in top[place:])
    width = max(len(cells), widths[-1] if book else widths[len(widths) // 2])
    cells = cells + [""] * (width - len(cells))
    below = top[place + 1][1] if place + 1 < len(top) else []
    if _parts_of(cells, below):
        row, written = top[place + 1][0], _joined(cells, below, under=True)
    else:
        written = _joined(cells, top[place - 1][1] if place else [], under=False)
    if place:
        above = [number for number, _ in top[:place]]
        remarks.note_rows(above, "", "a row above the heading", "not read as data", RemarkOutcome.NOTED)
    if written != tuple(cells):
        remarks.note(
            "", "a heading on two rows", f"joined, as in {_first_new(written, cells)!r}", RemarkOutcome.CHANGED
        )
    return Heading(row, *_once(written, remarks))


def _names_columns(cells: list[str], widest: int) -> bool:
    filled = [cell for cell in cells if cell]
    numbers = sum(bool(_NUMBER.fullmatch(cell)) for cell in filled)
    return len(filled) >= max(2, 0.6 * widest) and numbers <= 0.2 * len(filled)


def _last_filled(cells: list[str]) -> int:
    return max((index for index, cell in enumerate(cells) if cell), default=0)


def _parts_of(cells: list[str], below: list[str]) -> bool:
    """Whether the next row only tells apart columns of one name, as min and max below Killed and Killed."""
    twice = {name for name, times in Counter(cells).items() if times > 1 and name}
    filled = [place for place, cell in enumerate(below) if cell]
    words = not any(_NUMBER.fullmatch(below[place]) for place in filled)
    return len(filled) > 1 and words and all(place < len(cells) and cells[place] in twice for place in filled)


def _joined(cells: list[str], other: list[str], *, under: bool) -> tuple[str, ...]:
    """Names that stand twice get the word under them, or the one above them, which holds until the next word."""
    twice = {name for name, times in Counter(cells).items() if times > 1 and name}
    if not twice or sum(map(bool, other)) < 2:
        return tuple(cells)
    words, word = [], ""
    for place in range(len(cells)):
        own = other[place] if place < len(other) else ""
        word = own if under else own or word
        words.append(word)
    pairs = zip(cells, words, strict=True)
    return tuple(
        (f"{cell} {word}" if under else f"{word} {cell}").strip() if cell in twice else cell for cell, word in pairs
    )


def _first_new(written: tuple[str, ...], cells: list[str]) -> str:
    return next((name for name, cell in zip(written, cells, strict=False) if name != cell), "")


def _once(written: tuple[str, ...], remarks: Remarks) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Each name once: a second `location` is called `location (2)`, a nameless column by its number."""
    seen: Counter[str] = Counter()
    names, unnamed = [], []
    for place, cell in enumerate(written, 1):
        name = " ".join(cell.split()) or f"column {place}"
        seen[name] += 1
        if seen[name] > 1:
            remarks.note(
                name,
                f"the column name {name!r} again, in column {place}",
                f"called '{name} ({seen[name]})'",
                RemarkOutcome.CHANGED,
            )
            name = f"{name} ({seen[name]})"
        names.append(name)
        if not cell:
            unnamed.append(name)
    return tuple(names), written, tuple(unnamed)
