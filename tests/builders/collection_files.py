"""Collections in files for tests: changed by a line or a cell, and compared with what was read."""

from collections.abc import Callable, Mapping
from pathlib import Path

import openpyxl
import pandas as pd

from claims.collection import (
    load_collection,
    metadata_of,
    write_workbook,
)
from claims.errors import Problem
from claims.schema import TABLE_COLUMNS, TABLES
from claims.tables import Collection
from tests.builders.collection_tables import SMALL, read_rows

Spoil = Callable[[str, str, Mapping[str, str]], Path]  # see the fixture `spoil`


def frames_of(collection: Collection) -> dict[str, pd.DataFrame]:
    return {table: getattr(collection, table) for table in TABLES}


def assert_same(one: Collection, other: Collection) -> None:
    for table in TABLES:
        pd.testing.assert_frame_equal(getattr(one, table), getattr(other, table))
    assert (one.digest, metadata_of(one)) == (other.digest, metadata_of(other))
    assert one.problems == other.problems == ()


def places_of(problems: tuple[Problem, ...]) -> list[tuple[str, int | None, str]]:
    return [(problem.file, problem.row, problem.column) for problem in problems]


def row_of(table: str, row_id: str) -> int:
    ids = [each[TABLE_COLUMNS[table][0]] for each in read_rows(SMALL / f"{table}.csv")]
    return ids.index(row_id) + 2


def edit_text(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="")


def spoiled_workbook(path: Path, change: Callable[[openpyxl.Workbook], None]) -> Path:
    write_workbook(load_collection(SMALL), path)
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)
    return path
