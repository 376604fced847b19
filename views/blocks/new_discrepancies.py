"""What accounts that were just kept bring: the incidents that gained one, and the discrepancies that are new."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

import streamlit as st

from claims.model import Discrepancy
from claims.survey import is_agreement
from claims.what_changes import moved_claims
from views.blocks.discrepancy import discrepancy_list
from views.blocks.imports.changes_preview import moved_table
from views.markup import link, literal, name, show
from views.state.discrepancy_filters import ALL, about
from views.state.page_context import StudyContext
from views.state.page_study import AsItWas, PageStudy
from views.state.url import plain_markdown
from views.texts import add_document_words as add_words
from views.texts import words

MOST_NEW = 8  # new discrepancies listed of one incident; the number of all is said


def show_new(context: StudyContext, claim_ids: Sequence[str], before: AsItWas) -> int:
    """Draws the incidents of some claims, each with its new discrepancies and a link to it, and which claims moved; gives how many are new.

    Args:
        context: Of the page.
        claim_ids: The claims that were kept.
        before: What there was before.
    """
    study = context.study
    incident_ids = dict.fromkeys(study.incidents.incident_of[claim_id] for claim_id in claim_ids)
    new = {incident_id: _new(study, before.discrepancies, incident_id) for incident_id in incident_ids}
    gained = sorted(new, key=lambda incident_id: -len(new[incident_id]))
    shown = [incident_id for incident_id in gained if new[incident_id]] or gained[:1]
    for incident_id in shown:
        _show_incident(study, incident_id, new[incident_id])
        label = plain_markdown(add_words.OPEN_ADDED.format(incident=study.incident_name(incident_id)))
        st.page_link(context.pages["incident"], label=label, query_params={"id": incident_id})
    if quiet := [incident_id for incident_id in gained if incident_id not in shown]:
        links = "".join(f"<li>{link(study.incident_name(row_id), 'incident', id=row_id)}</li>" for row_id in quiet)
        show(f'<div class="cc"><p><b>{add_words.QUIET_HERE}</b></p><ul class="cc-near">{links}</ul></div>')
    moved = moved_claims(before.incidents, study.incidents, study.collection)
    if table := moved_table([(each.title, each.before, each.after) for each in moved]):
        show(table)
    return sum(map(len, new.values()))


def _new(study: PageStudy, before: AbstractSet[str], incident_id: str) -> list[Discrepancy]:
    return [
        discrepancy
        for discrepancy in study.findings.of_incident(incident_id)
        if discrepancy.discrepancy_id not in before and not is_agreement(discrepancy)
    ]


def _show_incident(study: PageStudy, incident_id: str, new: list[Discrepancy]) -> None:
    more = f'<p class="cc-soft">{words.AND_MORE.format(number=len(new) - MOST_NEW)}</p>' if len(new) > MOST_NEW else ""
    listed = discrepancy_list(study, about(study, new, ALL)[:MOST_NEW], has_incident=False)
    found = f"<p><b>{add_words.NEW_HERE}</b></p>{listed}{more}" if new else f"<p>{add_words.NOTHING_NEW}</p>"
    days, places = literal(study.incident_days(incident_id)), name(study.incident_places(incident_id))
    show(
        f'<div class="cc"><h3>{name(study.incident_name(incident_id))}</h3><p class="cc-soft">{days} · {places}</p>{found}</div>'
    )
