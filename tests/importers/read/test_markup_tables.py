"""Tables of pages, and workbooks saved as XML."""

from pathlib import Path

import pytest

from claims.errors import CollectionError
from claims.importers import Table, read_table
from tests.builders.foreign_tables import write_table


def read(folder: Path, markup: str, *, encoding: str = "utf-8", sheet: str = "") -> Table:
    return read_table(write_table(folder, markup.encode(encoding), "page.html"), sheet=sheet)


def rows(*cells: str) -> str:
    return "".join(f"<tr>{row}</tr>" for row in cells)


HEAD = "<th>Day<th>Place<th>Killed"
HILL = "<td>1 May<td>Hill<td>3"


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<td>car <b>bomb</b>,\n  loud</td>", "car bomb, loud"),
        ("<td>one<br>two<p>three</p></td>", "one\ntwo\nthree"),
        ("<td>24<sup class='reference'><a>[2]</a></sup></td>", "24"),
        ("<td>10<sup>3</sup></td>", "103"),
        ('<td><span style="display: none">0024</span>24</td>', "24"),
        ('<td><span style="display:none">a<span>b</span>c</span>24</td>', "24"),
        ('<td><span style="display:none">a<b>c</span>d</b>e</td>', "de"),
        ('<td><p hidden style="display:none">a</b></p>24</td>', "24"),
        ('<td><img style="display:none">24</td>', "24"),
        ("<td><script>x = '<td>'</script><style>td {}</style>24</td>", "24"),
        ("<td>a &amp; b &#8211; c&nbsp;</td>", "a & b \N{EN DASH} c"),
        ("<td/>", ""),
    ],
)
def test_a_cell_is_the_text_that_a_reader_sees(cell: str, text: str, tmp_path: Path) -> None:
    table = read(tmp_path, f"<table>{rows(HEAD, f'{cell}<td>Hill<td>3')}</table>")
    assert table.frame.iloc[0].tolist() == [text, "Hill", "3"]


def test_cells_over_rows_fill_them_and_over_columns_only_a_heading(tmp_path: Path) -> None:
    page = rows(
        '<th rowspan=2>Day<th colspan="2">Killed<th rowspan="2">Place',
        "<th>min<th>max",
        "<td rowspan=2>1 May<td>1<td>2<td>Hill",
        "<td>3<td>4<td>Town",
        "<td>2 May<td colspan=2>unknown<td>Lake",
    )
    table = read(tmp_path, f"<table>{page}</table>")
    assert table.frame.to_dict("split")["columns"] == ["Day", "Killed min", "Killed max", "Place"]
    assert table.frame.to_numpy().tolist() == [
        ["1 May", "1", "2", "Hill"],
        ["1 May", "3", "4", "Town"],
        ["2 May", "unknown", "", "Lake"],
    ]
    assert table.frame.index.tolist() == [3, 4, 5]


def test_tables_are_sheets_by_caption_or_number(tmp_path: Path) -> None:
    inner = f"<table>{rows('<td>x<td>y')}</table>"
    page = f"<table>{rows(f'<td>{inner}<td>')}</table><table><caption>In <i>May</i></caption>{rows(HEAD, HILL, HILL)}</table><table></table><table><caption>In May</caption>{rows(HEAD)}</table>"  # fmt: skip
    table = read(tmp_path, f"<!doctype html><html><body>{page}")
    assert table.sheets == ("table 1", "table 2", "In May", "In May (4)")
    assert (table.sheet, len(table.frame)) == ("In May", 2)
    assert list(read(tmp_path, page, sheet="table 2").frame.columns) == ["x", "y"]


@pytest.mark.parametrize("declared", ["windows-1251", "no-such-name", ""])
def test_a_page_is_read_in_the_encoding_that_it_names_or_the_one_found(declared: str, tmp_path: Path) -> None:
    page = f'<html><meta charset="{declared}"><table>{rows("<th>Дата<th>Место<th>Погибло", "<td>3 мая<td>Грозный<td>трое")}</table>'  # fmt: skip
    assert list(read(tmp_path, page, encoding="windows-1251").frame.columns) == ["Дата", "Место", "Погибло"]


@pytest.mark.parametrize("spread", ["colspan=5001", "rowspan=9999999 colspan=4000", "mergeacross=9999999"])
def test_a_table_spread_over_too_many_cells_is_refused(spread: str, tmp_path: Path) -> None:
    with pytest.raises(CollectionError, match="more than 5,000 columns or 1,000,000 merged cells"):
        read(tmp_path, f"<table>{rows(f'<td {spread}>x')}</table>")


def test_a_cell_over_more_rows_than_there_are_is_bounded(tmp_path: Path) -> None:
    table = read(tmp_path, f"<table>{rows('<th rowspan=0>Day<th>Place', '<td rowspan=99999999999>1 May<td>Hill', '<td>Town')}</table>")  # fmt: skip
    assert table.frame.to_numpy().tolist() == [["1 May", "Hill"], ["Town", ""]]


def test_what_a_page_leaves_open_is_read(tmp_path: Path) -> None:
    assert read(tmp_path, "<table><td>Day<td>Place<tr><td>1 May<td>Hill").frame.to_dict("list") == {
        "Day": ["1 May"],
        "Place": ["Hill"],
    }


def test_what_stands_behind_a_table_is_no_part_of_it(tmp_path: Path) -> None:
    page = f"<table>{rows(HEAD, HILL)}</table><p>text</p><td>2 May<td>Town<td>4"
    assert read(tmp_path, page).frame["Killed"].tolist() == ["3"]


def test_a_workbook_in_xml_has_sheets_rows_and_cells_by_their_numbers(tmp_path: Path) -> None:
    book = """<?xml version="1.0"?><ss:Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><ss:Styles><ss:Style ss:ID="d"/></ss:Styles>
<ss:Worksheet ss:Name="Notes"><ss:Table/></ss:Worksheet>
<ss:Worksheet ss:Name="Events"><ss:Table><ss:Row><ss:Cell><ss:Data>Day</ss:Data></ss:Cell><ss:Cell ss:Index="3"><ss:Data>Place</ss:Data></ss:Cell></ss:Row>
<ss:Row ss:Index="3"><ss:Cell ss:MergeDown="1"><ss:Data ss:Type="DateTime">2021-03-04T00:00:00.000</ss:Data></ss:Cell><ss:Cell ss:Index="3"><ss:Data>Hill\nNorth</ss:Data></ss:Cell></ss:Row>
<ss:Row><ss:Cell ss:Index="3"><ss:Data>Town</ss:Data></ss:Cell></ss:Row></ss:Table></ss:Worksheet></ss:Workbook>"""
    table = read(tmp_path, book)
    assert (table.sheet, table.sheets) == ("Events", ("Events",))
    assert table.frame.to_dict("index") == {
        3: {"Day": "2021-03-04", "Place": "Hill\nNorth"},
        4: {"Day": "2021-03-04", "Place": "Town"},
    }


def test_a_page_of_too_many_tables_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CollectionError, match=r"page.html holds more than 1,000 tables; allowed: fewer"):
        read(tmp_path, "<table><tr><td>" * 1_001)


def test_cells_over_rows_side_by_side_are_passed_over(tmp_path: Path) -> None:
    page = rows(HEAD, "<td rowspan=2>1 May<td rowspan=2>Hill<td>3", "<td>4")
    assert read(tmp_path, f"<table>{page}</table>").frame.to_numpy().tolist() == [
        ["1 May", "Hill", "3"],
        ["1 May", "Hill", "4"],
    ]
