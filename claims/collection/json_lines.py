"""JSON Lines: a collection as one file, one row per line, for programs and streams."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from claims.collection.metadata import METADATA_KEYS, is_encodable, read_metadata
from claims.collection.problems import ProblemLog
from claims.collection.text_tables import Record, WrittenCollection, absent_table, read_rows
from claims.collection.writers import metadata_of, write_to
from claims.errors import CollectionError
from claims.safety.files import file_bytes
from claims.schema import TABLE_COLUMNS, TABLES
from claims.tables import Collection

Json = dict[str, Any]  # a JSON object, whatever it holds
HEAD = "collection"  # the key of the line that describes the collection


def read_jsonlines(path: Path) -> WrittenCollection:
    """Reads lines such as {"table": "claims", "claim_id": "c1", ...}; a problem's row is the number of its line.

    Raises:
        CollectionError: The file cannot be read.
    """
    try:
        lines = file_bytes(path, allowed="JSON Lines in UTF-8").decode("utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise CollectionError(f"{path} cannot be read ({error}); allowed: JSON Lines in UTF-8") from error
    log = ProblemLog(files={table: f"{path.name}, {table}" for table in TABLES})
    head: Json = {}
    rows: dict[str, list[tuple[int, Json]]] = {table: [] for table in TABLES}
    for number, content in _objects(lines, log):
        if isinstance(content.get(HEAD), dict):
            head = content[HEAD]
        else:
            rows[content.pop("table")].append((number, content))
    metadata = read_metadata(head, file=path.name, name=path.stem, problems=log.problems)
    frames = {
        table: read_rows(table, _records(table, contents, log), log) if contents else absent_table(table, log, "line")
        for table, contents in rows.items()
    }
    return WrittenCollection(metadata=metadata, frames=frames, log=log)


def _objects(lines: list[str], log: ProblemLog) -> Iterator[tuple[int, Json]]:
    """Every line that holds a row or the description; the others become problems."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            content = json.loads(line)
        except ValueError as error:
            log.refuse(TABLES[0], number, "", f"a line that is no JSON ({error})", "one JSON object per line")
            continue
        except RecursionError:
            log.refuse(TABLES[0], number, "", "a line that is nested too deeply", "one JSON object per line")
            continue
        if "\\u" in line and not is_encodable(content):
            found = "half a pair of UTF-16 (a surrogate), which is no character"
            log.refuse(TABLES[0], number, "", found, "characters, or both halves of a pair")
        elif isinstance(content, dict) and (HEAD in content or content.get("table") in TABLES):
            yield number, content
        else:
            log.refuse(
                TABLES[0], number, "table", repr(line[:60]), f'an object with "table", one of {", ".join(TABLES)}'
            )


def _records(table: str, rows: list[tuple[int, Json]], log: ProblemLog) -> Iterator[Record]:
    """The cells in the order of the schema; what is no text is written as JSON writes it."""
    columns = TABLE_COLUMNS[table]
    yield 0, list(columns)
    for number, content in rows:
        for name in content.keys() - set(columns):
            log.refuse(table, number, str(name), repr(content[name]), f"one of {', '.join(columns)}")
        yield number, [_text(content.get(column, "")) for column in columns]


def _text(value: Any) -> str:  # whatever JSON holds
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def write_jsonlines(collection: Collection, path_or_buffer: str | Path | IO[bytes]) -> None:
    """Writes a line for the description and one for every row; empty cells are left out.

    Raises:
        ExportError: The file cannot be written to.
    """
    write_to(path_or_buffer, lambda file: file.writelines(_lines(collection)))


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
