"""Collections and their tables for tests, so that a test shows only the cells that matter."""

import csv
from collections.abc import Iterable
from functools import cache
from itertools import count
from pathlib import Path

import pandas as pd

from claims.collection import Metadata, make_collection
from claims.schema import TABLE_COLUMNS, TABLES
from claims.tables import Collection

SMALL = Path(__file__).parents[1] / "data" / "small"
Cells = dict[str, str]
Tables = dict[str, list[Cells]]

DEFAULTS: dict[str, Cells] = {
    "sources": {"kind": "outlet"},
    "documents": {
        "source_id": "source-a",
        "published_from": "2021-01-24",
        "published_to": "2021-01-24",
        "language": "en",
    },
    "claims": {"background": "no"},
    "statements": {"stance": "asserts", "coder": "test"},
    "parties": {"kind": "force"},
    "places": {"kind": "town"},
    "fields": {"type": "text", "many": "no", "severity": "medium"},
    "judgements": {"verdict": "same", "by": "test", "at": "2026-11-22T00:00:00Z"},
}
SPOKEN_COLUMNS = {"title", "name", "label", "definition"}  # filled with the id where a test says nothing


def row(table: str, row_id: str, **cells: str) -> Cells:
    """A row of a table with the defaults filled in."""
    columns = TABLE_COLUMNS[table]
    spoken = {column: row_id for column in columns if column in SPOKEN_COLUMNS}
    return {**dict.fromkeys(columns, ""), **spoken, **DEFAULTS[table], columns[0]: row_id, **cells}


def claim(
    claim_id: str, *, source: str = "source-a", document: str = "", published: str = "2021-01-24", **values: object
) -> Tables:
    """A claim with its document, its source and its statements.

    Args:
        claim_id: Its statements are called `<claim_id>-1` and so on, in the order given.
        source: Its source.
        document: Its document; `<claim_id>-doc` by default.
        published: A day, or two joined by "/"; empty for unknown.
        values: Field to value, to `said("6", group="police")`, or to a list of these; a column of
            the claims table sets that cell.
    """
    document = document or f"{claim_id}-doc"
    first, _, last = published.partition("/")
    own = {name: str(value) for name, value in values.items() if name in TABLE_COLUMNS["claims"]}
    numbers = count(1)
    statements = [
        row("statements", f"{claim_id}-{next(numbers)}", **{"claim_id": claim_id, "field": field, **each})
        for field, value in values.items()
        if field not in own
        for each in _each(value)
    ]
    return {
        "sources": [row("sources", source)],
        "documents": [row("documents", document, source_id=source, published_from=first, published_to=last or first)],
        "claims": [row("claims", claim_id, **{"document_id": document, **own})],
        "statements": statements,
    }


def said(value: str, **cells: str) -> Cells:
    """One value of a claim with further cells of its statement."""
    return {"value": value, **cells}


def _each(value: object) -> Iterable[Cells]:
    for each in value if isinstance(value, list) else [value]:
        yield each if isinstance(each, dict) else said(str(each))


def build_collection(*claims: Tables, **tables: list[Cells]) -> Collection:
    """A collection of the claims; a table given by name adds rows to it, and comes first where an id is given twice.

    Parties, places and fields are those of `tests/data/small`, unless the test gives its own.
    """
    merged = {
        table: _merge(table, [tables.get(table, []), *(each.get(table, []) for each in claims)]) for table in TABLES
    }
    frames = {table: _frame(table, rows) for table, rows in merged.items() if rows}
    for table in ("parties", "places", "fields"):
        frames[table] = frames[table] if table in frames else _small_table(table)
    return make_collection(frames, Metadata(name="test", version="1.0.0", date="2026-11-22"))


def _merge(table: str, rows: Iterable[list[Cells]]) -> list[Cells]:
    found: dict[str, Cells] = {}
    for each in (cells for some in rows for cells in some):
        row_id = each[TABLE_COLUMNS[table][0]]
        found.setdefault(row_id, row(table, **{"row_id": row_id, **each}))
    return list(found.values())


@cache
def _small_table(table: str) -> pd.DataFrame:
    return _frame(table, read_rows(SMALL / f"{table}.csv"))


def _frame(table: str, rows: list[Cells]) -> pd.DataFrame:
    return pd.DataFrame({column: [row[column] for row in rows] for column in TABLE_COLUMNS[table]}, dtype="str")


def read_rows(path: Path) -> list[Cells]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_rows(path: Path, rows: list[Cells]) -> None:
    """Writes rows under the heading of the first of them."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
