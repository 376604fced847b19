"""Finds the texts of documents by their digests, in folders of files and in files of JSON Lines."""

import csv
import hashlib
import io
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from claims.errors import CollectionError, DocumentError
from claims.extract.document.read_file import DOCUMENT_ENDINGS, decode, read_content
from claims.safety.files import fault_of, plain_name
from claims.safety.limits import current_limits
from claims.safety.read_apart import read_apart
from claims.schema import text_digest
from claims.tables import Collection

LINES_ENDINGS = frozenset({".jsonl", ".ndjson"})
TABLE_ENDINGS = frozenset({".csv", ".tsv"})  # a table of which rows are quoted is a text too
TEXT_NAMES = ("text", "body", "content")  # of an object of JSON Lines: the first that it has is its text
ALLOWED = (
    f"a folder of texts, or a file of JSON Lines whose objects have {', '.join(TEXT_NAMES[:-1])} or {TEXT_NAMES[-1]}"
)


Stamps = tuple[tuple[str, int, int], ...]
_SNIFFED = 4096  # characters of a table from which its separator is told


@dataclass(frozen=True, kw_only=True)
class FoundTexts:
    """Texts by their digest.

    Attributes:
        by_digest: The texts, each exactly as its digest has it; of a table a line for each row.
        refused: Why files and lines were passed over, a sentence each.

    Example:
        >>> from claims.texts import find_texts, text_digests
        >>> find_texts(text_digests(collection), []).of(collection, "hawar-background")
        ''
    """

    by_digest: Mapping[str, str]
    refused: tuple[str, ...] = ()

    def of(self, collection: Collection, document_id: str) -> str:
        """The text that holds the words of a document: its own, or that of the document that it is within; "" where there is none."""
        return self.by_digest.get(digest_of(collection, document_id), "")


def digest_of(collection: Collection, document_id: str) -> str:
    """The digest of the text that holds the words of a document; "" where no digest is known."""
    passed: set[str] = set()
    while document_id and document_id not in passed:
        passed.add(document_id)
        row = collection.row("documents", document_id)
        if row["digest"]:
            return str(row["digest"])
        document_id = row["within"]
    return ""


def text_digests(collection: Collection) -> frozenset[str]:
    """The digests of all documents of a collection."""
    return frozenset(collection.documents["digest"]) - {""}


def find_texts(digests: Iterable[str], places: Iterable[Path], *, seconds: float = 0) -> FoundTexts:
    """The texts with these digests, from another process.

    A text that differs from its digest in the form of its line breaks, or in blank space around it, counts as that text.

    Args:
        digests: As the column `digest` of documents has them.
        places: Folders, in which texts, pages, PDF, DOCX, tables and JSON Lines are read, and such files themselves.
        seconds: How long it may take; by default the limit of tables.

    Raises:
        CollectionError: There is nothing at a place, or reading it takes too long.
    """
    wanted, looked = frozenset(digests), tuple(places)
    if not wanted or not looked:
        return FoundTexts(by_digest={})
    name = ", ".join(map(plain_name, looked))
    return read_apart(_search, wanted, looked, name=name, seconds=seconds)


def text_stamps(places: Iterable[Path]) -> Stamps:
    """Path, time of change and size of every file in the places: equal means that the same texts are found."""
    files = (path for place in places for path in (_files(place) if place.is_dir() else [place]))
    return tuple((str(path), about.st_mtime_ns, about.st_size) for path in files if (about := _stat(path)))


def _stat(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except OSError:
        return None


def _search(wanted: frozenset[str], places: tuple[Path, ...]) -> FoundTexts:
    search = _Search(wanted)
    for place in places:
        search.look_in(place)
    return FoundTexts(by_digest=search.found, refused=tuple(search.refused))


@dataclass
class _Search:
    """What was found so far of what is wanted."""

    wanted: frozenset[str]
    found: dict[str, str] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)

    def look_in(self, place: Path) -> None:
        """Reads a place as far as texts are wanted.

        Raises:
            CollectionError: There is nothing.
        """
        if place.is_dir():
            for path in _files(place):
                self._read(path, within=place)
        elif place.exists():
            self._read(place, within=None)
        else:
            raise CollectionError(f"no texts at {str(place)!r}; allowed: {ALLOWED}")

    def _read(self, path: Path, within: Path | None) -> None:
        if len(self.found) == len(self.wanted):
            return
        ending = path.suffix.lower()
        limit = "most_table_bytes" if ending in LINES_ENDINGS | TABLE_ENDINGS else "most_bytes"
        most_bytes = getattr(current_limits(), limit)
        try:
            if fault := fault_of(path, within=within, most_bytes=most_bytes):
                allowed = f"a plain file with at most {most_bytes:,} bytes (limit {limit})"
                self.refused.append(f"{plain_name(path)} {fault}; allowed: {allowed}")
            elif ending in LINES_ENDINGS:
                self._read_lines(path)
            else:
                self._read_file(path)
        except DocumentError as error:
            self.refused.append(str(error))
        except (OSError, ValueError, csv.Error) as error:  # such as a cell beyond what tables may have
            why = getattr(error, "strerror", None) or error
            self.refused.append(f"{plain_name(path)} cannot be read ({why}); allowed: a file that can be read")

    def _read_file(self, path: Path) -> None:
        """Takes a file as it is, or else as a page, PDF, mail and the like are read; of a table each row becomes a line."""
        content, name = path.read_bytes(), plain_name(path)
        if path.suffix.lower() in TABLE_ENDINGS:
            digest = f"sha256:{hashlib.sha256(content).hexdigest()}"
            if digest in self.wanted:
                self.found[digest] = _rows_as_lines(decode(content, name))
        elif content.strip() and not self._take(content.decode("utf-8", "replace")):
            self._take(read_content(content, name=name).text)

    def _read_lines(self, path: Path) -> None:
        without: list[int] = []
        with path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                text = _text_of(line)
                if text:
                    self._take(text)
                elif line.strip():
                    without.append(number)
        if without:
            found = f"{len(without):,} lines without a text, the first of them line {without[0]}"
            self.refused.append(f"{plain_name(path)} has {found}; allowed: {ALLOWED}")

    def _take(self, text: str) -> bool:
        """Keeps the text in each of its forms that is wanted; whether one is."""
        taken = {digest: form for form in _forms(text) if (digest := text_digest(form)) in self.wanted}
        self.found |= taken
        return bool(taken)


def _files(folder: Path) -> Iterator[Path]:
    """The files of a folder, in order, that may hold texts; hidden ones and links to other folders are passed over."""
    for inside, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(inside, name)
            if path.suffix.lower() in DOCUMENT_ENDINGS | LINES_ENDINGS | TABLE_ENDINGS and not name.startswith("."):
                yield path


def _rows_as_lines(table: str) -> str:
    """A line for each row as a spreadsheet counts, with its cells as they are."""
    try:
        dialect: type[csv.Dialect] = csv.Sniffer().sniff(table[:_SNIFFED], delimiters=",;\t|")
    except csv.Error:
        dialect = csv.excel
    rows = csv.reader(io.StringIO(table, newline=""), delimiter=dialect.delimiter)
    return "\n".join(" ".join(dialect.delimiter.join(row).split()) or dialect.delimiter for row in rows)


def _text_of(line: bytes) -> str:
    """The text of a line; "" where it is no object with one."""
    try:
        content = json.loads(line)
    except (ValueError, RecursionError):
        return ""
    values = [content.get(name) for name in TEXT_NAMES] if isinstance(content, dict) else []
    return next((value for value in values if isinstance(value, str) and value.strip()), "")


def _forms(text: str) -> set[str]:
    """The text as it is, and with other line breaks and blank space around it."""
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n")
    bare = plain.strip()
    return {text, plain, bare, f"{bare}\n", plain.replace("\n", "\r\n")}
