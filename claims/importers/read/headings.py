"""The heading of a table: below a cover, on two rows, with HXL tags below it or for it; or there is none."""

import re
from collections import Counter
from dataclasses import dataclass, field

from claims.errors import CollectionError
from claims.importers.remarks import RemarkOutcome, Remarks

Row = list[str]
Record = tuple[int, Row]
Span = tuple[int, int, int]  # row, first and last column of cells merged across columns
TOP_ROWS = 40  # among which the heading is looked for
MIN_FILLED, MAX_NUMBERS = 0.6, 0.2  # of a heading: cells filled, of the most in any row; filled cells with numbers
MIN_ALIKE = 0.8  # of the cells below a number, for its row to be data too
_NUMBER = re.compile(r"[-+]?[\d.,/: -]*\d[\d.,/:%Tt -]*")
_YEAR = re.compile(r"(19|20)\d\d")
_DAY = re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b.*|\d{1,2}([-/.]\d{1,2}[-/.]|\.? [^\W\d]+\.?,? )\d{2,4}\b.*")
_TAG = re.compile(r"#[a-z]\w*(\s*\+\s*\w+)*", re.IGNORECASE)


@dataclass(frozen=True)
class Heading:
    """The heading of a table.

    Attributes:
        row: Its last row, as a spreadsheet counts, with tags; where there is none, the row above the data.
        names: The names of the columns, each different.
        written: The names as they are written.
        unnamed: The names given to columns that have none.
        tags: The HXL tag of each column that has one.
    """

    row: int
    names: tuple[str, ...]
    written: tuple[str, ...]
    unnamed: tuple[str, ...]
    tags: dict[str, str] = field(default_factory=dict)


def find_heading(
    records: list[Record], remarks: Remarks, *, book: bool = False, spans: tuple[Span, ...] = (), chosen: int = 0
) -> Heading | None:
    """The first row that names most columns of the table; None where no row holds anything.

    A cell beyond the heading is in a column without a name if the table is of a workbook. In a text file it shows
    that its row is split wrongly, unless half of the rows are as wide.

    Args:
        records: The first rows.
        remarks: Gets what was found.
        book: Whether all rows are as wide as the table.
        spans: Cells merged across columns, which name each of these in a heading.
        chosen: The row that a person says holds the names; 0 to look for it.

    Raises:
        CollectionError: The row that was chosen is not among the first that hold anything.
    """
    top = [(row, cells) for row, cells in records[:TOP_ROWS] if any(cells)]
    if not top:
        return None
    if chosen and chosen not in {row for row, _ in top}:
        raise CollectionError(f"row {chosen} holds no headings; allowed: a filled row among the first {TOP_ROWS}")
    rows = [_spread(cells, row, spans) for row, cells in top]
    numbers, merged = [row for row, _ in top], {row for row, _, _ in spans}
    tags_at = None if chosen else next((at for at, cells in enumerate(rows) if _is_tags(cells)), None)
    is_sure = bool(chosen) or tags_at is not None
    if is_sure:
        at, is_heading = numbers.index(chosen) if tags_at is None else _above(tags_at, rows), True
    else:
        at, is_heading = _place_of_names(rows)
    first = at
    while is_heading and not is_sure and _heads_names(rows[at:], is_merged=numbers[at] in merged):
        at += 1
    width = _table_width([cells for _, cells in top[at:]], book=book)
    may_have_parts = is_heading and not is_sure and first == at and numbers[at] + 1 in numbers
    has_parts = may_have_parts and _names_parts(rows[at:], width)
    if is_heading and not has_parts:
        first = _first_line(rows, first, numbers, merged)
    last_line = at + has_parts
    lines = [_padded(cells, width) for cells in rows[first : last_line + 1]] if is_heading else [[""] * width]
    written = _joined(lines, [number not in merged for number in numbers[first:]])
    if len(lines) > 1:
        example = next((name for name in written if all(name not in line for line in lines)), written[0])
        on = "two" if len(lines) == 2 else str(len(lines))
        remarks.note("", f"a heading on {on} rows", f"joined, as in {example!r}", RemarkOutcome.CHANGED)
    if above := numbers[:first]:
        remarks.note_rows(above, "", "a row above the heading", "not read as data", RemarkOutcome.NOTED)
    if not is_heading:
        remarks.note("", f"no heading, for row {top[at][0]} holds values", "columns are called by their numbers")
    last = numbers[last_line if tags_at is None else tags_at] - (not is_heading)
    names = different_names(written, remarks)
    tags = rows[tags_at] if tags_at is not None else []
    if tags_at is not None:
        remarks.note_rows([last], "", "a row of HXL tags", "read for what they say of the columns", RemarkOutcome.NOTED)
    return Heading(
        row=last,
        names=names,
        written=tuple(written),
        unnamed=tuple(name for name, cell in zip(names, written, strict=True) if not cell),
        tags={name: "".join(tag.split()) for name, tag in zip(names, tags, strict=False) if _TAG.fullmatch(tag)},
    )


def _spread(cells: Row, row: int, spans: tuple[Span, ...]) -> Row:
    """The row with each cell merged across columns in all of them."""
    cells = list(cells)
    for span_row, first, last in spans:
        if span_row == row and first < len(cells):
            cells[first : last + 1] = [cells[first]] * (min(last + 1, len(cells)) - first)
    return cells


def _filled(cells: Row) -> Row:
    return [cell for cell in cells if cell]


def _is_tags(cells: Row) -> bool:
    """Whether at least two cells and half of the filled ones are HXL tags."""
    tags = sum(bool(_TAG.fullmatch(cell)) for cell in cells)
    return tags > 1 and 2 * tags >= len(_filled(cells))


def _above(tags_at: int, rows: list[Row]) -> int:
    """The row above the tags if it names as many columns as half of them, or else the tags themselves."""
    names = rows[tags_at - 1] if tags_at else []
    return (
        tags_at - 1
        if 2 * len(_filled(names)) >= len(_filled(rows[tags_at])) and len(set(_filled(names))) > 1
        else tags_at
    )


def _first_line(rows: list[Row], at: int, numbers: list[int], merged: set[int]) -> int:
    """The first of the rows of groups right above the row `at`; of several, the upper ones are merged."""
    first = at
    while first > 0 and numbers[first - 1] == numbers[first] - 1:
        is_merged = numbers[first - 1] in merged
        if not (is_merged or first == at) or not _heads(rows[first - 1], rows[first:], is_merged=is_merged):
            break
        first -= 1
    return first


def _place_of_names(rows: list[Row]) -> tuple[int, bool]:
    """The first row that fills nearly as many cells as any other, few of them with numbers; or the first row of data."""
    most = max(len(_filled(cells)) for cells in rows)
    numbered: int | None = None  # a row with numbers that is unlike those below: years, for example
    for at, cells in enumerate(rows):
        filled = _filled(cells)
        if len(filled) < max(2, MIN_FILLED * most) or len(set(filled)) < 2:
            continue
        if _is_data(cells, rows[at + 1 :]):
            return (at, False) if numbered is None else (numbered, True)
        if sum(bool(_NUMBER.fullmatch(cell)) for cell in filled) <= MAX_NUMBERS * len(filled):
            return at, True
        numbered = at if numbered is None else numbered
    return numbered or 0, True


def _is_data(cells: Row, below: list[Row]) -> bool:
    """Whether a row has a day above days, or numbers other than years above numbers."""

    def share_below(at: int, pattern: re.Pattern[str]) -> float:
        column = [row[at] for row in below if at < len(row) and row[at]]
        return sum(bool(pattern.fullmatch(cell)) for cell in column) / len(column) if column else 1

    if any(_DAY.fullmatch(cell) and share_below(at, _DAY) > 0.5 for at, cell in enumerate(cells)):
        return True
    numbers = [at for at, cell in enumerate(cells) if _NUMBER.fullmatch(cell)]
    may_name = all(_YEAR.fullmatch(cells[at]) or _DAY.fullmatch(cells[at]) for at in numbers)
    if may_name or len(numbers) <= MAX_NUMBERS * len(_filled(cells)):
        return False
    return bool(below) and all(share_below(at, _NUMBER) >= MIN_ALIKE for at in numbers)


def _table_width(rows: list[Row], *, book: bool) -> int:
    """As many cells as the first row fills, or the widest in a workbook, or half of the others."""
    widths = [max((place for place, cell in enumerate(cells, 1) if cell), default=1) for cells in rows]
    return max(widths[0], max(widths) if book else sorted(widths)[len(widths) // 2])


def _padded(cells: Row, width: int) -> Row:
    return (cells + [""] * width)[:width]


def _repeated(cells: Row) -> set[str]:
    return {name for name, count in Counter(cells).items() if count > 1 and name}


def _names_parts(rows: list[Row], width: int) -> bool:
    """Whether the second of these rows only names parts of what the first names: min and max below Killed, over numbers."""
    if len(rows) < 2:
        return False
    upper, lower = _padded(rows[0], width), _padded(rows[1], width)
    repeated = _repeated(upper)
    parts = [
        at
        for at, (name, part) in enumerate(zip(upper, lower, strict=True))
        if part and part != name and (name in repeated or not name or (at + 1 < width and not upper[at + 1]))
    ]
    others = [at for at, part in enumerate(lower) if part and part != upper[at] and at not in parts]
    is_told_apart = bool(repeated) or any(upper[at] and lower[at] in {"", upper[at]} for at in range(width))
    has_numbers = any(_NUMBER.fullmatch(lower[at]) for at in parts)
    over_numbers = [row[at] for row in rows[2:] for at in parts if at < len(row) and row[at]]
    are_values = 2 * sum(map(_has_digit, over_numbers)) >= len(over_numbers)
    return len(parts) > 1 and not others and is_told_apart and not has_numbers and are_values


def _heads_names(rows: list[Row], *, is_merged: bool) -> bool:
    """Whether the first of these rows repeats the names of groups, and the second has more names, words alone above figures."""
    if len(rows) < 3:
        return False
    width = max(map(len, rows))
    upper, lower, *below = (_padded(cells, width) for cells in rows)
    groups = _repeated(upper)
    is_group_line = is_merged or (len(groups) > 1 and 2 * sum(cell in groups for cell in upper) >= width)
    named = {(group, name) for group, name in zip(upper, lower, strict=True) if name}
    if not groups or not is_group_line or len(named) <= len(set(_filled(upper))):
        return False
    figures = [at for at in range(width) if _mostly_figures([row[at] for row in below if row[at]])]
    return bool(figures) and all(lower[at] and not _has_digit(lower[at]) for at in figures)


def _mostly_figures(cells: Row) -> bool:
    return bool(cells) and 2 * sum(map(_has_digit, cells)) >= len(cells)


def _has_digit(cell: str) -> bool:
    return any(sign.isdigit() for sign in cell)


def _heads(upper: Row, rows: list[Row], *, is_merged: bool) -> bool:
    """Whether a row names groups of the columns below it, which a title above the heading does not."""
    if len(set(_filled(upper))) < 2:
        return False
    names_alone = [at for at, name in enumerate(upper) if name and not "".join(rows[0][at : at + 1])]
    has_cells = any(row[at] for at in names_alone for row in rows if at < len(row))
    return has_cells or is_merged or bool(_repeated(rows[0]))


def _joined(lines: list[Row], holds_on: list[bool]) -> Row:
    """Each name of the last line behind those above it; one above blank cells holds until the next, unless its line is merged."""
    joined = lines[0]
    for line, is_held in zip(lines[1:], holds_on, strict=False):
        names, group = [], ""
        for name, part in zip(joined, line, strict=True):
            group = name or (group if part and is_held else "")
            names.append(group if group == part else f"{group} {part}".strip())
        joined = names
    return joined


def different_names(written: Row, remarks: Remarks) -> tuple[str, ...]:
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
