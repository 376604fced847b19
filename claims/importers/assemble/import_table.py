"""A foreign table and its mapping become a collection, with a remark on every value changed or refused."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from claims.collection import Metadata, make_collection
from claims.importers.assemble.casualties import add_counts
from claims.importers.assemble.collection_builder import IMPORTED, UNREAD_TITLE, CollectionBuilder, standard_fields
from claims.importers.assemble.event_dates import add_dates
from claims.importers.assemble.gtd_and_airwars import FORMAT_STATEMENTS
from claims.importers.assemble.kinds import read_kinds
from claims.importers.assemble.parties import add_parties
from claims.importers.assemble.places import add_places
from claims.importers.assemble.rows.claim_ids import name_rows, source_id
from claims.importers.assemble.rows.joined_rows import rows_by_claim
from claims.importers.assemble.sources.citations import add_cited
from claims.importers.assemble.sources.row_accounts import (
    add_named_accounts,
    add_row_accounts,
    add_row_judgements,
    mapping_of_source,
    without_spoken_for,
)
from claims.importers.assemble.sources.speakers import speaker_chains
from claims.importers.assemble.what_was_read import what_is_missing, what_was_read
from claims.importers.cells.ids import name_id
from claims.importers.cells.text_columns import distinct_texts, join_columns, text_where
from claims.importers.cells.unknown_values import known_texts
from claims.importers.mapping.mapping import Mapping
from claims.importers.read.read_table import Table
from claims.importers.remarks import RemarkOutcome, Remarks, merge_remarks
from claims.tables import Collection

TITLE_CHARACTERS = 120  # of a text that stands for a title
OnStep = Callable[[str], None]  # called with the name of each step as it begins


@dataclass(frozen=True, kw_only=True)
class ImportedTable:
    """What an import made of a foreign table.

    Attributes:
        file: The name of the file, and of its sheet where it has several.
        frames: The tables of a collection, as text.
        remarks: What was changed, refused or noticed, columns `remarks.REMARK_COLUMNS`.
        read: How many rows gave what, columns `what_was_read.READ_COLUMNS`.
        unread: Columns of the foreign table that the mapping does not use, each with the reason.
        rows: Number of rows of the foreign table that became claims.
        missing: What rows would have to give for the table to be of use, and what to map; "" where nothing is missing.
        is_useless: Whether nothing can be compared without what is missing; then no collection is written.
    """

    file: str
    frames: dict[str, pd.DataFrame]
    metadata: Metadata
    remarks: pd.DataFrame
    read: pd.DataFrame
    unread: dict[str, str]
    rows: int
    missing: str = ""
    is_useless: bool = False

    @cached_property
    def collection(self) -> Collection:
        """The tables, checked as any collection is."""
        return make_collection(self.frames, self.metadata)


def import_table(table: Table, mapping: Mapping, *, on_step: OnStep = lambda _: None) -> ImportedTable:
    """Reads a foreign table as its mapping says; the remarks on reading the file come first in those of the import.

    A mapping with the name of a known format also reads what `FORMAT_STATEMENTS` adds for that format.
    """
    mapping, remarks = mapping.fitted(list(table.frame.columns)), Remarks(table.file)
    unread = _unread(table, mapping)
    on_step("Naming the rows")
    joined = rows_by_claim(table.frame, mapping, remarks)
    mapping = joined.mapping
    frame, claim_ids = name_rows(joined.frame, mapping, remarks)
    coder = f"{IMPORTED}{mapping.name}"
    builder = CollectionBuilder(claim_ids, coder, cell_rows=joined.cell_rows, counted=joined.counted)
    release = _add_release(builder, table, mapping)
    on_step("Reading citations")
    documents = add_row_accounts(builder, frame, mapping, release, remarks)
    cites = add_cited(builder, frame, mapping, release, remarks)
    on_step("Reading dates and places")
    add_dates(builder, frame, mapping, remarks)
    where = add_places(builder, frame, mapping, remarks)
    kinds = _add_kinds(builder, frame, mapping, remarks)
    if text := mapping.column("text"):
        builder.add_statements("account", known_texts(frame[text.column]), column=text.column)
    on_step("Reading parties and numbers")
    who = add_parties(builder, frame, mapping, remarks)
    if add_format_statements := FORMAT_STATEMENTS.get(mapping.name):
        add_format_statements(builder, frame, remarks)
    named = add_named_accounts(builder, frame, mapping, release, remarks)
    chains = speaker_chains(builder, frame, mapping, cites, joined.speakers)
    add_counts(builder, frame, mapping_of_source(mapping, ""), chains=chains, cites=cites, remarks=remarks)
    on_step("Putting the tables together")
    titles = _titles(frame, mapping, kinds, who, where)
    claims = pd.DataFrame({"claim_id": claim_ids, "document_id": documents})
    if not named.empty:
        claims = pd.concat([without_spoken_for(builder, claims, named), named]).sort_index(kind="stable")
        add_row_judgements(builder, claims, mapping.setting("published"))
    builder.add(
        "claims",
        claim_id=claims["claim_id"],
        document_id=claims["document_id"],
        title=titles.loc[claims.index],
        background="no",
    )
    frames = builder.frames()
    frames["fields"] = standard_fields([kind for kind in distinct_texts(kinds) if kind])
    _note_silent_rows(claims["claim_id"], frames["statements"], remarks)
    missing, is_useless = what_is_missing(builder, table.frame, mapping)
    return ImportedTable(
        file=f"{table.file}, sheet {table.sheet}" if len(table.sheets) > 1 else table.file, frames=frames, metadata=_metadata(mapping, release), remarks=merge_remarks([table.remarks, *remarks.parts]),
        read=what_was_read(builder, mapping.setting("source", source_id(mapping))), unread=unread, rows=len(frame),
        missing=missing, is_useless=is_useless,
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


def _add_kinds(builder: CollectionBuilder, frame: pd.DataFrame, mapping: Mapping, remarks: Remarks) -> pd.Series:
    """Adds the kind of event of each row, from the first column that has one or else from the mapping's settings."""
    kinds, words = read_kinds(frame, mapping, remarks)
    builder.add_statements("kind", kinds, words=words, column=", ".join(row.column for row in mapping.columns("kind")))
    if what := mapping.setting("what"):
        builder.add_from_mapping("kind", text_where(kinds == "", what))
        kinds = kinds.mask(kinds == "", what)
    return kinds


def _titles(frame: pd.DataFrame, mapping: Mapping, kinds: pd.Series, who: pd.Series, where: pd.Series) -> pd.Series:
    """The row's own title, else the beginning of its text, else kind, parties and place, which hold no number of people."""
    made = join_columns([kinds.str.capitalize(), who, where], ", ")
    made = made.mask(made == "", UNREAD_TITLE)
    for row in (*mapping.columns("text"), *mapping.columns("title")):
        written = (
            frame[row.column].str.split().str.join(" ").str.slice(0, TITLE_CHARACTERS if row.means == "text" else None)
        )
        made = written.mask(written == "", made)
    return made.astype("str")


def _unread(table: Table, mapping: Mapping) -> dict[str, str]:
    """The columns that are not read, with the reason."""
    read = {row.column for row in mapping.rows if row.column and row.means != "ignore"}
    groups = {row.group.strip("{}").lower() for row in mapping.rows if row.group.startswith("{")}
    reasons = {row.column: row.detail for row in mapping.rows if row.means == "ignore"}
    unread = (name for name in table.frame.columns if name not in read and name.lower() not in groups)
    return {name: reasons.get(name) or "no meaning is known for it" for name in unread}


def _metadata(mapping: Mapping, release: str) -> Metadata:
    parts = (mapping.setting("release", mapping.setting("source", release)), mapping.setting("version"))
    return Metadata(
        name=release,
        title=" ".join(part for part in parts if part),
        version=mapping.setting("version"),
        date=mapping.setting("published"),
        licence=mapping.setting("licence"),
    )
