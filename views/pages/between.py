"""The page Between sources: two or three sources compared with each other alone, the answer first."""

from datetime import datetime

import streamlit as st

from claims.discrepancies.relations import WORST
from claims.errors import ClaimsError
from claims.exports import FigureScope, chosen_in_name, export_discrepancies, export_figures
from claims.findings import Findings
from claims.model import Discrepancy
from claims.survey import Filter
from claims.survey.between import (
    CASUALTIES,
    EVERYTHING,
    MOST_COMPARED,
    Between,
    answer_line,
    field_groups,
    sources_named,
)
from claims.survey.figures import ALL_CASUALTIES, Figure, FigureIndex, figure_named
from claims.values import Relation
from views.blocks import relation_badges
from views.blocks.alerts import alert
from views.blocks.between.between_answer import about_words, answer_html
from views.blocks.between.between_tables import points_table, summary_table
from views.blocks.between.pairs_box import needed_to_compare
from views.blocks.discrepancy import discrepancy_list
from views.blocks.downloads.download_menu import Download, download_menu
from views.blocks.evidence import Openings
from views.markup import literal, name, show
from views.state import url
from views.state.page_context import StudyContext
from views.state.page_study import PageStudy
from views.state.reader import is_dark
from views.state.shared_filters import filter_words
from views.state.work.still_open import part
from views.texts import between_words, words

ROWS_A_PAGE = 10
PARAMETER, ABOUT = "between", "about"


def show_page(context: StudyContext) -> None:
    """Draws the sources that the address names, or the two that share most incidents."""
    study = context.study
    if needed := needed_to_compare(study):
        show(f'<div class="cc"><h1>{between_words.BETWEEN}</h1></div>')
        alert(needed)
        return
    answer = st.container()
    row = st.container(horizontal=True, vertical_alignment="bottom")
    with row.container(width=360):
        sources = _choose_sources(study)
    with row.container(width="content"):
        about = _choose_about(study)
    if len(sources) < 2:
        with answer:
            show(f'<div class="cc"><h1>{between_words.CHOOSE_TWO}</h1></div>')
        if sources:
            alert(between_words.ONE_ALONE.format(name=name(study.source(sources[0]))))
        return
    between = _compare(context, sources, about)
    with answer:
        show(answer_html(study, between, about))
        for note in _filter_notes(context.scope.filter):
            show(f'<div class="cc"><p class="cc-soft">{note}</p></div>')
    if not between.shared and not between.omissions:
        return
    with context.actions:
        download_menu(study.collection, lambda: _downloads(context, between, about), key="between")
    if not between.summary.empty:
        show(summary_table(between, in_groups=about == EVERYTHING))
    _disagreements(study, context, between)
    _points(study, between)
    _omissions(study, context, between)
    show(relation_badges.legend())


def _filter_notes(chosen: Filter) -> list[str]:
    """What the reader must know of filters that do not act on the answer."""
    notes = [between_words.LISTS_FILTERED] if chosen.relation or chosen.severity else []
    return [*notes, *([between_words.SOURCE_FILTER] if chosen.source else [])]


def _choose_sources(study: PageStudy) -> list[str]:
    _read_names(study)
    return url.limited_multiselect(
        PARAMETER,
        between_words.CHOOSE,
        sorted(study.publishers, key=lambda each: study.source(each).casefold()),
        title=study.source,
        default=study.between.first_pair,
        most=MOST_COMPARED,
    )


def _choose_about(study: PageStudy) -> str:
    """Everything, a group of fields, or the field that the address names."""
    wanted = next(iter(url.in_address(ABOUT)), "")
    field = [wanted] if wanted in study.collection.field_specs else []
    return url.pills(
        ABOUT,
        between_words.CHOOSE_ABOUT,
        (EVERYTHING, *field_groups(study.collection), *field),
        title=lambda each: about_words(study, each).capitalize(),
        default=EVERYTHING,
    )


def _read_names(study: PageStudy) -> None:
    """Puts ids in the place of names in the address, and says which name is none."""
    asked = url.in_address(PARAMETER)
    if all(each in study.publishers for each in asked):
        return
    try:
        ids = list(sources_named(study.collection, asked))
    except ClaimsError as error:
        alert(between_words.NOT_COMPARED, literal(error))
        ids = [each for each in dict.fromkeys(asked) if each in study.publishers]
    url.put_in_address(PARAMETER, ids)


def _compare(context: StudyContext, sources: list[str], about: str) -> Between:
    """The comparison of what the filters leave: days, place and party choose incidents, the figure chooses fields."""
    chosen = context.scope.filter
    names = [about] if about != EVERYTHING else list(chosen.outcome)
    incident_ids = context.study.incidents_between(chosen)
    return context.study.between.compare(sources, about=names, incident_ids=incident_ids)


def _filter_in_words(context: StudyContext, between: Between) -> str:
    chosen = context.scope.filter
    acting = chosen.of_incidents
    shown = [f"{label.lower()}: {values}" for label, values in filter_words(context.offer, acting).items()]
    names = " and ".join(context.study.source(each) for each in between.source_ids)
    shown = [f"between: {names}", *([f"figure: {between.about}"] if between.about else []), *shown]
    return f"{'; '.join(shown)}. {answer_line(context.study.collection, between)}"


def _disagreements(study: PageStudy, context: StudyContext, between: Between) -> None:
    show(f'<div class="cc"><h2>{between_words.DIFFERENCES}</h2></div>')
    left = _left_by(context.scope.filter, between.discrepancies)
    nothing = words.NOTHING_LEFT if between.discrepancies else between_words.NO_DIFFERENCE
    _listed(study, left.discrepancies, "rows", words.DISCREPANCIES.lower(), nothing)


def _omissions(study: PageStudy, context: StudyContext, between: Between) -> None:
    show(
        f'<div class="cc"><h2>{between_words.LEFT_OUT_BY_ONE}</h2><p class="cc-soft">{between_words.LEFT_OUT_WHY}</p></div>'
    )
    left = _left_by(context.scope.filter, between.omissions)
    nothing = between_words.NO_OMISSION_LEFT if between.omissions else between_words.NOTHING_LEFT_OUT
    _listed(study, left.discrepancies, "omissions", between_words.OMITTED, nothing)


def _left_by(chosen: Filter, found: tuple[Discrepancy, ...]) -> Findings:
    """Those that the shared filters on relation and severity leave."""
    kept = [
        each
        for each in found
        if (not chosen.relation or str(each.relation) in chosen.relation)
        and (not chosen.severity or str(each.severity) in chosen.severity)
    ]
    return Findings(discrepancies=tuple(kept), lookalikes=())


@part  # turning its pages draws nothing else again
def _listed(study: PageStudy, found: tuple[Discrepancy, ...], page_name: str, things: str, nothing: str) -> None:
    if not found:
        show(f'<div class="cc"><p>{nothing}</p></div>')
        return
    page = url.list_page(len(found), size=ROWS_A_PAGE, name=page_name, things=things)
    show(discrepancy_list(study, list(found[page.rows])))
    page.show_buttons()


@part
def _points(study: PageStudy, between: Between) -> None:
    points = between.points[between.points["relation"] != str(Relation.SILENT)]
    gravity = {str(relation): place for place, relation in enumerate(WORST)}
    points = points.sort_values("relation", key=lambda column: column.map(gravity), kind="stable")
    if points.empty:
        return
    page = url.list_page(len(points), size=ROWS_A_PAGE, name="points", things=between_words.POINTS)
    openings = Openings(study)
    show(points_table(study, between, points.iloc[page.rows], openings), openings.html(dark=is_dark()))
    page.show_buttons()


def _downloads(context: StudyContext, between: Between, about: str) -> list[Download]:
    """The table of the figures that are compared, of these sources alone; then disagreements and omissions."""
    figure = _figure(context.study, about)
    disagreements = Download(
        what="between",
        title=between_words.DOWNLOAD_DISAGREEMENTS,
        export=lambda format_name, at, most: _discrepancy_file(context, between, format_name, at, most),
        chosen=_parts_of_name(context, between, about),
    )
    if not figure:
        return [disagreements]
    figures = Download(
        what="figures-between",
        title=between_words.DOWNLOAD_FIGURES,
        export=lambda format_name, at, most: _figure_file(context, between, figure, format_name, at, most),
        chosen=_parts_of_name(context, between, figure.name),
    )
    return [figures, disagreements]


def _parts_of_name(context: StudyContext, between: Between, about: str) -> tuple[str, ...]:
    """The sources, what is compared, and the filters that act, as parts of the name of a file."""
    acting = context.scope.filter.of_incidents
    return ("-".join(between.source_ids), *([about] if about != EVERYTHING else []), *chosen_in_name(acting))


def _figure(study: PageStudy, about: str) -> Figure | None:
    """The figure of the table to download; None where no figure is compared."""
    if about in study.collection.field_specs:
        return figure_named(study.collection, about)
    if about in (EVERYTHING, CASUALTIES) and study.offered_figures:
        return study.offered_figures.get(ALL_CASUALTIES) or next(iter(study.offered_figures.values()))
    return None


def _figure_file(
    context: StudyContext, between: Between, figure: Figure, format_name: str, at: datetime, most: int | None
) -> bytes:
    study = context.study
    index = FigureIndex(study.collection, study.incidents, between.findings)
    table = index.table(figure, between.shared[:most], source_ids=between.source_ids, alone=True)
    return export_figures(study.collection, table, format=format_name, at=at, filter=_filter_in_words(context, between))


def _discrepancy_file(
    context: StudyContext, between: Between, format_name: str, at: datetime, most: int | None
) -> bytes:
    study = context.study
    found = (*between.discrepancies, *between.omissions)[:most]
    figures = FigureScope(
        incident_ids=between.shared[:most],
        source_ids=between.source_ids,
        figures=tuple(between.fields) if between.about else (),
        alone=True,
    )
    return export_discrepancies(
        study.collection,
        study.incidents,
        Findings(discrepancies=found, lookalikes=()),
        format=format_name,
        filter=_filter_in_words(context, between),
        at=at,
        figures=figures,
        notes=context.kept.notes,
    )
