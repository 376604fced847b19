"""The formats of exports by name. A new one is a function and a line here; the command line and the app then offer it."""

from collections.abc import Callable
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from claims.collection import write_folder, write_jsonlines, write_workbook
from claims.errors import ExportError
from claims.exports.html_page import write_html
from claims.exports.json_rows import write_json, write_json_lines
from claims.exports.latex.bibtex import write_bibtex
from claims.exports.latex.latex_tables import write_latex
from claims.exports.linked.json_ld import write_json_ld
from claims.exports.markdown_chat import write_markdown, write_text
from claims.exports.sheet import Sheet
from claims.exports.spreadsheets.csv_tables import write_csv, write_wide_csv
from claims.exports.spreadsheets.hxl_tables import write_hxl
from claims.exports.spreadsheets.parquet_table import write_parquet
from claims.exports.spreadsheets.xlsx_workbook import write_xlsx
from claims.exports.wikitext import write_wikitext
from claims.exports.zip_archive import write_paper, write_zip
from claims.tables import Collection


class Beside(Enum):
    """Whether a format has tables of who says how many beside the rows of an export, and in which form."""

    NONE = "none"
    SPREADSHEET = "spreadsheet"  # every row, each value in words
    ARTICLE = "article"  # rows with a figure, values in short, with notes and citations


class Format(NamedTuple):
    """A format.

    Attributes:
        suffix: Stands in the names of its files where another format has the same ending.
    """

    extension: str
    mime: str
    write: Callable[[Sheet], bytes]
    beside: Beside = Beside.NONE
    suffix: str = ""


# For reading; of two with the same ending, the ending names the first.
FORMATS = {
    "csv": Format("csv", "text/csv", write_csv),
    "xlsx": Format(
        "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", write_xlsx, Beside.SPREADSHEET
    ),
    "json": Format("json", "application/json", write_json),
    "markdown": Format("md", "text/markdown", write_markdown, Beside.ARTICLE),
    "csv-wide": Format("csv", "text/csv", write_wide_csv, suffix="wide"),
    "jsonl": Format("jsonl", "application/jsonl", write_json_lines),
    "hxl": Format("csv", "text/csv", write_hxl, suffix="hxl"),
    "parquet": Format("parquet", "application/vnd.apache.parquet", write_parquet),
    "jsonld": Format("jsonld", "application/ld+json", write_json_ld),
    "html": Format("html", "text/html", write_html, Beside.ARTICLE),
    "latex": Format("tex", "application/x-tex", write_latex, Beside.ARTICLE),
    "bibtex": Format("bib", "application/x-bibtex", write_bibtex, Beside.ARTICLE),
    "wikitext": Format("wiki", "text/plain", write_wikitext, Beside.ARTICLE),
    "text": Format("txt", "text/plain", write_text),
    "zip": Format("zip", "application/zip", write_zip, Beside.SPREADSHEET),
    "paper": Format("zip", "application/zip", write_paper, Beside.ARTICLE, suffix="paper"),
}


class CollectionFormat(NamedTuple):
    """A form of a whole collection that loads again as the same tables."""

    extension: str
    write: Callable[[Collection, Path], None]


# For re-import, not for reading: every cell as it is. A new one is a writer, its reader in `collection.READERS`, and one line here.
COLLECTION_FORMATS = {
    "folder": CollectionFormat("", write_folder),
    "xlsx": CollectionFormat(".xlsx", write_workbook),
    "jsonl": CollectionFormat(".jsonl", write_jsonlines),
}


def format_named(name: str) -> Format:
    """The format of this name.

    Raises:
        ExportError: There is none; the message lists those that there are.
    """
    if name not in FORMATS:
        raise ExportError(f"no format {name!r}; allowed: {', '.join(FORMATS)}")
    return FORMATS[name]
