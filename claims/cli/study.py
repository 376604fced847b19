"""The five steps as the commands take them, with a progress bar on a terminal."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import pandas as pd
import typer

from claims.cli.terminal import literal, messages, number_of, steps
from claims.collection import default_collection, load_collection
from claims.collection.shipped import DEFAULT_COLLECTION
from claims.discrepancies import find_discrepancies
from claims.findings import Findings
from claims.incidents import Incidents
from claims.matching import link_incidents, match_claims, match_more
from claims.tables import Collection
from claims.workspace import (
    accepted_collection,
    existing_workspace,
    judged_collection,
    link_judged,
    open_workspace,
    read_history,
    standing,
)

MOST_TOLD = 3  # problems of added documents that are told one by one


CollectionPath = Annotated[
    Path | None,
    typer.Argument(
        help="Folder or workbook of the collection.", metavar="COLLECTION", show_default=str(DEFAULT_COLLECTION)
    ),
]
WorkspacePath = Annotated[
    Path | None,
    typer.Option(
        "--workspace",
        help="File with judgements and ids of incidents; otherwise CLAIMS_WORKSPACE, or one in the user's data folder if it is there.",
        metavar="FILE",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]


def load(path: Path | None) -> Collection:
    collection = load_collection(path or default_collection())
    if collection.problems:
        found = number_of(len(collection.problems), "problems")
        messages.print(f"{found}: these rows are left out. claims validate lists them.", soft_wrap=True)
    return collection


def with_added(collection: Collection, place: Path | None) -> Collection:
    """The collection with the documents accepted in its workspace; rows of them that cannot be joined are counted."""
    joined = accepted_collection(collection, place)
    if left_out := len(joined.problems) - len(collection.problems):
        told = "; ".join(map(str, joined.problems[-left_out:][:MOST_TOLD]))
        words = f"{number_of(left_out, 'problems')} in added documents: these rows are left out. {told}"
        messages.print(literal(words), soft_wrap=True)
    return joined


def load_with_added(path: Path | None, workspace: Path | None = None) -> Collection:
    """The collection with the documents accepted in its workspace, where there is one."""
    collection = load(path)
    return with_added(collection, existing_workspace(workspace, collection=collection.name))


def load_judged(path: Path | None, workspace: Path | None = None) -> Collection:
    """The collection with accepted documents and the judgements in force, where there is a workspace."""
    collection = load(path)
    place = existing_workspace(workspace, collection=collection.name)
    collection = with_added(collection, place)
    if place is None:
        return collection
    with open_workspace(place, collection=collection.name) as opened:
        return judged_collection(collection, standing(collection, read_history(opened, collection)).in_force)


def link(path: Path | None, workspace: Path | None = None) -> tuple[Collection, Incidents]:
    collection, _, linked = link_with_matches(path, workspace)
    return collection, linked


def link_with_matches(path: Path | None, workspace: Path | None = None) -> tuple[Collection, pd.DataFrame, Incidents]:
    with steps(3) as step:
        step("Reading the collection")
        as_read = load(path)
        place = existing_workspace(workspace, collection=as_read.name)
        collection = with_added(as_read, place)
        step("Matching claims")
        matches = match_more(collection, match_claims(as_read), before=as_read)
        step("Linking incidents")
        judged, linked = link_judged(
            collection, lambda judged: link_incidents(judged, matches), place=place, at=datetime.now(UTC)
        )
        return judged, matches, linked


def compare(path: Path | None, workspace: Path | None = None) -> tuple[Collection, Incidents, Findings]:
    collection, linked = link(path, workspace)
    with steps(1) as step:
        step("Comparing accounts")
        return collection, linked, find_discrepancies(collection, linked)
