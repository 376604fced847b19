"""The empty workbook."""

import re
from pathlib import Path

import pytest
from openpyxl import load_workbook

from claims.importers import open_collection
from claims.projects import write_template
from claims.schema import SCHEMA


def test_the_template_is_made_from_the_schema_and_loads(tmp_path: Path) -> None:
    write_template(tmp_path / "template.xlsx")
    collection = open_collection(tmp_path / "template.xlsx")
    assert "killed" in collection.field_specs
    assert not [problem for problem in collection.problems if problem.row and "fields" in problem.file]


def test_the_column_of_the_basis_offers_its_list_and_says_what_an_empty_cell_means(tmp_path: Path) -> None:
    write_template(tmp_path / "template.xlsx")
    page = load_workbook(tmp_path / "template.xlsx")["statements"]
    [heading] = [cell for cell in page[1] if cell.value == "basis"]
    assert heading.comment
    assert "an inference of the coder. Empty: stated." in heading.comment.text
    [offered] = [each for each in page.data_validations.dataValidation if heading.column_letter in str(each.sqref)]
    assert offered.formula1 == '"stated,reading,inference"'


def offered(sheet: str, column: str, path: Path) -> str:
    page = load_workbook(path)[sheet]
    [letter] = [cell.column_letter for cell in page[1] if cell.value == column]
    [rule] = [each for each in page.data_validations.dataValidation if f"{letter}2:" in str(each.sqref)]
    return str(rule.formula1)


@pytest.mark.parametrize(
    ("sheet", "column", "table"),
    [
        ("documents", "source_id", "sources"),
        ("claims", "document_id", "documents"),
        ("statements", "claim_id", "claims"),
        ("statements", "field", "fields"),
        ("statements", "group", "parties"),
        ("places", "parent", "places"),
    ],
)
def test_cells_that_name_a_row_offer_the_rows_that_there_are(
    tmp_path: Path, sheet: str, column: str, table: str
) -> None:
    """By id, or by name where the id is left empty: the list is a column of the hidden sheet, which is made by formulas."""
    write_template(tmp_path / "template.xlsx")
    book = load_workbook(tmp_path / "template.xlsx")
    assert book["lists"].sheet_state == "hidden"
    [letter] = re.findall(r"OFFSET\(lists!\$([A-Z])\$1,", offered(sheet, column, tmp_path / "template.xlsx"))
    label = next(cell.column_letter for cell in book[table][1] if cell.value in ("name", "title", "label"))
    assert book["lists"][f"{letter}1"].value == f'=IF({table}!A2<>"",{table}!A2,{table}!{label}2&"")'


def test_every_heading_has_a_note_and_closed_lists_are_offered(tmp_path: Path) -> None:
    write_template(tmp_path / "template.xlsx")
    book = load_workbook(tmp_path / "template.xlsx")
    for table, columns in SCHEMA.items():
        assert all(cell.comment and cell.comment.text for cell in book[table][1])
        for column in columns:
            if column.allowed:
                assert offered(table, column.name, tmp_path / "template.xlsx") == f'"{",".join(column.allowed)}"'
