"""A workbook opened within bounds: what it declares is looked at before memory is taken for it."""

import functools
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

from python_calamine import CalamineSheet, CalamineWorkbook, PasswordError

from claims.errors import BROKEN_PACKAGE, CollectionError
from claims.safety.files import file_bytes
from claims.safety.limits import current_limits, most

MAX_SHEET_COLUMNS = 16_384  # as spreadsheets have
MAX_UNFILLED_CELLS = 5_000_000  # of a sheet that is nearly empty
MIN_FILLED = 0.02  # of the cells, or a sheet is nearly empty
_DECLARED_TEXTS = re.compile(rb"""\buniqueCount=["'](\d+)""")  # the count of uses may be larger
# References of rows, and of cells by column, by rows of six digits and more, and in full.
_ROW, _COLUMN, _FAR_ROW, _CELL = (
    re.compile(rb"""\sr=["']""" + reference)
    for reference in (rb"(\d+)", rb"([A-Z]{1,3})\d", rb"[A-Z]+(\d{6,})", rb"[A-Z]+(\d+)")
)
WIDE = 600  # columns; the rows of each cell of so wide a sheet are looked at
_ODS_ROW = re.compile(rb"<table:table-row\b([^>]*?)(?:/>|>(.*?)</table:table-row>)|<table:table\b", re.DOTALL)
_ODS_CELL = re.compile(rb"<table:(?:covered-)?table-cell\b([^>]*)>")
_ODS_FILLED = re.compile(rb"office:value|</table:(?:covered-)?table-cell>")  # LibreOffice writes the last row empty
_REPEATED, _LONG_REPEAT = (re.compile(rb'-repeated="(\d{%d,})"' % digits) for digits in (1, 2))
_CHUNK_BYTES = 1 << 23


def open_workbook(source: Path | bytes, name: str) -> CalamineWorkbook:
    """The workbook.

    Raises:
        CollectionError: It is broken, locked with a password, or declares more cells or texts than fit into memory.
    """
    try:
        data = source if isinstance(source, bytes) else file_bytes(source, allowed="a workbook")
        if data.startswith(b"PK"):
            _check_parts(data, name)
        return CalamineWorkbook.from_filelike(io.BytesIO(data))
    except CollectionError:
        raise
    except PasswordError as error:
        raise CollectionError(f"{name} is locked with a password; allowed: a workbook without a password") from error
    except BaseException as error:
        raise _refusal(error, name) from error


def sheet_of(book: CalamineWorkbook, sheet: str, name: str) -> CalamineSheet:
    """One sheet of a workbook.

    Raises:
        CollectionError: The sheet is broken.
    """
    try:
        return book.get_sheet_by_name(sheet)
    except BaseException as error:
        raise _refusal(error, f"{name}, sheet {sheet!r},") from error


def _refusal(error: BaseException, name: str) -> BaseException:
    """What is raised for an error of the library: a panic of compiled code is no `Exception`."""
    if isinstance(error, Exception) or type(error).__name__ == "PanicException":
        return CollectionError(f"{name} cannot be opened ({error}); allowed: a workbook that is whole")
    return error


def _check_parts(data: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(part.file_size for part in archive.infolist())
            if size > current_limits().most_table_unpacked:
                raise CollectionError(f"{name} unpacks to {size:,} bytes; allowed: {most('most_table_unpacked')}")
            for part in archive.infolist():
                if check := next(
                    (check for ending, check in _CHECKS.items() if re.fullmatch(ending, part.filename)), None
                ):
                    check(archive, part, name)
    except BROKEN_PACKAGE as error:
        raise CollectionError(f"{name} cannot be opened ({error}); allowed: a workbook that is whole") from error


def _check_texts(archive: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> None:
    """Refuses a list of texts that says to be longer than its part can be."""
    with archive.open(part) as file:
        declared = [int(count) for count in _DECLARED_TEXTS.findall(file.read(_CHUNK_BYTES).partition(b"<si")[0])]
    if max(declared, default=0) > part.file_size:
        raise CollectionError(
            f"{name} declares {max(declared):,} texts in {part.file_size:,} bytes; allowed: a workbook that is whole"
        )


def _check_xlsx_sheet(archive: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> None:
    rows, width, filled, rest = 0, 1, 0, b""
    with archive.open(part) as file:
        while chunk := file.read(_CHUNK_BYTES):
            chunk, _, rest = (rest + chunk).rpartition(b"<")
            width = max(width, *map(_column_number, set(_COLUMN.findall(chunk))), 0)
            far_rows = (_CELL if width > WIDE else _FAR_ROW).findall(chunk)
            rows = max(rows, *map(int, _ROW.findall(chunk)), *map(int, set(far_rows)), 0)
            filled += chunk.count(b"<c ") + chunk.count(b":c ")
            rest = b"<" + rest
    _check_area(rows, width, filled, part.filename, name)


def _column_number(letters: bytes) -> int:
    return functools.reduce(lambda number, letter: 26 * number + letter - 64, letters, 0)


def _check_ods(archive: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> None:
    rows = last = width = filled = 0
    for tag in _ODS_ROW.finditer(archive.read(part)):
        if tag[1] is None:  # another sheet begins
            rows = last = width = filled = 0
            continue
        repeated = _times(tag[1])
        rows += repeated
        row_width, row_filled = _ods_width(tag[2] or b"", in_full=repeated > 1)
        if row_filled:
            last, width = rows, max(width, row_width)
            filled += row_filled
            _check_area(last, width, filled, part.filename, name)


def _ods_width(cells: bytes, *, in_full: bool) -> tuple[int, int]:
    """Number of cells up to the last filled one, and how many are written out; at most these, where no cell is repeated."""
    if not _ODS_FILLED.search(cells):
        return 0, 0
    if not in_full and not _LONG_REPEAT.search(cells):
        count = cells.count(b"table-cell ") + cells.count(b"table-cell>") - cells.count(b"</table:")
        return count, count
    place = last = filled = 0
    for attributes in _ODS_CELL.findall(cells):
        place += _times(attributes)
        if b"office:value" in attributes or not attributes.endswith(b"/"):
            last, filled = place, filled + 1
    return last, filled


def _times(attributes: bytes) -> int:
    found = _REPEATED.search(attributes)
    return int(found[1]) if found else 1


def _check_area(rows: int, columns: int, filled: int, part: str, name: str) -> None:
    area = rows * columns
    if (
        columns > MAX_SHEET_COLUMNS
        or area > current_limits().most_cells
        or (area > MAX_UNFILLED_CELLS and filled < MIN_FILLED * area)
    ):
        raise CollectionError(
            f"{name} spreads {filled:,} cells over {rows:,} rows and {columns:,} columns ({part}); "
            f"allowed: a sheet without cells far from the table, {most('most_cells')}"
        )


_CHECKS: dict[str, Callable[[zipfile.ZipFile, zipfile.ZipInfo, str], None]] = {
    r"xl/sharedStrings\.xml": _check_texts,
    r"xl/worksheets/[^/]+\.xml": _check_xlsx_sheet,
    r"content\.xml": _check_ods,
}
