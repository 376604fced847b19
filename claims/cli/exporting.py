"""Commands around conventions and whole collections."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from claims.cli.study import AsJson, CollectionPath, link, load_with_added
from claims.cli.terminal import examples, literal, out, print_json, print_line, table_of
from claims.conventions import CONVENTIONS, conventions_table
from claims.errors import ExportError
from claims.exports import FORMATS, export_collection, export_conventions

IncidentIds = Annotated[
    list[str] | None, typer.Option("--incident", help="Only the incident of this id; may be given several times.")
]
Ranking = Annotated[
    list[str] | None, typer.Option("--rank", help="A source id, best first; for the convention of ranked sources.")
]


def add_to(app: typer.Typer, export_app: typer.Typer) -> None:
    """Adds the commands of this module to the command line."""
    app.command(epilog=examples("claims conventions", "claims conventions --incident INCIDENT --rank sohr"))(
        conventions
    )
    export_app.command("conventions", epilog=examples("claims export conventions --out conventions.xlsx"))(
        export_conventions_table
    )
    export_app.command("collection", epilog=examples("claims export collection --out study.jsonl"))(
        export_whole_collection
    )


def conventions(
    path: CollectionPath = None, *, incident: IncidentIds = None, rank: Ranking = None, as_json: AsJson = False
) -> None:
    """Show what ACLED, GTD, UCDP, Iraq Body Count and Airwars would have published, by our reading of their rules."""
    collection, linked = link(path)
    found = conventions_table(collection, linked, ids=incident, ranking=tuple(rank or ()))
    if as_json:
        print_json(found.astype("object").where(found.notna(), None).to_dict("records"))
        return
    wide = found.pivot(index="incident_id", columns="convention", values="value").reindex(found["incident_id"].unique())
    table = table_of("Incident", *CONVENTIONS)
    for incident_id, cells in zip(wide.index, wide[list(CONVENTIONS)].itertuples(index=False), strict=True):
        table.add_row(literal(linked.row(str(incident_id))["title"]), *(literal(cell or "-") for cell in cells))
    out.print(table)
    print_line(
        "Our reading of each rule; docs/conventions.md cites them. --json has the statements behind each figure."
    )


def export_conventions_table(
    path: CollectionPath = None,
    *,
    format: Annotated[str, typer.Option("--format", help=f"{', '.join(FORMATS)}; otherwise csv.")] = "",
    to: Annotated[Path | None, typer.Option("--out", help="The file to write; otherwise standard output.")] = None,
    incident: IncidentIds = None,
    rank: Ranking = None,
) -> None:
    """Write what each convention makes of each incident, with the words behind it."""
    by_ending = {each.extension: name for name, each in reversed(FORMATS.items())}
    name = format or (by_ending.get(to.suffix[1:].lower(), "csv") if to else "csv")
    collection, linked = link(path)
    content = export_conventions(
        collection, linked, format=name, at=datetime.now(UTC), ids=incident, ranking=tuple(rank or ())
    )
    if to is None:
        sys.stdout.buffer.write(content)
        return
    try:
        to.write_bytes(content)
    except OSError as error:
        raise ExportError(
            f"cannot write {str(to)!r}: {error.strerror}; allowed: a file in a folder that exists"
        ) from error
    print_line(f"The conventions written to {to}.")


def export_whole_collection(
    path: CollectionPath = None,
    *,
    to: Annotated[Path, typer.Option("--out", help="A folder, or a file ending in .xlsx or .jsonl.")],
) -> None:
    """Write the whole collection in a form that loads again as the same tables: folder, workbook or JSON Lines.

    Documents accepted in the workspace are in it.
    """
    export_collection(load_with_added(path), to)
    print_line(f"The collection written to {to}.")
