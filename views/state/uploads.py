"""Uploaded files put where a collection can be read from them; nothing is written outside the folder given."""

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from claims.errors import CollectionError
from claims.importers.read.recognise_file import UploadKind, recognise_file

MOST_BYTES = 400_000_000  # unpacked


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
    packed = folder / f"{PurePosixPath(_safe(name)).stem[:100]}.zip"
    packed.write_bytes(content)
    upload = recognise_file(packed, folder, max_bytes=MOST_BYTES)
    packed.unlink()
    if upload.kind is not UploadKind.COLLECTION:
        raise CollectionError(
            f"{name!r} holds a table, no collection; allowed: the CSV files of a collection and its datapackage.json"
        )
    return upload.path


def _safe(name: str) -> str:
    """The last part of a name, fit for a file."""
    last = PurePosixPath(name.replace("\\", "/")).name.lstrip(".")
    return "".join(letter if letter.isalnum() or letter in "-_. " else "_" for letter in last)[:120] or "collection"
