"""The page of all claims: a search over every word and name, filters that count what is not stated, a table, a timeline, a map."""

from collections.abc import Sequence
from hashlib import sha256
from typing import Any

import pandas as pd
import streamlit as st

from claims.discrepancies.discrepancy_sentences import value_words
from claims.exports import visible
from claims.model import FieldType
from claims.survey import FACETS, NOT_STATED, Scope, choose_claims, count_answers, facet_answers
from claims.values import number_of
from views.blocks.account_cards import account_card
from views.blocks.alerts import alert
from views.blocks.when_and_where import event_days, show_map, show_timeline
from views.markup import link, name, show
from views.state import url
from views.state.page_study import PageStudy
from views.state.url import Pages, going_to
from views.texts import words

ROWS_A_PAGE, MOST_PICKED = 200, 3
_TABLE_PIXELS = 430
_WIDTHS = (110, 260, 150, 130, 160, 260)  # pixels of the columns
Chosen = dict[str, list[str]]  # facet to answers


def show_page(study: PageStudy, scope: Scope, pages: Pages) -> None:
    """Draws the claims that the shared filters, the words and the facets leave; the address holds all of them."""
    show(f'<div class="cc"><h1>{words.SEARCH_HEADING}</h1></div>')
    everything = study.catalogue
    text = url.text_input("q", words.SEARCH, placeholder=words.SEARCH_HINT)
    found = everything[study.catalogue_rows(scope.claim_ids) & study.search.find(text)]
    chosen = found[choose_claims(found, _facets(study, found))]
    _unknown(study)
    show(f'<div class="cc"><p role="status">{_told(chosen, everything, text)}</p></div>')
    if chosen.empty:
        _nothing_left(found, text)
        return
    _claims(study, chosen, pages)


def _told(chosen: pd.DataFrame, everything: pd.DataFrame, text: str) -> str:
    told = words.FOUND_CLAIMS.format(
        claims=f"<b>{len(chosen)}</b>",
        all_claims=number_of(len(everything), "claims"),
        incidents=number_of(chosen["incident_id"].nunique(), "incidents"),
        sources=number_of(chosen["source_id"].nunique(), "sources"),
    )
    return f"{told} {words.FOUND_WITH.format(text=f'“{name(text)}”')}" if text.strip() else told


def _facets(study: PageStudy, found: pd.DataFrame) -> Chosen:
    """The filters of this page, each answer with the number of claims that the others leave it."""
    offered = {facet: facet_answers(study.catalogue, facet) for facet in FACETS}
    chosen = {facet: url.synced(facet, offered[facet]) for facet in FACETS}
    with st.container(horizontal=True):
        for facet, label in words.FACETS.items():
            counted = count_answers(found[choose_claims(found, chosen, without=facet)], facet)
            with st.container(width="stretch", gap=None):
                url.multiselect(
                    facet,
                    label,
                    offered[facet],
                    title=lambda answer, facet=facet, counted=counted: (
                        f"{_answer(study, facet, answer)} ({counted.get(answer, 0)})"
                    ),  # type: ignore[misc]  # bound now, called later
                    placeholder=words.ANY,
                )
    return chosen


def _answer(study: PageStudy, facet: str, answer: str) -> str:
    if answer == NOT_STATED:
        return words.NOT_STATED
    if facet == "figures":
        return study.collection.field_specs[answer].label
    return words.PRECISIONS.get(answer, answer) if facet == "date" else answer


def _unknown(study: PageStudy) -> None:
    unknown = [each for each in url.asked("claim") if each not in study.collection.document_of_claim]
    if unknown:
        alert(words.UNKNOWN_CLAIM.format(ids=", ".join(f"“{name(each)}”" for each in unknown)))


def _nothing_left(found: pd.DataFrame, text: str) -> None:
    """Says why nothing is left, and offers to drop what removed it."""
    alert(words.NO_CLAIM_FOUND, words.NO_CLAIM_BY_WORDS if found.empty and text.strip() else words.NO_CLAIM_BY_FACETS)
    with st.container(horizontal=True):
        if text.strip():
            st.button(words.DROP_WORDS, on_click=url.clear, args=("q",))
        st.button(words.DROP_ALL_HERE, on_click=url.clear, args=("q", *FACETS, "page"), type="primary")


def _claims(study: PageStudy, chosen: pd.DataFrame, pages: Pages) -> None:
    left, right = st.columns([6, 5], gap="medium")
    with left:
        _pages(study, chosen)
    with right:
        is_reading = _drawer(study, pages)
    with left if is_reading else right:
        _pictures(study, chosen)


def _pages(study: PageStudy, chosen: pd.DataFrame) -> None:
    number = -(-len(chosen) // ROWS_A_PAGE)
    page = url.number("page", most=number)
    shown = chosen.iloc[(page - 1) * ROWS_A_PAGE : page * ROWS_A_PAGE]
    _grid(study, shown)
    if number > 1:
        url.turn(page, number)


def _grid(study: PageStudy, shown: pd.DataFrame) -> None:
    """The table of one page; what is ticked in it goes to the address, and what the address names is ticked."""
    ids = [str(each) for each in shown["claim_id"]]
    asked = url.asked("claim")
    if st.session_state.get("seen-claim") != asked:  # a link, Back, a reload: the table begins anew from the address
        st.session_state["claims-drawn"] = st.session_state.get("claims-drawn", 0) + 1
        st.session_state["seen-claim"] = asked
    digest = sha256("\n".join(ids).encode()).hexdigest()[:12]
    event: Any = st.dataframe(
        pd.DataFrame([_cells(study, row) for row in shown.to_dict("records")], columns=list(words.SEARCH_COLUMNS)),
        on_select="rerun",
        selection_mode="multi-row",
        selection_default={"selection": {"rows": [ids.index(each) for each in asked if each in ids]}},
        key=f"claims-{digest}-{st.session_state['claims-drawn']}",
        height=min(_TABLE_PIXELS, 35 * (len(ids) + 1) + 3),
        hide_index=True,
        alt=words.SEARCH_ALT,
        column_config={
            column: st.column_config.TextColumn(width=pixels)
            for column, pixels in zip(words.SEARCH_COLUMNS, _WIDTHS, strict=True)
        },
    )
    ticked = [ids[place] for place in event["selection"]["rows"] if place < len(ids)]
    picked = [each for each in asked if each not in ids or each in ticked]
    picked += [each for each in ticked if each not in picked]
    if picked != asked:
        url.write("claim", picked)


def _cells(study: PageStudy, row: dict[Any, Any]) -> list[str]:  # a row of the catalogue
    claim_id = str(row["claim_id"])
    place = study.collection.name_of("places", row["place_id"]) if row["place_id"] else words.NO_PLACE
    told = (study.source(row["source_id"]), row["title"], event_days(row), place, _figures(study, claim_id))
    return [visible(str(each)) for each in (*told, study.incident_title(row["incident_id"]))]


def _figures(study: PageStudy, claim_id: str) -> str:
    specs = study.collection.field_specs
    counted = [
        each for each in study.collection.statements_of_claim[claim_id] if specs[each.field].type is FieldType.COUNT
    ]
    return "; ".join(f"{specs[each.field].label} {value_words(study.collection, each)}" for each in counted)


def _drawer(study: PageStudy, pages: Pages) -> bool:
    """The claims that the address names, in their own words, and where to go from each; whether there are any."""
    picked = [each for each in url.asked("claim") if each in study.collection.document_of_claim]
    if not picked:
        show(f'<div class="cc cc-box"><p>{words.PICK_CLAIMS}</p></div>')
        return False
    show(f'<div class="cc"><h2>{words.PICKED_CLAIMS.format(number=number_of(len(picked), "claims"))}</h2></div>')
    beside = _beside(study, picked)
    with st.container(horizontal=True):
        if len(beside) > 1:
            label = words.COMPARE_PICKED if len(picked) > 1 else words.COMPARE_WITH_OTHERS
            st.page_link(
                pages["compare"], label=label, query_params=going_to(claim=beside), icon=":material/compare_arrows:"
            )
        st.button(words.PICK_NONE, on_click=url.clear, args=("claim",), icon=":material/close:")
    more = f"<p>{words.AT_MOST_COMPARED.format(number=MOST_PICKED)}</p>" if len(picked) > MOST_PICKED else ""
    body = "".join(
        _links(study, each) + account_card(study, each, is_open=len(picked) == 1) for each in picked[:MOST_PICKED]
    )
    show(f'<div class="cc cc-drawer" tabindex="0" role="region" aria-label="{words.PICKED_WORDS}">{more}{body}</div>')
    return True


def _beside(study: PageStudy, picked: Sequence[str]) -> list[str]:
    """What to compare: the claims picked, or the one picked and another of its incident."""
    if len(picked) > 1:
        return list(picked[:MOST_PICKED])
    others = study.incidents.claims_of[study.incidents.incident_of[picked[0]]]
    return [picked[0], *(each for each in others if each != picked[0])][:2]


def _links(study: PageStudy, claim_id: str) -> str:
    row = study.catalogue_row(claim_id)
    incident = link(study.incident_title(row["incident_id"]), "incident", id=row["incident_id"])
    source = link(study.source(row["source_id"]), "sources", source_id=row["source_id"])
    return f'<p class="cc-links"><span>{words.INCIDENT}: {incident}</span><span>{words.SOURCE}: {source}</span></p>'


def _pictures(study: PageStudy, chosen: pd.DataFrame) -> None:
    """Timeline and map of the same claims; the one that is not open is not worked out."""
    along, around = st.tabs([words.TIMELINE, words.MAP], on_change="rerun", key="claims-picture")
    key = sha256("\n".join(chosen["claim_id"]).encode()).hexdigest()[:12]
    if along.open:
        with along:
            show(f'<div class="cc"><h2>{words.TIMELINE}</h2></div>')
            show_timeline(
                study, chosen, key=key, title=words.THESE_CLAIMS.format(number=number_of(len(chosen), "claims"))
            )
    if around.open:
        with around:
            show(f'<div class="cc"><h2>{words.MAP}</h2></div>')
            show_map(study, chosen, key=key, title=words.THESE_CLAIMS.format(number=number_of(len(chosen), "claims")))
