"""A workbook: cells as their text, problems by sheet."""

from pathlib import Path

import openpyxl
import pandas as pd

from claims.collection import (
    load_collection,
)
from tests.builders.collection_files import (
    assert_same,
    places_of,
    spoiled_workbook,
)
from tests.builders.collection_tables import SMALL


def test_real_dates_and_numbers_of_a_workbook_are_read_as_their_text(tmp_path: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        for sheet in book:
            for cell in (cell for cells in sheet.iter_rows(min_row=2) for cell in cells if cell.value):
                cell.number_format = "General"
                if str(cell.value).replace(".", "", 1).isdigit() and sheet.title != "collection":
                    cell.value = float(cell.value)
                elif str(cell.value)[:2] == "20" and len(cell.value) == 10:
                    cell.value = pd.Timestamp(cell.value).to_pydatetime()
                    cell.number_format = "yyyy-mm-dd"

    assert_same(load_collection(spoiled_workbook(tmp_path / "s.xlsx", change)), load_collection(SMALL))


def test_problems_of_a_workbook_name_the_sheet(tmp_path: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book["sources"]["C2"] = "paper"
        book["places"]["J3"] = "in a column without a heading"
        book.create_sheet("scratch")
        del book["judgements"], book["collection"]

    collection = load_collection(spoiled_workbook(tmp_path / "My Book.xlsx", change))
    own = [
        place for place in places_of(collection.problems) if place[2] not in {"source_id", "document_id", "claim_id"}
    ]
    assert {("collection", None, ""), ("scratch", None, ""), ("sources", 2, "kind"), ("places", 3, "")} <= set(own)
    assert collection.name == "my-book"


def test_missing_sheet_is_named(tmp_path: Path) -> None:
    path = spoiled_workbook(tmp_path / "s.xlsx", lambda book: book.remove(book["fields"]))
    assert ("fields", None, "") in places_of(load_collection(path).problems)
