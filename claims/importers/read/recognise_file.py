"""What somebody brings: a foreign table, packed or not, or a collection as workbook, JSON Lines or zip."""

import codecs
import json
import shutil
import zipfile
from collections import Counter
from contextlib import suppress
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from claims.collection.folder import DESCRIPTOR_FILE
from claims.collection.json_lines import HEAD
from claims.collection.opened_workbook import open_workbook
from claims.errors import BROKEN_PACKAGE, CollectionError
from claims.importers.read.file_kinds import FileKind, recognise_kind, table_bytes
from claims.safety.limits import current_limits
from claims.safety.read_apart import read_apart
from claims.schema import TABLES

# What a page offers to open; what a file is, its content says.
ENDINGS = (
    *(".csv", ".tsv", ".tab", ".txt", ".psv", ".xlsx", ".xls", ".xlsm", ".xlsb", ".ods", ".json", ".jsonl", ".ndjson"),
    *(".geojson", ".parquet", ".feather", ".arrow", ".dta", ".sav", ".zsav", ".sas7bdat", ".xpt", ".rds", ".rda"),
    *(".rdata", ".sqlite", ".sqlite3", ".db", ".gpkg", ".html", ".htm", ".xml", ".gz", ".bz2", ".xz", ".zip"),
)
_COLLECTION_FILES = frozenset({DESCRIPTOR_FILE, *(f"{table}.csv" for table in TABLES)})
_COLLECTION_SHEETS = frozenset({"claims", "statements"})


class UploadKind(StrEnum):
    """What a file is read as."""

    TABLE = "table"
    COLLECTION = "collection"


class Upload(NamedTuple):
    """A file as it will be read: by an importer, or as the collection that it is."""

    path: Path
    kind: UploadKind


def recognise_file(path: Path, into: Path, *, max_bytes: int = 0) -> Upload:
    """What a file is to be read as; a collection in a zip is unpacked into the folder.

    Args:
        path: The file.
        into: The folder.
        max_bytes: Of what is unpacked; by default the limit of tables.

    Raises:
        CollectionError: The file is neither, or a zip that is damaged, too large, or holds a collection twice.
    """
    most = max_bytes or current_limits().most_table_unpacked
    return read_apart(_recognise, path, into, most, name=path.name)


def _recognise(path: Path, into: Path, max_bytes: int) -> Upload:
    data = table_bytes(path)
    kind = recognise_kind(data, path.name)
    if kind is FileKind.ZIP:
        return _look_into_zip(path, into, max_bytes)
    is_collection = kind is FileKind.WORKBOOK and _sheets(data) >= _COLLECTION_SHEETS
    is_collection = is_collection or (kind is FileKind.JSON and _is_row_of_collection(data))
    return Upload(path, UploadKind.COLLECTION if is_collection else UploadKind.TABLE)


def _sheets(data: bytes) -> set[str]:
    with suppress(CollectionError):  # reading it will say what is wrong
        return set(open_workbook(data, "").sheet_names)
    return set()


def _is_row_of_collection(data: bytes) -> bool:
    """Whether the first line is one that `read_jsonlines` reads."""
    with suppress(ValueError, RecursionError):
        first = json.loads(data.removeprefix(codecs.BOM_UTF8).lstrip().partition(b"\n")[0])
        return isinstance(first, dict) and (isinstance(first.get(HEAD), dict) or first.get("table") in TABLES)
    return False


def _look_into_zip(path: Path, into: Path, max_bytes: int) -> Upload:
    try:
        with zipfile.ZipFile(path) as archive:
            return _unpack_collection(archive, path, into, max_bytes)
    except BROKEN_PACKAGE as error:
        raise CollectionError(f"{path.name} cannot be unpacked ({error}); allowed: a zip without a password") from error


def _unpack_collection(archive: zipfile.ZipFile, path: Path, into: Path, max_bytes: int) -> Upload:
    """The folder of the collection, each file under the last part of its name alone; the zip itself where it holds none."""
    size = sum(member.file_size for member in archive.infolist())
    if size > max_bytes:
        raise CollectionError(f"{path.name} unpacks to {size:,} bytes; allowed: at most {max_bytes:,}")
    names = [(PurePosixPath(member.filename).name, member) for member in archive.infolist()]
    counts = Counter(name for name, member in names if name in _COLLECTION_FILES and "__MACOSX" not in member.filename)
    if not {"claims.csv", "statements.csv"} <= counts.keys():
        return Upload(path, UploadKind.TABLE)
    if repeated := sorted(name for name, count in counts.items() if count > 1):
        found = f"{path.name} holds {repeated[0]} {counts[repeated[0]]} times"
        raise CollectionError(f"{found}; allowed: one collection")
    folder = into / path.stem
    folder.mkdir(parents=True, exist_ok=True)
    for name, member in names:
        if name in counts and "__MACOSX" not in member.filename:
            with archive.open(member) as source, (folder / name).open("wb") as target:
                shutil.copyfileobj(source, target)
    return Upload(folder, UploadKind.COLLECTION)
