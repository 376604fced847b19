"""Reading a folder: a Data Package descriptor and CSV tables."""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from claims.collection.metadata import Metadata, is_encodable, read_metadata
from claims.collection.problems import ProblemLog
from claims.collection.text_tables import Record, WrittenCollection, absent_table, empty_frame, read_rows
from claims.errors import CollectionError, Problem
from claims.safety.files import fault_of, file_bytes, placed
from claims.schema import TABLES

DESCRIPTOR_FILE = "datapackage.json"
MOST_DESCRIPTOR_BYTES = 5_000_000
Json = dict[str, Any]  # a JSON object, whatever it holds

_ESCAPED_BYTE = re.compile("[\udc80-\udcff]")  # how "surrogateescape" keeps a byte that is not UTF-8


def read_folder(path: Path) -> WrittenCollection:
    """Reads the tables that the descriptor names, or else `<table>.csv`.

    Raises:
        CollectionError: The folder holds neither a descriptor nor a table.
    """
    if not any(placed(path / name).exists() for name in (DESCRIPTOR_FILE, *(f"{table}.csv" for table in TABLES))):
        raise CollectionError(f"{path} contains no collection; allowed: a folder with {DESCRIPTOR_FILE} and CSV tables")
    package, problems = _read_descriptor(placed(path / DESCRIPTOR_FILE))
    files = _table_files(package, problems)
    metadata = _describe(package, path, problems)
    log = ProblemLog(files=files, problems=problems)
    frames = {table: read_csv_table(placed(path / files[table]), table, log, folder=path) for table in TABLES}
    return WrittenCollection(metadata=metadata, frames=frames, log=log)


def _read_descriptor(path: Path) -> tuple[Json, list[Problem]]:
    try:
        found = fault_of(path, within=path.parent, most_bytes=MOST_DESCRIPTOR_BYTES)
        package = None if found else json.loads(path.read_text(encoding="utf-8-sig"))
        if isinstance(package, dict) and is_encodable(package):
            return package, []
        found = found or ("half a pair of UTF-16, no character" if isinstance(package, dict) else "no JSON object")
    except FileNotFoundError:
        found = "no such file, so the collection is named after its folder"
    except (OSError, ValueError) as error:
        found = f"unreadable JSON ({error})"
    except RecursionError:
        found = "JSON that is nested too deeply"
    problem = Problem(
        file=path.name, row=None, column="", found=found, allowed="a Data Package descriptor with name, title, version"
    )
    return {}, [problem]


def read_title(path: Path) -> str:
    """The title that the descriptor of a folder gives; the folder's name where it gives none."""
    title = _read_descriptor(placed(path / DESCRIPTOR_FILE))[0].get("title")
    return title if isinstance(title, str) and title else path.name


def _table_files(package: Json, problems: list[Problem]) -> Mapping[str, str]:
    files = {table: f"{table}.csv" for table in TABLES}
    resources = package.get("resources") or []
    for resource in resources if isinstance(resources, list) else []:
        table, file = (
            (str(resource.get(key, "")) for key in ("name", "path")) if isinstance(resource, dict) else ("", "")
        )
        unsafe = Path(file).is_absolute() or ".." in Path(file).parts
        if table not in TABLES or unsafe or not file:
            found, allowed = (
                f"resource {table!r} at {file!r}, which is ignored",
                f"one of {', '.join(TABLES)}, at a path in the folder",
            )
            problems.append(Problem(file=DESCRIPTOR_FILE, row=None, column="resources", found=found, allowed=allowed))
        else:
            files[table] = file
    return files


def _describe(package: Json, path: Path, problems: list[Problem]) -> Metadata:
    licences = package.get("licenses")
    first = licences[0] if isinstance(licences, list) and licences and isinstance(licences[0], dict) else {}
    named_otherwise = {
        "date": str(package.get("created") or "")[:10],
        "licence": first.get("name") or first.get("path"),
    }
    return read_metadata(
        {**package, **named_otherwise}, file=DESCRIPTOR_FILE, name=path.resolve().name, problems=problems
    )


def read_csv_table(path: Path, table: str, log: ProblemLog, *, folder: Path) -> pd.DataFrame:
    """The rows of a table, indexed by row number; what is wrong with them is in the log.

    Args:
        folder: The one that the file has to be in, links followed.
    """
    try:
        data = file_bytes(path, allowed="a CSV file", within=folder)
    except FileNotFoundError:
        return absent_table(table, log, "file")
    except CollectionError as error:
        log.warn(table, "", f"a file that is not read: {error}", "a CSV file")
        return empty_frame(table)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:1000]:
        log.warn(
            table,
            "",
            f"bytes {data[:2].hex(' ')} at the start, as of UTF-16, so no row is read",
            "a text file in UTF-8",
        )
        return empty_frame(table)
    return read_rows(table, _records(data, table, log), log)


def _records(data: bytes, table: str, log: ProblemLog) -> Iterator[Record]:
    """Counts records, not lines: a line break within quotes does not start a row, as in a spreadsheet."""
    try:
        return _parse(data.decode("utf-8-sig"), table, log)
    except UnicodeDecodeError:
        return _refuse_bytes(_parse(data.decode("utf-8-sig", "surrogateescape"), table, log), table, log)


def _parse(text: str, table: str, log: ProblemLog) -> Iterator[Record]:
    row = 0
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    while True:
        row += 1
        try:
            yield row, next(lines)
        except StopIteration:
            return
        except csv.Error as error:
            found = f"a row that cannot be split into cells ({error}; it ends at line {lines.line_num})"
            log.refuse(table, row, "", found, 'quotes in pairs, and a quote within a cell written twice ("")')


def _delimiter(text: str) -> str:
    """The comma, or what stands in its place in the heading: some spreadsheets save with semicolons or tabs."""
    heading = text.partition("\n")[0]
    return next((sign for sign in (",", ";", "\t") if sign in heading), ",")


def _refuse_bytes(records: Iterator[Record], table: str, log: ProblemLog) -> Iterator[Record]:
    for row, cells in records:
        for place, cell in enumerate(cells):
            if bad := _ESCAPED_BYTE.search(cell):
                found = f"byte 0x{ord(bad[0]) - 0xDC00:02X} in {_shown(cell)!r} (cell {place + 1}), which is not UTF-8"
                log.refuse(table, row, "", found, "a file saved as UTF-8")
        yield row, [_shown(cell) for cell in cells]


def _shown(cell: str) -> str:
    """The cell with its undecodable bytes written out, for display."""
    return cell.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
