"""Exports: the discrepancies, or one incident's accounts side by side, as a file that leads back to the words."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from claims.collection import write_folder, write_jsonlines, write_workbook
from claims.errors import ExportError
from claims.exports.conventions_sheet import conventions_sheet
from claims.exports.csv_xlsx_json import write_csv, write_json, write_xlsx
from claims.exports.escaping import visible
from claims.exports.html_page import write_html
from claims.exports.latex_bibtex import write_bibtex, write_latex
from claims.exports.markdown_text import write_markdown, write_text
from claims.exports.notebook import attach
from claims.exports.sheet import Sheet
from claims.exports.sheet_rows import discrepancy_sheet, incident_sheet, words_of
from claims.exports.wide_jsonl_zip import write_json_lines, write_wide_csv, write_zip
from claims.exports.wikitext import write_wikitext
from claims.findings import Findings
from claims.incidents import Incidents
from claims.tables import Collection

__all__ = [
    "COLLECTION_FORMATS",
    "FORMATS",
    "CollectionFormat",
    "Format",
    "export_collection",
    "export_conventions",
    "export_discrepancies",
    "export_incident",
    "file_name",
    "visible",
    "words_of",
]


class Format(NamedTuple):
    """A format: the ending of its files, its media type, and the function that writes it."""

    extension: str
    mime: str
    write: Callable[[Sheet], bytes]


# For reading. A new format is one function and one line here.
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


def export_discrepancies(
    collection: Collection,
    incidents: Incidents,
    findings: Findings,
    *,
    format: str,
    at: datetime,
    filter: str = "",
    link: str = "",
) -> bytes:
    """The discrepancies as a file, one row a side, worst first. The same input gives the same bytes.

    Args:
        findings: What to export; whoever filters hands on the discrepancies that are left.
        format: A name in `FORMATS`.
        at: The time that the file gives as its own, with a zone.
        filter: How the discrepancies were chosen, in words.
        link: The address that leads back to what is exported, where there is one.

    Raises:
        ExportError: The format is unknown, or the time has no zone.
    """
    return _format(format).write(discrepancy_sheet(collection, incidents, findings, filter=filter, at=at, link=link))


def export_incident(
    collection: Collection,
    incidents: Incidents,
    findings: Findings,
    incident_id: str,
    *,
    format: str,
    at: datetime,
    link: str = "",
) -> bytes:
    """What every account of one incident says, field by field, as a file. The same input gives the same bytes.

    Raises:
        UnknownIdError: There is no such incident; the message offers near ids.
        ExportError: The format is unknown, or the time has no zone.
    """
    return _format(format).write(incident_sheet(collection, incidents, findings, incident_id, at=at, link=link))


def export_conventions(
    collection: Collection, incidents: Incidents, *, format: str, at: datetime, ids: list[str] | None = None,
    ranking: tuple[str, ...] = (), filter: str = "", link: str = "",
) -> bytes:  # fmt: skip
    """What each convention makes of each incident, as a file. The same input gives the same bytes.

    Args:
        ids: Only these incidents.
        ranking: Source ids, best first, for the convention of ranked sources.
        filter: How the incidents were chosen, in words; otherwise their ids are told.

    Raises:
        UnknownIdError: There is no such incident; the message offers near ids.
        ExportError: The format is unknown, or the time has no zone.
    """
    sheet = conventions_sheet(collection, incidents, at=at, ids=ids, ranking=ranking, filter=filter, link=link)
    return _format(format).write(sheet)


def export_collection(collection: Collection, path: Path, *, format: str = "") -> None:
    """Writes the collection in a form that loads again as the same tables; the format is that of the path's ending.

    Raises:
        ExportError: The format is unknown, or the path cannot be written to.
    """
    endings = {each.extension: name for name, each in COLLECTION_FORMATS.items()}
    name = format or endings.get(path.suffix.lower(), "")
    if name not in COLLECTION_FORMATS:
        allowed = f"a folder, or a file ending in {', '.join(filter(None, endings))}"
        raise ExportError(f"{path} names no form that loads again; allowed: {allowed}")
    COLLECTION_FORMATS[name].write(collection, path)


def file_name(collection: Collection, what: str, *, format: str) -> str:
    """A name for the file, such as "qamishli-hasakah-discrepancies.csv"."""
    return f"{collection.name}-{what}.{_format(format).extension}"


def _format(name: str) -> Format:
    if name not in FORMATS:
        raise ExportError(f"no format {name!r}; allowed: {', '.join(FORMATS)}")
    return FORMATS[name]


attach()
