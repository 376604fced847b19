"""The command that reads documents into draft claims: extract."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
from uuid import uuid4

import typer

from claims.cli.common_options import AnyAddress, collection_at
from claims.cli.load_study import load
from claims.cli.terminal import PROBLEMS_FOUND, examples, print_json, print_line, steps
from claims.errors import ClaimsError, CollectionError
from claims.values import number_of

if TYPE_CHECKING:
    from claims.extract import Document, DraftDocument, EndpointSettings, Extractor, Known
    from claims.incidents import Incidents
    from claims.tables import Collection


MESSAGES_ENDING = ".json"  # of an export of a messenger


def add_commands(app: typer.Typer) -> None:
    """Adds the commands of this module to the command line."""
    app.command(
        "extract",
        epilog=examples(
            "claims extract article.html --published 2021-01-27",
            "claims extract folder --out drafts",
            "claims extract --documents documents.csv --out drafts",
        ),
    )(extract)


def extract(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Text, HTML, PDF, DOCX or message exports (JSON), or folders of them.", metavar="FILE..."),
    ] = None,
    *,
    listed: Annotated[
        Path | None,
        typer.Option(
            "--documents",
            metavar="TABLE",
            help="Table of files beside it, with the columns file, source (id or name), published and url.",
        ),
    ] = None,
    path: Annotated[
        AnyAddress | None,
        typer.Option(
            "--collection",
            metavar="COLLECTION",
            parser=collection_at,
            help="Collection or project whose parties, places and sources to look for; without it, what a text names is proposed.",
        ),
    ] = None,
    source: Annotated[str, typer.Option(metavar="ID", help="Id of the source that published the files.")] = "",
    published: Annotated[
        str, typer.Option(metavar="DAY", help="Day of publication if a file does not give it, such as 2021-01-27.")
    ] = "",
    to: Annotated[
        Path | None, typer.Option("--out", metavar="FOLDER", help="Folder to write the drafts to, as a collection.")
    ] = None,
    endpoint: Annotated[
        bool,
        typer.Option(
            "--endpoint",
            help="Also ask the language model that CLAIMS_ENDPOINT and CLAIMS_ENDPOINT_MODEL name; it is sent each text and its day.",
        ),
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Extract draft claims with quotations from documents.

    Please check and correct the drafts. Nothing in a document is run or downloaded. Files that cannot be read are listed
    with the reason.
    """
    from claims.cli.documents.document_list import read_document_list
    from claims.collection import write_folder
    from claims.extract import Known, extractor_of
    from claims.extract.reader_process import without_claims

    asked = _endpoint() if endpoint else None
    collection = load(path) if path else _nothing_known()
    if source:
        collection.row("sources", source)
    known = Known(published=_published_day(published))
    if not (paths or listed) or (source and listed):
        raise ClaimsError("allowed: files or folders with --source, or a table with a column source (--documents)")
    names = {source_id: row["name"] for source_id, row in collection.rows["sources"].items()}
    of_table, problems = read_document_list(listed, names) if listed else ({}, [])
    files = dict.fromkeys(_files(paths or ()), known) | {
        file: replace(told, published=told.published or known.published) for file, told in of_table.items()
    }
    drafts, refused = _read_all(files, extractor_of(without_claims(collection), source, asked))
    refused = problems + refused
    drafted = _collection_of(drafts, collection, source)
    if len({draft.document.source for draft in drafts} - {""}) > 1 and not source:
        drafts = _agreed(drafts, drafted)
        drafted = _collection_of(drafts, collection, source)
    if to is not None and drafts:
        write_folder(drafted, to)
    _print_report(drafts, refused, drafted, to, as_json=as_json)
    if refused or drafted.problems:
        raise typer.Exit(PROBLEMS_FOUND)


def _nothing_known() -> Collection:
    """A collection without parties, places and sources: what a text names is proposed."""
    from claims.collection import Metadata, make_collection

    return make_collection({}, Metadata(name="drafts", title="Draft claims"))


def _endpoint() -> EndpointSettings:
    """The endpoint that is set up, told before anything is sent there."""
    from claims.extract import endpoint_settings

    settings = endpoint_settings()
    if settings is None:
        raise ClaimsError(
            "no endpoint is set up; allowed: CLAIMS_ENDPOINT with its address and CLAIMS_ENDPOINT_MODEL with a model"
        )
    typer.echo(settings.told, err=True)
    return settings


def _collection_of(drafts: list[DraftDocument], collection: Collection, source: str) -> Collection:
    from claims.collection import Metadata, make_collection
    from claims.extract import draft_tables

    tables = draft_tables(drafts, collection=collection, source_id=source)
    return make_collection(tables, Metadata(name="drafts", title="Draft claims"))


def _agreed(drafts: list[DraftDocument], drafted: Collection) -> list[DraftDocument]:
    """The drafts with the counts raised that several named sources give alike for one incident."""
    from claims.extract.draft.confidence import with_agreement
    from claims.matching import link_incidents, match_claims

    incidents = link_incidents(drafted, match_claims(drafted))
    raised = [list(draft.claims) for draft in drafts]
    for positions in _by_incident(drafts, incidents).values():
        of_incident = [
            replace(drafts[at], claims=tuple(raised[at][number] for number in numbers))
            for at, numbers in positions.items()
        ]
        for (at, numbers), draft in zip(positions.items(), with_agreement(of_incident), strict=True):
            for number, claim in zip(numbers, draft.claims, strict=True):
                raised[at][number] = claim
    return [replace(draft, claims=tuple(claims)) for draft, claims in zip(drafts, raised, strict=True)]


def _by_incident(drafts: list[DraftDocument], incidents: Incidents) -> dict[str, dict[int, list[int]]]:
    """By incident and position of the draft, the positions of its claims; drafts without a named source are left out."""
    from claims.extract.draft.draft_tables import claim_ids

    positions: dict[str, dict[int, list[int]]] = {}
    for at, draft in enumerate(drafts):
        ids = claim_ids(draft) if draft.document.source else []
        for number, (claim_id, claim) in enumerate(zip(ids, draft.claims, strict=False)):
            incident = incidents.incident_of.get(claim_id)
            if incident and claim.within is None:
                positions.setdefault(incident, {}).setdefault(at, []).append(number)
    return positions


def _published_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise ClaimsError(f"published {text!r}; allowed: a day written as 2021-01-27") from None


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    from claims.extract.document.read_file import DOCUMENT_ENDINGS

    for path in paths:
        if path.is_dir():
            yield from sorted(
                file for file in path.rglob("*") if file.suffix.lower() in DOCUMENT_ENDINGS and file.is_file()
            )
        else:
            yield path


def _read_all(files: Mapping[Path, Known], extractor: Extractor) -> tuple[list[DraftDocument], list[str]]:
    from claims.extract import DocumentError
    from claims.safety.limits import current_limits
    from claims.safety.read_apart import watch_apart
    from claims.safety.reader_loop import Shared

    drafts: dict[str, DraftDocument] = {}
    refused: list[str] = []
    limits = current_limits()
    shared = Shared(uuid4().hex, extractor)  # of this call alone, whoever made the last in this process
    with steps(max(1, len(files))) as step:
        for file, known in files.items():
            step(f"Reading {file.name}")
            seconds = limits.most_table_seconds if file.suffix.lower() == MESSAGES_ENDING else limits.most_seconds
            try:
                states = watch_apart(_read_drafts, file, known, name=file.name, seconds=seconds, shared=shared)
                found = [draft for state in states if isinstance(state, list) for draft in state]
            except (DocumentError, CollectionError) as error:
                refused.append(str(error))
                continue
            for draft in found:
                document = draft.document
                if document.digest in drafts:
                    same = drafts[document.digest].document.origin
                    refused.append(f"{document.origin}: the same text as {same}; allowed: each text once")
                else:
                    drafts[document.digest] = draft
    return list(drafts.values()), refused


def _read_drafts(extractor: Extractor, file: Path, known: Known) -> list[DraftDocument]:
    """The drafts of a file; of an export of a messenger, one for each message."""
    from claims.extract import read_file
    from claims.extract.reader_process import extracted
    from claims.safety.limits import current_limits

    documents = _messages(file, known) or [read_file(file, known=known, limits=current_limits())]
    return [extracted(extractor, document) for document in documents]


def _messages(file: Path, known: Known) -> list[Document]:
    """The messages of an export of a messenger, each a document of its sender and day; none for any other file.

    Raises:
        CollectionError: The file ends as such an export does and holds no messages.
    """
    if file.suffix.lower() != MESSAGES_ENDING or not file.is_file():
        return []
    import pandas as pd

    from claims.extract.document.read_file import read_passage
    from claims.importers import read_table
    from claims.importers.cells.date_cells import read_days
    from claims.importers.remarks import Remarks
    from claims.safety.files import plain_name

    frame = read_table(file).frame
    if not {"text", "date"} <= set(frame.columns):
        raise CollectionError(
            f"{plain_name(file)} holds no messages; allowed: messages with text and date (claims import reads tables)"
        )
    days = read_days(frame["date"], Remarks(plain_name(file)))["first"]
    documents = []
    for row, cells, sent in zip(frame.index, frame.astype("str").to_dict("records"), days, strict=True):
        if not cells["text"].strip():
            continue
        sender = next((cells[name] for name in ("forwarded_from", "from") if cells.get(name)), "")
        day = None if pd.isna(sent) else sent.date()
        of_message = replace(known, source=known.source or sender, published=known.published or day)
        document = read_passage(cells["text"], known=of_message)
        documents.append(replace(document, origin=f"{plain_name(file)}, message {cells.get('id', row)}"))
    return documents


def _print_report(
    drafts: list[DraftDocument], refused: list[str], drafted: Collection, to: Path | None, *, as_json: bool
) -> None:
    if as_json:
        print_json(
            {
                "documents": [_record(draft) for draft in drafts],
                "refused": refused,
                "problems": list(map(str, drafted.problems)),
            }
        )
        return
    for draft in drafts:
        statements = sum(len(claim.statements) for claim in draft.claims)
        print_line(
            f"{draft.document.origin}: {number_of(len(draft.claims), 'claims')}, {number_of(statements, 'statements')}"
        )
        for problem in draft.problems:
            print_line(f"  {problem}")
    for reason in refused:
        print_line(f"Refused: {reason}")
    for problem_row in drafted.problems:
        print_line(str(problem_row))
    written = f" Written to {to}." if to is not None and drafts else ""
    print_line(f"Read {number_of(len(drafts), 'documents')}, refused {len(refused)}.{written}")


def _record(draft: DraftDocument) -> dict[str, Any]:  # for JSON
    document = draft.document
    return {
        "name": document.origin,
        "title": document.title,
        "language": document.language,
        "published": document.published.isoformat() if document.published else None,
        "digest": document.digest,
        "problems": list(draft.problems),
        "claims": [
            {
                "title": claim.title,
                "background": claim.background,
                "statements": [
                    {
                        "field": statement.field,
                        "group": statement.group,
                        "value": statement.value,
                        "verbatim": statement.verbatim,
                        "start": statement.start,
                        "end": statement.end,
                        "stance": str(statement.stance),
                        "chain": [f"{link.source_id}:{link.stance}" for link in statement.chain],
                        "confidence": statement.confidence,
                    }
                    for statement in claim.statements
                ],
            }
            for claim in draft.claims
        ],
    }
