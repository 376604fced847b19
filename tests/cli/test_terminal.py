"""The terminal: words from sources show literally."""

from pathlib import Path

import pytest

from claims.cli.terminal import out, print_indented, terminal_text
from claims.collection import write_folder
from tests.builders.collection_tables import build_collection, claim, row, said
from tests.builders.command_line import run


def test_words_from_sources_show_literally(tmp_path: Path) -> None:
    place = {"when": "2021-01-23", "where": "river-town", "kind": "shooting"}
    collection = build_collection(
        claim("one", **place, killed=said("1", fragment="[red]one[/red]\u202e :boom:")),
        claim("two", source="source-b", **place, killed="3"),
        sources=[row("sources", "source-a", name="[bold]A[/bold]")],
    )
    write_folder(collection, tmp_path / "hostile")
    shown = run("discrepancies", tmp_path / "hostile").stdout
    assert terminal_text("\x1b[2J").plain == r"\u001b[2J"
    assert "\u202e" not in shown
    assert r"[red]one[/red]" in shown
    assert ":boom:" in shown
    assert "[bold]A[/bold]" in shown


@pytest.mark.parametrize("by", [0, 3])
def test_a_paragraph_keeps_its_words_its_indent_and_the_width(by: int, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["word"] * 60 + ["日本"] * 60 + ["w" * (out.width + 5)] + ["end"]
    print_indented(" ".join(words), by=by)
    lines = capsys.readouterr().out.splitlines()
    assert " ".join(line.strip() for line in lines).split() == words
    assert all(line.startswith(" " * by) and line[by] != " " for line in lines)
    *others, long, _ = [terminal_text(line).cell_len for line in lines]
    assert max(others) <= out.width < long
    assert min(others[:-1]) > out.width - 10
