"""Collections: reading, checking and writing the tables of one study."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd

from claims.collection.checks.cells import check_cells, clean_frame
from claims.collection.checks.references import refuse_dangling
from claims.collection.checks.rows import check_rows
from claims.collection.descriptor import descriptor, write_descriptor
from claims.collection.digests import claim_digest, claim_digests, collection_digest
from claims.collection.folder import read_folder
from claims.collection.json_lines import read_jsonlines, write_jsonlines
from claims.collection.metadata import Metadata
from claims.collection.parsed_values import parse_values
from claims.collection.problems import Frames, Gathered
from claims.collection.shipped import default_collection
from claims.collection.text_tables import Reading, empty_frame
from claims.collection.workbook import read_workbook
from claims.collection.writers import metadata_of, write_folder, write_workbook
from claims.errors import CollectionError, Problem
from claims.schema import TABLE_COLUMNS, TABLES
from claims.tables import Collection

__all__ = [
    "READERS",
    "Metadata",
    "check_frames",
    "claim_digest",
    "claim_digests",
    "collection_digest",
    "default_collection",
    "descriptor",
    "load_collection",
    "make_collection",
    "metadata_of",
    "write_descriptor",
    "write_folder",
    "write_jsonlines",
    "write_workbook",
]

READERS: dict[str, Callable[[Path], Reading]] = {
    ".xlsx": read_workbook,
    ".jsonl": read_jsonlines,
}  # by the ending of the file's name


def load_collection(path: str | Path) -> Collection:
    """Reads a folder (datapackage.json and CSV tables) or a workbook, and checks every cell.

    What is wrong is gathered in `Collection.problems`. A problem with a row number means that this row
    is not in the frames; rows that refer to it are refused in turn, each with a problem of its own.

    Raises:
        CollectionError: There is nothing that can be opened.

    Example:
        >>> collection = load_collection("data/qamishli-hasakah")
        >>> len(collection.claims), collection.problems
        (76, ())
    """
    reading = _read(Path(path))
    return _collect(reading.metadata, *_check(reading.frames, reading.gathered))


def make_collection(frames: Frames, metadata: Metadata) -> Collection:
    """A collection from tables in memory, checked as `load_collection` does; see `check_frames`.

    Example:
        >>> from claims.collection import Metadata
        >>> from claims.schema import TABLES
        >>> frames = {table: getattr(collection, table) for table in TABLES}
        >>> make_collection(frames, Metadata(name="copy", version="1", date="2026-01-02")).digest == collection.digest
        True
    """
    return _collect(metadata, *check_frames(frames))


def check_frames(frames: Frames) -> tuple[dict[str, pd.DataFrame], tuple[Problem, ...]]:
    """The good rows, parsed as `Collection` asks, and everything wrong with the others.

    Args:
        frames: Tables of text by name, "" where nothing is said; an absent table is empty. Problems
            name rows as if the heading stood in row 1 and the first row in row 2. Columns that are
            absent are read as empty, others than the schema's are left out.
    """
    gathered = Gathered(files={table: table for table in TABLES})
    numbered = {table: _numbered(table, frames[table]) if table in frames else empty_frame(table) for table in TABLES}
    return _check(numbered, gathered)


def _read(path: Path) -> Reading:
    if not path.exists():
        raise CollectionError(f"no such path: {path}; allowed: a folder with CSV tables, or a workbook (.xlsx)")
    if path.is_dir():
        return read_folder(path)
    if path.suffix.lower() not in READERS:
        raise CollectionError(
            f"{path} is neither a folder nor a workbook; allowed: a folder, or a file ending in {', '.join(READERS)}"
        )
    return READERS[path.suffix.lower()](path)


def _numbered(table: str, frame: pd.DataFrame) -> pd.DataFrame:
    columns = list(TABLE_COLUMNS[table])
    texts = frame.reindex(columns=columns, fill_value="").astype("str")
    texts = texts.fillna("") if texts.isna().any(axis=None) else texts
    return texts.set_axis(pd.RangeIndex(2, 2 + len(texts)))


def _check(frames: Frames, gathered: Gathered) -> tuple[dict[str, pd.DataFrame], tuple[Problem, ...]]:
    cleaned = {table: clean_frame(table, frame) for table, frame in frames.items()}
    readable = {table: _standing(table, frame, gathered) for table, frame in cleaned.items()}
    for table, frame in readable.items():
        check_cells(table, frame, gathered)
    parsed = parse_values(readable, gathered)
    check_rows(parsed, gathered)
    refuse_dangling(readable, {table: frame.iloc[:, 0] for table, frame in cleaned.items()}, gathered)
    good = {table: _standing(table, frame, gathered).reset_index(drop=True) for table, frame in parsed.items()}
    return good, gathered.in_order()


def _standing(table: str, frame: pd.DataFrame, gathered: Gathered) -> pd.DataFrame:
    return frame[gathered.stands(table, frame.index)] if gathered.refused[table] else frame


def _collect(metadata: Metadata, frames: Frames, problems: tuple[Problem, ...]) -> Collection:
    return Collection(
        name=metadata.name,
        title=metadata.title,
        version=metadata.version,
        date=metadata.date,
        licence=metadata.licence,
        digest=collection_digest(frames),
        problems=problems,
        **frames,
    )
