"""The page of one incident: a heading that stays, and below it the part of the page that the address names."""

import streamlit as st

from claims.projects.beside.notes import NoteKind
from claims.workspace import Resolved, resolve
from views.blocks.alerts import alert
from views.blocks.downloads.download_menu import Download, download_menu
from views.blocks.downloads.page_downloads import incident_discrepancies_download, incident_download
from views.blocks.incident.incident_heading import incident_heading, neighbours, place_in_list
from views.forms.filter_widgets import say_if_outside
from views.forms.incident_choice import choose_incident
from views.forms.incident_tabs import TABS, tab_labels
from views.forms.kept.notes_form import notes_box
from views.forms.open_tab import chosen_tab, tabs
from views.markup import link, literal, name, show
from views.state import url
from views.state.cached_study import CachedMatched
from views.state.page_context import StudyContext
from views.state.page_study import PageStudy
from views.state.work.still_open import part
from views.texts import incident_words, words


def show_page(context: StudyContext) -> None:
    """Draws the incident that the address names; an unknown id is named, and no other is opened in its place."""
    study = context.study
    incident_id = url.first_of("id", study.worst_incident)
    if incident_id not in study.incidents.rows:
        _say_unknown(study, context.matched, incident_id)
        _choose(study)
        return
    url.put_in_address("id", [incident_id])
    say_if_outside(context.scope, incident_id)
    with context.actions:
        download_menu(study.collection, lambda: _downloads(context, incident_id), key="incident")
    _show_incident(context, incident_id)


@part  # another tab draws the frame not again
def _show_incident(context: StudyContext, incident_id: str) -> None:
    study = context.study
    labels = tab_labels(study, incident_id)
    chosen = chosen_tab("tab", labels, key=f"tab-{incident_id}")
    listed = study.ranked(context.scope.filter)
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.container(width="content"):  # HTML alone takes all the room of the row
            show(place_in_list(incident_id, listed))
        asked = {} if chosen == next(iter(labels)) else {"tab": chosen}
        for label, other in neighbours(incident_id, listed).items():
            url.page_link(context.pages, "incident", label, id=other, **asked)
        with st.container(width="content", key="choose-other"):  # a phone has no room for it above the heading
            _choose(study)
    show(incident_heading(study, incident_id))
    notes_box(context, NoteKind.INCIDENT, incident_id)
    with tabs(labels, key=f"tab-{incident_id}")[chosen]:
        TABS[chosen](context, incident_id)


@part
def _choose(study: PageStudy) -> None:
    """The list of all incidents, which is long, so it is drawn only when it is opened."""
    with st.popover(incident_words.CHOOSE_ANOTHER, on_change="rerun", key="choose-incident", type="tertiary") as opened:
        if opened.open:
            before = url.first_of("id")
            chosen = choose_incident(study, "id", default=study.worst_incident, says_default=False)
            if chosen and chosen != before:
                st.rerun()


def _downloads(context: StudyContext, incident_id: str) -> list[Download]:
    """The incident field by field, and its disagreements where it has any."""
    found = context.study.findings.of_incident(incident_id)
    whole = incident_download(context, incident_id)
    return [whole, incident_discrepancies_download(context, incident_id)] if found else [whole]


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
