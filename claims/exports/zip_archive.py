"""A zip with the rows as CSV and as a workbook, the bibliography, and a codebook."""

import io
import zipfile

from claims.exports.csv_tables import RELATION_MEANS, csv_bytes, write_csv, write_wide_csv
from claims.exports.latex_bibtex import write_bibtex
from claims.exports.sheet import Sheet
from claims.exports.xlsx_workbook import write_xlsx


def write_zip(sheet: Sheet) -> bytes:
    """The archive; the same content gives the same bytes."""
    files = {
        "README.txt": ("\n".join(sheet.remarks) + "\n").encode(),
        "codebook.csv": _codebook(sheet),
        "long.csv": write_csv(sheet),
        "wide.csv": write_wide_csv(sheet),
        "table.xlsx": write_xlsx(sheet),
        "references.bib": write_bibtex(sheet),
    }
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(_entry(name, sheet), data)
    return content.getvalue()


def _entry(name: str, sheet: Sheet) -> zipfile.ZipInfo:
    """A file of the archive with the time of the export, not of the clock."""
    entry = zipfile.ZipInfo(name, max(sheet.at.timetuple()[:6], (1980, 1, 1, 0, 0, 0)))  # the earliest that a zip holds
    entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
    return entry


def _codebook(sheet: Sheet) -> bytes:
    layout = sheet.layout
    facet = f"one column a {sheet.labels[layout.facet].lower()}, named by it"
    relation = ("long.csv, wide.csv", RELATION_MEANS, "Relation means", "The definition of the row's relation.")
    return csv_bytes(
        ("file", "column", "label", "meaning"),
        [
            *(("long.csv, table.xlsx", column.name, column.label, column.meaning) for column in sheet.columns),
            *([relation] if "relation" in sheet.labels else []),
            *(
                ("wide.csv", f"...: {name}", sheet.labels[name], f"{sheet.meanings[name]} ({facet}.)")
                for name in layout.table
                if name != layout.facet
            ),
        ],
    )
