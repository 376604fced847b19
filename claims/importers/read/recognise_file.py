"""Files that somebody brings: a foreign table, a collection as workbook, JSON Lines or zip, or a zip around one table."""

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

MOST_BYTES = 1_000_000_000  # of a zip when unpacked: a small file may unpack to more than the disk holds
TABLE_ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".xls", ".xlsm", ".xlsb", ".ods")
ENDINGS = (*TABLE_ENDINGS, ".jsonl", ".zip")
_OWN_FILES = frozenset({DESCRIPTOR_FILE, *(f"{table}.csv" for table in TABLES)})
_OWN_SHEETS = frozenset({"claims", "statements"})


class UploadKind(StrEnum):
    """What a file is read as."""

    TABLE = "table"
    COLLECTION = "collection"


class Upload(NamedTuple):
    """A file as it will be read: by an importer, or as the collection that it is."""

    path: Path
    kind: UploadKind


def recognise_file(path: Path, into: Path, *, most_bytes: int = MOST_BYTES) -> Upload:
    """Tells what a file is; a zip is unpacked into the folder, and only what can be read of it.

    Raises:
        CollectionError: It is a zip that holds neither a collection nor one table, or is too large.
    """
    if path.suffix.lower() == ".zip":
        return _unpacked(path, into, most_bytes)
    own = path.suffix.lower() == ".jsonl" or _sheets(path) >= _OWN_SHEETS
    return Upload(path, UploadKind.COLLECTION if own else UploadKind.TABLE)


def _sheets(path: Path) -> set[str]:
    if path.suffix.lower() not in TABLE_ENDINGS[3:]:
        return set()
    try:
        return set(CalamineWorkbook.from_path(path).sheet_names)
    except (CalamineError, OSError):
        return set()  # reading it will say what is wrong


def _unpacked(path: Path, into: Path, most_bytes: int) -> Upload:
    try:
        with zipfile.ZipFile(path) as archive:
            return _taken(archive, path, into, most_bytes)
    except BROKEN_PACKAGE as error:
        raise CollectionError(f"{path.name} cannot be unpacked ({error}); allowed: a zip without a password") from error


def _taken(archive: zipfile.ZipFile, path: Path, into: Path, most_bytes: int) -> Upload:
    members = [each for each in archive.infolist() if not each.is_dir() and not each.filename.startswith("__MACOSX/")]
    size = sum(each.file_size for each in members)
    if size > most_bytes:
        raise CollectionError(f"{path.name} unpacks to {size:,} bytes; allowed: at most {most_bytes:,}")
    own = [each for each in members if PurePosixPath(each.filename).name in _OWN_FILES]
    times = Counter(PurePosixPath(each.filename).name for each in own)
    if {"claims.csv", "statements.csv"} <= times.keys():
        if twice := sorted(name for name, number in times.items() if number > 1):
            raise CollectionError(f"{path.name} holds {twice[0]} {times[twice[0]]} times; allowed: one collection")
        folder = into / path.stem
        folder.mkdir(parents=True, exist_ok=True)
        return Upload(_extract(archive, own, folder, folder), UploadKind.COLLECTION)
    tables = [each for each in members if each.filename.lower().endswith(TABLE_ENDINGS)]
    if len(tables) != 1:
        raise CollectionError(
            f"{path.name} holds {len(tables)} tables; allowed: one table, or the tables of one collection"
        )
    target = into / PurePosixPath(tables[0].filename).name
    return Upload(_extract(archive, tables, into, target), UploadKind.TABLE)


def _extract(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], into: Path, gives: Path) -> Path:
    """Unpacks by the last part of each name alone, so that nothing lands outside the folder."""
    for member in members:
        with archive.open(member) as source, (into / PurePosixPath(member.filename).name).open("wb") as target:
            shutil.copyfileobj(source, target)
    return gives
