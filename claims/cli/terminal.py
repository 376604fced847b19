"""What a terminal shows: words from outside literally, tables for people, JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import typer
from rich.console import Console
from rich.padding import Padding
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

out = Console(markup=False, highlight=False, emoji=False)
messages = Console(stderr=True, markup=False, highlight=False, emoji=False)


@contextmanager
def steps(total: int) -> Iterator[Callable[[str], None]]:
    """A progress bar on a terminal, nothing elsewhere; call it with the words of each step as it begins."""
    columns = TextColumn("{task.description}", markup=False), BarColumn(), TimeElapsedColumn()
    with Progress(*columns, console=messages, transient=True, disable=not messages.is_terminal) as progress:
        task = progress.add_task("", total=total, completed=-1)
        yield lambda words: progress.update(task, description=words, advance=1)


def examples(*lines: str) -> str:
    """The end of a command's help."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


def table_of(*headings: str) -> Table:
    """An empty table with these headings, numbers on the right."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in headings:
        is_number = heading in {"Points", "Probability", "Claims", "Sources"}
        table.add_column(heading, justify="right" if is_number else "left", overflow="fold")
    return table


def terminal_text(words: object) -> Text:
    """Words from outside, shown literally."""
    from claims.exports import visible

    return Text(visible(str(words)))


def print_line(words: str) -> None:
    """Prints a line as it is, however long."""
    out.print(terminal_text(words), soft_wrap=True)


def print_indented(words: str, *, by: int, style: str = "") -> None:
    """One paragraph, every line of it `by` columns in."""
    out.print(Padding(terminal_text(" ".join(words.split())), (0, 0, 0, by), expand=False), style=style)


def print_json(content: object) -> None:
    """Prints JSON with its letters as they are."""
    typer.echo(json.dumps(content, ensure_ascii=False, indent=2))
