"""The numbers behind a plot as CSV, with where they come from."""

from datetime import datetime

import pandas as pd

from claims.exports.sheet import in_utc, provenance
from claims.exports.spreadsheets.csv_tables import csv_bytes
from claims.tables import Collection


def plot_csv(collection: Collection, frame: pd.DataFrame, *, at: datetime, filter: str = "") -> bytes:
    """The rows of a frame as CSV, with where they come from in the last columns; a gap is an empty cell, a time its day.

    Args:
        collection: What the numbers are of.
        frame: Its columns are the headings.
        at: The time of the export.
        filter: How the rows were chosen, in words; "" means that nothing was left out.

    Raises:
        ExportError: The time has no zone.
    """
    origin = provenance(collection, filter=filter, at=in_utc(at))
    rows = ([*map(_cell, row), *origin.values()] for row in frame.itertuples(index=False, name=None))
    return csv_bytes([*map(str, frame.columns), *origin], rows)


def _cell(value: object) -> str | int:
    if isinstance(value, str | int) and not isinstance(value, bool):
        return value
    if pd.isna(value):  # type: ignore[call-overload]  # any cell of a frame; its stubs know scalars alone
        return ""
    return (
        value.date().isoformat()
        if isinstance(value, pd.Timestamp)
        else f"{value:g}"
        if isinstance(value, float)
        else str(value)
    )
