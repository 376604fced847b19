"""The formats of exports by name. A new one is a function and a line here; the command line and the app then offer it."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from claims.collection import write_folder, write_jsonlines, write_workbook
from claims.errors import ExportError
from claims.exports.csv_tables import write_csv, write_wide_csv
from claims.exports.html_page import write_html
from claims.exports.json_rows import write_json, write_json_lines
from claims.exports.latex_bibtex import write_bibtex, write_latex
from claims.exports.markdown_chat import write_markdown, write_text
from claims.exports.sheet import Sheet
from claims.exports.wikitext import write_wikitext
from claims.exports.xlsx_workbook import write_xlsx
from claims.exports.zip_archive import write_zip
from claims.tables import Collection


class Format(NamedTuple):
    """A format: the ending of its files, its media type, and the function that writes it."""

    extension: str
    mime: str
    write: Callable[[Sheet], bytes]


# For reading; of two with the same ending, the ending names the first.
FORMATS = {
    "csv": Format("csv", "text/csv", write_csv),
    "xlsx": Format("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", write_xlsx),
    "json": Format("json", "application/json", write_json),
    "markdown": Format("md", "text/markdown", write_markdown),
    "csv-wide": Format("csv", "text/csv", write_wide_csv),
    "jsonl": Format("jsonl", "application/jsonl", write_json_lines),
    "html": Format("html", "text/html", write_html),
    "latex": Format("tex", "application/x-tex", write_latex),
    "bibtex": Format("bib", "application/x-bibtex", write_bibtex),
    "wikitext": Format("wiki", "text/plain", write_wikitext),
    "text": Format("txt", "text/plain", write_text),
    "zip": Format("zip", "application/zip", write_zip),
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


def file_name(collection: Collection, what: str, *, format: str) -> str:
    """A name for the file, such as "qamishli-hasakah-discrepancies.csv"."""
    return f"{collection.name}-{what}.{format_named(format).extension}"
