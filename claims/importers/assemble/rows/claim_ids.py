"""Claim ids: each row of a foreign table gets one, the same in every import of the same row."""

import pandas as pd

from claims.importers.cells.ids import name_id, name_ids, numbered, short_digests
from claims.importers.cells.text_columns import join_columns
from claims.importers.cells.unknown_values import are_unknown
from claims.importers.mapping.mapping import Mapping
from claims.importers.remarks import RemarkOutcome, Remarks

NUMBERED = "an id that another row has; numbered .2 and so on"
_CELL_SEPARATOR = "\x1f"  # the unit separator of ASCII, so that cells do not run into one another


def source_id(mapping: Mapping) -> str:
    """The id of the source that compiled the table; it begins the id of every claim."""
    return name_id(mapping.setting("source_id")) or name_id(mapping.setting("source")) or "table"


def name_rows(frame: pd.DataFrame, mapping: Mapping, remarks: Remarks) -> tuple[pd.DataFrame, pd.Series]:
    """Drops rows that repeat an earlier one cell by cell, and names the others.

    Returns:
        The remaining rows and their claim ids: those of `written_ids` as the schema allows them.
    """
    frame, written = written_ids(frame, mapping, remarks)
    return frame, f"{source_id(mapping)}-" + different_ids(name_ids(written), mapping, remarks)


def written_ids(frame: pd.DataFrame, mapping: Mapping, remarks: Remarks) -> tuple[pd.DataFrame, pd.Series]:
    """Drops rows that repeat an earlier one cell by cell, and gives the id of each other row as the table writes it.

    A row without an id, and every row of a table without a column of ids, has a digest of its cells.
    """
    rows = [row.column for row in mapping.columns("id")]
    ids = join_columns([_id_texts(frame[column]) for column in rows], ".") if rows else None
    ids = pd.Series("", index=frame.index, dtype="str") if ids is None else ids.astype("str")
    may_repeat = ids.duplicated(keep=False) | (ids == "")
    repeated = frame.index[may_repeat][frame[may_repeat].duplicated().to_numpy()]
    done = "not read twice"
    remarks.note_rows(repeated, "", "a row identical to one above", done, RemarkOutcome.ROW_REFUSED)
    frame, ids = frame.drop(index=repeated), ids.drop(index=repeated)
    missing = ids == ""
    if not rows:
        remarks.note("", "no column with ids", "each row is named by a digest of its cells")
        return frame, _content_digests(frame)
    if missing.any():
        done = "named by a digest of its cells"
        remarks.note_rows(frame.index[missing], ", ".join(rows), "no id", done, RemarkOutcome.CHANGED)
        ids = ids.mask(missing, "row-" + _content_digests(frame[missing]).reindex(ids.index, fill_value=""))
    return frame, ids


def different_ids(ids: pd.Series, mapping: Mapping, remarks: Remarks) -> pd.Series:
    """The ids, the second row with one that is taken with `.2` behind it."""
    columns = ", ".join(row.column for row in mapping.columns("id"))
    remarks.note_rows(ids.index[ids.duplicated()], columns, ids, NUMBERED, RemarkOutcome.CHANGED)
    return numbered(ids)


def _content_digests(frame: pd.DataFrame) -> pd.Series:
    """A digest of the filled cells of each row."""
    return short_digests(join_columns([frame[column] for column in frame.columns], _CELL_SEPARATOR))


def _id_texts(texts: pd.Series) -> pd.Series:
    """The ids without the `.0` that a spreadsheet adds to numbers; "" for words and codes for unknown."""
    return texts.str.strip().str.replace(r"\.0$", "", regex=True).mask(are_unknown(texts), "")
