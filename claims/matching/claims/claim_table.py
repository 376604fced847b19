"""Tables of any format with one row per claim, as claim frames; their cells are read as an importer reads them."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import pandas as pd

from claims.importers.assemble.event_dates import guessed_days, read_event_days
from claims.importers.assemble.kinds import read_kinds
from claims.importers.assemble.parties import named_parties, party_path
from claims.importers.assemble.places import level_names, meant_levels, row_countries, row_points
from claims.importers.assemble.rows.claim_ids import different_ids, source_id, written_ids
from claims.importers.assemble.rows.joined_rows import rows_by_claim
from claims.importers.assemble.sources.citations import READERS, Reader
from claims.importers.cells.date_cells import read_days
from claims.importers.cells.day_spans import name_precisions
from claims.importers.cells.text_columns import fully_match, join_columns
from claims.importers.cells.unknown_values import known_texts
from claims.importers.mapping.known_formats import detect_format, mapping_for
from claims.importers.mapping.mapping import Mapping, Meaning
from claims.importers.mapping.propose_mapping import propose_mapping
from claims.importers.read.read_table import Table, read_table
from claims.importers.remarks import RemarkOutcome, Remarks, merge_remarks
from claims.matching.arrays import translated
from claims.matching.claims.claim_frame import CLAIM_COLUMNS
from claims.matching.claims.mask_numbers import mask_column, mask_columns
from claims.safety.read_apart import read_apart

_COMPARED = (
    "first",
    "last",
    "place_names",
    "area",
    "country",
    "latitude",
    "text",
    "cites",
)  # one of these must be said
NEVER_COMPARED = "a number of people, which never decides what is one event"
NOT_COMPARED = "nothing that tells one event from another"
UNKNOWN_MEANING = "no meaning is known for it"


@dataclass(frozen=True, kw_only=True)
class ClaimTable:
    """A table read as claims.

    Attributes:
        frame: The claim frame, in the order of the ids; see `claim_frame`.
        read: What each column that was read means.
        unread: The columns that were not read, each with the reason; counts are among them.
        remarks: What was changed or refused, by row and column, see `merge_remarks`.
        missing: What would have to be mapped where no row says anything to compare; "" otherwise.
    """

    frame: pd.DataFrame
    read: tuple[Meaning, ...]
    unread: dict[str, str]
    remarks: pd.DataFrame
    missing: str

    @property
    def problems(self) -> pd.DataFrame:
        """The remarks on rows and cells that were refused or changed."""
        told = self.remarks["outcome"] != RemarkOutcome.NOTED
        return self.remarks[told].reset_index(drop=True)


def read_claim_table(path: Path, *, mapping: Mapping | None = None, sheet: str = "", encoding: str = "") -> ClaimTable:
    """Reads a file with one row per claim or document, of any format that `read_table` knows.

    Args:
        path: The file.
        mapping: What its columns mean; by default that of its known format, or else the one that its columns propose.
        sheet: The sheet of a workbook; empty chooses the one with most cells under a heading.
        encoding: The encoding of a text file; empty detects it.

    Raises:
        CollectionError: The file cannot be read, or the mapping does not fit it.
    """
    return read_apart(_read_claims, path, mapping, sheet, encoding, name=path.name)


def _read_claims(path: Path, mapping: Mapping | None, sheet: str, encoding: str) -> ClaimTable:
    table = read_table(path, sheet=sheet, encoding=encoding)
    return claims_of_table(table, mapping or mapping_of_columns(table))


def mapping_of_columns(table: Table) -> Mapping:
    """That of its known format, or else the one that its columns propose."""
    known = detect_format(table)
    return (
        mapping_for(known).fitted_first(list(table.frame.columns))
        if known
        else propose_mapping(table, each_row_is_an_account=True)
    )


def claims_of_table(table: Table, mapping: Mapping) -> ClaimTable:
    """The claims of a table by a mapping.

    Raises:
        CollectionError: The mapping gives one meaning to two columns.
    """
    mapping, remarks = mapping.fitted(list(table.frame.columns)), Remarks(table.file)
    frame = claim_rows(table.frame, mapping, remarks)
    read = tuple(row for row in mapping.rows if row.column and row.means in READ_MEANINGS)
    return ClaimTable(
        frame=frame.sort_values("claim_id", ignore_index=True),
        read=read,
        unread=_unread(table, mapping, {row.column for row in read}),
        remarks=merge_remarks([table.remarks, *remarks.parts]),
        missing="" if _says_anything(frame) else _what_to_map(table),
    )


def _says_anything(frame: pd.DataFrame) -> bool:
    return any((frame[column].notna() & (frame[column] != "")).any() for column in _COMPARED)


def _what_to_map(table: Table) -> str:
    return (
        f"no row of {table.file} gives a day, a place, a text or a document; a mapping file (--map) can say which of its columns "
        f"does: {', '.join(table.frame.columns)}"
    )


def _unread(table: Table, mapping: Mapping, read: set[str]) -> dict[str, str]:
    """The columns that are not read, in the order of the table, with the reason."""
    reasons = {
        row.column: row.detail if row.means == "ignore" else NEVER_COMPARED if row.outcome else NOT_COMPARED
        for row in mapping.rows
    }
    return {name: reasons.get(name) or UNKNOWN_MEANING for name in table.frame.columns if name not in read}


# What of a mapping is read: no number of people, and nothing that only a reader of the table wants to know.
READ_MEANINGS = frozenset(
    {
        "id", "source", "document", "published", "title", "text", "date", "date_end", "year", "month", "day", "end_year",
        "end_month", "end_day", "date_precision", "date_basis", "lasting", "country", "admin1", "admin2", "place", "place_and_region", "latitude", "longitude", "point",
        "place_precision", "participant", "initiator", "attacked", "kind", *READERS,
    }
)  # fmt: skip
_TITLE_CHARACTERS = 120  # of a text that stands for a title
_SPOTS = frozenset({"place", "around", "area"})  # levels at which the name of the place is meant
_WIDE = ("country", "admin1")  # a code for one of these says that the point is only somewhere in it
_ONE_ADDRESS = r"https?://\S+"
_ARCHIVE = re.compile(r"^https?://web\.archive\.org/web/\w+/")


def claim_rows(frame: pd.DataFrame, mapping: Mapping, remarks: Remarks) -> pd.DataFrame:
    """The claim frame of the rows of a table, in their order and under their index.

    A cell that cannot be read says nothing, and a remark tells of it. A row without an id has a digest for one; where no
    column says whose account a row is, all are of the source that the mapping names.
    """
    joined = rows_by_claim(frame, mapping, remarks)
    frame, mapping = joined.frame, joined.mapping
    frame, ids = written_ids(frame, mapping, remarks)
    ids = different_ids(ids, mapping, remarks)
    title, text = _texts(frame, mapping, "title"), _texts(frame, mapping, "text")
    is_more = text != ""  # a title without a text is masked once
    with ThreadPoolExecutor(2) as threads:
        words = threads.submit(mask_columns, title.mask(is_more, title + ". " + text))
        headlines = threads.submit(mask_column, title[is_more])
        masked, capitals = words.result()
        headline = masked.mask(is_more, headlines.result().reindex(masked.index, fill_value=""))
    days = read_event_days(frame, mapping, remarks).days
    guessed = guessed_days(frame, mapping)
    published = _published(frame, mapping, remarks)
    listed = published["first"].isna()
    cites = _cited(frame, mapping)
    document = _texts(frame, mapping, "document")
    document = document.mask((document == "") & ~listed & fully_match(cites, _ONE_ADDRESS), cites)
    return pd.DataFrame(
        {
            "claim_id": ids,
            "source_id": _sources(frame, mapping, cites, listed=listed),
            "document_id": document.mask((document == "") | listed, "claim " + ids),
            "title": title.mask(title == "", text.str.slice(0, _TITLE_CHARACTERS)),
            "first": days["first"],
            "last": days["last"],
            "precision": name_precisions(days.assign(period=days["lasting"])),
            "published_first": published["first"],
            "published_last": published["last"],
            "places": "",
            "place_paths": "",
            **_parties(frame, mapping, remarks),
            "kinds": _kinds(frame, mapping),
            "text": masked,
            "cites": cites.mask(document == cites, ""),
            "within": "",
            "background": False,
            "guessed": guessed,
            "headline": headline,
            "capitals": capitals,
            **_places(frame, mapping, remarks),
            "paragraphs": "",
            "inferred": guessed,
            "listed": listed,
            "in_tree": False,
        }
    )[list(CLAIM_COLUMNS)]


def _texts(frame: pd.DataFrame, mapping: Mapping, means: str) -> pd.Series[str]:
    row = mapping.column(means)
    return frame[row.column] if row else pd.Series("", index=frame.index, dtype="str")


def _kinds(frame: pd.DataFrame, mapping: Mapping) -> pd.Series[str]:
    kinds, _ = read_kinds(frame, mapping, Remarks(""))
    return kinds.mask(kinds == "", mapping.setting("what"))


def _published(frame: pd.DataFrame, mapping: Mapping, remarks: Remarks) -> pd.DataFrame:
    row = mapping.column("published")
    texts = _texts(frame, mapping, "published")
    return read_days(
        texts, remarks, order=row.option("order") if row else "", calendar=row.option("calendar") if row else ""
    )


def _cited(frame: pd.DataFrame, mapping: Mapping) -> pd.Series[str]:
    """What each row cites, joined by "|": addresses, and other documents by the ids that an import gives them."""
    columns = [pd.Series("", index=frame.index, dtype="str")]
    for means, read in READERS.items():
        for row in mapping.columns(means):
            texts = frame[row.column]
            is_address = fully_match(texts, _ONE_ADDRESS)
            ids = translated(known_texts(texts.mask(is_address, "")), partial(_document_ids, read))
            columns.append(ids.mask(is_address, texts))
    return join_columns(columns, "|")


def _document_ids(read: Reader, text: str) -> str:
    return "|".join(each.url or each.document_id for each in read(text)) if text else ""


def _sources(
    frame: pd.DataFrame, mapping: Mapping, cites: pd.Series[str], *, listed: pd.Series[bool]
) -> pd.Series[str]:
    """Whose account each row is; of a page that no column names the host of its address."""
    compiler = mapping.setting("source") or source_id(mapping)
    row = mapping.column("source")
    named = known_texts(frame[row.column]) if row else translated(cites.mask(listed, ""), _host)
    return named.mask(named == "", compiler)


def _host(url: str) -> str:
    """The host of an address, which says whose page it is; of an archived copy that of the page itself; "" of anything else."""
    try:
        return (urlsplit(_ARCHIVE.sub("", url)).hostname or "").removeprefix("www.")
    except ValueError:  # such as a bracket that does not close
        return ""


def _parties(frame: pd.DataFrame, mapping: Mapping, remarks: Remarks) -> dict[str, pd.Series[str]]:
    nothing = pd.Series("", index=frame.index, dtype="str")
    parts = [nothing, *(part for party in named_parties(frame, mapping, remarks) for part in party.parts)]
    paths = [translated(part, _party_path) for part in parts]
    return {"parties": join_columns(parts, "|"), "party_paths": join_columns(paths, "|")}


def _party_path(name: str) -> str:
    return ">".join(f"{kind}:{party_id}" for kind, party_id in party_path(name))


def _places(frame: pd.DataFrame, mapping: Mapping, remarks: Remarks) -> dict[str, pd.Series]:
    """The places of each row by their names, as exact as it says, and its point."""
    names = level_names(frame, mapping, remarks)
    levels = meant_levels(frame, mapping, names)
    place = names["place"].where(levels.isin(_SPOTS), "").mask(levels == "admin2", names["admin2"])
    degrees = row_points(frame, mapping, remarks, row_countries(names, mapping))
    is_coded = mapping.column("place_precision") is not None
    north, east = (pd.to_numeric(axis).astype("float64") for axis in degrees)
    vague = levels.isin(_WIDE) & is_coded
    return {
        "place_names": place,
        "area": names["admin1"],
        "country": names["country"],
        "latitude": north.mask(vague),
        "longitude": east.mask(vague),
    }
