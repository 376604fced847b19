"""Delimited text as cells: the sign between cells and the quotes are found, and each row keeps its number."""

import _csv
import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
from pyarrow import csv as arrow_csv

from claims.errors import CollectionError
from claims.importers.read.headings import TOP_ROWS
from claims.importers.read.sheet_cells import WHITE_SPACE, SheetCells, trimmed_texts
from claims.importers.remarks import MAX_CHARACTERS, RemarkOutcome, Remarks
from claims.safety.limits import current_limits, most

CHUNK_ROWS = 20_000  # held as lists of cells at a time; of many more the garbage collector takes half of the time
SAMPLE_LINES, SAMPLE_BYTES = 60, 1_000_000  # looked at to find the delimiter and the quotes
USUAL_DELIMITERS, RARE_DELIMITERS = ",;\t|", "^~:¦"
MIN_EVEN = 0.7  # of the first rows have one number of cells, or the delimiter is a rare one
MIN_PROSE_CHARACTERS = 60  # of the first line of a text without columns
MIN_QUOTED = 0.5  # of the cells, for the apostrophe to be a quote
_ESCAPED_QUOTE = re.compile(r'[^\\]\\"[^,;\t|"\r\n]')
_QUOTED_LINE = re.compile(rb'^"(.*)"(\r?)$', re.MULTILINE)
_SEPARATOR_LINE = re.compile(rb"\"?sep=(.)\"?[ ,;\t]*\r?\n", re.IGNORECASE)  # which Excel puts above a table


class Dialect(NamedTuple):
    """How rows are split: the sign between cells, the quote ("" for none), and the sign before a quote that is none."""

    delimiter: str
    quote: str = '"'
    escape: str | None = None

    def rows(self, lines: Iterable[str], *, strict: bool = False) -> _csv.Reader:
        """The rows as Python's own reader finds them."""
        return csv.reader(
            lines, delimiter=self.delimiter, quotechar=self.quote or None, escapechar=self.escape, strict=strict,
            quoting=csv.QUOTE_MINIMAL if self.quote else csv.QUOTE_NONE, doublequote=self.escape is None,
        )  # fmt: skip


def read_delimited(data: bytes, remarks: Remarks) -> SheetCells:
    """The cells of a text in UTF-8; a row that cannot be split, such as by an open quote, is left out with a remark.

    Raises:
        CollectionError: The text consists of sentences.
    """
    most_characters = csv.field_size_limit(len(data) + 1)  # no cell is too long; the limit is of the whole process
    try:
        return _read(data, remarks)
    finally:
        csv.field_size_limit(most_characters)


def _read(data: bytes, remarks: Remarks) -> SheetCells:
    first, delimiters = 1, ""
    if (rows := data.count(b"\n")) > current_limits().most_rows:
        raise CollectionError(f"{remarks.file} has {rows:,} lines; allowed: {most('most_rows')}")
    if named := _SEPARATOR_LINE.match(data):
        data, first, delimiters = data[named.end() :], 2, named[1].decode("utf-8", "replace")
    lines = _lines(data[:SAMPLE_BYTES])[:SAMPLE_LINES]
    if _are_quoted_whole(lines):
        remarks.note("", "each line between quotes", "read without them", RemarkOutcome.CHANGED)
        data = _QUOTED_LINE.sub(lambda line: line[1].replace(b'""', b'"') + line[2], data)
        lines = _lines(data[:SAMPLE_BYTES])[:SAMPLE_LINES]
    if _are_aligned(lines):
        remarks.note("", "cells separated by two spaces and more", "read so")
        data, delimiters = re.sub(rb"[ \t]{2,}", b"\t", data), "\t"
        lines = [re.sub(r"[ \t]{2,}", "\t", line) for line in lines]
    dialect = find_dialect(lines, delimiters)
    if _is_prose(lines, dialect):
        found = f"{remarks.file} is a text without columns"
        raise CollectionError(f"{found}; allowed: a table; claims extract reads documents")
    if dialect.delimiter != ",":
        remarks.note("", f"cells separated by {dialect.delimiter!r}", "read so")
    if dialect.quote == "'":
        remarks.note("", "cells between apostrophes", "read without them", RemarkOutcome.CHANGED)
    return _even_cells(data, dialect, first, remarks) or _uneven_cells(_lines(data), dialect, first, remarks)


def _lines(data: bytes) -> list[str]:
    return io.StringIO(data.decode("utf-8", "ignore"), newline="").readlines()


def _are_quoted_whole(lines: list[str]) -> bool:
    """Whether each line is one cell between quotes that holds a whole row, as some programs save a table twice."""
    cells = [line.strip() for line in lines if line.strip()]
    return len(cells) > 1 and all(
        line[0] == line[-1] == '"' and len(line) > 2 and "," in line and not re.search('(?<!")"(?!")', line[1:-1])
        for line in cells
    )


def _are_aligned(lines: list[str]) -> bool:
    """Whether two spaces and more part as many cells in each line, and no usual sign stands in most of them."""
    widths = {len(re.split(r"[ \t]{2,}", line.strip())) for line in lines if line.strip()}
    return len(lines) > 2 and len(widths) == 1 and widths != {1} and not re.search(f"[{USUAL_DELIMITERS}]", lines[0])


def _is_prose(lines: list[str], dialect: Dialect) -> bool:
    """Whether lines are sentences: they have no cells, or unlike numbers of them with a space behind each comma."""
    if _evenness(dialect, lines)[0] >= MIN_EVEN:
        return False
    text = "".join(lines)
    return len(lines[0]) > MIN_PROSE_CHARACTERS and not re.search(r"[;\t|]|,[^\s]", text)


def find_dialect(lines: list[str], delimiters: str = "") -> Dialect:
    """The dialect by which most of these rows have one and the same number of cells, and then the most cells."""
    text = "".join(lines)
    escape = "\\" if _ESCAPED_QUOTE.search(text) else None

    def best_of(signs: str) -> tuple[float, int, Dialect]:
        tried = [(*_evenness(each, lines), each) for each in (Dialect(sign, '"', escape) for sign in signs)]
        return max(tried, key=lambda found: found[:2])

    evenness, _, dialect = best_of(delimiters or USUAL_DELIMITERS)
    if evenness < MIN_EVEN and not delimiters:
        rare, _, other = best_of(RARE_DELIMITERS)
        dialect = other if rare >= MIN_EVEN and other.delimiter in lines[0] else dialect
    cells = [cell.strip() for cells in dialect._replace(quote="").rows(lines) for cell in cells]
    filled = [cell for cell in cells if len(cell) > 1]
    if sum(cell[0] == cell[-1] == "'" for cell in filled) > MIN_QUOTED * len(filled):
        return dialect._replace(quote="'")
    if dialect.delimiter in "\t|" and not any(cell[0] == cell[-1] == '"' for cell in filled):
        return dialect._replace(quote="")  # a quote that never stands around a cell belongs to the words
    return dialect


def _evenness(dialect: Dialect, lines: list[str]) -> tuple[float, int]:
    """The share of rows that have the most frequent number of cells above one, and that number."""
    widths = Counter(len(cells) for cells in dialect.rows(lines) if any(cells))
    several = {width: count for width, count in widths.items() if width > 1}
    width = max(several, key=lambda width: (several[width], width), default=1)
    return round(several.get(width, 0) / max(widths.total(), 1), 1), width


def _even_cells(data: bytes, dialect: Dialect, first: int, remarks: Remarks) -> SheetCells | None:
    """All rows, read by compiled code; None unless each has as many cells and every quote stands around a cell."""
    width = len(next(dialect.rows(_lines(data[:SAMPLE_BYTES])), []))
    _check_width(width, remarks)
    if width < 2 or dialect.escape or not dialect.delimiter.isascii() or not _quotes_are_regular(data, dialect):
        return None
    names = [str(at) for at in range(width)]
    try:
        table = arrow_csv.read_csv(
            io.BytesIO(data),
            arrow_csv.ReadOptions(column_names=names, block_size=len(data)),
            arrow_csv.ParseOptions(
                delimiter=dialect.delimiter,
                quote_char=dialect.quote or False,
                newlines_in_values=True,
                ignore_empty_lines=False,
            ),
            arrow_csv.ConvertOptions(column_types=dict.fromkeys(names, pa.large_string())),
        )
    except pa.ArrowInvalid:
        return None
    cells = {at: trimmed_texts(column) for at, column in enumerate(table.columns)}
    return SheetCells(cells=pd.DataFrame(cells, index=pd.RangeIndex(first, first + table.num_rows)))


def _check_width(width: int, remarks: Remarks) -> None:
    if width > current_limits().most_columns:
        raise CollectionError(f"{remarks.file} has a row of {width:,} cells; allowed: {most('most_columns')}")


def _quotes_are_regular(data: bytes, dialect: Dialect) -> bool:
    """Whether each quote opens a cell, closes one, or is written twice: where one does not, a cell may run over many rows."""
    if not dialect.quote:
        return True
    signs = np.frombuffer(data, dtype=np.uint8)
    at = np.flatnonzero(signs == ord(dialect.quote))
    if len(at) % 2:
        return False
    around = np.frombuffer(f"{dialect.delimiter}{dialect.quote}\r\n".encode(), dtype=np.uint8)
    opens, closes = at[::2], at[1::2]
    before = signs[opens[opens > 0] - 1]
    behind = signs[closes[closes < len(signs) - 1] + 1]
    return bool(np.isin(before, around).all() and np.isin(behind, around).all())


def _uneven_cells(lines: list[str], dialect: Dialect, first: int, remarks: Remarks) -> SheetCells:
    """Rows become columns chunk by chunk, so that a large table is never held as lists of cells."""
    rows = _split(lines, dialect, first, remarks)
    top = list(islice(rows, TOP_ROWS))
    most = max((len(cells) for _, cells in top), default=0)
    _check_width(most, remarks)
    chunks, widths = [pd.DataFrame(columns=range(most), dtype="str")], []
    chunk = top + list(islice(rows, CHUNK_ROWS))
    while chunk:
        widths += [len(cells) if len(cells) <= most else _filled_width(cells, most) for _, cells in chunk]
        columns = zip(*((cells + [""] * (most - len(cells)))[:most] for _, cells in chunk), strict=True)
        cells = {at: trimmed_texts(column) for at, column in enumerate(columns)}
        chunks.append(pd.DataFrame(cells, index=pd.Index([row for row, _ in chunk]), columns=range(most)))
        chunk = list(islice(rows, CHUNK_ROWS))
    return SheetCells(cells=pd.concat(chunks[1:] or chunks), widths=np.array(widths, dtype=np.intp))


def _filled_width(cells: list[str], least: int) -> int:
    return max((place for place, cell in enumerate(cells, 1) if cell.strip(WHITE_SPACE)), default=least)


def _split(lines: list[str], dialect: Dialect, first: int, remarks: Remarks) -> Iterator[tuple[int, list[str]]]:
    """The rows with their numbers; after a row that cannot be split reading goes on in the next line."""
    row, start = first - 1, 0
    refused: dict[int, str] = {}
    while start < len(lines):
        reader = dialect.rows((lines[at] for at in range(start, len(lines))), strict=True)
        lines_read = 0
        try:
            for cells in reader:
                row, lines_read = row + 1, reader.line_num
                yield row, cells
            break
        except csv.Error:
            row += 1
            refused[row] = lines[start + lines_read].strip()[: MAX_CHARACTERS + 1]
            start += lines_read + 1
    found, done = pd.Series(refused, dtype="str"), "a row that cannot be split into cells"
    remarks.note_rows(refused, "", found, done, RemarkOutcome.ROW_REFUSED)
