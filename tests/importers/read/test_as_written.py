import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claims.importers import Table, read_table, remarks_in


def read(folder: Path, text: str, name: str = "table.csv") -> Table:
    path = folder / name
    path.write_bytes(text.encode())
    return read_table(path, as_written=True)


def refused(table: Table) -> list[tuple[int | None, str, str]]:
    return [
        (remark.row, remark.found, remark.done)
        for remark in remarks_in(table.remarks)
        if remark.outcome == "row refused"
    ]


def test_cells_keep_their_white_space_and_rows_their_numbers(tmp_path: Path) -> None:
    table = read(tmp_path, "id , name\r\n1, a \r\n\r\n3,\r\n")
    assert table.frame.to_dict("index") == {2: {"id ": "1", " name": " a "}, 4: {"id ": "3", " name": ""}}
    assert refused(table) == []


@pytest.mark.parametrize(("row", "cells"), [("2", 1), ("2,b,c", 3), (",,", 3)])
def test_a_row_of_another_width_is_refused_with_what_would_do(row: str, cells: int, tmp_path: Path) -> None:
    table = read(tmp_path, f"id,name\n1,a\n{row}\n3,c\n")
    assert table.frame["id"].tolist() == ["1", "3"]
    assert refused(table) == [(3, f"{cells} cells", "2 cells, as in the heading")]


def test_rows_that_a_guess_would_leave_out_are_read(tmp_path: Path) -> None:
    table = read(tmp_path, "#id,#name\nid,name\nTotal,\n")
    assert table.frame["#id"].tolist() == ["id", "Total"]


def test_of_two_columns_of_one_name_the_first_is_read(tmp_path: Path) -> None:
    assert read(tmp_path, "id,name,id\n1,a,2\n").frame.to_dict("list") == {"id": ["1"], "name": ["a"]}


def test_the_ending_tells_what_parts_cells(tmp_path: Path) -> None:
    assert read(tmp_path, "id\tname\n1\ta,b\n", "table.tsv").frame["name"].tolist() == ["a,b"]
    assert list(read(tmp_path, "id;name\n1;a\n").frame) == ["id;name"]


@given(st.text('a ,"\r\n;é\0'))
@example('a"b",""c""\n"d"e,f')
@example("a,b\n,\n")
@example('a,"b')
@example('a,"b\r\nc"\r\n\r\nd,\n')
def test_rows_are_those_that_the_csv_reader_of_python_finds(
    tmp_path_factory: pytest.TempPathFactory, body: str
) -> None:
    text = "id,name\n" + body
    rows = list(csv.reader(io.StringIO(text, newline="")))
    table = read(tmp_path_factory.getbasetemp(), text)
    even = {number: cells for number, cells in enumerate(rows[1:], 2) if len(cells) == 2}
    assert {number: list(cells.values()) for number, cells in table.frame.to_dict("index").items()} == even
    uneven = [number for number, cells in enumerate(rows[1:], 2) if cells and len(cells) != 2]
    assert bool(uneven) == bool(refused(table))


def test_bytes_that_are_no_utf_8_are_replaced_and_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(b"id,name\n1,a\xff\n2,b\n")
    assert read_table(path, as_written=True).frame["name"].tolist() == ["a\N{REPLACEMENT CHARACTER}", "b"]


@pytest.fixture
def limit() -> Iterator[int]:
    """Characters that a cell may have in this process; a library raises it to a thousand million."""
    limit = 131_072
    before = csv.field_size_limit(limit)
    yield limit
    csv.field_size_limit(before)


def test_a_cell_of_any_length_is_read_and_the_limit_of_the_process_stays(tmp_path: Path, limit: int) -> None:
    assert read(tmp_path, f"id,text\n1,{'x' * (limit + 1)}\n").frame["text"].str.len().tolist() == [limit + 1]
    assert csv.field_size_limit() == limit


def test_objects_are_rows_under_the_number_of_their_line(tmp_path: Path) -> None:
    table = read(
        tmp_path, '{"id": 1, "title": null}\n\nno object\n[1]\n{"id": "2", "text": "a\\nb"}\n', "documents.jsonl"
    )
    assert table.frame.to_dict("index") == {
        1: {"id": "1", "title": "", "text": ""},
        5: {"id": "2", "title": "", "text": "a\nb"},
    }
    assert refused(table) == [(3, "no object", "one JSON object per line"), (4, "[1]", "one JSON object per line")]
