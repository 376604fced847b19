"""Any file as tables of text: headings found, rows numbered as a spreadsheet does, a remark on every row left out."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import numpy as np
import pandas as pd

from claims.errors import CollectionError
from claims.importers.read.delimited import read_delimited
from claims.importers.read.encoding import utf8_bytes
from claims.importers.read.file_kinds import FileKind, table_bytes
from claims.importers.read.headings import TOP_ROWS, Heading, different_names, find_heading
from claims.importers.read.json_objects import json_sheets
from claims.importers.read.markup_tables import markup_sheets
from claims.importers.read.non_data_rows import refuse_non_data_rows
from claims.importers.read.sheet_cells import SheetCells, Sheets
from claims.importers.read.typed_tables import typed_sheets
from claims.importers.read.unpack import unpack_files
from claims.importers.read.workbook_sheets import workbook_sheets
from claims.importers.remarks import RemarkOutcome, Remarks
from claims.safety.files import plain_name
from claims.safety.limits import current_limits, most
from claims.safety.read_apart import read_apart

MIN_OTHER_ROWS = 2  # of another sheet, to be named as a table
MAX_SHEETS_NAMED = 10  # in a remark or message


@dataclass(frozen=True, kw_only=True)
class Table:
    """A foreign table as text.

    Attributes:
        file: Name of the file.
        frame: Every column as text, "" where a cell is empty; the index is the row as a spreadsheet counts, or the
            number of the record in a file that has no row for the heading.
        remarks: What was changed or refused while the file was read, see `remarks.merge_remarks`.
        digest: SHA-256 of the file.
        sheet: The sheet of a workbook, or the table of another file that holds several; empty where it holds one.
        sheets: All sheets of the file; "" alone where it holds one table.
        tags: Column to its HXL tag.
        labels: Column to what the file says of it beside its name: a label, or a question below the heading.
        heading_row: The row right above the data, with the last line of headings; 0 where the file names its columns.
    """

    file: str
    frame: pd.DataFrame
    remarks: pd.DataFrame
    digest: str
    sheet: str = ""
    sheets: tuple[str, ...] = ("",)
    tags: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    heading_row: int = 0


def read_table(path: str | Path, *, sheet: str = "", encoding: str = "", heading_row: int = 0) -> Table:
    """Reads one table of a file; a row that is no data, or cannot be split into cells, is left out with a remark.

    Args:
        path: A file of any kind that `FileKind` names, packed or not.
        sheet: The sheet of a workbook, or a table of another file; empty chooses the one with most cells under a heading.
        encoding: The encoding of a text file; empty detects it.
        heading_row: The row of the headings, as a spreadsheet counts; 0 to find it.

    Raises:
        CollectionError: The file cannot be opened, or has no such sheet, or holds no table, or no headings in that row.
    """
    return read_sheets(path, [sheet], encoding=encoding, heading_row=heading_row)[0]


def read_sheets(path: str | Path, sheets: Iterable[str], *, encoding: str = "", heading_row: int = 0) -> list[Table]:
    """Each of these sheets of a file as a table; see `read_table`."""
    path = Path(path)
    return read_apart(_read_sheets, path, tuple(sheets), encoding, heading_row, name=path.name)


def _read_sheets(path: Path, sheets: Iterable[str], encoding: str, heading_row: int) -> list[Table]:
    data, name = table_bytes(path), plain_name(path)
    about_file = Remarks(name)
    found = _open_sheets(data, name, about_file, encoding)
    digest = f"sha256:{hashlib.sha256(data).hexdigest()}"
    del data
    return [_read_sheet(found, sheet, name, digest, about_file, heading_row) for sheet in sheets]


def _open_sheets(data: bytes, name: str, remarks: Remarks, encoding: str) -> Sheets:
    """The tables of a file by name; those of several files in a zip by the name of their file."""
    files = unpack_files(data, name, remarks)
    if len(files) == 1:
        ((content, kind),) = files.values()
        return _sheets_of(content, kind, name, remarks, encoding)
    sheets: Sheets = {}
    for member, (content, kind) in files.items():
        for sheet, reader in _sheets_of(content, kind, member, remarks, encoding).items():
            sheets = {**sheets, (f"{member}: {sheet}" if sheet else member): reader}
    return sheets


def _sheets_of(data: bytes, kind: FileKind, name: str, remarks: Remarks, encoding: str) -> Sheets:
    match kind:
        case FileKind.TEXT:
            return {"": partial(read_delimited, utf8_bytes(data, remarks, encoding=encoding))}
        case FileKind.WORKBOOK:
            return workbook_sheets(data, name)
        case FileKind.MARKUP:
            return markup_sheets(data, name, remarks, encoding=encoding)
        case FileKind.JSON:
            return json_sheets(data, name, remarks, encoding=encoding)
    return typed_sheets(data, name, kind)


@dataclass(frozen=True)
class _Found:
    """A sheet as it was read: its frame with the heading taken away, and the remarks on it."""

    frame: pd.DataFrame
    heading: Heading
    labels: Mapping[str, str]
    remarks: Remarks


def _read_sheet(sheets: Sheets, chosen: str, file: str, digest: str, about_file: Remarks, heading_row: int) -> Table:
    if chosen not in sheets and chosen:
        allowed = ", ".join(filter(None, list(sheets)[:MAX_SHEETS_NAMED])) or "none, for it holds one table"
        raise CollectionError(f"{file} has no sheet {chosen!r}; allowed: {allowed}")
    names = [chosen] if chosen in sheets else list(sheets)
    read = {name: found for name in names if (found := _table_of(sheets[name], file, heading_row)) is not None}
    if not read:
        where = f"sheet {chosen!r} of {file}" if chosen else file
        raise CollectionError(f"{where} contains no table; allowed: a heading and rows below it")
    best = max(read, key=lambda name: int((read[name].frame != "").to_numpy().sum()) if len(read) > 1 else 0)
    found = read[best]
    others = [name for name in read if name != best and len(read[name].frame) >= MIN_OTHER_ROWS]
    if others:
        more = " and others" if len(others) > MAX_SHEETS_NAMED else ""
        listed = ", ".join(map(repr, others[:MAX_SHEETS_NAMED])) + more
        found.remarks.note("", f"other sheets with a table: {listed}", f"only {best!r} is read; another can be chosen")
    return Table(
        file=file,
        frame=found.frame,
        remarks=Remarks(file, [*about_file.parts, *found.remarks.parts]).frame(),
        digest=digest,
        sheet=best,
        sheets=tuple(sheets),
        tags=found.heading.tags,
        labels=dict(found.labels),
        heading_row=found.heading.row,
    )


def _table_of(reader: Callable[[Remarks], SheetCells], file: str, heading_row: int) -> _Found | None:
    """The rows under their heading; None where there is none."""
    remarks = Remarks(file)
    sheet = reader(remarks)
    cells = sheet.cells
    _check_size(cells, file)
    if sheet.named:
        names = different_names([str(name) for name in cells.columns], remarks)
        heading = Heading(0, names, names, ()) if names else None
    else:
        records = list(zip(cells.index[:TOP_ROWS].tolist(), cells.iloc[:TOP_ROWS].to_numpy().tolist(), strict=True))
        heading = find_heading(records, remarks, book=sheet.widths is None, spans=sheet.spans, chosen=heading_row)
    if heading is None:
        return None
    frame = _data_rows(sheet, heading, remarks)
    if sheet.named:
        return _Found(frame, heading, sheet.labels, remarks)
    frame, labels = refuse_non_data_rows(frame, heading, remarks)
    return _Found(frame, heading, labels, remarks)


def _check_size(cells: pd.DataFrame, file: str) -> None:
    if len(cells) > current_limits().most_rows:
        raise CollectionError(f"{file} has {len(cells):,} rows; allowed: {most('most_rows')}")
    if cells.size > current_limits().most_cells:
        raise CollectionError(f"{file} has {cells.size:,} cells; allowed: {most('most_cells')}")


def _data_rows(sheet: SheetCells, heading: Heading, remarks: Remarks) -> pd.DataFrame:
    """The rows below the heading that hold anything; remarks on those with fewer cells, or more, which are left out."""
    width = len(heading.names)
    is_below = sheet.cells.index > heading.row
    cells = sheet.cells.iloc[:, :width]
    is_filled = np.zeros(len(cells), dtype=bool)
    for at in range(cells.shape[1]):
        is_filled |= (cells.iloc[:, at] != "").to_numpy()
    is_long = np.zeros(len(cells), dtype=bool)
    if sheet.widths is not None:
        is_long = is_below & (sheet.widths > width)
        beyond = (sheet.cells.iloc[:, width:] != "").to_numpy().any(axis=1)
        is_long &= beyond | (sheet.widths > sheet.cells.shape[1])
        is_short = is_below & is_filled & (sheet.widths < width)
        than = f"than the heading has ({width})"
        remarks.note_rows(cells.index[is_long], "", f"more cells {than}", "not read", RemarkOutcome.ROW_REFUSED)
        remarks.note_rows(
            cells.index[is_short], "", f"fewer cells {than}", "the last read as empty", RemarkOutcome.NOTED
        )
    if blank := int((is_below & ~is_filled & ~is_long).sum()):
        remarks.note("", f"{blank} blank rows", "passed over")
    frame = cells[is_below & is_filled & ~is_long].set_axis(list(heading.names), axis=1)
    return frame.drop(columns=[name for name in heading.unnamed if not (frame[name] != "").any()])
