"""Tables as text: headings, columns and cells that are absent or too many, rows by their number."""

from pathlib import Path

import pandas as pd
import pytest

from claims.collection import load_collection, text_tables
from claims.collection.problems import ProblemLog
from claims.collection.text_tables import read_rows as read_rows_of_a_table
from claims.schema import TABLES
from tests.builders.collection_files import (
    edit_text,
    places_of,
    row_of,
)
from tests.builders.collection_tables import read_rows, write_rows


def test_missing_required_table_is_named(small_collection: Path) -> None:
    (small_collection / "sources.csv").unlink()
    problems = load_collection(small_collection).problems
    assert places_of(problems)[0] == ("sources.csv", None, "")


@pytest.mark.parametrize(("column", "kept"), [("note", True), ("title", False)])
def test_missing_column_keeps_the_rows_only_where_it_is_optional(
    small_collection: Path, column: str, kept: bool
) -> None:
    path = small_collection / "claims.csv"
    write_rows(path, [{name: cell for name, cell in each.items() if name != column} for each in read_rows(path)])
    collection = load_collection(small_collection)
    assert places_of(collection.problems)[0] == ("claims.csv", None, column)
    assert len(collection.claims) == (5 if kept else 0)


def test_column_given_twice_is_named(small_collection: Path) -> None:
    edit_text(small_collection / "claims.csv", "supersedes,note", "supersedes,supersedes")
    assert ("claims.csv", None, "supersedes") in places_of(load_collection(small_collection).problems)


@pytest.mark.parametrize("tail", ["", ",", ",,more"])
def test_row_with_too_few_or_too_many_cells_is_refused(small_collection: Path, tail: str) -> None:
    edit_text(
        small_collection / "claims.csv",
        "Shooting at the crowd,no,,\n",
        f"Shooting at the crowd,no{tail}\n" if len(tail) < 2 else f"Shooting at the crowd,no,,{tail}\n",
    )
    collection = load_collection(small_collection)
    assert ("claims.csv", row_of("claims", "w1"), "") in places_of(collection.problems)
    assert "w1" not in set(collection.claims["claim_id"])


def test_rows_are_counted_as_a_spreadsheet_shows_them(small_collection: Path) -> None:
    edit_text(small_collection / "claims.csv", "Shooting in Old Quarter", '"Shooting\nin Old\r\nQuarter"')
    edit_text(small_collection / "claims.csv", "w2,watch-2,The siege,no", "\nw2,watch-2,The siege,never")
    collection = load_collection(small_collection)
    assert ("claims.csv", 5, "background") in places_of(
        collection.problems
    )  # a broken cell is one row, a blank row counts
    assert collection.rows["claims"]["h1"]["title"] == "Shooting\nin Old\nQuarter"


def test_empty_file_is_named(small_collection: Path) -> None:
    (small_collection / "judgements.csv").write_text("", encoding="utf-8")
    assert places_of(load_collection(small_collection).problems) == [("judgements.csv", None, "")]


CLAIMS = "claim_id, document_id, title, background, supersedes, note"


def read(*rows: list[str]) -> tuple[pd.DataFrame, list[str], set[int]]:
    """The claims table of these rows of cells, its problems in words, and the rows refused."""
    log = ProblemLog(files={table: table for table in TABLES})
    frame = read_rows_of_a_table("claims", iter(enumerate(rows, start=1)), log)
    return frame, [str(problem) for problem in log.in_order()], log.refused["claims"]


HEADING = CLAIMS.split(", ")


def test_rows_stand_under_the_columns_of_the_schema_by_their_number() -> None:
    frame, problems, _ = read(
        [" title ", *[name for name in HEADING if name != "title"]], [], ["T", "c", "d", "no", "", ""]
    )
    assert (list(frame.columns), list(frame.index)) == (HEADING, [3])
    assert frame.to_numpy().tolist() == [["c", "d", "T", "no", "", ""]]
    assert problems == []


def test_an_empty_table_is_named_with_its_columns() -> None:
    for rows in ([], [[], ["", ""]]):
        frame, problems, _ = read(*rows)
        assert frame.empty
        assert list(frame.columns) == HEADING
        assert problems == [f"claims: found an empty table; allowed: a heading with the columns {CLAIMS}"]


def test_absent_columns_are_empty_or_refuse_all_rows() -> None:
    frame, problems, refused = read(HEADING[:3], ["c", "d", "T"], ["e", "d", "T"])
    assert frame["note"].tolist() == ["", ""]
    assert refused == {2, 3}
    assert problems == [
        "claims, column background: found no such column, so all rows (2) are refused; "
        "allowed: the column. Meaning: yes: an older event that the document only recalls.",
        "claims, column supersedes: found no such column, read as empty; "
        "allowed: the column. Meaning: The earlier claim of the same source that this one updates.",
        "claims, column note: found no such column, read as empty; allowed: the column. Meaning: "
        "Where another analyst might differ, or how the value was found, in our own words.",
    ]


def test_unknown_repeated_and_nameless_columns_are_ignored_and_named() -> None:
    rows = [
        [*HEADING, "colour", "title", ""],
        ["c", "d", "T", "no", "", "", "red", "U", ""],
        ["e", "d", "T", "no", "", "", "", "", "x"],
    ]
    frame, problems, refused = read(*rows)
    assert frame["title"].tolist() == ["T", "T"]
    assert refused == {3}
    assert problems == [
        f"claims, column colour: found an unknown column, which is ignored; allowed: one of {CLAIMS}",
        "claims, column title: found the column twice; the second is ignored; allowed: each column once",
        "claims, row 3: found 'x' in cell 9, which has no heading; allowed: no such cell",
    ]


def test_rows_of_another_width_are_refused_but_read() -> None:
    frame, problems, refused = read(HEADING, ["c", "d"], ["e", "d", "T", "no", "", "", "more"])
    assert frame["claim_id"].tolist() == ["c", "e"]
    assert refused == {2, 3}
    assert problems == [
        "claims, row 2: found 2 cells; allowed: 6 cells, as the heading has",
        "claims, row 3: found 7 cells; allowed: 6 cells, as the heading has",
    ]


def test_a_table_longer_than_a_chunk_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_tables, "CHUNK_ROWS", 2)
    frame, _, _ = read(HEADING, *([f"c{number}", "d", "T", "no", "", ""] for number in range(5)))
    assert frame["claim_id"].tolist() == [f"c{number}" for number in range(5)]
    assert list(frame.index) == [2, 3, 4, 5, 6]
