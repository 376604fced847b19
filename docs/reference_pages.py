"""A part of the site's build: the pages of the reference that are made from the code: commands, public names, columns, closed lists, formats.

The site asks for them whenever it is built; nothing of them is kept in the history.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from inspect import isclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from typer.cli import get_docs_for_click
from typer.main import get_command

import claims
from claims.cli import app
from claims.exports import FORMATS
from claims.model import Basis, Kind, Severity, SourceKind, Stance
from claims.schema import SCHEMA, ColumnSpec
from claims.values import VAGUE_WORDS, Count, Relation

if TYPE_CHECKING:
    from sphinx.application import Sphinx


ROOT = Path(__file__).resolve().parents[1]


def setup(site: Sphinx) -> dict[str, bool]:
    """Has the pages written before Sphinx looks for pages."""
    site.connect("builder-inited", lambda _: write_pages(Path(site.srcdir) / "reference" / "made"))
    return {"parallel_read_safe": True}


def write_pages(folder: Path) -> None:
    """Writes every made page into the folder, and touches only those that changed."""
    for name, lines in _pages().items():
        path, text = folder / name, "\n".join(lines) + "\n"
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


def _pages() -> dict[str, Iterable[str]]:
    commands = dict(_commands())
    return {
        **{f"commands/{name}.md": [text] for name, text in commands.items()},
        "commands.md": [
            "# Commands",
            "",
            "Every command, its arguments and options, as `claims COMMAND --help` prints them.",
            *_contents(f"commands/{name}" for name in commands),
        ],
        "names.md": _names(),
        "columns.md": _columns(),
        "terms.md": _terms(),
    }


def _contents(pages: Iterable[str]) -> list[str]:
    return ["", "```{toctree}", ":maxdepth: 1", "", *pages, "```"]


def _commands() -> Iterator[tuple[str, str]]:
    """Each command with the text of its page: the help that Typer writes, with its examples as blocks."""
    command = get_command(app)
    text = get_docs_for_click(obj=command, ctx=typer.Context(command), name="claims")
    for page in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        heading, _, body = page.partition("\n")
        body = body.replace("\b\n", "")  # how Typer is told to keep the lines that follow
        examples = re.sub(r"^Examples:\n((?:  .+\n?)+)", r"**Examples**:\n\n```sh\n\1```\n", body, flags=re.MULTILINE)
        raised = re.sub(r"^### ", "## ", examples, flags=re.MULTILINE)
        yield (
            heading.strip("`").removeprefix("claims "),
            f"# {heading}\n{re.sub('^  claims', 'claims', raised, flags=re.MULTILINE)}",
        )


def _names() -> Iterator[str]:
    """The public names in the groups and with the words of the README."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = readme.split("| name | what it is |\n| --- | --- |\n")[1].split("\n\n")[0]
    yield from (
        "# Public names",
        "",
        "What `from claims import ...` offers. The examples run in the root of a checkout, and the tests run them.",
        "",
        "```{eval-rst}\n.. automodule:: claims\n```",
        "",
    )
    for row in table.splitlines():
        listed, what = row.strip("| ").split(" | ")
        yield from (f"## {listed}", "", f"{what[:1].upper()}{what[1:]}.", "")
        for name in re.findall(r"`(\w+)`", listed):
            thing = getattr(claims, name)
            if callable(thing):  # what the constants are, the package says itself
                lines = (".. autoclass::", "   :members:") if isclass(thing) else (".. autofunction::", "")
                yield from ("```{eval-rst}", f"{lines[0]} claims.{name}", lines[1], "```", "")


def _columns() -> Iterator[str]:
    yield from (
        "# Columns",
        "",
        "A collection is a folder of these tables as CSV, or a workbook with a sheet for each.",
        "",
    )
    for table, columns in SCHEMA.items():
        yield from (f"## {table}", "", "| column | type | holds |", "| --- | --- | --- |")
        yield from (f"| `{each.name}` | {each.type} | {_cell(_holds(each))} |" for each in columns)
        yield ""


def _holds(column: ColumnSpec) -> str:
    """What a column holds and what it allows."""
    parts = [
        column.explanation,
        "Required." if column.required else "",
        f"Refers to {column.refers}." if column.refers else "",
        f"One of: {', '.join(column.allowed)}." if column.allowed else "",
        f"At least {column.least:g}." if column.least is not None else "",
        f"At most {column.most:g}." if column.most is not None else "",
    ]
    return " ".join(part for part in parts if part)


def _terms() -> Iterator[str]:
    yield from ("# Relations, kinds and other closed lists", "", "## Relations", "")
    yield from _table(("mark", "relation", "when"), ((each.mark, each, each.definition) for each in Relation))
    yield from ("## Kinds of discrepancy", "")
    yield from _table(("kind", "when"), ((each, each.definition) for each in Kind))
    yield from ("## What a value rests on", "")
    yield from _table(("basis", "when"), ((each, each.definition) for each in Basis))
    yield from ("## Vague words", "")
    yield from _table(("word", "read as"), ((word, Count(*bounds).in_words) for word, bounds in VAGUE_WORDS.items()))
    yield from ("## Formats of export", "")
    yield from _table(("format", "ending"), ((name, f".{each.extension}") for name, each in FORMATS.items()))
    for title, listed in (("Severities", Severity), ("Stances", Stance), ("Kinds of source", SourceKind)):
        yield from (f"## {title}", "", ", ".join(f"`{each}`" for each in listed) + ".", "")


def _table(heading: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> Iterator[str]:
    for row in (heading, ["---"] * len(heading), *rows):
        yield "| " + " | ".join(_cell(str(cell)) for cell in row) + " |"
    yield ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
