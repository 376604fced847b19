"""Reading a foreign table: its heading found, its rows numbered as a spreadsheet does, nothing lost unsaid."""

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
from claims.importers.read.encoding import decode_lines
from claims.importers.read.headings import MOST_ROWS_ABOVE, find_heading
from claims.importers.read.non_data_rows import refuse_odd_rows
from claims.importers.remarks import RemarkOutcome, Remarks

Record = tuple[int, list[str]]
_WHITE = " \t\r\n\u00a0\u200b\ufeff"
CHUNK_ROWS = 20_000
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


@dataclass(frozen=True, kw_only=True)
class Table:
    """A foreign table as text.

    Attributes:
        frame: Every column as text, "" where a cell is empty; the index is the row number of a spreadsheet.
        remarks: What was changed or refused while the file was read, see `remarks.merge_remarks`.
        digest: SHA-256 of the file.
        sheet: The sheet of a workbook; empty for a text file.
    """

    file: str
    frame: pd.DataFrame
    remarks: pd.DataFrame
    digest: str
    sheet: str = ""


def read_table(path: str | Path, *, sheet: str = "", encoding: str = "") -> Table:
    """Reads a text table or workbook; rows that are no data are left out, each with a remark.

    Args:
        path: A CSV, TSV or other delimited text, or a workbook.
        sheet: The sheet to read; otherwise the one with most rows under a heading.
        encoding: The encoding of a text file, where it is known.

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
    if data.startswith(WORKBOOKS):
        sheet, records = _read_book(path, sheet)
    else:
        sheet, records = "", _read_text(data, remarks, encoding)
    frame = _frame(records, remarks, book=bool(sheet))
    if frame.columns.empty:
        raise CollectionError(f"{path} holds no table; allowed: a heading and rows below it")
    digest = f"sha256:{hashlib.sha256(data).hexdigest()}"
    return Table(file=path.name, frame=frame, remarks=remarks.frame(), digest=digest, sheet=sheet)


def _read_book(path: Path, sheet: str) -> tuple[str, Iterable[Record]]:
    try:
        book = CalamineWorkbook.from_path(path)
        if sheet and sheet not in book.sheet_names:
            raise CollectionError(f"{path} has no sheet {sheet!r}; allowed: {', '.join(book.sheet_names)}")
        sheets = {name: _sheet_records(book, name) for name in ([sheet] if sheet else book.sheet_names)}
    except (CalamineError, OSError) as error:
        raise CollectionError(f"{path} cannot be opened ({error}); allowed: a workbook without a password") from error
    best = max(sheets, key=lambda name: _table_size(sheets[name]), default="")
    return best, sheets.get(best, [])


def _sheet_records(book: CalamineWorkbook, name: str) -> list[Record]:
    rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    return [(row, [written(cell).strip(_WHITE) for cell in cells]) for row, cells in enumerate(rows, 1)]


def _table_size(records: list[Record]) -> int:
    """How many cells stand under a heading; notes and covers have few."""
    heading = find_heading(records, Remarks(""))
    return sum(bool(cell) for row, cells in records if row > heading.row for cell in cells) if heading else 0


def _read_text(data: bytes, remarks: Remarks, encoding: str) -> Iterator[Record]:
    lines = decode_lines(data, remarks, encoding=encoding)
    delimiter = _delimiter(lines[:30])
    if delimiter != ",":
        remarks.note("", f"cells parted by {delimiter!r}", "read so")
    return ((row, [cell.strip(_WHITE) for cell in cells]) for row, cells in _split(lines, delimiter, remarks))


def _delimiter(lines: list[str]) -> str:
    """The sign that parts most lines, and each into most cells."""

    def worth(sign: str) -> tuple[int, int]:
        counts = sorted(line.count(sign) for line in lines if line.strip())
        return (counts[len(counts) // 2] if counts else 0, sum(counts))

    return max((",", ";", "\t", "|"), key=worth)


def _split(lines: list[str], delimiter: str, remarks: Remarks) -> Iterator[Record]:
    """Rows as a spreadsheet counts them; a quote that is never closed costs its own row alone."""
    row, start = 0, 0
    while start < len(lines):
        reader = csv.reader(lines[start:], delimiter=delimiter, strict=True)
        done = 0
        try:
            for cells in reader:
                row, done = row + 1, reader.line_num
                yield row, cells
            return
        except csv.Error as error:
            row += 1
            found = f"{lines[start + done].strip()[:60]!r} ({error})"
            remarks.note_rows([row], "", found, "a row that cannot be split into cells", RemarkOutcome.ROW_REFUSED)
            start += done + 1


def _frame(records: Iterable[Record], remarks: Remarks, *, book: bool) -> pd.DataFrame:
    """The data rows; they become columns chunk by chunk, so that a large table is never held as lists of cells."""
    rest = iter(records)
    top = list(islice(rest, MOST_ROWS_ABOVE))
    heading = find_heading(top, remarks, book=book)
    if heading is None:
        return pd.DataFrame()
    uneven = Uneven(len(heading.names))
    rows = uneven.even(record for record in chain(top, rest) if record[0] > heading.row)
    chunks = []
    while chunk := list(islice(rows, CHUNK_ROWS)):
        chunks.append(_chunk(chunk, heading.names))
    uneven.tell(remarks)
    frame = pd.concat(chunks) if chunks else pd.DataFrame(columns=list(heading.names), dtype="str")
    unnamed = [name for name in heading.unnamed if not (frame[name] != "").any()]
    return refuse_odd_rows(frame.drop(columns=unnamed), heading, remarks)


@dataclass
class Uneven:
    """Makes every row as wide as the heading and keeps count of those that were not.

    Attributes:
        width: How many columns the heading names.
    """

    width: int
    short: list[int] = field(default_factory=list)
    long: list[int] = field(default_factory=list)
    blank: int = 0

    def even(self, records: Iterable[Record]) -> Iterator[Record]:
        """The rows that hold anything and no more than the heading names."""
        width = self.width
        for row, cells in records:
            if not any(cells):
                self.blank += 1
            elif len(cells) == width:
                yield row, cells
            elif any(cells[width:]):
                self.long.append(row)
            else:
                self.short += [row] if len(cells) < width else []
                yield row, (cells + [""] * width)[:width]

    def tell(self, remarks: Remarks) -> None:
        """Notes the rows met so far that were blank, too short or too long."""
        than = f"than the heading has ({self.width})"
        remarks.note_rows(self.long, "", f"more cells {than}", "not read", RemarkOutcome.ROW_REFUSED)
        remarks.note_rows(self.short, "", f"fewer cells {than}", "the last read as empty", RemarkOutcome.NOTED)
        if self.blank:
            remarks.note("", f"{self.blank} blank rows", "passed over")


def _chunk(rows: list[Record], names: tuple[str, ...]) -> pd.DataFrame:
    columns = zip(*(cells for _, cells in rows), strict=True)
    cells = {name: pd.array(column, dtype="str") for name, column in zip(names, columns, strict=True)}
    return pd.DataFrame(cells, index=pd.Index([row for row, _ in rows]))
