"""The example rows of the template: shown, and left out where nobody touched them."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from claims.importers import open_collection
from claims.importers.filled.example_rows import EXAMPLE_ROWS
from claims.projects import write_template
from claims.tables import Collection


@pytest.fixture
def template(tmp_path: Path) -> Path:
    write_template(tmp_path / "template.xlsx")
    return tmp_path / "template.xlsx"


def changed(path: Path, sheet: str, cell: str, text: str) -> Collection:
    book = load_workbook(path)
    book[sheet][cell] = text
    book.save(path)
    return open_collection(path)


def test_every_example_row_is_a_row_that_would_be_read(template: Path) -> None:
    """One statement of every kind is changed, so that all that it names stays."""
    collection = changed(template, "statements", "E5", "at least 3")
    assert collection.problems == ()
    assert [len(getattr(collection, table)) for table in EXAMPLE_ROWS] == [1, 1, 1, 1, 0]
    assert collection.statements["value"].tolist() == ["3+"]


def test_an_example_row_that_was_written_over_is_somebodys(template: Path) -> None:
    collection = changed(template, "sources", "B2", "SANA")
    assert collection.sources["name"].tolist() == ["SANA"]
    assert collection.documents.empty
