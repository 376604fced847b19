"""Files inside other files: what is packed is unpacked, within bounds, before it is looked at."""

import bz2
import gzip
import io
import lzma
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import IO

from claims.errors import BROKEN_PACKAGE, CollectionError
from claims.importers.read.file_kinds import FileKind, recognise_kind
from claims.importers.remarks import Remarks
from claims.safety.limits import current_limits, most

MAX_RATIO, SMALL_BYTES = 200, 50_000_000  # of unpacked to packed bytes, where there are more than so many
_CHUNK_BYTES = 1 << 24
MAX_LAYERS = 3  # of packing around one table
_OPENERS: dict[FileKind, Callable[[IO[bytes]], io.BufferedIOBase]] = {
    FileKind.GZIP: lambda file: gzip.GzipFile(fileobj=file),
    FileKind.BZIP2: bz2.BZ2File,
    FileKind.XZ: lzma.LZMAFile,
}


def unpack_files(
    data: bytes, name: str, remarks: Remarks, *, layers: int = MAX_LAYERS
) -> dict[str, tuple[bytes, FileKind]]:
    """The files that these bytes are or hold, by name, each with its kind; none of them is packed.

    Raises:
        CollectionError: A file is damaged, too large, no table, or packed in more than so many layers.
    """
    kind = recognise_kind(data, name)
    if kind is not FileKind.ZIP and kind not in _OPENERS:
        return {name: (data, kind)}
    if not layers:
        raise CollectionError(f"{name} is packed more than {MAX_LAYERS} times; allowed: a table, or a zip around it")
    try:
        members = _zip_members(data, name) if kind is FileKind.ZIP else [_stream(data, name, kind)]
    except BROKEN_PACKAGE as error:
        raise CollectionError(
            f"{name} cannot be unpacked ({error}); allowed: a file that is whole and without a password"
        ) from error
    found: dict[str, tuple[bytes, FileKind]] = {}
    refused: CollectionError | None = None
    for member, content in members:
        _check_size(sum(len(content) for content, _ in found.values()), len(data), name)
        try:
            found |= unpack_files(content, member, remarks, layers=layers - 1)
        except CollectionError as error:
            refused = error
            remarks.note("", str(error), "not read")
    if not found:
        raise refused or CollectionError(
            f"{name} is a zip that holds no table; allowed: a zip around one or more tables"
        )
    return found


def _stream(data: bytes, name: str, kind: FileKind) -> tuple[str, bytes]:
    chunks, size = [], 0
    with _OPENERS[kind](io.BytesIO(data)) as file:
        while chunk := file.read(_CHUNK_BYTES):
            chunks.append(chunk)
            size += len(chunk)
            _check_size(size, len(data), name)
    return name.removesuffix(PurePosixPath(name).suffix), b"".join(chunks)


def _check_size(size: int, packed: int, name: str) -> None:
    if size > current_limits().most_table_unpacked or (size > SMALL_BYTES and size > MAX_RATIO * packed):
        found = f"{name} of {packed:,} bytes unpacks to {size:,} and more"
        raise CollectionError(f"{found}; allowed: {most('most_table_unpacked')}, and {MAX_RATIO} times its own")


def _zip_members(data: bytes, name: str) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = [
            member
            for member in archive.infolist()
            if not member.is_dir() and not _is_beside(PurePosixPath(member.filename))
        ]
        _check_size(sum(member.file_size for member in members), len(data), name)
        counts = Counter(_base_name(member) for member in members)
        names = (_base_name(member) if counts[_base_name(member)] == 1 else member.filename for member in members)
        return [(name, archive.read(member)) for name, member in zip(names, members, strict=True)]


def _base_name(member: zipfile.ZipInfo) -> str:
    return PurePosixPath(member.filename).name


def _is_beside(path: PurePosixPath) -> bool:
    """Whether a member of a zip only goes with the others: what macOS adds, a text that explains, a description."""
    return (
        path.parts[0] == "__MACOSX"
        or path.name.startswith(".")
        or path.stem.lower() in {"readme", "license", "datapackage"}
    )
