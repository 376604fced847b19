"""What a terminal shows: words from outside literally, tables for people, JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from claims.escaping import visible

if TYPE_CHECKING:
    from rich.table import Table

PROBLEMS_FOUND = 1  # the exit code
out = Console(markup=False, highlight=False, emoji=False)
messages = Console(stderr=True, markup=False, highlight=False, emoji=False)


@contextmanager
def steps(total: int) -> Iterator[Callable[[str], None]]:
    """A progress bar on a terminal, nothing elsewhere; call it with the words of each step as it begins."""
    if not messages.is_terminal:
        yield lambda _: None
        return
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = TextColumn("{task.description}", markup=False), BarColumn(), TimeElapsedColumn()
    with Progress(*columns, console=messages, transient=True) as progress:
        task = progress.add_task("", total=total, completed=-1)
        yield lambda words: progress.update(task, description=words, advance=1)


def examples(*lines: str) -> str:
    """The end of a command's help."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


def table_of(*headings: str) -> Table:
    """An empty table with these headings, numbers on the right."""
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in headings:
        is_number = heading in {"Points", "Probability", "Claims", "Sources"}
        table.add_column(heading, justify="right" if is_number else "left", overflow="fold")
    return table


def print_error(error: object) -> None:
    """Prints an error behind all that was printed before it, also where both go to one file."""
    out.file.flush()
    messages.print(terminal_text(f"Error: {error}"), soft_wrap=True)


def terminal_text(words: object) -> Text:
    """Words from outside, shown literally."""
    return Text(visible(str(words)))


def print_line(words: str) -> None:
    """Prints a line as it is, however long."""
    _print(visible(words))


def print_indented(words: str, *, by: int, style: str = "") -> None:
    """One paragraph, every line of it `by` columns in."""
    lines = "\n".join(" " * by + line for line in _lines(visible(words).split(), out.width - by))
    _print(lines, style)


def _print(text: str, style: str = "") -> None:
    """Prints text that is fit for a terminal; styled on one, and elsewhere written as it is, which takes a tenth of the time."""
    if out.is_terminal:
        out.print(Text(text, style=style), soft_wrap=True)
    else:
        out.file.write(f"{text}\n")


def _lines(words: list[str], width: int) -> Iterator[str]:
    """The words in lines of at most this many columns; a word that is wider has a line of its own, and the terminal breaks it."""
    line: list[str] = []
    wide = 0
    for word in words:
        columns = cell_len(word)
        if line and wide + 1 + columns > width:
            yield " ".join(line)
            line, wide = [], 0
        line.append(word)
        wide += columns + (len(line) > 1)
    yield " ".join(line)


def print_json(content: object) -> None:
    """Prints JSON with its letters as they are."""
    typer.echo(json.dumps(content, ensure_ascii=False, indent=2))
