"""Arguments and options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

from claims.collection.shipped import DEFAULT_COLLECTION

# Names that help lists, written here so that it need not import what reads and writes these formats; a test holds them to it.
FORMAT_NAMES = (
    "csv", "xlsx", "json", "markdown", "csv-wide", "jsonl", "html", "latex", "bibtex", "wikitext", "text", "zip", "paper"
)  # fmt: skip
KNOWN_FORMAT_NAMES = ("ucdp", "acled", "gtd", "scad", "ibc", "airwars")

CollectionPath = Annotated[
    Path | None,
    typer.Argument(
        help="Folder or workbook of the collection; the example by default.",
        metavar="COLLECTION",
        show_default=str(DEFAULT_COLLECTION),
    ),
]
WorkspacePath = Annotated[
    Path | None,
    typer.Option(
        "--workspace",
        help="File with judgements and added documents. By default CLAIMS_WORKSPACE, or the one in your data folder, if any.",
        metavar="FILE",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
