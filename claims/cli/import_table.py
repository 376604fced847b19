"""Commands that bring foreign tables in: import, map, template."""

from __future__ import annotations

import sys
from collections.abc import Hashable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from claims.cli.common_options import KNOWN_FORMAT_NAMES
from claims.cli.json_records import problem_record
from claims.cli.terminal import examples, messages, out, print_json, print_line, steps, table_of, terminal_text
from claims.errors import ExportError
from claims.values import number_of

if TYPE_CHECKING:
    from claims.importers import ImportedTable, Revision


STEPS = 7  # of `import_file`, and the check of the tables
MAX_REMARKS = 30  # kinds of remark shown
MAX_REVISED = 5  # claims named
Preview = Annotated[bool, typer.Option("--preview", help="Show the first rows as read; write nothing.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Sheet = Annotated[str, typer.Option(metavar="NAME", help="Sheet of a workbook; the fullest by default.")]
Encoding = Annotated[str, typer.Option(metavar="NAME", help="Encoding of a text file, if known.")]
TablePath = Annotated[Path, typer.Argument(help="Table (CSV, TSV) or workbook.", metavar="TABLE")]


def add_commands(app: typer.Typer) -> None:
    """Adds the commands of this module to the command line."""
    app.command("import", epilog=examples("claims import GEDEvent_v25_1.csv --out my-study"))(import_)
    app.command("map", epilog=examples("claims map strikes.xlsx --out strikes-mapping.csv"))(map_)
    app.command("template", epilog=examples("claims template --out my-study.xlsx"))(template)


def import_(
    path: TablePath,
    *,
    to: Annotated[
        Path | None,
        typer.Option("--out", metavar="FOLDER", help="Folder of the collection; an older release in it is kept."),
    ] = None,
    format: Annotated[str, typer.Option(metavar="FORMAT", help=f"auto, {', '.join(KNOWN_FORMAT_NAMES)}.")] = "auto",
    mapping: Annotated[
        Path | None, typer.Option("--map", metavar="FILE", help="Mapping file made by claims map.")
    ] = None,
    sheet: Sheet = "",
    encoding: Encoding = "",
    version: Annotated[str, typer.Option(metavar="VERSION", help="Version of the release, such as 25.1.")] = "",
    published: Annotated[str, typer.Option(metavar="DAY", help="Day of publication, such as 2025-06-11.")] = "",
    preview_only: Preview = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before writing.")] = False,
    as_json: AsJson = False,
) -> None:
    """Import a table from another project as a collection.

    Every value that was changed or refused is reported.
    """
    from claims.importers import REPORT_FILE, import_file, read_mapping

    with steps(STEPS) as step:
        imported = import_file(
            path, format=format, mapping=read_mapping(mapping) if mapping else None, sheet=sheet, encoding=encoding, version=version, published=published, on_step=step
        )  # fmt: skip
        step("Checking the tables")
        problems = len(imported.collection.problems)
    if not as_json:
        _show(imported, problems)
    if preview_only or to is None:
        if as_json:
            print_json(_record(imported, None))
        elif to is None:
            print_line("Nothing was written: use --out FOLDER.")
        return
    if not (yes or as_json) and sys.stdin.isatty():
        typer.confirm(f"Write to {to}?", abort=True)
    revision = _write(imported, to)
    if as_json:
        print_json(_record(imported, revision))
    else:
        print_line(f"Written to {to}; all remarks are in {to / REPORT_FILE}.")


def _write(imported: ImportedTable, to: Path) -> Revision | None:
    """Writes a new collection, or adds the release to the one that is there and prints what it changed."""
    from claims.collection import load_collection
    from claims.importers import revise, write_import

    revision = revise(load_collection(to), imported) if (to / "datapackage.json").exists() else None
    write_import(imported, revision.collection if revision else imported.collection, to)
    if revision:
        messages.print(terminal_text(_changes(revision)), soft_wrap=True)
    return revision


def _changes(revision: Revision) -> str:
    parts = (
        ("added", revision.added),
        ("revised", revision.changed),
        ("unchanged", revision.unchanged),
        ("no longer listed", revision.gone),
    )
    counts = ", ".join(f"{len(claims)} {word}" for word, claims in parts)
    revised = ", ".join(revision.changed[:MAX_REVISED])
    return f"Compared with the earlier release: {counts}." + (f" Revised: {revised} ..." if revised else "")


def _show(imported: ImportedTable, problems: int) -> None:
    from claims.importers import count_remarks, preview

    table = table_of("Row", "Claim", "Field", "Group", "Value", "Words")
    shown = preview(imported, rows=3)[["row", "claim_id", "field", "group", "value", "words"]]
    for cells in shown.itertuples(index=False):
        table.add_row(*map(terminal_text, cells))
    out.print(table)
    frames = imported.frames
    read = (
        f"{number_of(imported.rows, 'rows')} read as claims with {number_of(len(frames['statements']), 'statements')}"
    )
    print_line(
        f"{read}; {number_of(len(frames['documents']) - 1, 'documents')} cited. {number_of(problems, 'problems')}."
    )
    for kind in count_remarks(imported.remarks).head(MAX_REMARKS).to_dict("records"):
        print_line(_remark_line(kind))
    if imported.unread:
        print_line(f"Not read: {', '.join(imported.unread)}.")


def _remark_line(kind: dict[Hashable, Any]) -> str:  # a row of `count_remarks`
    import pandas as pd

    where = f"{kind['column']}: " if kind["column"] else ""
    first = "" if pd.isna(kind["first_row"]) else f", first in row {kind['first_row']}"
    return f"  {kind['outcome']}: {where}{kind['example']}; {kind['done']} ({kind['times']} times{first})"


def _record(imported: ImportedTable, revision: Revision | None) -> dict[str, Any]:  # an object of JSON
    from claims.importers import RemarkOutcome, count_remarks, preview

    return {
        "collection": imported.metadata.name,
        "digest": imported.collection.digest,
        "rows": imported.rows,
        "tables": {name: len(frame) for name, frame in imported.frames.items()},
        "problems": [problem_record(problem) for problem in imported.collection.problems],
        "refused_rows": int((imported.remarks["outcome"] == RemarkOutcome.ROW_REFUSED).sum()),
        "remarks": count_remarks(imported.remarks)
        .astype("object")
        .where(lambda frame: frame.notna(), None)
        .to_dict("records"),
        "not_read": list(imported.unread),
        "preview": preview(imported).to_dict("records"),
        "revision": {name: list(getattr(revision, name)) for name in ("added", "changed", "unchanged", "gone")}
        if revision
        else None,
    }


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
        to.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise ExportError(f"cannot write {to}: {error.strerror}; allowed: a file in a folder that exists") from error
    print_line(f"A mapping of {number_of(len(table.frame.columns), 'columns')} written to {to}.")


def template(*, to: Annotated[Path, typer.Option("--out", metavar="FILE", help="The workbook to write.")]) -> None:
    """Write an empty workbook to fill in with your own data."""
    from claims.importers import write_template

    write_template(to)
    print_line(f"A template written to {to}.")
