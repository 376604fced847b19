"""The command that checks fragments against the texts of the documents: verify-fragments."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from claims.cli.common_options import AsJson, CollectionPath, TextPlaces, WorkspacePath
from claims.cli.load_study import load_with_added
from claims.cli.terminal import PROBLEMS_FOUND, examples, print_json, print_line, steps
from claims.values import number_of

if TYPE_CHECKING:
    from claims.databases.address import Address
    from claims.tables import Collection
    from claims.texts import FoundTexts, Verified

MOST_NAMED = 5  # documents without a text


def add_commands(app: typer.Typer) -> None:
    """Adds the commands of this module to the command line."""
    example = examples(
        "claims verify-fragments --texts corpus.jsonl", "claims verify-fragments my-study --texts folder --json"
    )
    app.command("verify-fragments", epilog=example)(check_fragments)


def check_fragments(
    path: CollectionPath = None, *, texts: TextPlaces = None, workspace: WorkspacePath = None, as_json: AsJson = False
) -> None:
    """Check that fragments stand in the texts of their documents.

    Each is looked for in the paragraph that its statement names; white space and quotation marks may differ.
    """
    from claims.texts import verify_fragments

    with steps(2) as step:
        step("Reading the collection")
        collection = load_with_added(path, workspace)
        step("Looking for the texts")
        found = _texts_of(path, collection, texts, workspace)
    verified = verify_fragments(collection, found)
    if as_json:
        print_json({**vars(verified), "astray": [vars(each) for each in verified.astray], "refused": found.refused})
    else:
        _print_report(verified, found)
    raise typer.Exit(PROBLEMS_FOUND if verified.astray or not verified.checked else 0)


def _texts_of(
    path: Address | None, collection: Collection, places: list[Path] | None, workspace: Address | None
) -> FoundTexts:
    """The texts that are kept beside the collection, and those in the places."""
    from claims.texts import FoundTexts, find_texts, text_digests, text_places
    from claims.workspace import existing_workspace, kept_texts, open_workspace, project_of

    wanted, kept = text_digests(collection), dict[str, str]()
    if file := existing_workspace(workspace or project_of(path), collection=collection.name):
        with open_workspace(file, collection=collection.name) as opened:
            kept = kept_texts(opened, wanted)
    found = find_texts(wanted - kept.keys(), text_places(places))
    return FoundTexts(by_digest={**found.by_digest, **kept}, refused=found.refused)


def _print_report(verified: Verified, found: FoundTexts) -> None:
    for astray in verified.astray:
        print_line(astray.in_words)
    for reason in found.refused:
        print_line(f"Passed over: {reason}")
    for document_id in verified.without_text[:MOST_NAMED]:
        print_line(f"No text: {document_id}")
    if len(verified.without_text) > MOST_NAMED:
        print_line(f"No text: {len(verified.without_text) - MOST_NAMED} more")
    if not verified.checked:
        print_line(
            "Nothing was checked, for no text has the digest of a document; --texts names a folder or file that has it."
        )
    print_line(
        f"Checked {number_of(verified.checked, 'statements')} of {number_of(verified.documents, 'documents')}: "
        f"{len(verified.astray)} astray. Without a text: {number_of(len(verified.without_text), 'documents')}. "
        f"Without a fragment: {number_of(verified.unlocated, 'statements')}."
    )
