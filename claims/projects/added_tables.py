"""Tables that are added to a project: what each is read as, and which rows of the project it adds or changes."""

from collections.abc import Mapping as Pairs
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from claims.collection import load_collection, make_collection, metadata_of
from claims.errors import CollectionError, Problem
from claims.importers import (
    ImportedTable,
    Mapping,
    Revision,
    Table,
    detect_format,
    import_table,
    mapping_for,
    propose_mapping,
    read_table,
    revise,
)
from claims.importers.assemble.import_table import OnStep
from claims.importers.assemble.place_tree.join_places import join_places
from claims.importers.assemble.rows.claim_ids import source_id
from claims.importers.cells.ids import name_id
from claims.importers.filled.row_names import free_ids
from claims.importers.new_release import merge_rows
from claims.importers.remarks import Remarks, merge_remarks
from claims.model import split_list
from claims.names import NameTable
from claims.projects.beside.kept_mappings import remember, remembered_mapping
from claims.projects.changed_workbook import filled_rows, rows_between
from claims.projects.edits import Edit, put
from claims.projects.project import Project
from claims.projects.same_names import under_known_names
from claims.schema import TABLE_COLUMNS, TABLES
from claims.tables import Collection, records_of
from claims.workspace.add_rows import with_free_ids

_NEW_ROWS = (
    "documents",
    "claims",
    "statements",
    "judgements",
)  # of a collection that is added; other rows may be there already

_LIKELY = "may be one party: kept as two until one is a further name (alias) of the other"


@dataclass(frozen=True, kw_only=True)
class NewTable:
    """A table that is to be added.

    Attributes:
        path: A file.
        sheet: Of a workbook; "" for the fullest.
        source: The name of its source, where that is not the file's.
        mapping: What its columns mean; None for what was remembered of their headings, a known format, or a proposal.
        release_of: The id of the file of the project of which this is a newer release; "" for none.
        heading_row: The row of its headings, as a spreadsheet counts; 0 to find it.
    """

    path: Path
    sheet: str = ""
    source: str = ""
    mapping: Mapping | None = None
    release_of: str = ""
    heading_row: int = 0


@dataclass(frozen=True, kw_only=True)
class AddedTable:
    """A table as it was read.

    Attributes:
        file_id: The id of the file in the project, which begins the ids of its claims.
        revision: What it changes; its `gone` are claims of the release that it replaces.
        is_release: Whether it is a newer release of a file that was there.
    """

    file_id: str
    imported: ImportedTable
    revision: Revision
    is_release: bool


@dataclass(frozen=True, kw_only=True)
class Additions:
    """What tables change in a project.

    Attributes:
        edits: All of it, to be kept as one change.
    """

    tables: tuple[AddedTable, ...]
    edits: tuple[Edit, ...]


def add_tables(project: Project, tables: Sequence[NewTable], *, on_step: OnStep = lambda _: None) -> Additions:
    """Reads tables, each a source of its own, as rows of a project. The project is not changed.

    Sources, parties and places that the project has under the same name are the same ones.

    Raises:
        CollectionError: A table cannot be read, or holds nothing that can be compared.
    """
    before = collection = load_collection(project.path)
    files = project.rows("files")
    added: list[AddedTable] = []
    beside: list[Edit] = []
    for table in tables:
        on_step("Reading the table")
        read = read_table(table.path, sheet=table.sheet, heading_row=table.heading_row)
        mapping = _with_source(table, table.mapping or mapping_of(read, project)[0], files)
        imported = _with_likely_names(import_table(read, mapping, on_step=on_step), collection)
        if imported.is_useless:
            raise CollectionError(f"{imported.file}: {imported.missing}")
        on_step("Checking the tables")
        file_id = source_id(mapping)
        of_file = files.get(table.release_of, {})
        revision, source = _revise(collection, imported, file_id, of_file.get("source", ""))
        collection = revision.collection
        files[file_id] = {
            "file_id": file_id, "name": imported.file, "source": source, "digest": read.digest,
            "claims": str(len(revision.added) + len(revision.changed) + len(revision.unchanged)),
        }  # fmt: skip
        beside += [put("files", **files[file_id]), remember(imported.file, list(read.frame.columns), mapping)]
        is_release = bool(table.release_of)
        added.append(AddedTable(file_id=file_id, imported=imported, revision=revision, is_release=is_release))
    return Additions(tables=tuple(added), edits=(*_edits_between(before, collection), *beside))


def mapping_of(table: Table, project: Project | None) -> tuple[Mapping, str]:
    """What the columns of a table mean: as remembered of these headings, in a known format, or as proposed.

    Returns:
        The mapping, and the name of the table of which it was remembered; "" where it was not.
    """
    columns = list(table.frame.columns)
    proposed = propose_mapping(table)
    if project and (known := remembered_mapping(project, columns)):
        of_file = {name: proposed.setting(name) for name in ("source_id", "source")}
        return known[0].with_settings(**of_file).fitted_first(columns), known[1]
    if name := detect_format(table):
        return mapping_for(name).fitted_first(columns), ""
    return proposed, ""


def add_collection(project: Project, collection: Collection) -> tuple[list[Edit], list[Problem]]:
    """The rows of another collection as rows of the project; what both have by name is the project's.

    Claims, documents and statements are new ones, under ids that are free. A document whose text the project has already, by
    its digest, is passed over with its claims, and named among the problems.
    """
    into = load_collection(project.path)
    digests = collection.documents["digest"]
    known = collection.documents[(digests != "") & digests.isin(into.documents["digest"])]
    problems = [
        Problem(
            file="documents",
            row=None,
            column="digest",
            found=f"{row['title'] or row['document_id']!r} is in the project already, so it is passed over",
            allowed="a document that the project does not have",
        )
        for row in records_of(known)
    ]
    frames = {table: getattr(collection, table)[list(TABLE_COLUMNS[table])] for table in TABLES}
    own = dict(zip(into.documents["digest"], into.documents["document_id"], strict=True))
    frames = _without_documents(frames, {row["document_id"]: own[row["digest"]] for row in records_of(known)})
    places, frames = join_places(into.places, under_known_names(into, frames, sources={}))
    taken = {table: frozenset(into.rows[table]) for table in _NEW_ROWS}
    frames |= with_free_ids({table: frames[table] for table in _NEW_ROWS}, taken)
    after = make_collection(merge_rows(into, places, frames), metadata_of(into))
    return _edits_between(into, after), problems


def _without_documents(frames: dict[str, pd.DataFrame], as_known: Pairs[str, str]) -> dict[str, pd.DataFrame]:
    """The tables without some documents, their claims, and what is said in these or judged of them; who cites them cites the known ones."""
    documents, claims = frames["documents"], frames["claims"]
    gone = claims.loc[claims["document_id"].isin(as_known), "claim_id"]
    statements, judged = frames["statements"], frames["judgements"]
    cites = statements["cites"].map(lambda cell: "|".join(as_known.get(each, each) for each in split_list(cell)))
    statements, documents = statements.assign(cites=cites), documents.replace({"within": dict(as_known)})
    return frames | {
        "documents": documents[~documents["document_id"].isin(as_known)],
        "claims": claims[~claims["claim_id"].isin(gone)],
        "statements": statements[~statements["claim_id"].isin(gone)],
        "judgements": judged[~(judged["claim_a"].isin(gone) | judged["claim_b"].isin(gone))],
    }


def _edits_between(before: Collection, after: Collection) -> list[Edit]:
    """Rows that are added or changed; none is removed."""
    rows = rows_between(filled_rows(before), filled_rows(after))
    return [Edit(row.table, row.row_id, row.after) for row in rows if row.after is not None]


def _with_likely_names(imported: ImportedTable, collection: Collection) -> ImportedTable:
    """The import with a remark on each party that may be one of the project's under another name."""
    remarks, names = Remarks(imported.file), NameTable.of(collection.parties)
    for party in imported.frames["parties"]["name"].tolist():
        for row_id, _ in names.suggest(party, most=1) if not names.candidates(party) else ():
            found = f"'{party}' and '{collection.name_of('parties', row_id)}'"
            remarks.note("", found, _LIKELY)
    return replace(imported, remarks=merge_remarks([imported.remarks, remarks.frame()]))


def _with_source(table: NewTable, mapping: Mapping, files: Pairs[str, Pairs[str, str]]) -> Mapping:
    """The mapping with the source of the file: that of the release that it replaces, or else one whose id is free."""
    if table.source:
        mapping = mapping.with_settings(source=table.source, source_id=name_id(table.source))
    if table.release_of:
        if table.release_of not in files:
            listed = ", ".join(files) or "none was added yet"
            raise CollectionError(
                f"no file {table.release_of!r} in the project; allowed: one of those added ({listed})"
            )
        return mapping.with_settings(source_id=table.release_of)
    [free] = free_ids([source_id(mapping)], files)
    return mapping.with_settings(source_id=free)


def _revise(collection: Collection, imported: ImportedTable, file_id: str, source: str) -> tuple[Revision, str]:
    """What the table changes, and the id of its source in the project."""
    frames = under_known_names(collection, imported.frames, sources={file_id: source} if source else {})
    revision = revise(collection, replace(imported, frames=frames))
    gone = tuple(claim_id for claim_id in revision.gone if claim_id.startswith(f"{file_id}-"))
    return replace(revision, gone=gone), str(frames["sources"]["source_id"].iloc[0])
