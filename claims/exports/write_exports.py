"""Writes an export: discrepancies, one incident, conventions, or a whole collection."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import pandas as pd

from claims.errors import ExportError
from claims.exports.claim_sheet import claim_sheet
from claims.exports.conventions_sheet import conventions_sheet
from claims.exports.discrepancy_sheet import discrepancy_sheet
from claims.exports.figures.article_table import article_sheet
from claims.exports.figures.figure_sheets import answer_sheet, figure_sheet
from claims.exports.figures.figure_tables import FigureScope, figure_tables
from claims.exports.formats import COLLECTION_FORMATS, Beside, format_named
from claims.exports.incident_sheet import incident_sheet
from claims.exports.lists.account_sheet import account_sheet
from claims.exports.lists.incident_list import incident_list_sheet
from claims.findings import Findings
from claims.incidents import Incidents
from claims.projects import PlacedNotes
from claims.survey.figures import FigureTable
from claims.tables import Collection


def export_discrepancies(
    collection: Collection,
    incidents: Incidents,
    findings: Findings,
    *,
    format: str,
    at: datetime,
    filter: str = "",
    link: str = "",
    figures: FigureScope | None = None,
    notes: PlacedNotes | None = None,
) -> bytes:
    """The discrepancies as a file, one row per side, worst first. The same input gives the same bytes.

    Args:
        findings: The discrepancies to export; to filter, pass those that are left.
        format: A name in `FORMATS`.
        at: The time of the export, with a zone.
        filter: How the discrepancies were chosen, in words.
        link: The address that leads back to what is exported, if any.
        figures: What the tables of who says how many show that a workbook, LaTeX, Markdown, a web page and wikitext
            have beside the rows; otherwise all figures of the incidents with a discrepancy.
        notes: Notes and tags of a project, which then have a column each where there are any.

    Raises:
        ExportError: The format is unknown, or the time has no zone.

    Example:
        >>> content = export_discrepancies(collection, incidents, findings, format="csv", at=datetime(2026, 1, 2, tzinfo=UTC))
        >>> content.decode("utf-8-sig").split(",")[:3]
        ['rank', 'date_from', 'date_to']
    """
    written = format_named(format)
    beside = figure_tables(
        collection, incidents, findings, figures or FigureScope(), form=written.beside, filter=filter, at=at, link=link
    )
    return written.write(
        discrepancy_sheet(collection, incidents, findings, filter=filter, at=at, link=link, beside=beside, notes=notes)
    )


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

    Example:
        >>> at = datetime(2026, 1, 2, tzinfo=UTC)
        >>> content = export_incident(collection, incidents, findings, "i-dcee0a17", format="markdown", at=at)
        >>> content.decode().splitlines()[0]
        '# Side by side: Qamishli clash, 20 Apr 2016'
    """
    return format_named(format).write(incident_sheet(collection, incidents, findings, incident_id, at=at, link=link))


def export_figures(
    collection: Collection,
    table: FigureTable,
    *,
    format: str,
    at: datetime,
    each_answer: bool = False,
    filter: str = "",
    link: str = "",
) -> bytes:
    """Who says how many as a file: one row per incident, a column per source. The same input gives the same bytes.

    Args:
        table: As `claims.survey.figures.FigureIndex.table` gives it.
        each_answer: Instead one row per answer, with low, high, group, speaker, words and address.

    Raises:
        ExportError: The format is unknown, or the time has no zone.
    """
    written = format_named(format)
    as_article = written.beside is Beside.ARTICLE
    make = answer_sheet if each_answer else article_sheet if as_article else figure_sheet
    return written.write(make(collection, table, filter=filter, at=at, link=link))


def export_claims(
    collection: Collection,
    incidents: Incidents,
    claims: pd.DataFrame,
    *,
    format: str,
    at: datetime,
    each_statement: bool = False,
    filter: str = "",
    link: str = "",
) -> bytes:
    """Claims as a file, one row per claim and speaker with its figures in columns. The same input gives the same bytes.

    Args:
        each_statement: Instead one row per statement, with all that the claims say and its words.
        claims: Rows of `claims.survey.list_claims`, in the order wanted.

    Raises:
        ExportError: The format is unknown, or the time has no zone.
    """
    make = claim_sheet if each_statement else account_sheet
    return format_named(format).write(make(collection, incidents, claims, filter=filter, at=at, link=link))


def export_incidents(
    collection: Collection,
    incidents: Incidents,
    findings: Findings,
    *,
    format: str,
    at: datetime,
    ids: Sequence[str] | None = None,
    filter: str = "",
    link: str = "",
) -> bytes:
    """The incidents as a file, one row each. The same input gives the same bytes.

    Args:
        ids: Only these incidents, in this order; None for all.

    Raises:
        UnknownIdError: There is no such incident; the message offers near ids.
        ExportError: The format is unknown, or the time has no zone.
    """
    chosen = list(incidents.rows) if ids is None else ids
    return format_named(format).write(
        incident_list_sheet(collection, incidents, findings, ids=chosen, filter=filter, at=at, link=link)
    )


def export_conventions(
    collection: Collection,
    incidents: Incidents,
    *,
    format: str,
    at: datetime,
    ids: list[str] | None = None,
    ranking: tuple[str, ...] = (),
    filter: str = "",
    link: str = "",
) -> bytes:
    """What each convention makes of each incident, as a file. The same input gives the same bytes.

    Args:
        ids: Only these incidents.
        ranking: Source ids, best first, for the convention of ranked sources.
        filter: How the incidents were chosen, in words; "" names their ids.

    Raises:
        UnknownIdError: There is no such incident; the message offers near ids.
        ExportError: The format is unknown, or the time has no zone.
    """
    sheet = conventions_sheet(collection, incidents, at=at, ids=ids, ranking=ranking, filter=filter, link=link)
    return format_named(format).write(sheet)


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
