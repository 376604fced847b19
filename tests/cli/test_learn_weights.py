from pathlib import Path

from typer.testing import CliRunner

from claims.cli import app
from tests.builders.claim_tables import made_up, write_table

RUN = CliRunner()


def test_learning_from_the_command_line(tmp_path: Path) -> None:
    text, gold = made_up()
    labels, out = tmp_path / "gold.csv", tmp_path / "weights.csv"
    labels.write_text("id,incident\n" + "".join(f"{claim},{name}\n" for claim, name in gold.items()), encoding="utf-8")
    found = RUN.invoke(app, ["learn", str(write_table(tmp_path, text)), "--gold", str(labels), "--out", str(out)])
    assert found.exit_code == 0, found.output
    assert "After" in found.output
    again = RUN.invoke(
        app, ["match", str(tmp_path / "table.csv"), "--weights", str(out), "--out", str(tmp_path / "out")]
    )
    assert again.exit_code == 0, again.output


def test_too_few_labels_write_nothing(tmp_path: Path) -> None:
    text, _ = made_up()
    path, labels, out = write_table(tmp_path, text), tmp_path / "gold.csv", tmp_path / "weights.csv"
    labels.write_text("claim_id,incident_id\nc0,g\nc1,g\n", encoding="utf-8")
    found = RUN.invoke(app, ["learn", str(path), "--gold", str(labels), "--out", str(out)])
    assert (found.exit_code, out.exists()) == (1, False)
    assert "at least" in found.output
