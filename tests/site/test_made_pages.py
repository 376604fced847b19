"""The pages made from the code hold every command, public name, column and term, and can be read."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from accessible_pages import mend_pages
from reference_pages import write_pages
from typer.main import get_command

import claims
from claims.cli import app
from claims.exports import FORMATS
from claims.model import Basis, Kind, Severity, SourceKind, Stance
from claims.schema import SCHEMA
from claims.values import VAGUE_WORDS, Relation


def _commands(command: object, path: str) -> Iterator[tuple[str, str]]:
    """Every command as it is typed, with the page it stands on."""
    for name, below in getattr(command, "commands", {}).items():
        yield f"{path} {name}", f"commands/{f'{path} {name}'.split()[1]}.md"
        yield from _commands(below, f"{path} {name}")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    write_pages(folder)
    return folder


@pytest.mark.parametrize(("command", "page"), list(_commands(get_command(app), "claims")))
def test_a_command_has_its_heading_and_options(made: Path, command: str, page: str) -> None:
    text = (made / page).read_text(encoding="utf-8")
    assert f"# `{command}`\n" in text
    assert "`--help`" in text


def test_examples_of_commands_are_blocks_that_can_be_copied(made: Path) -> None:
    text = (made / "commands" / "validate.md").read_text(encoding="utf-8")
    assert "**Examples**:\n\n```sh\nclaims validate\n" in text
    assert not any("\b" in path.read_text(encoding="utf-8") for path in made.rglob("*.md"))


def test_names_columns_and_terms_are_all_there(made: Path) -> None:
    names, columns, terms = (
        (made / f"{each}.md").read_text(encoding="utf-8") for each in ("names", "columns", "terms")
    )
    assert [name for name in claims.__all__ if f"`{name}`" not in names] == []
    assert [column.name for table in SCHEMA.values() for column in table if f"| `{column.name}` |" not in columns] == []
    defined = [f"| {each} | {each.definition} |" for enum in (Relation, Kind, Basis) for each in enum]
    listed = [f"`{each}`" for enum in (Severity, Stance, SourceKind) for each in enum]
    rows = [f"| {each} |" for each in (*VAGUE_WORDS, *FORMATS)]
    assert [each for each in (*defined, *listed, *rows) if each not in terms] == []


def test_a_page_that_did_not_change_is_not_written_again(made: Path) -> None:
    before = (made / "terms.md").stat().st_mtime_ns
    write_pages(made)
    assert (made / "terms.md").stat().st_mtime_ns == before


def test_what_the_theme_leaves_out_is_mended_once(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<pre>x</pre><table><th></th></table>", encoding="utf-8")
    for _ in range(2):
        mend_pages(tmp_path)
        assert page.read_text(encoding="utf-8") == '<pre tabindex="0">x</pre><table><td></td></table>'
