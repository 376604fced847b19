"""The tables of who says how many that stand beside an export of discrepancies, one per figure."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from claims.exports.figures.article_table import article_sheet
from claims.exports.figures.figure_sheets import figure_sheet
from claims.exports.formats import Beside
from claims.exports.sheet import Sheet
from claims.findings import Findings
from claims.incidents import Incidents
from claims.survey.figures import ALL_CASUALTIES, FigureIndex, figure_named, offered_figures
from claims.tables import Collection


@dataclass(frozen=True, kw_only=True)
class FigureScope:
    """What the tables of figures beside an export show.

    Attributes:
        incident_ids: None for those with a discrepancy that is exported.
        source_ids: The columns; () for the main sources and all others that give the figure.
        figures: Names of figures; () for those that the collection offers.
        alone: Whether ranges and relations too are of these sources alone.
    """

    incident_ids: tuple[str, ...] | None = None
    source_ids: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    alone: bool = False


def figure_tables(
    collection: Collection,
    incidents: Incidents,
    findings: Findings,
    scope: FigureScope,
    *,
    form: Beside,
    filter: str,
    at: datetime,
    link: str = "",
) -> tuple[Sheet, ...]:
    """A table for each figure that a source gives; shaded is what the findings given contradict."""
    if form is Beside.NONE:
        return ()
    return tuple(_tables(collection, incidents, findings, scope, form=form, filter=filter, at=at, link=link))


def _tables(
    collection: Collection,
    incidents: Incidents,
    findings: Findings,
    scope: FigureScope,
    *,
    form: Beside,
    filter: str,
    at: datetime,
    link: str,
) -> Iterator[Sheet]:
    index = FigureIndex(collection, incidents, findings)
    ids = scope.incident_ids
    if ids is None:
        ids = tuple(dict.fromkeys(each.incident_id for each in findings.discrepancies))
    offered = offered_figures(collection)
    figures = [figure_named(collection, name) for name in scope.figures] or list(offered.values())
    for figure in figures:
        if form is Beside.ARTICLE and figure.name == ALL_CASUALTIES and len(figures) > 1:
            continue  # its figures have tables of their own
        table = index.table(figure, ids, source_ids=scope.source_ids, alone=scope.alone)
        if not any(row.saying for row in table.rows):
            continue
        if form is Beside.ARTICLE:
            yield article_sheet(collection, table, filter=filter, at=at, link=link)
        else:
            yield replace(figure_sheet(collection, table, filter=filter, at=at, link=link), beside=())
