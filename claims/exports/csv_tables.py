"""CSV: one row per side or account, or one row per point with the sides as columns."""

import csv
import io
from collections.abc import Iterable

from claims.exports.sheet import Cell, Section, Sheet, relation_means

RELATION_MEANS = "relation_means"  # the column that defines the relation of its row
# What can make a spreadsheet read a cell as a formula, full-width forms included.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def without_formula(text: str) -> str:
    """The text as a cell of a CSV file that no spreadsheet takes for a formula: those get a leading apostrophe."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def csv_bytes(heading: Iterable[str], rows: Iterable[Iterable[Cell]]) -> bytes:
    """CSV in UTF-8 with the mark by which Excel knows it; no cell of the rows is a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(heading)
    writer.writerows([without_formula(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def write_csv(sheet: Sheet) -> bytes:
    """The rows, each with what its relation means and its provenance last."""
    means = _relation_column(sheet)
    heading = [*sheet.labels, *means, *sheet.provenance]
    rows = [
        [*row, *(relation_means(record) for _ in means), *sheet.provenance.values()]
        for row, record in zip(sheet.rows, sheet.records, strict=True)
    ]
    return csv_bytes(heading, rows)


def write_wide_csv(sheet: Sheet) -> bytes:
    """One row per point, what each side or source says in columns of its own; a bar separates several answers.

    A table without sections is as wide as it can be already.
    """
    if sheet.is_flat:
        return write_csv(sheet)
    layout, sections, means = sheet.layout, sheet.sections, _relation_column(sheet)
    facets = list(dict.fromkeys(str(row[layout.facet]) for section in sections for row in section.rows))
    columns = [(facet, name) for facet in facets for name in layout.table if name != layout.facet]
    heading = [*layout.subject, *means, *(f"{facet}: {name}" for facet, name in columns), *sheet.provenance]
    rows = [
        [
            *section.cells.values(),
            *(_relations_mean(section) for _ in means),
            *(_answers(section, layout.facet, facet, name) for facet, name in columns),
            *sheet.provenance.values(),
        ]
        for section in sections
    ]
    return csv_bytes(heading, rows)


def _relation_column(sheet: Sheet) -> list[str]:
    return [RELATION_MEANS] if "relation" in sheet.labels else []


def _relations_mean(section: Section) -> str:
    """What the relations of a section mean: that of the point, or those of its rows, each once."""
    rows = [section.cells] if "relation" in section.cells else section.rows
    meanings = {str(row["relation"]): relation_means(row) for row in rows}
    return " | ".join(f"{name}: {means}" if len(meanings) > 1 else means for name, means in meanings.items())


def _answers(section: Section, column: str, facet: str, name: str) -> str:
    answers = [str(row[name]) for row in section.rows if str(row[column]) == facet and row[name] != ""]
    return " | ".join(dict.fromkeys(answers))
