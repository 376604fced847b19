"""Tables for programs: wide CSV, JSON Lines, and a zip of all of it with a codebook."""

import csv
import io
import json
import zipfile

from claims.exports.csv_xlsx_json import MEANS, write_csv, write_xlsx
from claims.exports.escaping import without_formula
from claims.exports.latex_bibtex import write_bibtex
from claims.exports.sheet import Cell, Section, Sheet, definitions, relation_means, remarks


def write_wide_csv(sheet: Sheet) -> bytes:
    """One row a point, what each side or source says in columns of its own; several answers are parted by a bar."""
    layout = sheet.reading
    cells = [name for name in layout.table if name != layout.facet]
    facets = list(dict.fromkeys(str(row[layout.facet]) for section in sheet.sections for row in section.rows))
    columns = [f"{facet}: {name}" for facet in facets for name in cells]
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    means = [MEANS] if "relation" in sheet.labels else []
    writer.writerow([*layout.subject, *means, *columns, *sheet.provenance])
    for section in sheet.sections:
        answers = [_answers(section, layout.facet, facet, name) for facet in facets for name in cells]
        told = [_relations(section) for _ in means]
        row: list[Cell] = [*section.cells.values(), *told, *answers, *sheet.provenance.values()]
        writer.writerow([without_formula(cell) if isinstance(cell, str) else cell for cell in row])
    return text.getvalue().encode("utf-8-sig")


def _relations(section: Section) -> str:
    """What the relations of a section mean: that of the point, or those of its rows, each told once."""
    rows = [section.cells] if "relation" in section.cells else list(section.rows)
    told = {str(row["relation"]): relation_means(row) for row in rows}
    return " | ".join(f"{relation}: {means}" if len(told) > 1 else means for relation, means in told.items())


def _answers(section: Section, column: str, facet: str, name: str) -> str:
    found = [str(row[name]) for row in section.rows if str(row[column]) == facet and row[name] != ""]
    return " | ".join(dict.fromkeys(found))


def write_json_lines(sheet: Sheet) -> bytes:
    """A line on where it comes from, then one a row."""
    head = {"title": sheet.title, "provenance": dict(sheet.provenance), "definitions": definitions()}
    head["columns"] = {column.name: column.meaning for column in sheet.columns}
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in (head, *sheet.records)).encode()


def write_zip(sheet: Sheet) -> bytes:
    """A zip: the rows long and wide as CSV, as a workbook, the bibliography, a codebook, and what it is."""
    files = {
        "README.txt": _readme(sheet),
        "codebook.csv": _codebook(sheet),
        "long.csv": write_csv(sheet),
        "wide.csv": write_wide_csv(sheet),
        "table.xlsx": write_xlsx(sheet),
        "references.bib": write_bibtex(sheet),
    }
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(_dated(name, sheet), data)
    return content.getvalue()


def _dated(name: str, sheet: Sheet) -> zipfile.ZipInfo:
    """The time of the export, not of the clock: the same content gives the same bytes."""
    found = zipfile.ZipInfo(name, max(sheet.at.timetuple()[:6], (1980, 1, 1, 0, 0, 0)))
    found.compress_type, found.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
    return found


def _readme(sheet: Sheet) -> bytes:
    return ("\n".join(remarks(sheet)) + "\n").encode()


def _codebook(sheet: Sheet) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(("file", "column", "label", "meaning"))
    writer.writerows(("long.csv, table.xlsx", column.name, column.label, column.meaning) for column in sheet.columns)
    if "relation" in sheet.labels:
        writer.writerow(("long.csv, wide.csv", MEANS, "Relation means", "The definition of the row's relation."))
    layout = sheet.reading
    facet = f"one column a {sheet.labels[layout.facet].lower()}, named by it"
    meanings = {column.name: column.meaning for column in sheet.columns}
    writer.writerows(
        ("wide.csv", f"...: {name}", sheet.labels[name], f"{meanings[name]} ({facet}.)")
        for name in layout.table
        if name != layout.facet
    )
    return text.getvalue().encode("utf-8-sig")
