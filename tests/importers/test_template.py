"""The empty workbook."""

from pathlib import Path

from claims.collection import load_collection
from claims.importers import write_template


def test_the_template_is_made_from_the_schema_and_loads(tmp_path: Path) -> None:
    write_template(tmp_path / "template.xlsx")
    collection = load_collection(tmp_path / "template.xlsx")
    assert "killed" in collection.field_specs
    assert not [problem for problem in collection.problems if problem.row and "fields" in problem.file]
