"""Claim ids: each row of a foreign table gets one, the same in every import of the same row."""

import re

import pandas as pd

from claims.importers.cells.ids import name_id, name_ids, numbered, short_digests
from claims.importers.cells.text_columns import distinct_texts, join_columns, lookup
from claims.importers.cells.unknown_values import is_unknown
from claims.importers.mapping.mapping import Mapping
from claims.importers.remarks import RemarkOutcome, Remarks

_CELL_SEPARATOR = "\x1f"  # the unit separator of ASCII, so that cells do not run into one another


def source_id(mapping: Mapping) -> str:
    """The id of the source that compiled the table; it begins the id of every claim."""
    return name_id(mapping.setting("source_id")) or name_id(mapping.setting("source")) or "table"


def name_rows(frame: pd.DataFrame, mapping: Mapping, remarks: Remarks) -> tuple[pd.DataFrame, pd.Series]:
    """Drops rows that repeat an earlier one cell by cell, and names the others.

    Returns:
        The remaining rows and their claim ids. A second row with an id that is taken gets `.2`; a row without an
        id, and every row of a table without a column of ids, is named by a digest of its cells.
    """
    repeated = frame.index[frame.duplicated().to_numpy()]
    done = "not read twice"
    remarks.note_rows(repeated, "", "a row identical to one above", done, RemarkOutcome.ROW_REFUSED)
    frame = frame.drop(index=repeated)
    prefix = f"{source_id(mapping)}-"
    id_columns = [row.column for row in mapping.columns("id")]
    if not id_columns:
        remarks.note("", "no column with ids", "each row is named by a digest of its cells")
        return frame, numbered(prefix + _content_digests(frame))
    written = join_columns([_id_texts(frame[column]) for column in id_columns], ".").astype("str")
    ids = name_ids(written)
    missing, column = ids == "", ", ".join(id_columns)
    done = "named by a digest of its cells"
    remarks.note_rows(frame.index[missing], column, "no id", done, RemarkOutcome.CHANGED)
    if missing.any():
        ids = ids.mask(missing, "row-" + _content_digests(frame[missing]).reindex(ids.index, fill_value=""))
    done = "an id that another row has; numbered .2 and so on"
    remarks.note_rows(frame.index[ids.duplicated()], column, written, done, RemarkOutcome.CHANGED)
    return frame, numbered(prefix + ids)


def _content_digests(frame: pd.DataFrame) -> pd.Series:
    """A digest of the filled cells of each row."""
    return short_digests(join_columns([frame[column] for column in frame.columns], _CELL_SEPARATOR))


def _id_texts(texts: pd.Series) -> pd.Series:
    """The ids without the `.0` that a spreadsheet adds to numbers; "" for words and codes for unknown."""
    return lookup(
        texts, {text: "" if is_unknown(text) else re.sub(r"\.0$", "", text) for text in distinct_texts(texts)}
    )
