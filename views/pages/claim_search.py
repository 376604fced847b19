"""The page of all claims: a search over every word and name, filters with numbers, a table, a timeline and a map."""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Any

import pandas as pd
import streamlit as st

from claims.exports import visible
from claims.model import FieldType
from claims.projects.beside.notes import NoteKind
from claims.survey import FACETS, NOT_STATED, choose_claims, count_answers, facet_answers
from views.blocks.alerts import alert
from views.blocks.claim_counts import draw_all
from views.blocks.downloads.download_menu import Download, download_menu
from views.blocks.downloads.page_downloads import claims_download
from views.blocks.incident.account_cards import account_card
from views.blocks.when_and_where import event_days, show_map, show_timeline
from views.forms.kept.notes_form import notes_box
from views.markup import link, name, quoted, show
from views.state import url
from views.state.drawn_blocks import drawn, worked_out
from views.state.page_context import StudyContext
from views.state.page_study import PageStudy
from views.state.url import plain_markdown
from views.texts import project_words, words
from views.texts.translation import counted

ROWS_A_PAGE, MOST_PICKED = 200, 3
_TABLE_PIXELS = 430
_WIDTHS = (100, 215, 120, 90, 150, 260)  # pixels of the columns: those up to the figures are seen without scrolling
Chosen = dict[str, list[str]]  # facet to answers


def show_page(context: StudyContext) -> None:
    """Draws the claims that the shared filters, the words and the facets leave; the address holds all of them."""
    study = context.study
    show(f'<div class="cc"><h1>{words.SEARCH_HEADING}</h1></div>')
    everything = study.catalogue
    text = url.text_input("q", words.SEARCH, placeholder=words.SEARCH_HINT)
    with_words = everything
    if context.scope.filter.names or text.strip():
        with_words = everything[study.catalogue_rows(context.scope.claim_ids) & study.search.find(text)]
    facets = _facets(study, with_words)
    chosen = with_words[choose_claims(with_words, facets)] if any(facets.values()) else with_words
    _say_unknown(study)
    show(f'<div class="cc"><p role="status">{_numbers(chosen, everything, text)}</p></div>')
    if chosen.empty:
        _nothing_left(with_words, text)
        return
    with context.actions:
        download_menu(study.collection, lambda: _downloads(context, chosen, text), key="claims")
    left, right = st.columns([6, 5], gap="medium")
    with left:
        page = url.list_page(len(chosen), size=ROWS_A_PAGE)
        _grid(study, chosen.iloc[page.rows])
        page.show_buttons()
    with right:
        is_reading = _drawer(context)
    with left if is_reading else right:
        _pictures(study, chosen)


def work_out(study: PageStudy) -> None:
    """Works out what the page says of all claims."""
    for facet in FACETS:
        worked_out(study, _offered, facet)
        worked_out(study, _number_of_all, facet)
    worked_out(study, _digest_of_all)
    draw_all(study)


def _downloads(context: StudyContext, chosen: pd.DataFrame, text: str) -> list[Download]:
    """The claims found, on all pages of the list, as what they say and with a row each."""
    asked = {"search": [text] if text.strip() else [], **{facet: url.in_address(facet) for facet in FACETS}}
    told = "; ".join(f"{name}: {' or '.join(values)}" for name, values in asked.items() if values)
    named = ["-".join(values) for values in asked.values() if values]
    return [claims_download(context, chosen, each_statement=each, words=told, chosen=named) for each in (True, False)]


def _numbers(chosen: pd.DataFrame, everything: pd.DataFrame, text: str) -> str:
    numbers = words.FOUND_CLAIMS.format(
        claims=f"<b>{len(chosen)}</b>",
        all_claims=counted(len(everything), "claims"),
        incidents=counted(chosen["incident_id"].nunique(), "incidents"),
        sources=counted(chosen["source_id"].nunique(), "sources"),
    )
    return f"{numbers} {words.FOUND_WITH.format(text=f'“{name(text)}”')}" if text.strip() else numbers


def _facets(study: PageStudy, claims: pd.DataFrame) -> Chosen:
    """The filters of this page; each answer shows the number of claims that the other filters leave it."""
    offered = {facet: worked_out(study, _offered, facet) for facet in FACETS}
    chosen = {facet: url.synced(facet, offered[facet]) for facet in FACETS}
    are_all = len(claims) == len(study.catalogue)
    with st.container(horizontal=True):
        for facet, label in words.FACETS.items():
            if are_all and not any(wanted for other, wanted in chosen.items() if other != facet):
                numbers = worked_out(study, _number_of_all, facet)
            else:
                numbers = count_answers(claims[choose_claims(claims, chosen, without=facet)], facet)
            labels = {
                answer: f"{_answer(study, facet, answer)} ({numbers.get(answer, 0)})" for answer in offered[facet]
            }
            with st.container(width="stretch", gap=None):
                url.multiselect(facet, label, offered[facet], title=labels.__getitem__, placeholder=words.ANY)
    return chosen


def _offered(study: PageStudy, facet: str) -> tuple[str, ...]:
    return facet_answers(study.catalogue, facet)


def _number_of_all(study: PageStudy, facet: str) -> dict[str, int]:
    return count_answers(study.catalogue, facet)


def _answer(study: PageStudy, facet: str, answer: str) -> str:
    if answer == NOT_STATED:
        return words.NOT_STATED
    if facet == "figures":
        return study.field_label(answer)
    return words.PRECISIONS.get(answer, answer) if facet == "date" else answer


def _say_unknown(study: PageStudy) -> None:
    unknown = [claim_id for claim_id in url.in_address("claim") if claim_id not in study.collection.document_of_claim]
    if unknown:
        alert(words.UNKNOWN_CLAIM.format(ids=quoted(unknown)))


def _nothing_left(with_words: pd.DataFrame, text: str) -> None:
    """Says why nothing is left, and offers to drop what removed it."""
    is_by_words = with_words.empty and text.strip()
    alert(words.NO_CLAIM_FOUND, words.NO_CLAIM_BY_WORDS if is_by_words else words.NO_CLAIM_BY_FACETS)
    with st.container(horizontal=True):
        if text.strip():
            st.button(words.DROP_WORDS, on_click=url.remove_parameters, args=("q",))
        st.button(words.DROP_ALL_HERE, on_click=url.remove_parameters, args=("q", *FACETS, "page"), type="primary")


def _grid(study: PageStudy, shown: pd.DataFrame) -> None:
    """The table of one page; rows that are ticked go to the address, and claims that the address names are ticked."""
    ids = tuple(str(claim_id) for claim_id in shown["claim_id"])
    wanted = url.in_address("claim")
    event: Any = st.dataframe(
        drawn(study, _rows, ids),
        on_select="rerun",
        selection_mode="multi-row",
        selection_default={"selection": {"rows": [ids.index(claim_id) for claim_id in wanted if claim_id in ids]}},
        key=f"claims-{_digest(ids)}-{url.times_changed('claim')}",
        height=min(_TABLE_PIXELS, 35 * (len(ids) + 1) + 3),
        hide_index=True,
        alt=words.SEARCH_ALT,
        column_config={
            column: st.column_config.TextColumn(width=pixels)
            for column, pixels in zip(words.SEARCH_COLUMNS, _WIDTHS, strict=True)
        },
    )
    ticked = [ids[place] for place in event["selection"]["rows"] if place < len(ids)]
    picked = [claim_id for claim_id in wanted if claim_id not in ids or claim_id in ticked]
    picked += [claim_id for claim_id in ticked if claim_id not in picked]
    if picked != wanted:
        url.put_in_address("claim", picked)


def _rows(study: PageStudy, claim_ids: tuple[str, ...]) -> pd.DataFrame:
    shown = study.catalogue[study.catalogue_rows(claim_ids)].to_dict("records")
    return pd.DataFrame([_cells(study, row) for row in shown], columns=list(words.SEARCH_COLUMNS))


def _cells(study: PageStudy, row: dict[Any, Any]) -> list[str]:  # a row of the catalogue
    claim_id = str(row["claim_id"])
    place = study.collection.name_of("places", row["place_id"]) if row["place_id"] else words.NO_PLACE
    cells = (
        study.source(row["source_id"]),
        row["title"],
        event_days(row),
        place,
        _figures(study, claim_id),
        study.incident_name(row["incident_id"]),
    )
    return [visible(str(cell)) for cell in cells]


def _figures(study: PageStudy, claim_id: str) -> str:
    specs = study.collection.field_specs
    return "; ".join(
        f"{study.field_label(statement.field)} {study.coded(statement)}"
        for statement in study.collection.statements_of_claim[claim_id]
        if specs[statement.field].type is FieldType.COUNT
    )


def _drawer(context: StudyContext) -> bool:
    """Draws the claims that the address names, in their own words, with links; returns whether there are any."""
    study = context.study
    picked = [claim_id for claim_id in url.in_address("claim") if claim_id in study.collection.document_of_claim]
    if not picked:
        show(f'<div class="cc cc-box"><p>{words.PICK_CLAIMS}</p></div>')
        return False
    show(f'<div class="cc"><h2>{words.PICKED_CLAIMS.format(number=counted(len(picked), "claims"))}</h2></div>')
    beside = _beside(study, picked)
    with st.container(horizontal=True):
        if len(beside) > 1:
            label = words.COMPARE_PICKED if len(picked) > 1 else words.COMPARE_WITH_OTHERS
            url.page_link(context.pages, "compare", label, icon=":material/compare_arrows:", claim=beside)
        st.button(words.PICK_NONE, on_click=url.remove_parameters, args=("claim",), icon=":material/close:")
    for claim_id in picked[:MOST_PICKED]:
        label = f"{project_words.NOTES}: {plain_markdown(study.source_of_claim(claim_id))}"
        notes_box(context, NoteKind.CLAIM, claim_id, label=label if len(picked) > 1 else "")
    more = f"<p>{words.AT_MOST_COMPARED.format(number=MOST_PICKED)}</p>" if len(picked) > MOST_PICKED else ""
    body = "".join(
        _links(study, claim_id) + account_card(study, claim_id, context.kept.notes, is_open=len(picked) == 1)
        for claim_id in picked[:MOST_PICKED]
    )
    show(f'<div class="cc cc-drawer" tabindex="0" role="region" aria-label="{words.PICKED_WORDS}">{more}{body}</div>')
    return True


def _beside(study: PageStudy, picked: Sequence[str]) -> list[str]:
    """The claims to compare: those picked, or the one picked and another of its incident."""
    if len(picked) > 1:
        return list(picked[:MOST_PICKED])
    others = study.incidents.claims_of[study.incidents.incident_of[picked[0]]]
    return [picked[0], *(claim_id for claim_id in others if claim_id != picked[0])][:2]


def _links(study: PageStudy, claim_id: str) -> str:
    row = study.catalogue_row(claim_id)
    incident = link(study.incident_name(row["incident_id"]), "incident", id=row["incident_id"])
    source = link(study.source(row["source_id"]), "sources", source_id=row["source_id"])
    return f'<p class="cc-links"><span>{words.INCIDENT}: {incident}</span><span>{words.SOURCE}: {source}</span></p>'


def _pictures(study: PageStudy, chosen: pd.DataFrame) -> None:
    """Timeline and map of the same claims; only the one that is open is worked out."""
    headings = {words.TIMELINE: show_timeline, words.MAP: show_map}
    tabs = st.tabs(list(headings), on_change="rerun", key="claims-picture")
    title = words.THESE_CLAIMS.format(number=counted(len(chosen), "claims"))
    for tab, (heading, draw) in zip(tabs, headings.items(), strict=True):
        if tab.open:
            with tab:
                show(f'<div class="cc"><h2>{heading}</h2></div>')
                draw(study, chosen, key=_digest_of(study, chosen), title=title)


def _digest_of(study: PageStudy, chosen: pd.DataFrame) -> str:
    """Names these claims; that of all claims is kept, for there can be many."""
    return (
        worked_out(study, _digest_of_all)
        if len(chosen) == len(study.catalogue)
        else _digest(chosen["claim_id"].tolist())
    )


def _digest_of_all(study: PageStudy) -> str:
    return _digest(study.catalogue["claim_id"].tolist())


def _digest(claim_ids: Iterable[str]) -> str:
    return sha256("\n".join(claim_ids).encode()).hexdigest()[:12]
