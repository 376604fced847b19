"""A file as a table of text: its heading found, its rows numbered as a spreadsheet does, a remark on every row left out."""

import csv
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path

import pandas as pd
from python_calamine import CalamineError, CalamineWorkbook

from claims.collection.workbook import written
from claims.errors import CollectionError
from claims.importers.read.as_written import frame_as_written
from claims.importers.read.encoding import decode_lines
from claims.importers.read.headings import TOP_ROWS, Record, find_heading
from claims.importers.read.non_data_rows import refuse_non_data_rows
from claims.importers.remarks import MAX_CHARACTERS, RemarkOutcome, Remarks

_WHITE_SPACE = " \t\r\n\u00a0\u200b\ufeff"
CHUNK_ROWS = 20_000  # held as lists of cells at a time
DELIMITER_LINES = 30  # looked at to find the delimiter
WORKBOOK_BYTES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


@dataclass(frozen=True, kw_only=True)
class Table:
    """A foreign table as text.

    Attributes:
        file: Name of the file.
        frame: Every column as text, "" where a cell is empty; the index is the row as a spreadsheet counts.
        remarks: What was changed or refused while the file was read, see `remarks.merge_remarks`.
        digest: SHA-256 of the file.
        sheet: The sheet of a workbook; empty for a text file.
        sheets: All sheets of the file; "" alone where it has none.
        tags: Column to the HXL tag that stands below its heading.
    """

    file: str
    frame: pd.DataFrame
    remarks: pd.DataFrame
    digest: str
    sheet: str = ""
    sheets: tuple[str, ...] = ("",)
    tags: dict[str, str] = field(default_factory=dict)


def read_sheets(path: str | Path, sheets: Iterable[str], *, encoding: str = "") -> list[Table]:
    """Each of these sheets as a table; see `read_table`."""
    return [read_table(path, sheet=sheet, encoding=encoding) for sheet in sheets]


def read_table(path: str | Path, *, sheet: str = "", encoding: str = "", as_written: bool = False) -> Table:
    """Reads a text table or workbook; a row that is no data, or cannot be split into cells, is left out with a remark.

    Args:
        path: A CSV, TSV or other delimited text, or a workbook.
        sheet: The sheet of a workbook; empty chooses the one with most cells under a heading.
        encoding: The encoding of a text file; empty detects it.
        as_written: Takes a CSV, TSV or JSONL file in UTF-8 as `frame_as_written` does, where nothing is guessed.

    Raises:
        CollectionError: The file cannot be opened, or has no such sheet, or holds no table.
    """
    path = Path(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CollectionError(f"{path} cannot be read ({error.strerror}); allowed: a table or workbook") from error
    remarks = Remarks(path.name)
    records: Iterable[Record]
    sheets: tuple[str, ...] = ("",)
    if as_written:
        sheet, frame = "", frame_as_written(path, data, remarks)
    else:
        if data.startswith(WORKBOOK_BYTES):
            sheet, sheets, records = _read_book(path, sheet)
        else:
            sheet, records = "", _read_text(data, remarks, encoding)
        frame = _frame(records, remarks, book=bool(sheet))
    if frame.columns.empty:
        raise CollectionError(f"{path} contains no table; allowed: a heading and rows below it")
    digest = f"sha256:{hashlib.sha256(data).hexdigest()}"
    return Table(file=path.name, frame=frame, remarks=remarks.frame(), digest=digest, sheet=sheet, sheets=sheets)


def _read_book(path: Path, sheet: str) -> tuple[str, tuple[str, ...], Iterable[Record]]:
    try:
        book = CalamineWorkbook.from_path(path)
        if sheet and sheet not in book.sheet_names:
            raise CollectionError(f"{path} has no sheet {sheet!r}; allowed: {', '.join(book.sheet_names)}")
        sheets = {name: _sheet_records(book, name) for name in ([sheet] if sheet else book.sheet_names)}
    except (CalamineError, OSError) as error:
        raise CollectionError(f"{path} cannot be opened ({error}); allowed: a workbook without a password") from error
    best = max(sheets, key=lambda name: _table_size(sheets[name]), default="")
    return best, tuple(book.sheet_names), sheets.get(best, [])


def _sheet_records(book: CalamineWorkbook, name: str) -> list[Record]:
    rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    return [(row, [written(cell).strip(_WHITE_SPACE) for cell in cells]) for row, cells in enumerate(rows, 1)]


def _table_size(records: list[Record]) -> int:
    """Number of filled cells below the heading; notes and covers have few."""
    heading = find_heading(records, Remarks(""))
    return sum(bool(cell) for row, cells in records if row > heading.row for cell in cells) if heading else 0


def _read_text(data: bytes, remarks: Remarks, encoding: str) -> Iterator[Record]:
    lines = decode_lines(data, remarks, encoding=encoding)
    delimiter = _delimiter(lines[:DELIMITER_LINES])
    if delimiter != ",":
        remarks.note("", f"cells separated by {delimiter!r}", "read so")
    return ((row, [cell.strip(_WHITE_SPACE) for cell in cells]) for row, cells in _split(lines, delimiter, remarks))


def _delimiter(lines: list[str]) -> str:
    """The sign that occurs most often in the median line, or else in all lines."""

    def frequency(sign: str) -> tuple[int, int]:
        counts = sorted(line.count(sign) for line in lines if line.strip())
        return (counts[len(counts) // 2] if counts else 0, sum(counts))

    return max((",", ";", "\t", "|"), key=frequency)


def _split(lines: list[str], delimiter: str, remarks: Remarks) -> Iterator[Record]:
    """The rows with their numbers; after a row that cannot be split, such as by an open quote, reading goes on in the next line."""
    row, start = 0, 0
    while start < len(lines):
        reader = csv.reader(lines[start:], delimiter=delimiter, strict=True)
        lines_read = 0
        try:
            for cells in reader:
                row, lines_read = row + 1, reader.line_num
                yield row, cells
            return
        except csv.Error as error:
            row += 1
            found = f"{lines[start + lines_read].strip()[:MAX_CHARACTERS]!r} ({error})"
            remarks.note_rows([row], "", found, "a row that cannot be split into cells", RemarkOutcome.ROW_REFUSED)
            start += lines_read + 1


def _frame(records: Iterable[Record], remarks: Remarks, *, book: bool) -> pd.DataFrame:
    """The data rows; they become columns chunk by chunk, so that a large table is never held as lists of cells."""
    rest = iter(records)
    top = list(islice(rest, TOP_ROWS))
    heading = find_heading(top, remarks, book=book)
    if heading is None:
        return pd.DataFrame()
    rows = _even_rows((record for record in chain(top, rest) if record[0] > heading.row), len(heading.names), remarks)
    chunks = []
    while chunk := list(islice(rows, CHUNK_ROWS)):
        chunks.append(_chunk(chunk, heading.names))
    frame = pd.concat(chunks) if chunks else pd.DataFrame(columns=list(heading.names), dtype="str")
    unnamed = [name for name in heading.unnamed if not (frame[name] != "").any()]
    return refuse_non_data_rows(frame.drop(columns=unnamed), heading, remarks)


def _even_rows(records: Iterable[Record], width: int, remarks: Remarks) -> Iterator[Record]:
    """The rows that hold anything, filled up to the width; after the last, remarks on blank, short and long rows."""
    short: list[int] = []
    long: list[int] = []
    blank = 0
    for row, cells in records:
        if not any(cells):
            blank += 1
        elif len(cells) == width:
            yield row, cells
        elif any(cells[width:]):
            long.append(row)
        else:
            if len(cells) < width:
                short.append(row)
            yield row, (cells + [""] * width)[:width]
    than = f"than the heading has ({width})"
    remarks.note_rows(long, "", f"more cells {than}", "not read", RemarkOutcome.ROW_REFUSED)
    remarks.note_rows(short, "", f"fewer cells {than}", "the last read as empty", RemarkOutcome.NOTED)
    if blank:
        remarks.note("", f"{blank} blank rows", "passed over")


def _chunk(rows: list[Record], names: tuple[str, ...]) -> pd.DataFrame:
    columns = zip(*(cells for _, cells in rows), strict=True)
    cells = {name: pd.array(column, dtype="str") for name, column in zip(names, columns, strict=True)}
    return pd.DataFrame(cells, index=pd.Index([row for row, _ in rows]))
