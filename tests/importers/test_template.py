"""The empty workbook."""

from pathlib import Path

from openpyxl import load_workbook

from claims.collection import load_collection
from claims.importers import write_template


def test_the_template_is_made_from_the_schema_and_loads(tmp_path: Path) -> None:
    write_template(tmp_path / "template.xlsx")
    collection = load_collection(tmp_path / "template.xlsx")
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
