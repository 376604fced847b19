"""The commands import, map and template."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from claims.cli import app
from tests.builders.foreign_tables import write_table

TABLE = (
    "event_id,date,country,city,latitude,longitude,killed,wounded,source\n"
    "1,2016-04-01,X,Town 1,36.5,41.2,1,1,The Post\n"
    "2,2016-04-02,X,Town 2,36.5,41.2,2,1,The Post\n"
)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty, so it contains no table"),
        (b"\n\n", "is empty, so it contains no table"),
        (b"\x00\x01\x02", "is a file of a kind that is not known"),
        (b"PK\x03\x04 no workbook", "cannot be opened"),
    ],
)
def test_what_is_no_table_ends_in_one_line(content: bytes, sentence: str, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(content)
    result = CliRunner().invoke(app, ["import", str(path), "--preview"])
    assert result.exit_code == 3
    assert sentence in result.output
    assert result.output.strip().count("\n") == 0


@pytest.mark.parametrize("content", ["one cell", "a,b\n1,2\n", "event_id,city,killed\n1,Amuda,3\n"])
def test_a_table_without_days_is_no_collection_and_the_message_says_what_to_map(content: str, tmp_path: Path) -> None:
    path = write_table(tmp_path, content)
    result = CliRunner().invoke(app, ["import", str(path), "--out", str(tmp_path / "made"), "--yes"])
    assert result.exit_code == 1
    assert "table.csv: no row gives a day" in result.output
    assert "a column mapped to date" in result.output
    assert "Nothing was written." in result.output
    assert not (tmp_path / "made").exists()


def test_command_writes_a_collection_with_its_report_and_then_a_revision(tmp_path: Path) -> None:
    path, folder = tmp_path / "table.csv", tmp_path / "out"
    path.write_text(TABLE)
    first = CliRunner().invoke(app, ["import", str(path), "--out", str(folder), "--yes"])
    assert first.exit_code == 0, first.output
    assert (folder / "import-report.csv").exists()
    path.write_text(TABLE.replace(",2,1,", ",9,1,"))
    second = CliRunner().invoke(app, ["import", str(path), "--out", str(folder), "--json"])
    assert '"table-2.v2"' in second.stdout
    assert CliRunner().invoke(app, ["validate", str(folder)]).exit_code == 0


def test_map_and_template_commands_write_files_that_are_read_again(tmp_path: Path) -> None:
    path, mapping = tmp_path / "table.csv", tmp_path / "mapping.csv"
    path.write_text(TABLE)
    assert CliRunner().invoke(app, ["map", str(path), "--out", str(mapping)]).exit_code == 0
    assert "killed,killed" in mapping.read_text()
    again = CliRunner().invoke(app, ["import", str(path), "--map", str(mapping), "--preview"])
    assert again.exit_code == 0
    assert "2 rows read as 2 claims" in again.output
    assert CliRunner().invoke(app, ["template", "--out", str(tmp_path / "template.xlsx")]).exit_code == 0
