"""The page of all discrepancies: the worst one open on top, filters, the list, and its downloads."""

from collections.abc import Sequence
from difflib import get_close_matches

import streamlit as st

from claims.exports import export_discrepancies
from claims.findings import Findings
from claims.model import Discrepancy
from views.blocks import relation_badges
from views.blocks.alerts import alert
from views.blocks.discrepancy import discrepancy_box, discrepancy_list
from views.blocks.downloads import download_buttons
from views.markup import folded, link, literal, name, quoted, show
from views.state import discrepancy_filters, url
from views.state.discrepancy_filters import Selection
from views.state.page_context import StudyContext
from views.state.page_study import PageStudy
from views.state.shared_filters import filter_words
from views.texts import words
from views.texts.translation import counted

ROWS_A_PAGE = 20


def show_page(context: StudyContext) -> None:
    """Draws what the shared filters leave; the address holds the filters of this page and the discrepancy that is open."""
    study, scope = context.study, context.scope
    everything = scope.discrepancies
    offered = discrepancy_filters.options(study)
    selection = {filter_name: url.synced(filter_name, values) for filter_name, values in offered.items()}
    chosen = discrepancy_filters.filter_discrepancies(everything, selection)
    show(f'<div class="cc"><h1>{words.WHERE_ACCOUNTS_PART}</h1>{_numbers(study, chosen)}</div>')
    is_filtered = bool(scope.filter.names) or any(selection.values())
    _spotlight(context, chosen, is_filtered=is_filtered)
    _filters(study, everything, selection)
    if chosen:
        _list(study, chosen, is_filtered=is_filtered)
        shared = "; ".join(
            f"{label.lower()}: {values}" for label, values in filter_words(study.offer, scope.filter).items()
        )
        _downloads(
            study, chosen, "; ".join(filter(None, (shared, discrepancy_filters.selection_words(study, selection))))
        )
    elif everything:
        _nothing_left(everything, selection)
    else:
        alert(words.NOTHING_LEFT)
    show(relation_badges.legend())


def _numbers(study: PageStudy, chosen: Sequence[Discrepancy]) -> str:
    total = len(study.findings.discrepancies)
    of_all = f" of {total}" if len(chosen) != total else ""
    incidents = counted(len({discrepancy.incident_id for discrepancy in chosen}), "incidents")
    severities, relations, kinds = (
        ", ".join(f"<b>{number}</b> {value}" for value, number in numbers.items())
        for numbers in discrepancy_filters.summary(chosen).values()
    )
    sentence = f"<b>{len(chosen)}</b>{of_all} discrepancies in {incidents}: {severities}."
    return f"<p>{sentence}</p>{folded('By relation and kind', f'<p>{relations}.</p><p>{kinds}.</p>')}"


def _spotlight(context: StudyContext, chosen: Sequence[Discrepancy], *, is_filtered: bool) -> None:
    """The discrepancy that the address names, or else the worst of those chosen, with its sides open."""
    study = context.study
    wanted = st.query_params.get("discrepancy", "")
    if wanted and wanted not in study.discrepancies:
        near = get_close_matches(wanted, list(study.discrepancies), n=3, cutoff=0.3)
        links = ", ".join(link(near_id, "discrepancies", discrepancy=near_id) for near_id in near)
        alert(words.UNKNOWN_DISCREPANCY.format(id=f"“{name(wanted)}”"), f"{words.NEAR} {links}" if near else "")
        return
    if not wanted and not chosen:
        return
    opened = study.discrepancies[wanted] if wanted else chosen[0]
    heading = words.ASKED_FOR if wanted else words.WORST_CHOSEN if is_filtered else words.WORST
    show(f'<div class="cc"><h2>{heading}</h2></div>', discrepancy_box(study, opened))
    icon = ":material/arrow_forward:"
    url.page_link(context.pages, "incident", words.OPEN_INCIDENT, icon=icon, id=opened.incident_id)


def _filters(study: PageStudy, everything: Sequence[Discrepancy], selection: Selection) -> None:
    """The filters of this page, each value with its number; values that the collection does not have are named."""
    offered = discrepancy_filters.options(study)
    for filter_name, values in offered.items():
        unknown = [value for value in url.in_address(filter_name) if value not in values]
        if unknown:
            alert(words.NOT_IN_COLLECTION.format(filter=words.FILTERS[filter_name].lower(), values=quoted(unknown)))
    with st.container(horizontal=True):
        for filter_name, values in offered.items():
            numbers = discrepancy_filters.numbers(everything, selection, filter_name)
            labels = {value: discrepancy_filters.value_name(study, filter_name, value) for value in values}
            with st.container(width="stretch", gap=None):
                url.multiselect(
                    filter_name,
                    words.FILTERS[filter_name],
                    values,
                    title={value: f"{label} ({numbers[value]})" for value, label in labels.items()}.__getitem__,
                    placeholder=words.ANY,
                )


@st.fragment  # turning its pages draws nothing else again
def _list(study: PageStudy, chosen: Sequence[Discrepancy], *, is_filtered: bool) -> None:
    page = url.list_page(len(chosen), size=ROWS_A_PAGE)
    heading = words.CHOSEN_DISCREPANCIES if is_filtered else words.ALL_DISCREPANCIES
    rows = discrepancy_list(study, list(chosen[page.rows]), first_rank=page.first + 1)
    show(f'<div class="cc"><h2>{heading}</h2></div>', rows)
    page.show_buttons()


def _downloads(study: PageStudy, chosen: tuple[Discrepancy, ...], filter_in_words: str) -> None:
    heading = words.TAKE_DISCREPANCIES.format(number=counted(len(chosen), "discrepancies"))
    show(f'<div class="cc"><h2>{literal(heading)}</h2></div>')
    findings = Findings(discrepancies=chosen, lookalikes=())
    download_buttons(
        study.collection,
        "discrepancies",
        lambda format_name, at: export_discrepancies(
            study.collection, study.incidents, findings, format=format_name, filter=filter_in_words, at=at
        ),
    )


def _nothing_left(everything: Sequence[Discrepancy], selection: Selection) -> None:
    filter_name, number = discrepancy_filters.most_removed(everything, selection)
    label = words.FILTERS[filter_name]
    alert(words.NOTHING_LEFT, words.MOST_REMOVED.format(filter=label, number=counted(number, "discrepancies")))
    with st.container(horizontal=True):
        st.button(words.UNDO.format(filter=label), on_click=url.remove_parameters, args=(filter_name,), type="primary")
        st.button(words.CLEAR_FILTERS, on_click=url.remove_parameters, args=tuple(selection))
