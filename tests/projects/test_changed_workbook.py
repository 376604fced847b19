"""A project exported, changed in a spreadsheet and read again."""

import csv
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from claims.collection import load_collection, write_folder, write_workbook
from claims.model import Verdict
from claims.projects import Project, duplicate_project, open_project, put
from claims.projects.changed_workbook import read_again
from claims.schema import TABLE_COLUMNS, TABLES
from claims.study import make_study
from claims.workspace import record_judgement
from tests.builders.projects import NOW, two_outlets

Rows = dict[str, dict[str, dict[str, str]]]


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with open_project(two_outlets(tmp_path)) as opened:
        yield opened


def rows_of(project: Project) -> Rows:
    return {table: project.rows(table) for table in TABLES}


def exported(project: Project, path: Path) -> Path:
    collection = load_collection(project.path)
    (write_workbook if path.suffix else write_folder)(collection, path)
    return path


def in_workbook(path: Path, change: Callable[[str, int, int, str], object]) -> Path:
    """Writes what the function makes of each cell: given are the table, the row, the column and the text."""
    book = load_workbook(path)
    for sheet in book:
        for row in sheet.iter_rows(min_row=2) if sheet.title in TABLES else ():
            for cell in row:
                if cell.value is not None:
                    cell.value = change(sheet.title, cell.row, cell.column, str(cell.value))
    book.save(path)
    return path


def in_folder(folder: Path, change: Callable[[str], str], *, sign: str) -> Path:
    for table in TABLES:
        file = folder / f"{table}.csv"
        with file.open(encoding="utf-8", newline="") as read:
            heading, *rows = csv.reader(read)
        with file.open("w", encoding="utf-8-sig", newline="") as written:
            csv.writer(written, delimiter=sign).writerows([heading, *([change(cell) for cell in row] for row in rows)])
    return folder


@pytest.mark.parametrize("name", ["mine.xlsx", "folder"])
def test_an_export_without_a_change_gives_none(project: Project, tmp_path: Path, name: str) -> None:
    again = read_again(project, exported(project, tmp_path / name))
    assert again.rows == ()
    assert again.problems == ()


def as_spreadsheets_hold_it(text: str) -> object:
    """A day as a day, a number as a number."""
    try:
        return datetime.combine(date.fromisoformat(text), datetime.min.time())
    except ValueError:
        return float(text) if text.isdigit() else text


def as_spreadsheets_write_it(text: str) -> str:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return {"yes": "TRUE", "no": "FALSE"}.get(text, text)
    return f"{day.month}/{day.day}/{day.year}"


def test_what_a_spreadsheet_rewrites_by_itself_is_no_change(project: Project, tmp_path: Path) -> None:
    book = in_workbook(
        exported(project, tmp_path / "mine.xlsx"), lambda _, __, ___, text: as_spreadsheets_hold_it(text)
    )
    assert read_again(project, book).rows == ()
    folder = in_folder(exported(project, tmp_path / "folder"), as_spreadsheets_write_it, sign=";")
    assert read_again(project, folder).rows == ()


NOTE = st.text(alphabet="abc 01/é\"'=", max_size=8).map(str.strip)
CHANGE = st.one_of(
    st.tuples(st.just("note"), st.sampled_from(["sources", "documents", "claims", "statements", "parties"]), NOTE),
    st.tuples(st.just("killed"), st.sampled_from(["hawar-4", "sohr-4"]), st.sampled_from(["7", "9+", "2..3"])),
    st.tuples(st.just("day"), st.sampled_from(["hawar-1", "sohr-1"]), st.dates(date(2000, 1, 1)).map(str)),
    st.tuples(st.just("remove"), st.sampled_from(["sources", "claims", "statements", "parties"]), st.just("")),
    st.tuples(st.just("add"), st.sampled_from(["sources", "parties", "statements"]), st.just("")),
)


@settings(max_examples=12, deadline=None)
@given(changes=st.lists(CHANGE, max_size=6), picks=st.lists(st.integers(0, 99), min_size=6, max_size=6), name=st.sampled_from(["mine.xlsx", "folder"]))  # fmt: skip
def test_every_change_is_found_and_nothing_else(
    changes: list[tuple[str, str, str]], picks: list[int], name: str
) -> None:
    with TemporaryDirectory() as folder:
        path = two_outlets(Path(folder))
        other = duplicate_project(path, "Changed", at=NOW)
        with open_project(path) as project, open_project(other) as wanted:
            for (what, where, text), pick in zip(changes, picks, strict=False):
                change_one(wanted, what, where, text, pick)
            again = read_again(project, exported(wanted, Path(folder) / name))
            before, after = rows_of(project), rows_of(wanted)
            differing = {
                (table, row_id)
                for table in TABLES
                for row_id in {*before[table], *after[table]}
                if before[table].get(row_id) != after[table].get(row_id)
            }
            assert {(row.table, row.row_id) for row in again.rows} == differing
            if again.rows:
                project.change(again.edits, what="Read again", at=NOW)
            assert rows_of(project) == after


def change_one(project: Project, what: str, where: str, text: str, pick: int) -> None:
    """Does one change, as far as the rows that are left allow it."""
    table = where if where in TABLES else "statements"
    rows = project.rows(table)
    if what == "add":
        own = {TABLE_COLUMNS[table][0]: f"new-{pick}", **({"basis": "stated"} if table == "statements" else {})}
        edits = [put(table, **{**row, **own}) for row in list(rows.values())[:1]]
    elif what in ("killed", "day"):
        edits = [put("statements", **{**rows[where], "value": text})] if where in rows else []
    elif not rows:
        edits = []
    else:
        row_id = list(rows)[pick % len(rows)]
        edits = [put(table, **{**rows[row_id], "note": text})] if what == "note" else project.dependents(table, row_id)
    if edits and any(rows_of(project)[edit.table].get(edit.row_id) != _filled(edit.cells) for edit in edits):
        project.change(edits, what=what, at=NOW)


def _filled(cells: object) -> object:
    return {name: cell for name, cell in cells.items() if cell} if isinstance(cells, dict) else None


def test_a_claim_that_was_deleted_takes_its_statements_along(project: Project, tmp_path: Path) -> None:
    path = exported(project, tmp_path / "mine.xlsx")
    book = load_workbook(path)
    book["claims"].delete_rows(2)
    book.save(path)
    gone = [(row.table, row.row_id) for row in read_again(project, path).rows if row.after is None]
    assert sorted(gone) == [("claims", "hawar-c"), *(("statements", f"hawar-{number}") for number in (1, 2, 3, 4))]


def test_new_rows_are_read_as_people_write_them(project: Project, tmp_path: Path) -> None:
    path = exported(project, tmp_path / "mine.xlsx")
    book = load_workbook(path)
    book["statements"].append(["", "sohr-c", "wounded", "Civilians", "at least three"])
    book.save(path)
    again = read_again(project, path)
    [row] = again.rows
    assert (row.table, row.before) == ("statements", None)
    assert row.after is not None
    assert (row.after["claim_id"], row.after["group"], row.after["value"]) == ("sohr-c", "civilians", "3+")


def test_ids_of_incidents_and_judgements_stay(project: Project, tmp_path: Path) -> None:
    collection = load_collection(project.path)
    record_judgement(project.workspace, collection, "hawar-c", "sohr-c", Verdict.NOT_SAME, by="Ada", at=NOW)
    before = make_study(collection, project.path).incidents
    path = exported(project, tmp_path / "mine.xlsx")
    book = load_workbook(path)
    book["claims"]["C2"] = "Another title"
    book.save(path)
    project.change(read_again(project, path).edits, what="Read again", at=NOW)
    after = make_study(load_collection(project.path), project.path).incidents
    assert after.members.equals(before.members)
    assert len(set(after.members["incident_id"])) == 2


def test_a_row_that_cannot_be_read_stays_as_it_was(project: Project, tmp_path: Path) -> None:
    path = exported(project, tmp_path / "mine.xlsx")
    book = load_workbook(path)
    book["statements"]["E5"], book["sources"]["B2"] = "umpteen", "Hawar agency"
    book.save(path)
    again = read_again(project, path)
    assert [(row.table, row.after and row.after["name"]) for row in again.rows] == [("sources", "Hawar agency")]
    [problem] = again.problems
    assert (problem.file, problem.row, problem.column) == ("statements", 5, "value")


def test_a_sheet_of_which_only_the_heading_is_left_has_no_rows_any_more(project: Project, tmp_path: Path) -> None:
    path = exported(project, tmp_path / "mine.xlsx")
    book = load_workbook(path)
    book["statements"].delete_rows(2, 99)
    book.save(path)
    assert {(row.table, row.after) for row in read_again(project, path).rows} == {("statements", None)}


def test_sheets_and_columns_that_are_gone_are_no_change(project: Project, tmp_path: Path) -> None:
    path = exported(project, tmp_path / "mine.xlsx")
    book = load_workbook(path)
    del book["parties"]
    book["fields"].delete_cols(TABLE_COLUMNS["fields"].index("exclusive") + 1)
    book.save(path)
    assert read_again(project, path).rows == ()
