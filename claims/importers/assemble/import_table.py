"""An import: a foreign table and its mapping in, a collection and the remarks out."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from claims.collection import Metadata, make_collection
from claims.importers.assemble.casualties import add_tallies
from claims.importers.assemble.citations import add_cited
from claims.importers.assemble.draft import Draft, standard_fields
from claims.importers.assemble.event_dates import add_times
from claims.importers.assemble.gtd_and_airwars import speaker_chains
from claims.importers.assemble.parties import add_parties
from claims.importers.assemble.places import add_places
from claims.importers.cells.ids import name_id, name_ids, numbered, short_digests
from claims.importers.cells.text_columns import distinct, join_columns, lookup
from claims.importers.cells.unknown_values import is_unknown
from claims.importers.mapping.mapping import Mapping, Meaning
from claims.importers.read.read_table import Table
from claims.importers.remarks import Outcome, Remarks
from claims.tables import Collection

Extra = Callable[[Draft, pd.DataFrame, Remarks], None]
Step = Callable[[str], None]  # told the words of each step as it begins


@dataclass(frozen=True, kw_only=True)
class Imported:
    """What an import made of a table.

    Attributes:
        frames: The tables of a collection, as text.
        remarks: What was changed, refused or noticed, columns `remarks.REMARK_COLUMNS`.
        unread: Columns of the foreign table that the mapping does not speak of.
        rows: How many rows of the foreign table stand as claims.
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


def import_table(
    table: Table, mapping: Mapping, *, extra: Extra | None = None, step: Step = lambda _: None
) -> Imported:
    """The collection that a table makes under a mapping; whatever cannot be read is in the remarks."""
    fitted, remarks = mapping.fitted(list(table.frame.columns)), table.remarks
    step("Naming the rows")
    frame, keys = _named_rows(table.frame, fitted, remarks)
    draft = Draft(keys, coder=f"import: {mapping.name}")
    release = _add_release(draft, table, fitted)
    step("Reading citations")
    cites = add_cited(draft, frame, fitted, release, remarks)
    step("Reading dates and places")
    add_times(draft, frame, fitted, remarks)
    where = add_places(draft, frame, fitted, remarks)
    kinds = _add_kinds(draft, frame, fitted)
    step("Reading parties and numbers")
    who = add_parties(draft, frame, fitted, remarks)
    if extra:
        extra(draft, frame, remarks)
    chain = speaker_chains(draft, frame, fitted, cites)
    add_tallies(draft, frame, fitted, chain=chain, cites=cites, remarks=remarks)
    step("Putting the tables together")
    titles = _titles(frame, fitted, kinds, who, where)
    draft.add("claims", claim_id=keys, document_id=release, title=titles, background="no")
    frames = draft.frames()
    frames["fields"] = standard_fields([kind for kind in distinct(kinds) if kind])
    spoken = set(distinct(frames["statements"]["claim_id"]))
    silent = keys.index[[key not in spoken for key in keys.tolist()]]
    remarks.rows(silent, "", "a row of which nothing could be read", "a claim that says nothing", Outcome.NOTED)
    return Imported(
        frames=frames, metadata=_metadata(fitted, release), remarks=remarks.frame(),
        unread=_unread(table, fitted), rows=len(frame),
    )  # fmt: skip


def _named_rows(frame: pd.DataFrame, mapping: Mapping, remarks: Remarks) -> tuple[pd.DataFrame, pd.Series]:
    """The rows with a claim id each; the same row again is left out, another one under a taken id gets `.2`."""
    prefix, rows = _source_id(mapping), mapping.columns("id")
    again = frame.index[frame.duplicated().to_numpy()]
    remarks.rows(again, "", "a row that stands above already, cell by cell", "not read twice", Outcome.ROW_REFUSED)
    frame = frame.drop(index=again)
    if not rows:
        remarks.say("", "no column with ids", "each row is named by a digest of its cells")
        return frame, numbered(prefix + "-" + _content_digests(frame))
    written = join_columns(
        [lookup(frame[row.column], {text: _id_text(text) for text in distinct(frame[row.column])}) for row in rows], "."
    )
    ids = name_ids(written.astype("str"))
    missing = ids == ""
    column = ", ".join(row.column for row in rows)
    remarks.rows(frame.index[missing], column, "no id", "named by a digest of its cells", Outcome.CHANGED)
    if missing.any():
        ids = ids.mask(missing, "row-" + _content_digests(frame[missing]).reindex(ids.index, fill_value=""))
    keys = numbered(prefix + "-" + ids)
    twice = ids.duplicated()
    remarks.rows(
        frame.index[twice],
        column,
        written.astype("str"),
        "an id that another row has; numbered .2 and on",
        Outcome.CHANGED,
    )
    return frame, keys


def _content_digests(frame: pd.DataFrame) -> pd.Series:
    """A digest of the cells of each row; empty cells do not count."""
    return short_digests(join_columns([frame[column] for column in frame.columns], "\x1f"))


def _id_text(text: str) -> str:
    return "" if is_unknown(text) else re.sub(r"\.0$", "", text)


def _source_id(mapping: Mapping) -> str:
    return name_id(mapping.setting("source_id")) or name_id(mapping.setting("source")) or "table"


def _add_release(draft: Draft, table: Table, mapping: Mapping) -> str:
    """The compiler as a source, and the file as its document; gives that document's id."""
    source, version = _source_id(mapping), mapping.setting("version")
    release = f"{source}-{name_id(version) or table.digest[7:15]}"
    name = mapping.setting("source", source)
    draft.add(
        "sources",
        source_id=[source],
        name=[name],
        kind="dataset",
        url=mapping.setting("url"),
        languages=mapping.setting("language"),
        note=mapping.setting("note"),
    )
    title = " ".join(part for part in (mapping.setting("release", f"{name} ({table.file})"), version) if part)
    licence = mapping.setting("licence")
    draft.add(
        "documents", document_id=[release], source_id=[source], title=[title], published_from=mapping.setting("published"),
        published_to=mapping.setting("published"), language=mapping.setting("language", "und"), digest=table.digest,
        note=f"File {table.file}{', sheet ' + table.sheet if table.sheet else ''}. A paragraph is a row as a spreadsheet counts."
        + (f" Licence of the rows: {licence}." if licence else ""),
    )  # fmt: skip
    return release


def _add_kinds(draft: Draft, frame: pd.DataFrame, mapping: Mapping) -> pd.Series:
    """The kind of event, by the mapping's codes or else as written."""
    kinds, words = pd.Series("", index=frame.index, dtype="str"), pd.Series("", index=frame.index, dtype="str")
    rows = mapping.columns("kind")
    for row in rows:
        read = {text: _kind(text, row) for text in distinct(frame[row.column])}
        empty = kinds == ""
        words = words.mask(empty, frame[row.column])
        kinds = kinds.mask(empty, lookup(frame[row.column], read))
    told = kinds != ""
    draft.say("kind", kinds, words=words, column=", ".join(row.column for row in rows))
    if what := mapping.setting("what"):
        kinds = kinds.where(told, what)
        draft.say(
            "kind",
            kinds.mask(told, ""),
            words=pd.Series("", index=frame.index),
            note="Not in the table: the mapping says so.",
        )
    return kinds


def _kind(text: str, row: Meaning) -> str:
    codes = {key.lower(): kind for key, _, kind in (pair.partition(":") for pair in row.option("codes").split("|"))}
    if is_unknown(text) or not text:
        return ""
    return codes.get(text.lower(), " ".join(text.replace("|", " ").split()).lower())


def _titles(frame: pd.DataFrame, mapping: Mapping, kinds: pd.Series, who: pd.Series, where: pd.Series) -> pd.Series:
    """What each row is about: its own title, or else kind, parties and place; never a number."""
    row = mapping.column("title")
    made = join_columns([kinds.str.capitalize(), who, where], ", ")
    made = made.mask(made == "", "A row of which little can be read")
    if row is None:
        return made
    own = frame[row.column].str.split().str.join(" ")
    return own.mask(own == "", made).astype("str")


def _unread(table: Table, mapping: Mapping) -> tuple[str, ...]:
    named = {row.column for row in mapping.rows if row.column and row.means != "ignore"}
    groups = {row.group.strip("{}").lower() for row in mapping.rows if row.group.startswith("{")}
    return tuple(name for name in table.frame.columns if name not in named and name.lower() not in groups)


def _metadata(mapping: Mapping, release: str) -> Metadata:
    title = " ".join(
        part
        for part in (mapping.setting("release", mapping.setting("source", release)), mapping.setting("version"))
        if part
    )
    return Metadata(
        name=release,
        title=title,
        version=mapping.setting("version"),
        date=mapping.setting("published"),
        licence=mapping.setting("licence"),
    )
