"""The page of one incident: who says what, figure by figure and field by field, in which words."""

import streamlit as st

from claims.exports import export_incident
from claims.incidents import chance_in_words
from claims.tables import Row
from claims.workspace import Resolved, resolve
from views.blocks import incident_tables, relation_badges
from views.blocks.account_cards import account_cards
from views.blocks.alerts import alert
from views.blocks.discrepancy import discrepancy_list
from views.blocks.downloads import download_buttons
from views.blocks.evidence import Openings
from views.blocks.plots.figure_ranges import show_figure_ranges
from views.blocks.when_and_where import show_when_and_where
from views.forms.convention_switch import show_convention_switch
from views.forms.filter_widgets import say_if_outside
from views.forms.incident_choice import choose_incident
from views.markup import folded, link, literal, name, show
from views.plots.ranges.range_rows import count_fields
from views.state import url
from views.state.cached_study import CachedMatched
from views.state.page_context import StudyContext
from views.state.page_study import PageStudy
from views.state.theme import is_dark
from views.texts import words
from views.texts.translation import counted


def show_page(context: StudyContext) -> None:
    """Draws the incident that the address names; an unknown id is named, and no other is opened in its place."""
    study = context.study
    incident_id = choose_incident(study, "id", default=study.worst_incident, says_default=True)
    if not incident_id:
        _say_unknown(study, context.matched, url.first_of("id"))
        return
    say_if_outside(context.scope, incident_id)
    openings = Openings(study)
    show(_heading(study, incident_id))
    with st.container(horizontal=True):
        icon = ":material/compare_arrows:"
        url.page_link(context.pages, "compare", words.COMPARE_THESE, icon=icon, incident=incident_id)
    _accounts(study, incident_id, openings)
    _discrepancies(study, incident_id)
    _side_by_side(study, incident_id, openings)
    show_convention_switch(study, incident_id, openings)
    show_when_and_where(study, incident_id)
    show(
        f'<div class="cc"><h2>{words.CARDS}</h2><p class="cc-soft">{words.CARDS_WHY}</p></div>',
        account_cards(study, incident_id),
    )
    show(openings.html(dark=is_dark()))
    show(relation_badges.legend())


def _say_unknown(study: PageStudy, matched: CachedMatched, wanted: str) -> None:
    """Names an id that leads to no incident, with those that it became or that are spelled like it."""
    resolved = _resolved(study, matched, wanted)
    if resolved.incident_ids:
        links = "; ".join(link(study.incident_name(new_id), "incident", id=new_id) for new_id in resolved.incident_ids)
        alert(words.MOVED_INCIDENT.format(id=f"“{name(wanted)}”"), f"{links}.", literal(resolved.why))
        return
    near = study.incidents.near(wanted)
    links = "; ".join(
        f"{link(near_id, 'incident', id=near_id)}, {name(study.incident_name(near_id))}" for near_id in near
    )
    alert(
        words.UNKNOWN_INCIDENT.format(id=f"“{name(wanted)}”"), f"{words.NEAR} {links}." if near else "", words.NO_NEAR
    )


def _resolved(study: PageStudy, matched: CachedMatched, wanted: str) -> Resolved:
    """The incidents that an id leads to which was in force before incidents were merged or split."""
    if matched.workspace_file is None:
        return Resolved(())
    with matched.open_workspace() as workspace:
        resolved = resolve(workspace, wanted)
    known = tuple(incident_id for incident_id in resolved.incident_ids if incident_id in study.incidents.rows)
    return Resolved(known, resolved.why)


def _heading(study: PageStudy, incident_id: str) -> str:
    row = study.incidents.row(incident_id)
    discrepancies = study.findings.of_incident(incident_id)
    facts = [study.incident_days(incident_id), study.incident_places(incident_id)]
    facts += [words.BACKGROUND] if row["background"] else []
    accounts = f"{counted(row['claims'], 'accounts')} from {counted(row['sources'], 'sources')}"
    number = counted(len(discrepancies), "discrepancies") if discrepancies else words.NO_DISCREPANCY
    return (
        f'<div class="cc"><h1>{name(row["name"])}</h1><p>{" · ".join(name(fact) for fact in facts)}</p>'
        f"{related_incidents(study, incident_id)}<p>{accounts}; {number}:</p>{relation_badges.badges(discrepancies)}</div>"
    )


def related_incidents(study: PageStudy, incident_id: str) -> str:
    """The incidents that it is part of, its parts, and what it may be where its place or day is not said."""
    related = {words.PART_OF: study.incidents.wholes_of, words.PARTS: study.incidents.parts_of}
    lines = [(label, ids_of.get(incident_id, ())) for label, ids_of in related.items()]
    related_lines = "".join(_family_line(study, label, ids) for label, ids in lines if ids)
    return related_lines + "".join(_perhaps_line(study, row) for row in study.incidents.perhaps_of.get(incident_id, ()))


def _perhaps_line(study: PageStudy, row: Row) -> str:
    other = link(study.incident_name(row["other_id"]), "incident", id=row["other_id"])
    return f"<p>{words.PERHAPS} {literal(row['words'])}: {other}{literal(chance_in_words(row))}</p>"


def _family_line(study: PageStudy, label: str, ids: tuple[str, ...]) -> str:
    links = "; ".join(link(study.incident_name(row_id), "incident", id=row_id) for row_id in ids)
    if len(ids) <= 3:
        return f"<p>{label}: {links}</p>"
    return folded(f"{label}: {counted(len(ids), 'incidents')}", f"<p>{links}</p>")


def _accounts(study: PageStudy, incident_id: str, openings: Openings) -> None:
    show(f'<div class="cc"><h2>{words.FIGURES}</h2></div>')
    if not show_figure_ranges(study, incident_id, openings):
        show(f'<div class="cc"><p>{words.NO_FIGURES}</p></div>')
    fields = count_fields(study, incident_id)
    cells = incident_tables.cells_of(study, incident_id)
    table = incident_tables.claim_table(study, incident_id, cells, fields, openings)
    show(f'<div class="cc"><h2>{words.CLAIMS}</h2></div>', table)


def _discrepancies(study: PageStudy, incident_id: str) -> None:
    discrepancies = study.findings.of_incident(incident_id)
    title = study.incident_name(incident_id)
    show(f'<div class="cc"><h2>{words.DISCREPANCIES_HERE}</h2></div>')
    if discrepancies:
        show(discrepancy_list(study, list(discrepancies), within=title))
    else:
        alone = len(study.incidents.claims_of[incident_id]) == 1
        show(f'<div class="cc"><p>{words.ONE_ACCOUNT if alone else words.NO_DISCREPANCY}</p></div>')
    lookalikes = study.findings.lookalikes_of(incident_id)
    if lookalikes:
        rows = discrepancy_list(study, list(lookalikes), within=title)
        show(f'<div class="cc"><h2>{words.LOOKALIKES}</h2><p class="cc-soft">{words.LOOKALIKES_WHY}</p></div>{rows}')


def _side_by_side(study: PageStudy, incident_id: str, openings: Openings) -> None:
    cells = incident_tables.cells_of(study, incident_id)
    show(
        f'<div class="cc"><h2>{words.FIELD_BY_FIELD}</h2></div>',
        incident_tables.field_table(study, incident_id, cells, openings),
    )
    show(f'<div class="cc"><p><b>{words.TAKE_INCIDENT}</b></p></div>')
    download_buttons(
        study.collection,
        incident_id,
        lambda format_name, at: export_incident(
            study.collection, study.incidents, study.findings, incident_id, format=format_name, at=at
        ),
    )
