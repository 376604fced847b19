"""What kind of file somebody brings: a foreign table, a collection as workbook, JSON Lines or zip, or a zip around one table."""

import shutil
import zipfile
from collections import Counter
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from python_calamine import CalamineError, CalamineWorkbook

from claims.collection.folder import DESCRIPTOR_FILE
from claims.errors import BROKEN_PACKAGE, CollectionError
from claims.schema import TABLES

MAX_UNPACKED_BYTES = 1_000_000_000  # of a zip when unpacked: a small file may unpack to more than the disk holds
WORKBOOK_ENDINGS = (".xlsx", ".xls", ".xlsm", ".xlsb", ".ods")
TABLE_ENDINGS = (".csv", ".tsv", ".txt", *WORKBOOK_ENDINGS)
ENDINGS = (*TABLE_ENDINGS, ".jsonl", ".zip")
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


def recognise_file(path: Path, into: Path, *, max_bytes: int = MAX_UNPACKED_BYTES) -> Upload:
    """What a file is to be read as; of a zip, what can be read is unpacked into the folder.

    Raises:
        CollectionError: The file is a zip that is damaged, too large, or holds neither one collection nor one table.
    """
    if path.suffix.lower() == ".zip":
        return _unpack(path, into, max_bytes)
    is_collection = path.suffix.lower() == ".jsonl" or _sheets(path) >= _COLLECTION_SHEETS
    return Upload(path, UploadKind.COLLECTION if is_collection else UploadKind.TABLE)


def _sheets(path: Path) -> set[str]:
    if path.suffix.lower() not in WORKBOOK_ENDINGS:
        return set()
    try:
        return set(CalamineWorkbook.from_path(path).sheet_names)
    except (CalamineError, OSError):
        return set()  # reading it will say what is wrong


def _unpack(path: Path, into: Path, max_bytes: int) -> Upload:
    try:
        with zipfile.ZipFile(path) as archive:
            return _unpack_members(archive, path, into, max_bytes)
    except BROKEN_PACKAGE as error:
        raise CollectionError(f"{path.name} cannot be unpacked ({error}); allowed: a zip without a password") from error


def _unpack_members(archive: zipfile.ZipFile, path: Path, into: Path, max_bytes: int) -> Upload:
    members = [
        member for member in archive.infolist() if not member.is_dir() and not member.filename.startswith("__MACOSX/")
    ]
    size = sum(member.file_size for member in members)
    if size > max_bytes:
        raise CollectionError(f"{path.name} unpacks to {size:,} bytes; allowed: at most {max_bytes:,}")
    collection_files = [member for member in members if _base_name(member) in _COLLECTION_FILES]
    counts = Counter(_base_name(member) for member in collection_files)
    if {"claims.csv", "statements.csv"} <= counts.keys():
        if repeated := sorted(name for name, count in counts.items() if count > 1):
            raise CollectionError(
                f"{path.name} holds {repeated[0]} {counts[repeated[0]]} times; allowed: one collection"
            )
        folder = into / path.stem
        folder.mkdir(parents=True, exist_ok=True)
        _extract(archive, collection_files, folder)
        return Upload(folder, UploadKind.COLLECTION)
    tables = [member for member in members if member.filename.lower().endswith(TABLE_ENDINGS)]
    if len(tables) != 1:
        raise CollectionError(
            f"{path.name} holds {len(tables)} tables; allowed: one table, or the tables of one collection"
        )
    _extract(archive, tables, into)
    return Upload(into / _base_name(tables[0]), UploadKind.TABLE)


def _base_name(member: zipfile.ZipInfo) -> str:
    return PurePosixPath(member.filename).name


def _extract(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], into: Path) -> None:
    """Unpacks each member under the last part of its name alone, so that nothing is written outside the folder."""
    for member in members:
        with archive.open(member) as source, (into / _base_name(member)).open("wb") as target:
            shutil.copyfileobj(source, target)
