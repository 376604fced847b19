"""A folder of CSV tables: encodings, delimiters, quotes, and what its descriptor says."""

import json
from pathlib import Path

import pandas as pd
import pytest

from claims.collection import (
    load_collection,
)
from claims.schema import TABLES
from tests.builders.collection_files import (
    assert_same,
    edit_text,
    places_of,
    row_of,
)
from tests.builders.collection_tables import SMALL, read_rows


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_byte_order_mark_is_no_part_of_the_text(small_collection: Path, mark: str) -> None:
    for table in TABLES:
        path = small_collection / f"{table}.csv"
        path.write_text(mark + path.read_text(encoding="utf-8"), encoding="utf-8", newline="")
    assert_same(load_collection(small_collection), load_collection(SMALL))


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_other_delimiters_are_read(small_collection: Path, delimiter: str) -> None:
    for table in TABLES:
        frame = pd.DataFrame(read_rows(SMALL / f"{table}.csv"))
        frame.to_csv(small_collection / f"{table}.csv", index=False, sep=delimiter)
    assert_same(load_collection(small_collection), load_collection(SMALL))


def test_byte_that_is_not_utf8_refuses_its_row_alone(small_collection: Path) -> None:
    path = small_collection / "claims.csv"
    path.write_bytes(path.read_bytes().replace(b"The siege", b"The si\xe8ge"))
    collection = load_collection(small_collection)
    problem = collection.problems[0]
    assert (problem.file, problem.row) == ("claims.csv", row_of("claims", "w2"))
    assert "0xE8" in problem.found
    assert set(collection.claims["claim_id"]) == {"h1", "w1", "w3", "a1"}


def test_utf16_is_named_once(small_collection: Path) -> None:
    path = small_collection / "judgements.csv"
    path.write_text(path.read_text(encoding="utf-8"), encoding="utf-16")
    problems = load_collection(small_collection).problems
    assert places_of(problems) == [("judgements.csv", None, "")]
    assert "UTF-16" in problems[0].found


def test_quote_that_never_closes_is_named_and_the_rows_before_load(small_collection: Path) -> None:
    edit_text(small_collection / "judgements.csv", "j1,", '"j1,')
    problems = load_collection(small_collection).problems
    assert places_of(problems) == [("judgements.csv", 2, "")]


@pytest.mark.parametrize("text", ["", "[]", "{", '"x"'])
def test_broken_descriptor_is_a_problem(small_collection: Path, text: str) -> None:
    (small_collection / "datapackage.json").write_text(text, encoding="utf-8")
    collection = load_collection(small_collection)
    assert places_of(collection.problems) == [("datapackage.json", None, "")]
    assert collection.name == "small"


@pytest.mark.parametrize(
    ("key", "value", "column"),
    [
        ("name", "Not A Name", "name"),
        ("created", "yesterday", "date"),
        ("resources", [{"name": "claims", "path": "../claims.csv"}], "resources"),
        ("resources", [7], "resources"),
    ],
)
def test_descriptor_that_cannot_be_followed_is_a_problem(
    small_collection: Path, key: str, value: object, column: str
) -> None:
    path = small_collection / "datapackage.json"
    path.write_text(json.dumps({**json.loads(path.read_text(encoding="utf-8")), key: value}), encoding="utf-8")
    collection = load_collection(small_collection)
    assert places_of(collection.problems) == [("datapackage.json", None, column)]
    assert collection.digest == load_collection(SMALL).digest


def test_tables_are_read_from_where_the_descriptor_says(small_collection: Path) -> None:
    (small_collection / "tables").mkdir()
    (small_collection / "claims.csv").rename(small_collection / "tables" / "accounts.csv")
    path = small_collection / "datapackage.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"claims.csv"', '"tables/accounts.csv"'), encoding="utf-8")
    assert_same(load_collection(small_collection), load_collection(SMALL))
