"""Commands that bring foreign tables in: import, map, template."""

from __future__ import annotations

import sys
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from claims.cli.common_options import KNOWN_FORMAT_NAMES
from claims.cli.json_records import import_record
from claims.cli.terminal import (
    examples,
    messages,
    out,
    print_error,
    print_json,
    print_line,
    steps,
    table_of,
    terminal_text,
)
from claims.errors import CollectionError, ExportError
from claims.safety.files import write_whole
from claims.values import number_of

if TYPE_CHECKING:
    from claims.importers import ImportedTable, Revision, TableFile


STEPS = 7  # of `import_file`, and the check of the tables
NOTHING_READ, CANNOT_OPEN = 1, 3  # exit codes
MAX_REMARKS = 30  # kinds of remark shown
MAX_UNREAD = 20  # columns
MAX_REVISED = 5  # claims named
Preview = Annotated[bool, typer.Option("--preview", help="Show the first rows as read; write nothing.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Sheet = Annotated[str, typer.Option(metavar="NAME", help="Sheet of a workbook; the fullest by default.")]
Sheets = Annotated[
    list[str] | None,
    typer.Option(
        "--sheet",
        metavar="NAME",
        help="Sheet of a workbook; the fullest by default. Repeatable: each sheet is a source.",
    ),
]
Encoding = Annotated[str, typer.Option(metavar="NAME", help="Encoding of a text file, if known.")]
TablePath = Annotated[Path, typer.Argument(help="Table: CSV, workbook, JSON, Parquet and others.", metavar="TABLE")]
TablePaths = Annotated[
    list[Path], typer.Argument(help="Tables or workbooks, each a source of its own.", metavar="TABLE...")
]


def add_commands(app: typer.Typer) -> None:
    """Adds the commands of this module to the command line."""
    lines = ("claims import GEDEvent_v25_1.csv --out my-study", "claims import agency.csv observer.xlsx --out my-study")
    app.command("import", epilog=examples(*lines))(import_)
    app.command("map", epilog=examples("claims map strikes.xlsx --out strikes-mapping.csv"))(map_)
    app.command("template", epilog=examples("claims template --out my-study.xlsx"))(template)


def import_(
    paths: TablePaths,
    *,
    to: Annotated[
        Path | None,
        typer.Option("--out", metavar="FOLDER", help="Folder of the collection; what is in it is kept."),
    ] = None,
    format: Annotated[str, typer.Option(metavar="FORMAT", help=f"auto, {', '.join(KNOWN_FORMAT_NAMES)}.")] = "auto",
    mapping: Annotated[
        Path | None, typer.Option("--map", metavar="FILE", help="Mapping file made by claims map.")
    ] = None,
    sheets: Sheets = None,
    all_sheets: Annotated[bool, typer.Option("--all-sheets", help="Read every sheet, each as a source.")] = False,
    encoding: Encoding = "",
    version: Annotated[str, typer.Option(metavar="VERSION", help="Version of the release, such as 25.1.")] = "",
    published: Annotated[str, typer.Option(metavar="DAY", help="Day of publication, such as 2025-06-11.")] = "",
    preview_only: Preview = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before writing.")] = False,
    as_json: AsJson = False,
) -> None:
    """Import tables from other projects as one collection.

    Shows what was read of each, and every value that was changed or refused.

    A table that cannot be opened or gives nothing to compare is named; the others are imported.
    """
    from claims.importers import REPORT_FILE, import_file, read_mapping, tables_in

    known = read_mapping(mapping) if mapping else None
    tables = tables_in(paths, sheets=sheets or (), all_sheets=all_sheets)

    def read_one(table: TableFile, on_step: Callable[[str], None]) -> ImportedTable:
        return import_file(
            table.path, format=format, mapping=known, sheet=table.sheet, encoding=encoding, version=version,
            published=published, source=table.source, on_step=on_step,
        )  # fmt: skip

    read, code = _read_each(tables, read_one, show=not as_json)
    useful = [imported for imported in read if not imported.is_useless]
    revisions: dict[str, Revision] = {}
    is_written = bool(to and useful and not preview_only)
    if to and is_written:
        if not (yes or as_json) and sys.stdin.isatty():
            typer.confirm(f"Write to {to}?", abort=True)
        revisions = _write(useful, to)
    if as_json:
        records = [import_record(imported, revisions.get(imported.file)) for imported in read]
        print_json(records[0] if len(tables) == 1 else records)
    elif to and is_written:
        print_line(f"Written to {to}; all remarks are in {to / REPORT_FILE}.")
    elif not preview_only:
        print_line("Nothing was written." if to else "Nothing was written: use --out FOLDER.")
    if code:
        raise typer.Exit(code)


def _read_each(
    tables: list[TableFile], read_one: Callable[[TableFile, Callable[[str], None]], ImportedTable], *, show: bool
) -> tuple[list[ImportedTable], int]:
    """The tables that can be read, shown one by one if wanted, and the exit code that the others ask for."""
    read, code = [], 0
    for table in tables:
        try:
            with steps(STEPS) as step:
                imported = read_one(table, step)
                problems = len(imported.collection.problems)
        except CollectionError as error:
            if len(tables) == 1:
                raise
            code = CANNOT_OPEN
            print_error(str(error))
            continue
        read.append(imported)
        if show:
            _show_import(imported)
            print_line(_summary_line(imported, problems))
        if imported.missing:
            code = max(code, NOTHING_READ)
            print_error(f"{imported.file}: {imported.missing}")
    return read, code


def _write(tables: list[ImportedTable], to: Path) -> dict[str, Revision]:
    """Writes a new collection, or adds to the one that is there and prints what changed; gives what each table changed."""
    from claims.collection import load_collection
    from claims.importers import revise, write_import

    collection = load_collection(to) if (to / "datapackage.json").exists() else None
    revisions = {}
    for imported in tables:
        if collection is None:
            collection = imported.collection
        else:
            revision = revisions[imported.file] = revise(collection, imported)
            collection = revision.collection
            messages.print(terminal_text(f"{imported.file}: {_revision_line(revision)}"), soft_wrap=True)
        write_import(imported, collection, to)
    return revisions


def _show_import(imported: ImportedTable) -> None:
    """Prints what was read of a table, its first rows as they will be shown, and what was changed or refused."""
    from claims.importers import count_remarks, preview

    print_line(f"{imported.file}: what was read")
    read = table_of("What", "Rows", "Example")
    for what, rows, of, example in imported.read.itertuples(index=False, name=None):
        read.add_row(terminal_text(what), terminal_text(f"{rows:,} of {of:,}"), terminal_text(example))
    out.print(read)
    if imported.unread:
        print_line("Columns that are not read:")
        unread = table_of("Column", "Why")
        for column, why in list(imported.unread.items())[:MAX_UNREAD]:
            unread.add_row(terminal_text(column), terminal_text(why))
        out.print(unread)
        if (left := len(imported.unread) - MAX_UNREAD) > 0:
            print_line(f"and {number_of(left, 'columns')} more")
    print_line("The first rows as they will be shown:")
    shown = table_of("Row", "Source", "Day", "Place", "Says")
    for cells in preview(imported).drop(columns="claim_id").itertuples(index=False, name=None):
        shown.add_row(*map(terminal_text, cells))
    out.print(shown)
    kinds = count_remarks(imported.remarks).head(MAX_REMARKS).to_dict("records")
    if kinds:
        print_line("Changed, refused or noticed:")
    for kind in kinds:
        print_line(_remark_line(kind))


def _remark_line(kind: dict[Hashable, Any]) -> str:  # a row of `count_remarks`
    import pandas as pd

    where = f"{kind['column']}: " if kind["column"] else ""
    times = "once" if kind["times"] == 1 else f"{kind['times']:,} times, first"
    row = "" if pd.isna(kind["first_row"]) else f" in row {kind['first_row']}"
    often = times.removesuffix(", first") if not row else times
    return f"  {kind['outcome']}: {where}{kind['example']}; {kind['done']} ({often}{row})"


def _summary_line(imported: ImportedTable, problems: int) -> str:
    """How large the collection is that was made of a table."""
    frames = imported.frames
    parts = (
        number_of(imported.rows, "rows"),
        number_of(len(frames["claims"]), "claims"),
        number_of(len(frames["statements"]), "statements"),
    )
    cited = number_of(len(frames["documents"]) - 1, "documents")
    return f"{parts[0]} read as {parts[1]} with {parts[2]}; {cited} beside the table itself. {number_of(problems, 'problems')}."


def _revision_line(revision: Revision) -> str:
    """What a newer release changes."""
    parts = (
        ("added", revision.added),
        ("revised", revision.changed),
        ("unchanged", revision.unchanged),
        ("no longer listed", revision.gone),
    )
    counts = ", ".join(f"{len(claims)} {word}" for word, claims in parts)
    revised = ", ".join(revision.changed[:MAX_REVISED])
    return f"Compared with the earlier release: {counts}." + (f" Revised: {revised} ..." if revised else "")


def map_(
    path: TablePath,
    *,
    to: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="The mapping file to write; standard output by default."),
    ] = None,
    sheet: Sheet = "",
    encoding: Encoding = "",
) -> None:
    """Guess what the columns of a table mean, as a file to edit."""
    from claims.importers import KNOWN_FORMATS, detect_format, propose_mapping, read_table, write_mapping

    table = read_table(path, sheet=sheet, encoding=encoding)
    text = write_mapping(propose_mapping(table))
    if name := detect_format(table):
        messages.print(
            terminal_text(
                f"The columns are those of {KNOWN_FORMATS[name].title}; --format {name} reads them without a mapping."
            )
        )
    if to is None:
        typer.echo(text, nl=False)
        return
    try:
        write_whole(to, text.encode())
    except OSError as error:
        raise ExportError(f"cannot write {to}: {error.strerror}; allowed: a file in a folder that exists") from error
    print_line(f"A mapping of {number_of(len(table.frame.columns), 'columns')} written to {to}.")


def template(*, to: Annotated[Path, typer.Option("--out", metavar="FILE", help="The workbook to write.")]) -> None:
    """Write an empty workbook to fill in with your own data."""
    from claims.projects import write_template

    write_template(to)
    print_line(f"A template written to {to}.")
