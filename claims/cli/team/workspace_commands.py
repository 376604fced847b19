"""The commands of a workspace or project as a whole: copy, back up, restore, and its history as a file."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from claims.cli.common_options import AnyAddress, collection_at
from claims.cli.terminal import examples, print_line
from claims.values import number_of

Source = Annotated[
    AnyAddress,
    typer.Argument(
        metavar="WORKSPACE",
        help="Name or path of a project, file of a workspace, or address of either.",
        parser=collection_at,
    ),
]
Target = Annotated[
    AnyAddress, typer.Argument(metavar="TO", help="A file or address where nothing is yet.", parser=collection_at)
]


class HistoryFormat(StrEnum):
    """How a history is written."""

    CSV = "csv"
    PROV = "prov"


def add_commands(app: typer.Typer, workspace_app: typer.Typer) -> None:
    """Adds the commands to `claims workspace`."""
    app.add_typer(workspace_app, name="workspace", help="Copy, back up or restore a workspace; write its history.")
    server = "postgresql+psycopg://claims@localhost/claims"
    for command, example in (
        (copy_all, f"claims workspace copy work.sqlite3 '{server}?workspace=my-study'"),
        (back_up_all, f"claims workspace backup '{server}?project=my-study' backup.sqlite3"),
        (bring_back_all, "claims workspace restore backup.sqlite3 work.sqlite3"),
        (write_history, "claims workspace history my-study --format csv > history.csv"),
    ):
        workspace_app.command(example.split()[2], epilog=examples(example))(command)


def copy_all(source: Source, target: Target) -> None:
    """Copy a workspace or project with its whole history, between files and servers."""
    from claims.people import Action
    from claims.workspace.whole.copy_workspace import copy_workspace

    _say_counts(f"Copied to {target}", copy_workspace(source, target, action=Action.GOVERN))


def back_up_all(
    source: Source,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to write; it must not be there.")],
) -> None:
    """Back a workspace or project up into one file, also while others work in it; the file is checked."""
    from claims.workspace.whole.back_up import back_up

    _say_counts(f"Backed up to {file}", back_up(source, file))


def bring_back_all(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What claims workspace backup wrote.")], target: Target
) -> None:
    """Put a backup where there is no workspace or project; the file is checked first."""
    from claims.workspace.whole.back_up import bring_back

    _say_counts(f"Restored to {target}", bring_back(file, target))


def write_history(
    source: Source,
    *,
    format: Annotated[
        HistoryFormat, typer.Option(help="CSV, or linked data in the terms of PROV-O.")
    ] = HistoryFormat.CSV,
) -> None:
    """Write every change of data and roles: who, when, what it was before and after."""
    from claims.exports.linked.prov_history import write_prov
    from claims.exports.spreadsheets.csv_tables import csv_bytes
    from claims.workspace.database import open_existing
    from claims.workspace.whole.change_history import change_history

    with open_existing(source) as workspace:
        lines = change_history(workspace)
    if format is HistoryFormat.PROV:
        content = write_prov(lines, collection=workspace.collection)
    else:
        content = csv_bytes(lines.columns, lines.itertuples(index=False, name=None))
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def _say_counts(what: str, counts: Mapping[str, int]) -> None:
    found = ", ".join(f"{name} {number}" for name, number in counts.items() if number)
    print_line(f"{what}: {number_of(sum(counts.values()), 'rows')} ({found}).")
