"""What pages offer to download: who says how many, disagreements, one incident, conventions."""

from collections.abc import Sequence
from datetime import date, datetime

import pandas as pd

from claims.exports import (
    FigureScope,
    chosen_in_name,
    export_claims,
    export_conventions,
    export_discrepancies,
    export_figures,
    export_incident,
    export_incidents,
)
from claims.findings import Findings
from claims.model import Discrepancy
from claims.survey.figures import Figure
from claims.tables import day_of
from views.blocks.downloads.download_menu import Download
from views.state.page_context import StudyContext
from views.state.shared_filters import filter_words
from views.texts import download_words
from views.texts.translation import localised


def words_of_filter(context: StudyContext) -> str:
    """The shared filters that are set, as an export names them; "" where none is."""
    chosen = filter_words(context.offer, context.scope.filter)
    return "; ".join(f"{label.lower()}: {values}" for label, values in chosen.items())


def figures_download(context: StudyContext, figure: Figure) -> Download:
    """Who says how many of a figure, for what the shared filters leave, with all sources that give it unless these name some."""
    study, scope = context.study, context.scope
    title = download_words.FIGURES_OF if figure.counts else download_words.VALUES_OF

    def export(format_name: str, at: datetime, most: int | None) -> bytes:
        ids = study.figures.listing.listed(figure, scope.incident_ids)
        wanted = scope.incident_ids if most is None else sorted(ids, key=lambda each: _first_day(context, each))[:most]
        table = study.figures.table(figure, wanted, source_ids=scope.filter.source)
        return export_figures(study.collection, table, format=format_name, at=at, filter=words_of_filter(context))

    parts = [part for part in chosen_in_name(scope.filter) if part != figure.name]
    return Download(
        what="figures",
        title=title.format(figure=localised(figure.label)),
        export=export,
        chosen=(figure.name, *parts),
    )


def discrepancies_download(
    context: StudyContext, found: Sequence[Discrepancy], *, words: str = "", chosen: Sequence[str] = ()
) -> Download:
    """Discrepancies with the figures of their incidents beside them.

    Args:
        words: How they were chosen beyond the shared filters.
        chosen: The same as parts of the file name.
    """
    study, scope = context.study, context.scope
    told = "; ".join(filter(None, (words_of_filter(context), words)))

    def export(format_name: str, at: datetime, most: int | None) -> bytes:
        findings = Findings(discrepancies=tuple(found[:most]), lookalikes=())
        figures = FigureScope(source_ids=scope.filter.source, figures=scope.filter.outcome)
        return export_discrepancies(
            study.collection, study.incidents, findings, format=format_name, at=at, filter=told, figures=figures,
            notes=context.kept.notes,
        )  # fmt: skip

    return Download(
        what="discrepancies",
        title=download_words.DISCREPANCIES,
        export=export,
        chosen=(*chosen_in_name(scope.filter), *chosen),
    )


def incidents_download(context: StudyContext) -> Download:
    """The incidents that the shared filters leave, one row each."""
    study, scope = context.study, context.scope
    return Download(
        what="incidents",
        title=download_words.INCIDENTS,
        export=lambda format_name, at, most: export_incidents(
            study.collection,
            study.incidents,
            study.findings,
            format=format_name,
            at=at,
            ids=[each for each in study.incidents.rows if each in scope.incident_ids][:most],
            filter=words_of_filter(context),
        ),
        chosen=chosen_in_name(scope.filter),
    )


def incident_download(context: StudyContext, incident_id: str) -> Download:
    """What every account of an incident says, field by field."""
    study = context.study

    return Download(
        what="incident",
        title=download_words.INCIDENT,
        export=lambda format_name, at, _: export_incident(
            study.collection, study.incidents, study.findings, incident_id, format=format_name, at=at
        ),
        chosen=(study.incident_name(incident_id), incident_id),
    )


def incident_discrepancies_download(context: StudyContext, incident_id: str) -> Download:
    """The discrepancies of an incident, whatever the shared filters are."""
    study = context.study
    found = study.findings.of_incident(incident_id)
    return Download(
        what="discrepancies",
        title=download_words.DISCREPANCIES,
        export=lambda format_name, at, most: export_discrepancies(
            study.collection,
            study.incidents,
            Findings(discrepancies=tuple(found[:most]), lookalikes=()),
            format=format_name,
            at=at,
            filter=f"incident: {incident_id}",
            notes=context.kept.notes,
        ),
        chosen=(study.incident_name(incident_id), incident_id),
    )


def claims_download(
    context: StudyContext,
    claims: pd.DataFrame,
    *,
    each_statement: bool = False,
    words: str = "",
    chosen: Sequence[str] = (),
) -> Download:
    """Claims, one row each with the figures in columns.

    Args:
        each_statement: Instead all that they say, one row per statement.
        claims: Rows of the catalogue.
        words: How they were chosen beyond the shared filters.
        chosen: The same as parts of the file name.
    """
    study = context.study
    told = "; ".join(filter(None, (words_of_filter(context), words)))
    return Download(
        what="statements" if each_statement else "claims",
        title=download_words.STATEMENTS if each_statement else download_words.CLAIMS,
        export=lambda format_name, at, most: export_claims(
            study.collection,
            study.incidents,
            claims.iloc[:most],
            format=format_name,
            at=at,
            filter=told,
            each_statement=each_statement,
        ),
        chosen=(*chosen_in_name(context.scope.filter), *chosen),
    )


def conventions_download(context: StudyContext, incident_ids: Sequence[str]) -> Download:
    """The figure of each convention for these incidents."""
    study = context.study

    def export(format_name: str, at: datetime, most: int | None) -> bytes:
        return export_conventions(
            study.collection,
            study.incidents,
            format=format_name,
            at=at,
            ids=list(incident_ids[:most]),
            filter=words_of_filter(context) or download_words.NOT_RECALLED,
        )

    return Download(
        what="conventions",
        title=download_words.CONVENTIONS,
        export=export,
        chosen=chosen_in_name(context.scope.filter),
    )


def _first_day(context: StudyContext, incident_id: str) -> date:
    return day_of(context.study.incidents.row(incident_id)["first"]) or date.max
