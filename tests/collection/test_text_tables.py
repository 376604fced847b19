"""Tables as text: headings, columns and cells that are absent or too many, rows by their number."""

from pathlib import Path

import pytest

from claims.collection import (
    load_collection,
)
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
