"""Tables of any format with one row per claim, as claim frames."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from claims.importers.mapping.known_formats import detect_format, mapping_for
from claims.importers.mapping.mapping import Mapping, Meaning
from claims.importers.mapping.propose_mapping import propose_mapping
from claims.importers.read.read_table import Table, read_table
from claims.importers.remarks import RemarkOutcome, Remarks, merge_remarks
from claims.matching.claims.claim_rows import READ_MEANINGS, claim_rows

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
    table = read_table(path, sheet=sheet, encoding=encoding)
    return claims_of_table(table, mapping or _mapping_of(table))


def _mapping_of(table: Table) -> Mapping:
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
