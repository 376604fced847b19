"""What kind of file some bytes are, told by what they hold and never by an ending."""

import csv
import functools
import io
import re
import zipfile
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from claims.errors import BROKEN_PACKAGE, CollectionError
from claims.importers.read.encoding import wide_encoding
from claims.safety.files import file_bytes


class FileKind(StrEnum):
    """Kinds of file that hold a table, or a file that does."""

    TEXT = "text"
    WORKBOOK = "workbook"
    MARKUP = "HTML or XML"
    JSON = "JSON"
    PARQUET = "Parquet"
    ARROW = "Arrow"
    STATA = "Stata"
    SPSS = "SPSS"
    SAS = "SAS"
    SAS_TRANSPORT = "SAS transport"
    R = "R"
    SQLITE = "SQLite"
    GZIP = "gzip"
    BZIP2 = "bzip2"
    XZ = "xz"
    ZIP = "zip"


TABLES_READ = "CSV, a workbook, JSON, GeoJSON, Parquet, Stata, SPSS, R, SQLite or an HTML table"
_DOCUMENT = "a table; claims extract reads documents"
_TABLE = f"a table: {TABLES_READ}"
_INSTEAD = {"document": _DOCUMENT, "table": _TABLE, "csv": "the same saved as CSV"}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # older programs of Office
_OLD_XLS = re.compile(rb"\x09(\x08\x10\x00|\x04\x06\x00|\x02\x06\x00|\x00\x04\x00)")
_OLD_STATA = re.compile(rb"[\x66-\x73][\x01\x02]\x01\x00")
_MARKUP = re.compile(rb"<(!doctype|html|head|body|table|meta|div|\?xml|!--|kml|gpx|svg|rss|feed|[a-z]*:?workbook)")
_JSON = re.compile(rb'(?:(?:var|let|const|window)\b[\w.$ ]*=\s*)?(?:\{\s*["}]|\[\s*[\[\]{"\d-])')
_HEAD = 4_096  # bytes that tell the kind
_CONTROLS = bytes({*range(32)} - {*b"\t\n\r\x0b\x0c\x1a\x1b\x1c\x1d\x1e\x1f"})
MAX_CONTROLS = 0.1  # of the first bytes of a text


class FileMark(NamedTuple):
    """What some bytes, a part of a packed file, or an element show a file to be: a kind, or what is refused and why."""

    where: str
    at: str
    mark: str
    kind: str
    what: str
    instead: str

    def refusal(self, name: str) -> CollectionError:
        """What is raised for a file that has this mark."""
        return CollectionError(f"{name} is {self.what}; allowed: {_INSTEAD.get(self.instead, self.instead)}")


@functools.cache
def _marks(where: str) -> tuple[FileMark, ...]:
    with (Path(__file__).parent / "file_marks.csv").open(encoding="utf-8", newline="") as file:
        marks = [FileMark(**row) for row in csv.DictReader(file)]
    return tuple(mark for mark in marks if mark.where == where)


def table_bytes(path: Path) -> bytes:
    """What a file holds.

    Raises:
        CollectionError: It cannot be read, or is too large.
    """
    try:
        return file_bytes(path, allowed=_TABLE)
    except FileNotFoundError as error:
        raise CollectionError(f"{path} cannot be read ({error.strerror}); allowed: {_TABLE}") from error


def recognise_kind(data: bytes, name: str) -> FileKind:
    """The kind of file that these bytes are.

    Raises:
        CollectionError: They are no table; the message says what they are, and what would do.
    """
    head = data[:_HEAD]
    if not data.strip(b"\x00 \t\r\n"):
        raise CollectionError(f"{name} is empty, so it contains no table; allowed: {_TABLE}")
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_zip(data, name)
    if head.startswith(_OLE):
        _refuse(name, "ole", lambda part: part.encode("utf-16-le") in data)
        return FileKind.WORKBOOK
    for mark in _marks("bytes"):
        sign = bytes.fromhex(mark.mark)
        if head.startswith(sign, int(mark.at)):
            if mark.kind:
                return FileKind[mark.kind]
            if _is_binary(head, sign):
                raise mark.refusal(name)
    if _OLD_XLS.match(head):
        return FileKind.WORKBOOK
    return FileKind.STATA if _OLD_STATA.match(head) else _kind_of_text(head, name)


def _refuse(name: str, where: str, has: Callable[[str], bool]) -> None:
    """Raises the refusal of the first mark that the file has."""
    for mark in _marks(where):
        if has(mark.mark):
            raise mark.refusal(name)


def _is_binary(head: bytes, sign: bytes) -> bool:
    """Whether a mark can be trusted: a table may begin with the same few letters."""
    return not sign.isalnum() or any(byte in _CONTROLS for byte in head)


def _kind_of_zip(data: bytes, name: str) -> FileKind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.namelist()
            mimetype = archive.read("mimetype")[:100].decode("ascii", "replace") if "mimetype" in parts else ""
    except BROKEN_PACKAGE as error:
        raise CollectionError(
            f"{name} is a zip or workbook that cannot be opened ({error}); allowed: one that is whole and without a password"
        ) from error
    if "spreadsheet" in mimetype or {"xl/workbook.xml", "xl/workbook.bin"} & set(parts):
        return FileKind.WORKBOOK
    if "opendocument" in mimetype:
        raise CollectionError(f"{name} is a document of LibreOffice ({mimetype}); allowed: {_DOCUMENT}")
    _refuse(name, "zip", lambda pattern: any(re.fullmatch(pattern, part) for part in parts))
    return FileKind.ZIP


def _kind_of_text(head: bytes, name: str) -> FileKind:
    text = head.lstrip(b"\xef\xbb\xbf\xff\xfe\x00\x1e \t\r\n").replace(b"\x00", b"")
    lower = text.lower()
    if _MARKUP.match(lower):
        _refuse(name, "markup", lambda element: element.encode() in lower and b"<html" not in lower)
        return FileKind.MARKUP
    if _JSON.match(text):
        return FileKind.JSON
    if wide_encoding(head):
        return FileKind.TEXT
    controls = sum(byte in _CONTROLS for byte in text)
    if controls > MAX_CONTROLS * len(head):
        found = f"{name} is a file of a kind that is not known (it begins with {head[:8].hex(' ')})"
        raise CollectionError(f"{found}; allowed: {_TABLE}")
    return FileKind.TEXT
