"""Delimited text as cells."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from claims.errors import CollectionError
from claims.importers import read_table, remarks_in
from claims.importers.read.delimited import CHUNK_ROWS, find_dialect, read_delimited
from claims.importers.remarks import Remarks
from tests.builders.foreign_tables import remark_lines, write_table


def rows_of(text: str) -> list[list[str]]:
    cells: list[list[str]] = read_delimited(text.encode(), Remarks("table")).cells.to_numpy().tolist()
    return cells


HILL = [["id", "place", "killed"], ["1", "Hill, North", "3"], ["2", "Town; East", "1"]]


@pytest.mark.parametrize("sign", [",", ";", "\t", "|", "^", "~", "¦"])
def test_the_sign_between_cells_is_the_one_that_makes_rows_alike(sign: str) -> None:
    quoted = [[f'"{cell}"' if sign in cell else cell for cell in row] for row in HILL]
    assert rows_of("".join(sign.join(row) + "\r\n" for row in quoted)) == HILL


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("id;lat\n1;33,5\n2;44,25\n", [["id", "lat"], ["1", "33,5"], ["2", "44,25"]]),
        ("id,at\n1,10:30\n2,11:45\n", [["id", "at"], ["1", "10:30"], ["2", "11:45"]]),
        ("id:place\n1:Hill\n", [["id", "place"], ["1", "Hill"]]),
        ("at\n10:30\n11:45\n", [["at"], ["10:30"], ["11:45"]]),
        ("sep=;\na,b;c\n1,5;2\n", [["a,b", "c"], ["1,5", "2"]]),
        ('"sep=|"\r\na|c\n1|2\n', [["a", "c"], ["1", "2"]]),
        ("'a','b'\n'1','x, y'\n", [["a", "b"], ["1", "x, y"]]),
        ("a,b\n1,O'Neil\n2,'t Hof\n", [["a", "b"], ["1", "O'Neil"], ["2", "'t Hof"]]),
        ('"a","b"\n"1","said \\"no\\", twice"\n', [["a", "b"], ["1", 'said "no", twice']]),
        ('a,b\n1,"C:\\"\n', [["a", "b"], ["1", "C:\\"]]),
        ('a\tb\n1\t"so-called" army\n2\tsaid "no\n', [["a", "b"], ["1", '"so-called" army'], ["2", 'said "no']]),
        ('"a,b"\n"1,""x, y"""\n"2,z"\n', [["a", "b"], ["1", "x, y"], ["2", "z"]]),
        (
            "day       place\n1 May     Hill, North\n2 May     Town\n",
            [["day", "place"], ["1 May", "Hill, North"], ["2 May", "Town"]],
        ),
        ("day  place\n1 May  Hill\n2  May  Town\n", [["day  place"], ["1 May  Hill"], ["2  May  Town"]]),
        ('a"b",c\n1,2\n', [['a"b"', "c"], ["1", "2"]]),
        ("a,b\n,\n1,2\n", [["a", "b"], ["", ""], ["1", "2"]]),
    ],
)
def test_texts_are_split_as_they_were_written(text: str, rows: list[list[str]]) -> None:
    assert rows_of(text) == rows


def test_the_line_that_names_the_sign_is_a_row_of_the_file() -> None:
    assert read_delimited(b"sep=;\na;c\n1;2\n", Remarks("table")).cells.index.tolist() == [2, 3]


def test_what_was_found_is_told() -> None:
    remarks = Remarks("table")
    read_delimited(b"'a';'b'\n'1';'2'\n", remarks)
    assert remark_lines(remarks) == [(None, "noted", "read so"), (None, "changed", "read without them")]
    assert find_dialect(["a,b\n", "1,2\n"]) == (",", '"', None)


@pytest.mark.parametrize(
    "text",
    [
        "On 3 May, 4 people were killed in the village of Millbrook near the lake, the mayor said.\nTwo more died.\n",
        "Four people were killed in the village of Millbrook near the lake on 3 May.\n\nTwo more died on Tuesday.\n",
    ],
)
def test_sentences_are_no_table(text: str) -> None:
    with pytest.raises(CollectionError, match="table is a text without columns; allowed: a table; claims extract"):
        rows_of(text)


def test_long_headings_and_long_cells_are_a_table() -> None:
    long = "a very long name of a column that goes on and on until it has more than sixty signs"
    assert rows_of(f"{long},b\n1,2\n")[0] == [long, "b"]
    assert rows_of(f"text\n{long}\n{long}.\n") == [["text"], [long], [f"{long}."]]


@given(st.lists(st.lists(st.text('a ,"\n;é'), min_size=2, max_size=2), min_size=1, max_size=5))
@example([["a", "b\r\nc"], ["\r", "x"]])
def test_what_was_written_with_commas_is_read_again(rows: list[list[str]]) -> None:
    written = io.StringIO()
    csv.writer(written, quoting=csv.QUOTE_ALL).writerows([["id", "name"], ["1", "a"], *rows])
    trimmed = [[cell.strip() for cell in row] for row in rows]
    assume("sep=" not in written.getvalue())
    assert rows_of(written.getvalue()) == [["id", "name"], ["1", "a"], *trimmed]


@given(st.text('a ,"\r\n;é'))
@example('a"b",""c""\n"d"e,f')
@example('a,"b\nc,d\n')
def test_compiled_code_finds_the_rows_that_python_finds(body: str) -> None:
    text = "id,name\n1,a\n" + body
    rows, strict = [], csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        rows = [[cell.strip() for cell in row] for row in strict]
    except csv.Error:
        return  # such rows are left out with a remark
    found = read_delimited(text.encode(), Remarks("table"))
    if found.widths is None:
        assert found.cells.to_numpy().tolist() == [row or ["", ""] for row in rows]


@pytest.fixture
def limit() -> Iterator[int]:
    """Characters that a cell may have in this process; a library raises it to a thousand million."""
    limit = 131_072
    before = csv.field_size_limit(limit)
    yield limit
    csv.field_size_limit(before)


@pytest.mark.parametrize("cover", ["", "A cover\n"])
def test_a_cell_of_any_length_is_read_and_the_limit_of_the_process_stays(
    cover: str, tmp_path: Path, limit: int
) -> None:
    table = read_table(write_table(tmp_path, f"{cover}id,text\n1,{'x' * (limit + 1)}\n"))
    assert table.frame["text"].str.len().tolist() == [limit + 1]
    assert csv.field_size_limit() == limit


def test_an_uneven_table_longer_than_a_chunk_is_read_whole(tmp_path: Path) -> None:
    rows = "".join(f"{number},Hill\n" for number in range(CHUNK_ROWS * 2))
    table = read_table(write_table(tmp_path, f"A cover\nid,place\n{rows}"))
    assert table.frame["id"].tolist() == [str(number) for number in range(CHUNK_ROWS * 2)]
    assert table.frame.index[-1] == CHUNK_ROWS * 2 + 2


def test_a_row_wider_than_all_of_the_first_is_refused_by_its_number(tmp_path: Path) -> None:
    rows = "".join(f"{number},Hill\n" for number in range(50))
    table = read_table(write_table(tmp_path, f"id,place\n{rows}50,Hill,x\n51,Hill,,\n52\n"))
    assert [(remark.row, remark.found) for remark in remarks_in(table.remarks)] == [
        (52, "more cells than the heading has (2)"),
        (54, "fewer cells than the heading has (2)"),
    ]
    assert table.frame.index.tolist()[-2:] == [53, 54]


@pytest.mark.parametrize("cover", ["", "A cover\n"])
def test_a_row_of_too_many_cells_is_refused(cover: str) -> None:
    with pytest.raises(
        CollectionError, match="table has a row of 5,001 cells; allowed: at most 5,000 \\(limit most_columns\\)"
    ):
        rows_of(cover + ("a," * 5000 + "a\n") * 2)


def test_each_of_many_open_quotes_costs_its_own_row() -> None:
    remarks = Remarks("table")
    found = read_delimited(b"a,b\n" + b'"x\n1,2\n' * 1_000, remarks)
    assert len(found.cells) == 1_001
    assert len(remarks.frame()) == 1_000


def test_an_open_quote_in_the_first_row_costs_that_row_alone() -> None:
    remarks = Remarks("table")
    cells = read_delimited(b'"A cover\nid,place\n1,Hill\n2,Town\n', remarks).cells
    assert cells.index.tolist() == [2, 3, 4]
    assert cells.to_numpy().tolist() == [["id", "place"], ["1", "Hill"], ["2", "Town"]]
    assert [(remark.row, remark.found) for remark in remarks_in(remarks.frame())] == [(1, "'\"A cover'")]


@pytest.mark.parametrize(("even", "delimiter"), [(7, ","), (6, "^")])
def test_a_rare_sign_parts_cells_where_too_few_rows_are_alike_by_a_usual_one(even: int, delimiter: str) -> None:
    lines = ["a^b,c\n"] * even + ["a^b\n"] * (10 - even)
    assert find_dialect(lines).delimiter == delimiter


def test_a_remark_repeats_sixty_signs_of_a_row() -> None:
    remarks = Remarks("table")
    read_delimited(b'a,b\n"' + b"x" * 100 + b"\n1,2\n", remarks)
    assert next(remarks_in(remarks.frame())).found == "'\"" + "x" * 59 + "…'"
