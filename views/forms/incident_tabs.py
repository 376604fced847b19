"""The parts of the page of an incident, one of which is open: figures, disagreements, fields, when and where, quotations."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from claims.model import Discrepancy
from claims.projects.beside.notes import NoteKind
from claims.survey import is_agreement, is_discrepancy, is_omission, tally_of
from views.blocks import relation_badges
from views.blocks.discrepancy import discrepancy_list
from views.blocks.evidence import Openings
from views.blocks.incident import incident_tables
from views.blocks.incident.account_cards import account_cards
from views.blocks.incident.incident_heading import related_incidents
from views.blocks.note_marks import marks_on
from views.blocks.plots.figure_ranges import show_figure_ranges
from views.blocks.plots.toll_lines import show_toll_lines
from views.blocks.when_and_where import show_when_and_where
from views.forms.convention_switch import show_convention_switch
from views.markup import link, show
from views.plots.ranges.range_rows import count_fields
from views.state.discrepancy_filters import ALL, about
from views.state.page_context import StudyContext
from views.state.page_study import PageStudy
from views.state.reader import is_dark
from views.texts import incident_words, words


def tab_labels(study: PageStudy, incident_id: str) -> dict[str, str]:
    """Each tab by its name in the address, with its label; that of the disagreements has their number."""
    number = tally_of(study.findings.of_incident(incident_id)).discrepancies
    labels = dict(incident_words.TABS)
    labels["disagreements"] += f" {number}"
    return labels


def _figures(context: StudyContext, incident_id: str) -> None:
    study = context.study
    openings = Openings(study)
    left, right = st.columns([3, 1], gap="medium")
    with left:
        _figures_and_clashes(context, incident_id, openings)
    with right:
        _related(study, incident_id)
    show(openings.html(dark=is_dark()))


def _disagreements(context: StudyContext, incident_id: str) -> None:
    study = context.study
    found = about(study, study.findings.of_incident(incident_id), ALL)
    if not _is_compared(study, incident_id):
        _say_alone()
    elif not any(map(is_discrepancy, found)):
        show(f'<div class="cc"><p>{incident_words.NO_CONTRADICTION}</p></div>')
    _section(context, "", "", list(filter(is_discrepancy, found)))
    _section(context, incident_words.OMISSIONS, incident_words.OMISSIONS_WHY, list(filter(is_omission, found)))
    _section(context, incident_words.ONE_ORIGIN, incident_words.ONE_ORIGIN_WHY, list(filter(is_agreement, found)))
    lookalikes = study.findings.lookalikes_of(incident_id)
    _section(context, incident_words.LOOKALIKES, incident_words.LOOKALIKES_WHY, lookalikes)
    show(relation_badges.legend())


def _section(context: StudyContext, heading: str, why: str, found: Sequence[Discrepancy]) -> None:
    if not found:
        return
    title = f"<h2>{heading}</h2>" if heading else ""
    explained = f'<p class="cc-soft">{why}</p>' if why else ""
    marks = marks_on(context.kept.notes, NoteKind.DISCREPANCY, (each.discrepancy_id for each in found))
    listed = discrepancy_list(context.study, found, has_incident=False, marks=marks)
    show(f'<div class="cc">{title}{explained}</div>', listed)


def _fields(context: StudyContext, incident_id: str) -> None:
    study = context.study
    openings = Openings(study)
    if not _is_compared(study, incident_id):
        _say_alone()
    cells = incident_tables.cells_of(study, incident_id)
    show(incident_tables.field_table(study, incident_id, cells, openings))
    show_convention_switch(study, incident_id, openings)
    show(openings.html(dark=is_dark()), relation_badges.legend())


def _when(context: StudyContext, incident_id: str) -> None:
    show_when_and_where(context.study, incident_id)


def _quotations(context: StudyContext, incident_id: str) -> None:
    show(
        f'<div class="cc"><p class="cc-soft">{words.CARDS_WHY}</p></div>',
        account_cards(context.study, incident_id, context.kept.notes),
    )


# By its name in the address; the first is open where the address names none.
TABS: Mapping[str, Callable[[StudyContext, str], None]] = {
    "figures": _figures,
    "disagreements": _disagreements,
    "fields": _fields,
    "when": _when,
    "quotations": _quotations,
}


def _is_compared(study: PageStudy, incident_id: str) -> bool:
    return len(study.incidents.claims_of[incident_id]) > 1


def _say_alone() -> None:
    add = link(incident_words.ADD_ACCOUNT, "add")
    show(f'<div class="cc"><p>{incident_words.ONE_ACCOUNT} {add}.</p></div>')


def _related(study: PageStudy, incident_id: str) -> None:
    related = related_incidents(study, incident_id) or f"<p>{incident_words.NO_RELATED}</p>"
    show(f'<div class="cc cc-box"><h3>{incident_words.RELATED}</h3>{related}</div>')


def _figures_and_clashes(context: StudyContext, incident_id: str, openings: Openings) -> None:
    """The figures on one axis, what contradicts each other as rows, the figures over time, and the accounts with their figures."""
    study = context.study
    if not _is_compared(study, incident_id):
        _say_alone()
    if not show_figure_ranges(study, incident_id, openings):
        show(f'<div class="cc"><p>{words.NO_FIGURES}</p></div>')
    clashes = [each for each in study.findings.of_incident(incident_id) if each.relation in relation_badges.CLASHES]
    _section(context, incident_words.CONTRADICTIONS, "", about(study, clashes, ALL))
    show_toll_lines(study, incident_id, openings)
    fields = count_fields(study, incident_id)
    cells = incident_tables.cells_of(study, incident_id)
    table = incident_tables.claim_table(study, incident_id, cells, fields, openings)
    show(f'<div class="cc"><h2>{words.CLAIMS}</h2></div>', table)
