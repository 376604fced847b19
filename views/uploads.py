"""Uploaded files put where a collection can be read from them; nothing is written outside the folder given."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from claims.errors import CollectionError

MOST_FILES = 60
MOST_BYTES = 400_000_000  # unpacked
_KINDS = {".csv", ".json", ".jsonl", ".md", ".txt"}


def unpack(files: Mapping[str, bytes], folder: Path) -> Path:
    """Writes the files and gives the folder or file that is the collection.

    A workbook or a file of JSON Lines is a collection of its own; a zip is unpacked; all other files together are a folder.

    Raises:
        CollectionError: There is nothing to read, too much of it, or a zip that cannot be unpacked.
    """
    [first, *others] = files.items()
    ending = PurePosixPath(first[0]).suffix.lower()
    if not others and ending in {".xlsx", ".jsonl"}:
        held = folder / _safe(first[0])
        held.write_bytes(first[1])
        return held
    if not others and ending == ".zip":
        return _unpack_zip(*first, folder)
    inside = folder / "collection"
    inside.mkdir()
    for name, content in files.items():
        (inside / _safe(name)).write_bytes(content)
    return inside


def _unpack_zip(name: str, content: bytes, folder: Path) -> Path:
    inside = folder / PurePosixPath(_safe(name)).stem
    inside.mkdir()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            members = [
                each
                for each in packed.infolist()
                if not each.is_dir() and PurePosixPath(each.filename).suffix in _KINDS
            ]
            _refuse_too_much(name, members)
            for member in members:
                (inside / _safe(member.filename)).write_bytes(packed.read(member))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError) as error:
        raise CollectionError(
            f"{name!r} cannot be unpacked: {error}; allowed: a zip of the CSV files of a collection and its datapackage.json"
        ) from error
    return inside


def _refuse_too_much(name: str, members: list[zipfile.ZipInfo]) -> None:
    size = sum(each.file_size for each in members)
    if not members or len(members) > MOST_FILES or size > MOST_BYTES:
        raise CollectionError(
            f"{name!r} holds {len(members)} readable files of {size:,} bytes; allowed: 1 to {MOST_FILES} files of at most {MOST_BYTES:,} bytes together"
        )


def _safe(name: str) -> str:
    """The last part of a name, fit for a file."""
    last = PurePosixPath(name.replace("\\", "/")).name.lstrip(".")
    return "".join(letter if letter.isalnum() or letter in "-_. " else "_" for letter in last)[:120] or "collection"
