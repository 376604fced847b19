"""A foreign table and its mapping become a collection, with a remark on every value changed or refused."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from claims.collection import Metadata, make_collection
from claims.importers.assemble.casualties import add_counts
from claims.importers.assemble.citations import add_cited
from claims.importers.assemble.claim_ids import name_rows, source_id
from claims.importers.assemble.collection_builder import IMPORTED, UNREAD_TITLE, CollectionBuilder, standard_fields
from claims.importers.assemble.event_dates import add_dates
from claims.importers.assemble.gtd_and_airwars import FORMAT_STATEMENTS
from claims.importers.assemble.kinds import read_kinds
from claims.importers.assemble.parties import add_parties
from claims.importers.assemble.places import add_places
from claims.importers.assemble.speakers import speaker_chains
from claims.importers.cells.ids import name_id
from claims.importers.cells.text_columns import distinct_texts, join_columns, text_where
from claims.importers.mapping.mapping import Mapping
from claims.importers.read.read_table import Table
from claims.importers.remarks import RemarkOutcome, Remarks, merge_remarks
from claims.tables import Collection

OnStep = Callable[[str], None]  # called with the name of each step as it begins
PREVIEW_COLUMNS = ("row", "claim_id", "field", "group", "value", "words", "said_by", "basis")


@dataclass(frozen=True, kw_only=True)
class ImportedTable:
    """What an import made of a foreign table.

    Attributes:
        frames: The tables of a collection, as text.
        remarks: What was changed, refused or noticed, columns `remarks.REMARK_COLUMNS`.
        unread: Columns of the foreign table that the mapping does not use.
        rows: Number of rows of the foreign table that became claims.
    """

    frames: dict[str, pd.DataFrame]
    metadata: Metadata
    remarks: pd.DataFrame
    unread: tuple[str, ...]
    rows: int

    @cached_property
    def collection(self) -> Collection:
        """The tables, checked as any collection is."""
        return make_collection(self.frames, self.metadata)


def import_table(table: Table, mapping: Mapping, *, on_step: OnStep = lambda _: None) -> ImportedTable:
    """Reads a foreign table as its mapping says; the remarks on reading the file come first in those of the import.

    A mapping with the name of a known format also reads what `FORMAT_STATEMENTS` adds for that format.
    """
    mapping, remarks = mapping.fitted(list(table.frame.columns)), Remarks(table.file)
    on_step("Naming the rows")
    frame, claim_ids = name_rows(table.frame, mapping, remarks)
    builder = CollectionBuilder(claim_ids, coder=f"{IMPORTED}{mapping.name}")
    release = _add_release(builder, table, mapping)
    on_step("Reading citations")
    cites = add_cited(builder, frame, mapping, release, remarks)
    on_step("Reading dates and places")
    add_dates(builder, frame, mapping, remarks)
    where = add_places(builder, frame, mapping, remarks)
    kinds = _add_kinds(builder, frame, mapping)
    on_step("Reading parties and numbers")
    who = add_parties(builder, frame, mapping, remarks)
    if add_format_statements := FORMAT_STATEMENTS.get(mapping.name):
        add_format_statements(builder, frame, remarks)
    chains = speaker_chains(builder, frame, mapping, cites)
    add_counts(builder, frame, mapping, chain=chains, cites=cites, remarks=remarks)
    on_step("Putting the tables together")
    titles = _titles(frame, mapping, kinds, who, where)
    builder.add("claims", claim_id=claim_ids, document_id=release, title=titles, background="no")
    frames = builder.frames()
    frames["fields"] = standard_fields([kind for kind in distinct_texts(kinds) if kind])
    _note_silent_rows(claim_ids, frames["statements"], remarks)
    return ImportedTable(
        frames=frames, metadata=_metadata(mapping, release), remarks=merge_remarks([table.remarks, *remarks.parts]),
        unread=_unread(table, mapping), rows=len(frame),
    )  # fmt: skip


def _note_silent_rows(claim_ids: pd.Series, statements: pd.DataFrame, remarks: Remarks) -> None:
    with_statements = set(distinct_texts(statements["claim_id"]))
    silent = claim_ids.index[[claim_id not in with_statements for claim_id in claim_ids.tolist()]]
    done = "a claim that says nothing"
    remarks.note_rows(silent, "", "a row of which nothing could be read", done, RemarkOutcome.NOTED)


def _add_release(builder: CollectionBuilder, table: Table, mapping: Mapping) -> str:
    """Adds the compiler as a source and the file as its document; gives the id of the document."""
    source, version = source_id(mapping), mapping.setting("version")
    release = f"{source}-{name_id(version) or table.digest.removeprefix('sha256:')[:8]}"
    name = mapping.setting("source", source)
    builder.add(
        "sources", source_id=[source], name=[name], kind="dataset", url=mapping.setting("url"),
        languages=mapping.setting("language"), note=mapping.setting("note"),
    )  # fmt: skip
    title = " ".join(part for part in (mapping.setting("release", f"{name} ({table.file})"), version) if part)
    licence = mapping.setting("licence")
    builder.add(
        "documents", document_id=[release], source_id=[source], title=[title], published_from=mapping.setting("published"),
        published_to=mapping.setting("published"), language=mapping.setting("language", "und"), digest=table.digest,
        note=f"File {table.file}{', sheet ' + table.sheet if table.sheet else ''}. A paragraph is a row as a spreadsheet counts."
        + (f" Licence of the rows: {licence}." if licence else ""),
    )  # fmt: skip
    return release


def _add_kinds(builder: CollectionBuilder, frame: pd.DataFrame, mapping: Mapping) -> pd.Series:
    """Adds the kind of event of each row, from the first column that has one or else from the mapping's settings."""
    kinds, words = read_kinds(frame, mapping)
    builder.add_statements("kind", kinds, words=words, column=", ".join(row.column for row in mapping.columns("kind")))
    if what := mapping.setting("what"):
        builder.add_from_mapping("kind", text_where(kinds == "", what))
        kinds = kinds.mask(kinds == "", what)
    return kinds


def _titles(frame: pd.DataFrame, mapping: Mapping, kinds: pd.Series, who: pd.Series, where: pd.Series) -> pd.Series:
    """The row's own title, or else its kind, parties and place; a made title holds no number of people."""
    made = join_columns([kinds.str.capitalize(), who, where], ", ")
    made = made.mask(made == "", UNREAD_TITLE)
    row = mapping.column("title")
    if row is None:
        return made
    written = frame[row.column].str.split().str.join(" ")
    return written.mask(written == "", made).astype("str")


def _unread(table: Table, mapping: Mapping) -> tuple[str, ...]:
    read = {row.column for row in mapping.rows if row.column and row.means != "ignore"}
    groups = {row.group.strip("{}").lower() for row in mapping.rows if row.group.startswith("{")}
    return tuple(name for name in table.frame.columns if name not in read and name.lower() not in groups)


def _metadata(mapping: Mapping, release: str) -> Metadata:
    parts = (mapping.setting("release", mapping.setting("source", release)), mapping.setting("version"))
    return Metadata(
        name=release,
        title=" ".join(part for part in parts if part),
        version=mapping.setting("version"),
        date=mapping.setting("published"),
        licence=mapping.setting("licence"),
    )


def preview(imported: ImportedTable, *, rows: int = 5) -> pd.DataFrame:
    """The statements of the first rows, one a line, columns `PREVIEW_COLUMNS`."""
    first = imported.frames["claims"]["claim_id"].head(rows)
    statements = imported.frames["statements"]
    statements = statements[statements["claim_id"].isin(list(first))]
    names = {"paragraph": "row", "verbatim": "words", "chain": "said_by"}
    return statements.rename(columns=names)[list(PREVIEW_COLUMNS)].reset_index(drop=True)
