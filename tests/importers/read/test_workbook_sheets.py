"""Workbooks as cells."""

from collections.abc import Callable
from datetime import datetime, time
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from claims.errors import CollectionError
from claims.importers import Table, read_sheets, read_table, remarks_in
from tests.builders.foreign_tables import write_table
from tests.builders.shared_cases import shared_case
from tests.builders.table_files import ods_bytes


def book(folder: Path, *writers: Callable[[Worksheet, Any], object]) -> Path:  # a workbook carries no types
    path = folder / "book.xlsx"
    with xlsxwriter.Workbook(str(path)) as made:
        for write in writers:
            write(made.add_worksheet(), made)
    return path


def notes(table: Table) -> list[tuple[int | None, str]]:
    return [(remark.row, remark.found) for remark in remarks_in(table.remarks)]


def test_cells_are_as_a_reader_of_the_sheet_sees_them(tmp_path: Path) -> None:
    moments = [*map(datetime.fromisoformat, ("2021-03-04", "2021-03-04T10:29:59.999000")), time(10, 30)]
    formats = ["yyyy-mm-dd", "yyyy-mm-dd hh:mm", "hh:mm"]
    numbers = [17118, 0.1 + 0.2, 33.5, -0.25, 1e15, 12345678901234567890, 1e-7]

    def write(sheet: Worksheet, made: Any) -> None:
        sheet.write_row(0, 0, ["id", "value"])
        for at, (moment, form) in enumerate(zip(moments, formats, strict=True), 1):
            sheet.write_row(at, 0, [f"m{at}"])
            sheet.write_datetime(at, 1, moment, made.add_format({"num_format": form}))
        for at, number in enumerate(numbers, 4):
            sheet.write_row(at, 0, [f"n{at}", number])
        sheet.write_row(11, 0, ["yes", True])
        sheet.write_row(12, 0, ["text", " 007\u00a0"])

    assert read_table(book(tmp_path, write)).frame["value"].tolist() == [
        "2021-03-04", "2021-03-04T10:30:00", "10:30:00",
        "17118", "0.3", "33.5", "-0.25", "1000000000000000", "12345678901234600000", "0.0000001", "true", "007",
    ]  # fmt: skip


def test_a_table_that_begins_further_in_keeps_its_rows_and_columns(tmp_path: Path) -> None:
    def write(sheet: Worksheet, _: Any) -> None:
        sheet.write_row(4, 2, ["id", "place", "killed"])
        sheet.write_row(5, 2, ["1", "Hill", 3])
        sheet.write_row(7, 2, ["2", "Town", 4])

    table = read_table(book(tmp_path, write))
    assert table.frame.to_dict("split") == {
        "index": [6, 8],
        "columns": ["id", "place", "killed"],
        "data": [["1", "Hill", "3"], ["2", "Town", "4"]],
    }


def test_cells_merged_over_rows_fill_those_that_hold_anything(tmp_path: Path) -> None:
    def write(sheet: Worksheet, made: Any) -> None:
        form = made.add_format()
        sheet.write_row(0, 0, ["day", "place", "killed"])
        sheet.write_column(1, 1, ["Hill", "Town", "Lake"])
        sheet.write_column(1, 2, [1, 2, 3])
        sheet.merge_range(1, 0, 2, 0, "1 May", form)
        sheet.merge_range(3, 0, 5, 0, "2 May", form)
        sheet.merge_range(8, 1, 9, 2, "", form)

    table = read_table(book(tmp_path, write))
    assert table.frame["day"].to_dict() == {2: "1 May", 3: "1 May", 4: "2 May"}
    assert notes(table) == [(3, "cells merged over rows")]


def test_a_heading_merged_over_two_rows_and_columns_is_named_once(tmp_path: Path) -> None:
    def write(sheet: Worksheet, made: Any) -> None:
        form = made.add_format()
        sheet.merge_range(0, 0, 1, 1, "place", form)
        sheet.merge_range(0, 2, 0, 3, "killed", form)
        sheet.write_row(1, 2, ["min", "max"])
        sheet.write_row(2, 0, ["Hill", "X", 1, 2])
        sheet.write_row(3, 0, ["Town", "Y", 3, 4])

    names = list(read_table(book(tmp_path, write)).frame.columns)
    assert names == ["place", "place (2)", "killed min", "killed max"]


def test_a_name_merged_over_the_last_columns_names_both(tmp_path: Path) -> None:
    def write(sheet: Worksheet, made: Any) -> None:
        sheet.write(0, 0, "id")
        sheet.write(0, 1, "killed")
        sheet.merge_range(0, 2, 0, 3, "place", made.add_format())
        sheet.write_row(1, 0, [1, 3, "Hill", "North"])

    assert list(read_table(book(tmp_path, write)).frame.columns) == ["id", "killed", "place", "place (2)"]


def test_a_sheet_without_a_cell_holds_no_table(tmp_path: Path) -> None:
    with pytest.raises(CollectionError, match=r"book.xlsx contains no table"):
        read_table(book(tmp_path, lambda _sheet, _made: None))


def test_a_heading_merged_over_rows_and_columns_names_each_column() -> None:
    table = read_table(shared_case("tables/29-two-headers-merged.xlsx"))
    assert list(table.frame.columns[:4]) == ["Date", "Place", "Killed Civilians", "Killed Combatants"]
    assert table.frame["Killed Total"].tolist() == ["5", "1"]


def test_other_sheets_with_a_table_are_named_and_charts_are_none(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(str(path)) as made:
        for name, rows in {"Note": 0, "Few": 1, "Some": 2, "Most": 3, "Blank": -1}.items():
            sheet = made.add_worksheet(name)
            for at in range(rows + 1):
                sheet.write_row(at, 0, ["id", "place"] if at == 0 else [at, "Hill"])
        made.add_chartsheet("Chart")
    table = read_table(path)
    assert (table.sheet, table.sheets) == ("Most", ("Note", "Few", "Some", "Most", "Blank"))
    assert notes(table) == [(None, "other sheets with a table: 'Some'")]
    assert [len(each.frame) for each in read_sheets(path, ["Few", "Some"])] == [1, 2]
    assert notes(read_sheets(path, ["Some"])[0]) == []
    with pytest.raises(CollectionError, match=r"sheet 'Blank' of book.xlsx contains no table"):
        read_table(path, sheet="Blank")


def test_a_file_of_one_table_has_no_sheets_to_choose(tmp_path: Path) -> None:
    with pytest.raises(CollectionError, match="has no sheet 'Data'; allowed: none, for it holds one table"):
        read_table(write_table(tmp_path, "a,b\n1,2\n"), sheet="Data")


@pytest.mark.parametrize(
    "name",
    ["xlsx-cell_XFD1048576.xlsx", "xlsx-sst_count_huge.xlsx", "ods_cols_repeated_1e6.ods", "collection-xlsx-XFD1048576-in-claims.xlsx"],
)  # fmt: skip
def test_workbooks_that_declare_too_much_are_refused_in_a_sentence(name: str) -> None:
    with pytest.raises(CollectionError, match=rf"^{name} .*; allowed: "):
        read_table(shared_case(f"hostile/{name}"))


def test_a_sheet_of_too_many_columns_is_refused(tmp_path: Path) -> None:
    row = (
        "<table:table-row>"
        + '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>' * 5001
        + "</table:table-row>"
    )
    with pytest.raises(CollectionError, match=r"t.ods, sheet 'S', has 5,001 columns; allowed: at most 5,000"):
        read_table(write_table(tmp_path, ods_bytes(row), "t.ods"))
