"""CSV: one row per side or account, or one row per point with the sides as columns."""

import csv
import io
from collections.abc import Iterable

from claims.exports.sheet import Cell, Sheet, relation_means
from claims.exports.spreadsheets.wide_table import RELATION_MEANS, wide_sheet

# What can make a spreadsheet read a cell as a formula, full-width forms included.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def without_formula(text: str) -> str:
    """The text as a cell of a CSV file that no spreadsheet takes for a formula: those get a leading apostrophe."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def csv_bytes(heading: Iterable[str], rows: Iterable[Iterable[Cell]]) -> bytes:
    """CSV in UTF-8 with the mark by which Excel knows it; no cell is a formula, in the heading or below."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    for row in (heading, *rows):
        writer.writerow([without_formula(cell) if isinstance(cell, str) else cell for cell in row])
    return text.getvalue().encode("utf-8-sig")


def heading_and_rows(sheet: Sheet) -> tuple[list[str], list[list[Cell]]]:
    """The names of the columns and the rows, each with what its relation means and its provenance last."""
    means = [RELATION_MEANS.name] if "relation" in sheet.labels and RELATION_MEANS.name not in sheet.labels else []
    rows = [
        [*row, *(relation_means(record) for _ in means), *sheet.provenance.values()]
        for row, record in zip(sheet.rows, sheet.records, strict=True)
    ]
    return [*sheet.labels, *means, *sheet.provenance], rows


def write_csv(sheet: Sheet) -> bytes:
    """The rows, each with what its relation means and its provenance last."""
    return csv_bytes(*heading_and_rows(sheet))


def write_wide_csv(sheet: Sheet) -> bytes:
    """One row per point, what each side or source says in columns of its own; a bar separates several answers."""
    return write_csv(wide_sheet(sheet))
