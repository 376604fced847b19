"""Arguments and options that several commands share, and the discrepancies that they choose."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from claims.collection.shipped import DEFAULT_COLLECTION
from claims.databases.address import Address, address_of
from claims.model import Discrepancy, Kind, Severity
from claims.values import Relation

if TYPE_CHECKING:
    from claims.findings import Findings
    from claims.incidents import Incidents

# Names that help lists, written here so that it need not import what reads and writes these formats; a test holds them to it.
FORMAT_NAMES = (
    "csv", "xlsx", "json", "markdown", "csv-wide", "jsonl", "hxl", "parquet", "jsonld", "html", "latex", "bibtex", "wikitext", "text",
    "zip", "paper",
)  # fmt: skip
KNOWN_FORMAT_NAMES = ("ucdp", "acled", "gtd", "scad", "ibc", "airwars", "claims")


def collection_at(named: str) -> Address:
    """The path or address, or that of the project of this name where there is nothing at the path."""
    path = address_of(named)
    if path.name != named or path.exists():
        return path
    from claims.projects import find_project

    return find_project(named) or path


if TYPE_CHECKING:
    AnyAddress = Address
else:
    AnyAddress = str  # typer takes no union and makes a Path of what a parser gives for Path; here it is left as it is
CollectionPath = Annotated[
    AnyAddress | None,
    typer.Argument(
        help="Folder, workbook or project (by name or path); the example by default.",
        metavar="COLLECTION",
        parser=collection_at,
        show_default=str(DEFAULT_COLLECTION),
    ),
]
WorkspacePath = Annotated[
    AnyAddress | None,
    typer.Option(
        "--workspace",
        help="File with judgements and added documents, or the address of a PostgreSQL database. By default CLAIMS_WORKSPACE, or "
        "the file in your data folder, if any.",
        metavar="FILE",
        parser=address_of,
    ),
]
TextPlaces = Annotated[
    list[Path] | None,
    typer.Option(
        "--texts",
        help="Folder of texts, or JSON Lines whose objects have text, body or content. They stay outside the collection, found by the "
        "digest of a document. Repeatable. By default CLAIMS_TEXTS, or what was given in the app.",
        metavar="PLACE",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]

Kinds = Annotated[
    list[Kind] | None,
    typer.Option("--kind", metavar="KIND", help=f"Only this kind; repeatable. Kinds: {', '.join(Kind)}."),
]
Relations = Annotated[
    list[Relation] | None,
    typer.Option(
        "--relation", metavar="RELATION", help=f"Only this relation; repeatable. Relations: {', '.join(Relation)}."
    ),
]
Severities = Annotated[
    list[Severity] | None,
    typer.Option("--severity", metavar="SEVERITY", help="Only this severity: high, medium or minor; repeatable."),
]
IncidentIds = Annotated[
    list[str] | None, typer.Option("--incident", metavar="ID", help="Only the incident with this id; repeatable.")
]
Lookalikes = Annotated[bool, typer.Option("--lookalikes", help="List apparent discrepancies that are not.")]


class Choice(NamedTuple):
    """Which discrepancies a command is about; None does not filter."""

    kinds: list[Kind] | None
    relations: list[Relation] | None
    severities: list[Severity] | None
    incident_ids: list[str] | None
    lookalikes: bool

    def among(self, incidents: Incidents, findings: Findings) -> tuple[Discrepancy, ...]:
        """The discrepancies chosen, in their order.

        Raises:
            UnknownIdError: There is no such incident; the message offers near ids.
        """
        for incident_id in self.incident_ids or ():
            incidents.row(incident_id)
        return tuple(
            each
            for each in (findings.lookalikes if self.lookalikes else findings.discrepancies)
            if (not self.kinds or each.kind in self.kinds)
            and (not self.relations or each.relation in self.relations)
            and (not self.severities or each.severity in self.severities)
            and (not self.incident_ids or each.incident_id in self.incident_ids)
        )

    @property
    def in_words(self) -> str:
        """The choice as an export states it; "" when it leaves nothing out."""
        options = {
            "kind": self.kinds,
            "relation": self.relations,
            "severity": self.severities,
            "incident": self.incident_ids,
        }
        words = [f"{name}: {' or '.join(values)}" for name, values in options.items() if values]
        return "; ".join((["look-alikes"] if self.lookalikes else []) + words)
