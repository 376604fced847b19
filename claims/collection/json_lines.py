"""JSON Lines: a collection as one file, a row a line, for programs and streams."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from claims.collection.metadata import METADATA_KEYS, read_metadata
from claims.collection.problems import Gathered
from claims.collection.text_tables import Reading, Record, absent_table, read_table
from claims.collection.writers import metadata_of
from claims.errors import CollectionError, ExportError
from claims.schema import TABLE_COLUMNS, TABLES
from claims.tables import Collection

Json = dict[str, Any]  # a JSON object, whatever it holds
HEAD = "collection"  # the key of the line that describes the collection


def read_jsonlines(path: Path) -> Reading:
    """Reads lines such as {"table": "claims", "claim_id": "c1", ...}; a problem's row is the number of its line.

    Raises:
        CollectionError: The file cannot be read.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise CollectionError(f"{path} cannot be read ({error}); allowed: JSON Lines in UTF-8") from error
    gathered = Gathered(files={table: f"{path.name}, {table}" for table in TABLES})
    head: Json = {}
    rows: dict[str, list[tuple[int, Json]]] = {table: [] for table in TABLES}
    for number, found in _objects(lines, gathered):
        if isinstance(found.get(HEAD), dict):
            head = found[HEAD]
        else:
            rows[found.pop("table")].append((number, found))
    metadata = read_metadata(head, file=path.name, name=path.stem, problems=gathered.problems)
    frames = {
        table: read_table(table, _records(table, own, gathered), gathered)
        if own
        else absent_table(table, gathered, "line")
        for table, own in rows.items()
    }
    return Reading(metadata=metadata, frames=frames, gathered=gathered)


def _objects(lines: list[str], gathered: Gathered) -> Iterator[tuple[int, Json]]:
    """Every line that holds a row or the description; the others become problems."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            found = json.loads(line)
        except ValueError as error:
            gathered.refuse(TABLES[0], number, "", f"a line that is no JSON ({error})", "one JSON object a line")
            continue
        if isinstance(found, dict) and (HEAD in found or found.get("table") in TABLES):
            yield number, found
        else:
            gathered.refuse(
                TABLES[0], number, "table", repr(line[:60]), f'an object with "table", one of {", ".join(TABLES)}'
            )


def _records(table: str, rows: list[tuple[int, Json]], gathered: Gathered) -> Iterator[Record]:
    """The cells in the order of the schema; what is no text is written as JSON writes it."""
    columns = TABLE_COLUMNS[table]
    yield 0, list(columns)
    for number, found in rows:
        for name in found.keys() - set(columns):
            gathered.refuse(table, number, str(name), repr(found[name]), f"one of {', '.join(columns)}")
        yield number, [_text(found.get(column, "")) for column in columns]


def _text(value: Any) -> str:  # whatever JSON holds
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def write_jsonlines(collection: Collection, path_or_buffer: str | Path | IO[bytes]) -> None:
    """Writes a line for the description and one for every row; empty cells are left out.

    Raises:
        ExportError: The file cannot be written to.
    """
    if not isinstance(path_or_buffer, str | Path):
        path_or_buffer.writelines(_lines(collection))
        return
    try:
        with Path(path_or_buffer).open("wb") as file:
            file.writelines(_lines(collection))
    except OSError as error:
        message = f"cannot write to {path_or_buffer} ({error.strerror}); allowed: a path that can be written to"
        raise ExportError(message) from error


def _lines(collection: Collection) -> Iterator[bytes]:
    metadata = metadata_of(collection)
    yield _line({HEAD: {key: getattr(metadata, key) for key in METADATA_KEYS}})
    for table in TABLES:
        columns = TABLE_COLUMNS[table]
        for cells in getattr(collection, table)[list(columns)].itertuples(index=False, name=None):
            filled = {name: cell for name, cell in zip(columns, cells, strict=True) if cell}
            yield _line({"table": table, **filled})


def _line(content: Json) -> bytes:
    return (json.dumps(content, ensure_ascii=False) + "\n").encode()
