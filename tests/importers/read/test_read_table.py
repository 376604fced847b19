"""A file as a table of text."""

from pathlib import Path

import pytest
import xlsxwriter

from claims.errors import CollectionError
from claims.importers import remarks_in
from claims.importers.read.delimited import CHUNK_ROWS
from claims.importers.read.read_table import read_sheets, read_table
from tests.builders.foreign_tables import write_table


def remarked(folder: Path, text: str) -> list[tuple[int | None, str, str]]:
    table = read_table(write_table(folder, text))
    return [(remark.row, remark.found, remark.done) for remark in remarks_in(table.remarks)]


def test_cells_are_text_under_the_numbers_of_their_rows(tmp_path: Path) -> None:
    table = read_table(write_table(tmp_path, 'id,place\n1, Hill \n\n2,"Town\nand village"\n3,\u00a0\n'))
    assert table.frame.to_dict("index") == {
        2: {"id": "1", "place": "Hill"},
        4: {"id": "2", "place": "Town\nand village"},
        5: {"id": "3", "place": ""},
    }
    assert (table.file, table.sheet, table.digest[:7], len(table.digest)) == ("table.csv", "", "sha256:", 71)
    assert [remark.found for remark in remarks_in(table.remarks)] == ["1 blank rows"]


@pytest.mark.parametrize("sign", [";", "\t", "|"])
def test_other_signs_between_cells_are_found_and_noted(sign: str, tmp_path: Path) -> None:
    table = read_table(write_table(tmp_path, f"id{sign}place, region{sign}killed\n1{sign}Hill, North{sign}2\n"))
    assert list(table.frame.columns) == ["id", "place, region", "killed"]
    assert [remark.found for remark in remarks_in(table.remarks)] == [f"cells separated by {sign!r}"]


def test_a_comma_is_no_news(tmp_path: Path) -> None:
    assert remarked(tmp_path, "id,place\n1,Hill\n") == []


def test_a_row_with_more_cells_is_refused_and_one_with_fewer_filled_up(tmp_path: Path) -> None:
    assert remarked(tmp_path, "id,place,killed\n1,Hill,2\n2,Hill\n3,Hill,2,x\n4,Hill,2,\n") == [
        (3, "fewer cells than the heading has (3)", "the last read as empty"),
        (4, "more cells than the heading has (3)", "not read"),
    ]


def test_a_quote_that_is_never_closed_costs_its_own_row_alone(tmp_path: Path) -> None:
    table = read_table(write_table(tmp_path, 'id,place\n1,Hill\n2,"Town\n3,Hill\n4,To"wn\n5,Hill\n'))
    assert list(table.frame.index) == [2, 4, 5, 6]  # a quote within a cell is no fault
    (remark,) = remarks_in(table.remarks)
    assert (remark.row, remark.done) == (3, "a row that cannot be split into cells")
    assert remark.found == "'2,\"Town'"


def test_a_nameless_column_is_kept_where_it_holds_anything(tmp_path: Path) -> None:
    assert list(read_table(write_table(tmp_path, "id,,place\n1,x,Hill\n")).frame.columns) == ["id", "column 2", "place"]
    assert list(read_table(write_table(tmp_path, "id,,place\n1,,Hill\n")).frame.columns) == ["id", "place"]


def test_a_heading_alone_is_a_table_without_rows(tmp_path: Path) -> None:
    table = read_table(write_table(tmp_path, "id,place\n"))
    assert (list(table.frame.columns), len(table.frame)) == (["id", "place"], 0)


def test_a_table_longer_than_a_chunk_is_read_whole(tmp_path: Path) -> None:
    rows = "".join(f"{number},Hill\n" for number in range(CHUNK_ROWS + 1))
    table = read_table(write_table(tmp_path, "id,place\n" + rows))
    assert len(table.frame) == CHUNK_ROWS + 1
    assert table.frame["id"].iloc[-1] == str(CHUNK_ROWS)


def workbook(folder: Path, **sheets: list[list[str]]) -> Path:
    path = folder / "book.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, cells in enumerate(rows):
                sheet.write_row(number, 0, cells)
    return path


def test_the_sheet_with_most_cells_is_read_unless_one_is_named(tmp_path: Path) -> None:
    data = [["id", "place"], ["1", "Hill"], ["2", "Town"]]
    path = workbook(tmp_path, Notes=[["About", "this"], ["x", "y"]], Data=data)
    assert (read_table(path).sheet, len(read_table(path).frame)) == ("Data", 2)
    assert read_table(path, sheet="Notes").frame.to_dict("list") == {"About": ["x"], "this": ["y"]}
    assert [table.sheet for table in read_sheets(path, ["Data", "Notes"])] == ["Data", "Notes"]
    assert read_table(path).sheets == ("Notes", "Data")
    with pytest.raises(CollectionError, match="has no sheet 'Other'; allowed: Notes, Data"):
        read_table(path, sheet="Other")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"", "contains no table"), (b"\n\n", "contains no table"), (b"PK\x03\x04 no workbook", "cannot be opened")],
)
def test_what_is_no_table_is_refused_in_a_sentence(content: bytes, sentence: str, tmp_path: Path) -> None:
    with pytest.raises(CollectionError, match=sentence):
        read_table(write_table(tmp_path, content))


def test_an_encoding_that_is_named_holds_for_every_kind_of_text(tmp_path: Path) -> None:
    for text in ("Ж,b\n1,2\n", '[{"Ж": 1}]', "<table><tr><td>Ж<td>b<tr><td>1<td>2</table>"):
        table = read_table(write_table(tmp_path, text.encode("koi8-r")), encoding="koi8-r")
        assert table.frame.columns[0] == "Ж"
        assert table.remarks.empty


def test_a_remark_names_the_file_and_no_column_where_it_is_on_a_row(tmp_path: Path) -> None:
    table = read_table(write_table(tmp_path, "a;b;c\n1;2\n1;2;3;4\n\n", "my.csv"))
    assert set(table.remarks["file"]) == {"my.csv"}
    assert set(table.remarks["column"]) == {""}
    table = read_table(write_table(tmp_path, "lieu,tués\nAbéché,3\n".encode("cp1252"), "my.csv"))
    assert table.remarks["file"].tolist() == ["my.csv"]


def test_tags_and_labels_stand_beside_the_frame(tmp_path: Path) -> None:
    rows = "2021-03-04,1,2\n" * 4
    assert read_table(write_table(tmp_path, "day,a,b\n#date,#x,#y\n" + rows)).tags == {
        "day": "#date",
        "a": "#x",
        "b": "#y",
    }
    labels = read_table(write_table(tmp_path, "day,a,b\nWhen,How many,Which\n" + rows)).labels
    assert labels == {"day": "When", "a": "How many", "b": "Which"}


def test_a_file_that_is_not_there_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CollectionError, match="cannot be read"):
        read_table(tmp_path / "none.csv")
