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


def edited(folder: Path, name: str, old: bytes, new: bytes) -> list[str]:
    """The first problems of the folder, in words, after a change of one of its files."""
    content = (folder / name).read_bytes()
    assert old in content
    (folder / name).write_bytes(content.replace(old, new, 1))
    return [str(problem) for problem in load_collection(folder).problems]


def test_what_is_wrong_with_a_file_is_said_whole(small_collection: Path) -> None:
    first, *_ = edited(small_collection, "claims.csv", b"The siege", b"The si\xe8ge")
    assert first == (
        r"claims.csv, row 4: found byte 0xE8 in 'The si\\xe8ge' (cell 3), which is not UTF-8; allowed: a file saved as UTF-8"
    )


def test_an_open_quote_is_said_whole(small_collection: Path) -> None:
    problem = "judgements.csv, row 2: found a row that cannot be split into cells (',' expected after '\"'; it ends at line 2)"
    allowed = 'quotes in pairs, and a quote within a cell written twice ("")'
    assert edited(small_collection, "judgements.csv", b"j1,", b'"j1,') == [f"{problem}; allowed: {allowed}"]


def test_another_encoding_is_said_whole(small_collection: Path) -> None:
    (small_collection / "judgements.csv").write_bytes(b"\xff\xfej\x001\x00")
    assert [str(problem) for problem in load_collection(small_collection).problems] == [
        "judgements.csv: found bytes ff fe at the start, as of UTF-16, so no row is read; allowed: a text file in UTF-8"
    ]


def test_a_file_that_cannot_be_read_is_said_whole(small_collection: Path) -> None:
    (small_collection / "judgements.csv").unlink()
    (small_collection / "judgements.csv").mkdir()
    [problem] = load_collection(small_collection).problems
    assert problem.found.endswith("is a folder; allowed: a CSV file")
    assert (problem.file, problem.allowed) == ("judgements.csv", "a CSV file")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (None, "no such file, so the collection is named after its folder"),
        ("[]", "no JSON object"),
        ("{", "unreadable JSON (Expecting property name enclosed in double quotes: line 1 column 2 (char 1))"),
    ],
)
def test_what_is_wrong_with_a_descriptor_is_said_whole(small_collection: Path, text: str | None, found: str) -> None:
    path = small_collection / "datapackage.json"
    path.unlink()
    if text is not None:
        path.write_text(text, encoding="utf-8")
    allowed = "a Data Package descriptor with name, title, version"
    assert [str(each) for each in load_collection(small_collection).problems] == [
        f"datapackage.json: found {found}; allowed: {allowed}"
    ]


@pytest.mark.parametrize(
    ("resource", "shown"),
    [
        ({"name": "claims", "path": "../claims.csv"}, "'claims' at '../claims.csv'"),
        ({"name": "claims", "path": "/claims.csv"}, "'claims' at '/claims.csv'"),
        ({"name": "claims"}, "'claims' at ''"),
        ({"name": "nothing", "path": "n.csv"}, "'nothing' at 'n.csv'"),
        (7, "'' at ''"),
    ],
)
def test_a_resource_that_cannot_be_followed_is_said_whole(small_collection: Path, resource: object, shown: str) -> None:
    path = small_collection / "datapackage.json"
    path.write_text(
        json.dumps({**json.loads(path.read_text(encoding="utf-8")), "resources": [resource]}), encoding="utf-8"
    )
    [problem] = load_collection(small_collection).problems
    assert (problem.file, problem.column) == ("datapackage.json", "resources")
    assert problem.found == f"resource {shown}, which is ignored"
    assert problem.allowed == f"one of {', '.join(TABLES)}, at a path in the folder"


def test_the_licence_is_named_by_its_name_or_else_its_path(small_collection: Path) -> None:
    path = small_collection / "datapackage.json"
    known = json.loads(path.read_text(encoding="utf-8"))
    for licences, licence in (
        ([{"name": "CC0-1.0", "path": "p"}, {"name": "other"}], "CC0-1.0"),
        ([{"path": "https://l.example"}], "https://l.example"),
        ([], ""),
        ("CC0", ""),
    ):
        path.write_text(json.dumps({**known, "licenses": licences}), encoding="utf-8")
        assert load_collection(small_collection).licence == licence
