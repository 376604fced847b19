"""A collection from a folder, a workbook, JSON Lines, a project or tables in memory, every cell checked."""

from collections.abc import Callable
from pathlib import Path

from claims.collection.checks.check_tables import CheckedTables, check_numbered, check_unnumbered
from claims.collection.columns import Columns
from claims.collection.digests import tables_digest
from claims.collection.folder import read_folder
from claims.collection.json_lines import read_jsonlines
from claims.collection.metadata import Metadata
from claims.collection.problems import Frames
from claims.collection.project_file import read_project
from claims.collection.text_tables import WrittenCollection
from claims.collection.workbook import WORKBOOK_ENDINGS, read_workbook
from claims.databases.address import Address, ServerAddress, address_of
from claims.errors import CollectionError
from claims.people import Person, acting, acting_person
from claims.safety.read_apart import read_apart
from claims.tables import Collection

READERS: dict[str, Callable[[Path], WrittenCollection]] = {
    **dict.fromkeys(WORKBOOK_ENDINGS, read_workbook),
    ".jsonl": read_jsonlines,
    ".sqlite3": read_project,
}  # by the ending of the file's name


def load_collection(path: str | Address) -> Collection:
    """Reads a folder (datapackage.json and CSV tables), a workbook or JSON Lines apart, and checks every cell.

    What is wrong is gathered in `Collection.problems`. A problem with a row number means that this row
    is not in the frames; rows that refer to it are refused in turn, each with a problem of its own.

    Raises:
        CollectionError: There is nothing that can be opened, or reading it takes too long or too much memory.

    Example:
        >>> collection = load_collection("data/qamishli-hasakah")
        >>> len(collection.claims), collection.problems
        (76, ())
    """
    return read_apart(read_collection, address_of(path), acting_person(), name=str(path))


def read_collection(path: Address, person: Person | None = None) -> Collection:
    """The same, read in this process, for a person."""
    return check_written(_read(path, person))


def check_written(written: WrittenCollection) -> Collection:
    """A collection from tables as somebody wrote them, checked as `load_collection` does."""
    tables = {table: Columns(table, frame) for table, frame in written.frames.items()}
    return _collect(written.metadata, check_numbered(tables, written.log))


def make_collection(frames: Frames, metadata: Metadata) -> Collection:
    """A collection from tables in memory, checked as `load_collection` does; see `check_frames`.

    Example:
        >>> from claims.collection import Metadata
        >>> from claims.schema import TABLES
        >>> frames = {table: getattr(collection, table) for table in TABLES}
        >>> make_collection(frames, Metadata(name="copy", version="1", date="2026-01-02")).digest == collection.digest
        True
    """
    return _collect(metadata, check_unnumbered(frames))


def read_written(path: Address) -> WrittenCollection:
    """The tables as they are written, read apart and not checked yet.

    Raises:
        CollectionError: There is nothing that can be opened.
    """
    return read_apart(_read, path, acting_person(), name=str(path))


def _read(path: Address, person: Person | None) -> WrittenCollection:
    with acting(person):
        return _read_written(path)


def _read_written(path: Address) -> WrittenCollection:
    if isinstance(path, ServerAddress):
        return read_project(path)
    try:
        is_folder = path.is_dir() if path.exists() else None
    except (OSError, ValueError) as error:  # a name with a zero byte, or a longer one than the system has
        raise CollectionError(
            f"{path} cannot be opened ({getattr(error, 'strerror', None) or error}); allowed: a folder or file"
        ) from error
    if is_folder is None:
        raise CollectionError(f"no such path: {path}; allowed: a folder with CSV tables, or a workbook (.xlsx, .ods)")
    if is_folder:
        return read_folder(path)
    if path.suffix.lower() not in READERS:
        raise CollectionError(
            f"{path} is neither a folder nor a workbook; allowed: a folder, or a file ending in {', '.join(READERS)}"
        )
    return READERS[path.suffix.lower()](path)


def _collect(metadata: Metadata, checked: CheckedTables) -> Collection:
    return Collection(
        name=metadata.name,
        title=metadata.title,
        version=metadata.version,
        date=metadata.date,
        licence=metadata.licence,
        digest=tables_digest(checked.tables),
        problems=checked.problems,
        **checked.frames(),
    )
