"""The page of one incident: who says what, figure by figure, field by field, in which words."""

import streamlit as st

from claims.exports import export_incident
from claims.model import Discrepancy
from claims.values import number_of
from claims.workspace import Resolved, existing_workspace, open_workspace, resolve
from views.blocks import incident_tables, relation_badges
from views.blocks.account_cards import account_cards
from views.blocks.alerts import alert
from views.blocks.chart import chart
from views.blocks.discrepancy import discrepancy_list
from views.blocks.downloads import download_buttons
from views.blocks.evidence import Openings
from views.blocks.when_and_where import show_when_and_where
from views.markup import link, literal, name, show
from views.pages import conventions
from views.plots.range_plot import band_in_words, bands, count_fields, range_plot, range_rows
from views.state import url
from views.state.page_study import PageStudy
from views.state.theme import is_dark
from views.state.url import Pages, going_to
from views.texts import words

MOST_BESIDE = 3  # fields that count, up to which the table of accounts stands beside the plot


def show_page(study: PageStudy, pages: Pages) -> None:
    """Draws the incident that the address names; an unknown id is named, and no other is opened in its place."""
    incident_id = _chosen(study)
    if not incident_id:
        _unknown(study)
        return
    found = study.findings.of_incident(incident_id)
    openings = Openings(study)
    show(_heading(study, incident_id, found))
    _onward(incident_id, pages)
    _accounts(study, incident_id, openings)
    _discrepancies(study, incident_id, found)
    _side_by_side(study, incident_id, openings)
    conventions.switch(study, incident_id, openings)
    show_when_and_where(study, incident_id)
    show(
        f'<div class="cc"><h2>{words.CARDS}</h2><p class="cc-soft">{words.CARDS_WHY}</p></div>',
        account_cards(study, incident_id),
    )
    show(openings.html(dark=is_dark()))
    show(relation_badges.legend())


def _chosen(study: PageStudy) -> str:
    everything = tuple(study.incidents.table["incident_id"])
    worst = study.findings.discrepancies[0].incident_id if study.findings.discrepancies else everything[0]
    return url.selectbox(
        "id",
        words.CHOOSE_INCIDENT,
        everything,
        title=study.incident_options.__getitem__,
        default=worst,
        says_default=True,
        placeholder=words.CHOOSE_INCIDENT_HINT,
    )


def _unknown(study: PageStudy) -> None:
    wanted = next(iter(url.asked("id")), "")
    onward = moved(study, wanted)
    if onward.incident_ids:
        links = "; ".join(link(study.incident_title(each), "incident", id=each) for each in onward.incident_ids)
        alert(words.MOVED_INCIDENT.format(id=f"“{name(wanted)}”"), f"{links}.", literal(onward.why))
        return
    near = study.incidents.near(wanted)
    links = "; ".join(f"{link(each, 'incident', id=each)}, {name(study.incident_title(each))}" for each in near)
    alert(
        words.UNKNOWN_INCIDENT.format(id=f"“{name(wanted)}”"), f"{words.NEAR} {links}." if near else "", words.NO_NEAR
    )


def moved(study: PageStudy, wanted: str) -> Resolved:
    """Where an id leads that was in force before incidents were merged or split."""
    place = existing_workspace(None, collection=study.collection.name)
    if place is None:
        return Resolved(())
    with open_workspace(place, collection=study.collection.name) as workspace:
        found = resolve(workspace, wanted)
    known = tuple(each for each in found.incident_ids if each in study.incidents.rows)
    return Resolved(known, found.why)


def _heading(study: PageStudy, incident_id: str, found: tuple[Discrepancy, ...]) -> str:
    row = study.incidents.row(incident_id)
    facts = [study.incident_days(incident_id), study.incident_places(incident_id)] + (
        [words.BACKGROUND] if row["background"] else []
    )
    told = f"{number_of(row['claims'], 'accounts')} from {number_of(row['sources'], 'sources')}"
    return (
        f'<div class="cc"><h1>{name(row["title"])}</h1><p>{" · ".join(name(fact) for fact in facts)}</p>'
        f"{_family(study, incident_id)}<p>{told}; {number_of(len(found), 'discrepancies') if found else words.NO_DISCREPANCY}:</p>{relation_badges.badges(found)}</div>"
    )


def _onward(incident_id: str, pages: Pages) -> None:
    with st.container(horizontal=True):
        st.page_link(
            pages["compare"],
            label=words.COMPARE_THESE,
            query_params=going_to(incident=incident_id),
            icon=":material/compare_arrows:",
        )


def _family(study: PageStudy, incident_id: str) -> str:
    kin = {words.PART_OF: study.incidents.wholes_of, words.PARTS: study.incidents.parts_of}
    lines = [(label, relatives.get(incident_id, ())) for label, relatives in kin.items()]
    return "".join(_family_line(study, label, ids) for label, ids in lines if ids)


def _family_line(study: PageStudy, label: str, ids: tuple[str, ...]) -> str:
    links = "; ".join(link(study.incident_title(each), "incident", id=each) for each in ids)
    if len(ids) <= 3:
        return f"<p>{label}: {links}</p>"
    return f"<details><summary>{label}: {number_of(len(ids), 'incidents')}</summary><p>{links}</p></details>"


def _accounts(study: PageStudy, incident_id: str, openings: Openings) -> None:
    fields = count_fields(study, incident_id)
    cells = incident_tables.cells_of(study, incident_id)
    table = incident_tables.claim_table(study, incident_id, cells, tuple(fields), openings)
    if not fields:
        show(f'<div class="cc"><h2>{words.CLAIMS}</h2><p>{words.NO_FIGURES}</p></div>', table)
        return
    wide = len(fields) > MOST_BESIDE
    left, right = (st.container(), st.container()) if wide else st.columns([5, 6], gap="medium")
    with left:
        _figures(study, incident_id, fields, openings)
    with right:
        show(f'<div class="cc"><h2>{words.CLAIMS}</h2></div>', table)


def _figures(study: PageStudy, incident_id: str, fields: dict[str, int], openings: Openings) -> None:
    show(f'<div class="cc"><h2>{words.FIGURES}</h2></div>')
    field = url.selectbox(
        "count",
        words.COUNTED,
        tuple(fields),
        title=lambda each: f"{study.collection.field_specs[each].label} ({number_of(fields[each], 'figures')})",
        default=next(iter(fields)),
        says_default=False,
    ) or next(iter(fields))
    rows = range_rows(study, incident_id, field)
    shaded = bands(rows)
    label = study.collection.field_specs[field].label
    chart(
        study,
        lambda dark: range_plot(study, rows, shaded, dark=dark),
        what=f"{incident_id}-{field}",
        key="range",
        alt=words.PLOT_ALT.format(field=label, rows="; ".join(f"{row.label}: {row.text}" for row in rows)),
        title=f"{study.incident_title(incident_id)}: {label}",
        empty=words.NO_FIGURES,
    )
    said = "".join(f"<p>{literal(band_in_words(study, band))}</p>" for band in shaded)
    table = (
        f"<details><summary>{words.PLOT_TABLE}</summary>{incident_tables.count_table(study, rows, openings)}</details>"
    )
    show(f'<div class="cc">{said}<p class="cc-soft">{words.HOW_TO_READ}</p>{table}</div>')


def _discrepancies(study: PageStudy, incident_id: str, found: tuple[Discrepancy, ...]) -> None:
    show(f'<div class="cc"><h2>{words.DISCREPANCIES_HERE}</h2></div>')
    if found:
        show(discrepancy_list(study, list(found), within=study.incident_title(incident_id)))
    else:
        alone = len(study.incidents.claims_of[incident_id]) == 1
        show(f'<div class="cc"><p>{words.ONE_ACCOUNT if alone else words.NO_DISCREPANCY}</p></div>')
    lookalikes = study.findings.lookalikes_of(incident_id)
    if lookalikes:
        rows = discrepancy_list(study, list(lookalikes), within=study.incident_title(incident_id))
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
