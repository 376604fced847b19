"""The example rows of the template, which show how a row is written and are left out where nobody touched them."""

from collections.abc import Mapping

import pandas as pd

from claims.importers.filled.row_names import LABELS
from claims.schema import TABLE_COLUMNS

_OUTLET, _REPORT, _CLAIM = "Example Outlet", "Example: shots at the market", "Example: shooting at the market"
_STATEMENT = {"claim_id": _CLAIM, "stance": "asserts", "basis": "stated", "coder": "Your name"}
# Ids stay empty and rows name each other by their names, as whoever fills the workbook may do too.
EXAMPLE_ROWS: Mapping[str, tuple[Mapping[str, str], ...]] = {
    "sources": ({"name": _OUTLET, "kind": "outlet", "languages": "en", "note": "An example; write over it or leave it."},),
    "documents": (
        {"source_id": _OUTLET, "title": _REPORT, "published_from": "24 January 2021", "published_to": "24 January 2021",
         "language": "en"},
    ),
    "claims": ({"document_id": _REPORT, "title": _CLAIM, "background": "no"},),
    "statements": (
        {**_STATEMENT, "field": "when", "value": "23 January 2021"},
        {**_STATEMENT, "field": "where", "value": "Example Town"},
        {**_STATEMENT, "field": "kind", "value": "shooting"},
        {**_STATEMENT, "field": "killed", "group": "Police", "value": "at least 2", "verbatim": "at least two",
         "paragraph": "1", "fragment": "at least two officers were shot"},
    ),
    "places": ({"name": "Example Town", "kind": "town", "latitude": "37.05", "longitude": "41.22"},),
}  # fmt: skip
_NAMING_FIRST = ("judgements", "statements", "claims", "documents", "sources", "fields", "places", "parties")
Frames = dict[str, pd.DataFrame]


def example_cells(table: str) -> list[tuple[str, ...]]:
    """The example rows of a table, a text for each column."""
    return [tuple(row.get(column, "") for column in TABLE_COLUMNS[table]) for row in EXAMPLE_ROWS.get(table, ())]


def without_examples(frames: Mapping[str, pd.DataFrame]) -> Frames:
    """The rows that somebody wrote: example rows that stand as they were are left out, unless a row that stays names one."""
    kept, named = dict(frames), {""}
    for table in _NAMING_FIRST:
        is_example = _are_examples(table, frames[table])
        if is_example.any():
            names = frames[table][LABELS[table]] if table in LABELS else pd.Series("", index=is_example.index)
            kept[table] = frames[table][~is_example | names.isin(named - {""})]
        if table in EXAMPLE_ROWS:
            named.update(kept[table].to_numpy(dtype=object).ravel().tolist())
    return kept


def _are_examples(table: str, frame: pd.DataFrame) -> pd.Series:
    examples = set(example_cells(table))
    if not examples or frame.empty:
        return pd.Series(False, index=frame.index)
    rows = frame.to_numpy(dtype=object).tolist()
    return pd.Series([tuple(map(str.strip, cells)) in examples for cells in rows], index=frame.index)
