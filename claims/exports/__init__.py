"""Exports: the discrepancies, or one incident's accounts side by side, as a file that leads back to the words."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from claims.errors import ExportError
from claims.exports.formats import write_csv, write_json, write_markdown, write_xlsx
from claims.exports.rows import discrepancy_sheet, incident_sheet, words_of
from claims.exports.sheet import Sheet
from claims.exports.text import visible
from claims.findings import Findings
from claims.incidents import Incidents
from claims.tables import Collection

__all__ = ["FORMATS", "Format", "export_discrepancies", "export_incident", "file_name", "visible", "words_of"]


class Format(NamedTuple):
    """A format: the ending of its files, its media type, and the function that writes it."""

    extension: str
    mime: str
    write: Callable[[Sheet], bytes]


# A new format is one function and one line here.
FORMATS = {
    "csv": Format("csv", "text/csv", write_csv),
    "xlsx": Format("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", write_xlsx),
    "json": Format("json", "application/json", write_json),
    "markdown": Format("md", "text/markdown", write_markdown),
}


def export_discrepancies(
    collection: Collection, incidents: Incidents, findings: Findings, *, format: str, at: datetime, filter: str = ""
) -> bytes:
    """The discrepancies as a file, one row a side, worst first. The same input gives the same bytes.

    Args:
        findings: What to export; whoever filters hands on the discrepancies that are left.
        format: A name in `FORMATS`.
        at: The time that the file gives as its own, with a zone.
        filter: How the discrepancies were chosen, in words.

    Raises:
        ExportError: The format is unknown, or the time has no zone.
    """
    return _format(format).write(discrepancy_sheet(collection, incidents, findings, filter=filter, at=at))


def export_incident(
    collection: Collection, incidents: Incidents, findings: Findings, incident_id: str, *, format: str, at: datetime
) -> bytes:
    """What every account of one incident says, field by field, as a file. The same input gives the same bytes.

    Raises:
        UnknownIdError: There is no such incident; the message offers near ids.
        ExportError: The format is unknown, or the time has no zone.
    """
    return _format(format).write(incident_sheet(collection, incidents, findings, incident_id, at=at))


def file_name(collection: Collection, what: str, *, format: str) -> str:
    """A name for the file, such as "qamishli-hasakah-discrepancies.csv"."""
    return f"{collection.name}-{what}.{_format(format).extension}"


def _format(name: str) -> Format:
    if name not in FORMATS:
        raise ExportError(f"no format {name!r}; allowed: {', '.join(FORMATS)}")
    return FORMATS[name]
