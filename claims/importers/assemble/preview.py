"""A preview: the first rows of a table as an import reads them."""

import pandas as pd

from claims.importers.assemble.import_table import Imported

PREVIEW_COLUMNS = ("row", "claim_id", "field", "group", "value", "words", "said_by")


def preview(imported: Imported, *, rows: int = 5) -> pd.DataFrame:
    """What the first rows say, a statement a line, columns `PREVIEW_COLUMNS`."""
    first = imported.frames["claims"]["claim_id"].head(rows)
    said = imported.frames["statements"]
    said = said[said["claim_id"].isin(list(first))]
    names = {"paragraph": "row", "verbatim": "words", "chain": "said_by"}
    return said.rename(columns=names)[list(PREVIEW_COLUMNS)].reset_index(drop=True)
