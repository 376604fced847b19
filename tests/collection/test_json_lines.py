"""JSON Lines: a collection as one file, a row a line."""

import io
import json
from pathlib import Path

import pytest

from claims.collection import load_collection, write_jsonlines
from claims.errors import CollectionError, ExportError
from tests.builders.collection_files import assert_same
from tests.builders.collection_tables import SMALL


def written(path: Path, *lines: object) -> Path:
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), encoding="utf-8")
    return path


def test_what_is_written_comes_back(tmp_path: Path) -> None:
    collection = load_collection(SMALL)
    write_jsonlines(collection, tmp_path / "small.jsonl")
    assert_same(load_collection(tmp_path / "small.jsonl"), collection)
    buffer = io.BytesIO()
    write_jsonlines(collection, buffer)
    assert buffer.getvalue() == (tmp_path / "small.jsonl").read_bytes()


def test_the_first_line_describes_and_empty_cells_are_left_out(tmp_path: Path) -> None:
    write_jsonlines(load_collection(SMALL), tmp_path / "small.jsonl")
    first, second, *others = (tmp_path / "small.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(first)["collection"]["name"] == "small"
    assert json.loads(second)["table"] == "sources"
    assert all(all(json.loads(line).values()) for line in others)
    assert "دمشق" in "".join(others)


def test_values_that_are_no_text_are_read_as_json_writes_them(tmp_path: Path) -> None:
    path = written(
        tmp_path / "my file.jsonl",
        {"table": "places", "place_id": "p", "name": "P", "kind": "town", "latitude": 36.5, "longitude": 40, "note": None},
        "",
        {"table": "places", "place_id": "q", "name": True, "kind": "town"},
    )  # fmt: skip
    collection = load_collection(path)
    assert collection.name == "my-file"
    assert collection.places[["latitude", "longitude", "name", "note"]].to_numpy().tolist() == [
        ["36.5", "40", "P", ""],
        ["", "", "true", ""],
    ]


def test_problems_name_the_file_the_table_and_the_line(tmp_path: Path) -> None:
    path = written(
        tmp_path / "my.jsonl",
        {"collection": {"name": "mine", "date": "then"}},
        "{",
        [1],
        {"table": "nothing"},
        {"table": "sources", "source_id": "s", "name": "S", "kind": "outlet", "colour": "red"},
        {"table": "sources", "source_id": "t", "name": "T", "kind": "paper"},
    )
    problems = load_collection(path).problems
    assert [(each.file, each.row, each.column) for each in problems if each.file not in {""} and each.row] == [
        ("my.jsonl, sources", 2, ""),
        ("my.jsonl, sources", 3, "table"),
        ("my.jsonl, sources", 4, "table"),
        ("my.jsonl, sources", 5, "colour"),
        ("my.jsonl, sources", 6, "kind"),
    ]
    assert [str(each) for each in problems if each.file == "my.jsonl"] == [
        "my.jsonl, column date: found 'then'; allowed: a day written as 2021-01-23; read as not given"
    ]
    absent = [each for each in problems if each.found == "no such line"]
    assert [each.file for each in absent] == [
        f"my.jsonl, {table}" for table in ("documents", "claims", "statements", "fields")
    ]
    assert absent[0].allowed.startswith("a line with the columns document_id, source_id, title,")


def test_a_file_that_is_no_text_cannot_be_opened(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_bytes(b"\xff\xfe{")
    with pytest.raises(CollectionError, match="allowed: JSON Lines in UTF-8"):
        load_collection(tmp_path / "x.jsonl")


def test_a_path_that_cannot_be_written_to_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"cannot write to .*; allowed: a path that can be written to"):
        write_jsonlines(load_collection(SMALL), tmp_path / "nowhere" / "x.jsonl")
