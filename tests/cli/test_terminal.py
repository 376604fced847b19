"""The terminal: words from sources show literally."""

from pathlib import Path

from claims.cli.terminal import terminal_text
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
