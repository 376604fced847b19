"""A zip with the rows as CSV and as a workbook, the bibliography, and a codebook."""

import io
import zipfile

from claims.exports.latex.bibtex import write_bibtex
from claims.exports.latex.latex_tables import write_latex
from claims.exports.sheet import Sheet
from claims.exports.spreadsheets.csv_tables import csv_bytes, write_csv, write_wide_csv
from claims.exports.spreadsheets.wide_table import RELATION_MEANS
from claims.exports.spreadsheets.xlsx_workbook import write_xlsx
from claims.names import file_safe_name

# A page that compiles by pdfLaTeX, XeLaTeX or LuaLaTeX and shows table and bibliography; a paper takes what it needs.
_PAPER = r"""\documentclass[a4paper]{article}
\usepackage{iftex}
\ifPDFTeX\usepackage[T1]{fontenc}\usepackage[utf8]{inputenc}\else\usepackage{fontspec}\fi
\usepackage{textcomp,array,booktabs,longtable,pdflscape,url}
\usepackage[margin=20mm]{geometry}
\usepackage[numbers]{natbib}
% Other scripts are set as they are where this font is found, else in Latin letters; name here one that has them.
\newcommand{\inwords}[2]{\emph{#2}}
\ifPDFTeX\else\IfFontExistsTF{Amiri}{\newfontfamily\wordsfont{Amiri}[Script=Arabic]\renewcommand{\inwords}[2]{{\wordsfont #1}}}{}\fi
\begin{document}
\input{table}
\bibliographystyle{plainnat}
\bibliography{references}
\end{document}
"""


def write_zip(sheet: Sheet) -> bytes:
    """The archive; the same content gives the same bytes."""
    files = {
        "README.txt": ("\n".join(sheet.remarks) + "\n").encode(),
        "codebook.csv": _codebook(sheet),
        "long.csv": write_csv(sheet),
        "wide.csv": write_wide_csv(sheet),
        **{f"{file_safe_name([each.name])}.csv": write_csv(each) for each in sheet.beside},
        "table.xlsx": write_xlsx(sheet),
        "references.bib": write_bibtex(sheet),
    }
    return _archive(files, sheet)


def write_paper(sheet: Sheet) -> bytes:
    """The LaTeX tables with the bibliography that they cite, and a page that compiles."""
    files = {
        "paper.tex": _PAPER.encode(),
        "table.tex": write_latex(sheet),
        "references.bib": write_bibtex(sheet),
        "README.txt": ("\n".join(sheet.remarks) + "\n").encode(),
    }
    return _archive(files, sheet)


def _archive(files: dict[str, bytes], sheet: Sheet) -> bytes:
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
    facet = f"one column per {sheet.labels[layout.facet].lower()}, named by it"
    relation = ("long.csv, wide.csv", RELATION_MEANS.name, RELATION_MEANS.label, RELATION_MEANS.meaning)
    spread = () if sheet.is_flat else (name for name in layout.wide or layout.table if name != layout.facet)
    return csv_bytes(
        ("file", "column", "label", "meaning"),
        [
            *(("long.csv, table.xlsx", column.name, column.label, column.meaning) for column in sheet.columns),
            *([relation] if "relation" in sheet.labels else []),
            *(
                ("wide.csv, table.xlsx", f"...: {name}", sheet.labels[name], f"{sheet.meanings[name]} ({facet}.)")
                for name in spread
            ),
            *(
                (f"{file_safe_name([each.name])}.csv, table.xlsx", column.name, column.label, column.meaning)
                for each in sheet.beside
                for column in each.columns
            ),
        ],
    )
