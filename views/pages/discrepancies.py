"""The page of all discrepancies: the worst one open on top, filters, the list, and its export."""

from collections.abc import Sequence
from difflib import get_close_matches

import streamlit as st

from claims.exports import export_discrepancies
from claims.model import Discrepancy
from claims.survey import Scope
from claims.values import number_of
from views.blocks import relation_badges
from views.blocks.alerts import alert
from views.blocks.discrepancy import discrepancy_box, discrepancy_list
from views.blocks.downloads import download_buttons
from views.markup import link, literal, name, show
from views.state import discrepancy_filters, url
from views.state.page_study import PageStudy
from views.state.shared_filters import in_words
from views.state.url import Pages, going_to
from views.texts import words

ROWS_A_PAGE = 20


def show_page(study: PageStudy, scope: Scope, pages: Pages) -> None:
    """Draws what the shared filters leave; the address says which others are set and which discrepancy is asked for."""
    everything = scope.discrepancies
    selection = {each: url.synced(each, allowed) for each, allowed in discrepancy_filters.options(study).items()}
    chosen = discrepancy_filters.choose(everything, selection)
    show(f'<div class="cc"><h1>{words.WHERE_ACCOUNTS_PART}</h1>{_numbers(study, chosen)}</div>')
    is_filtered = bool(scope.filter.names) or any(selection.values())
    _spotlight(study, chosen, pages, is_filtered=is_filtered)
    _filters(study, everything, selection)
    if chosen:
        _list(study, chosen, is_filtered=is_filtered)
        _take(study, chosen, selection, scope)
    elif everything:
        _nothing_left(everything, selection)
    else:
        alert(words.NOTHING_LEFT)
    show(relation_badges.legend())


def _numbers(study: PageStudy, chosen: Sequence[Discrepancy]) -> str:
    every = len(study.findings.discrepancies)
    of_all = f" of {every}" if len(chosen) != every else ""
    incidents = number_of(len({found.incident_id for found in chosen}), "incidents")
    parts = [
        ", ".join(f"<b>{number}</b> {value}" for value, number in numbers.items())
        for numbers in discrepancy_filters.summary(chosen).values()
    ]
    first = f"<b>{len(chosen)}</b>{of_all} discrepancies in {incidents}: {parts[0]}."
    return (
        f"<p>{first}</p><details><summary>By relation and kind</summary><p>{parts[1]}.</p><p>{parts[2]}.</p></details>"
    )


def _spotlight(study: PageStudy, chosen: Sequence[Discrepancy], pages: Pages, *, is_filtered: bool) -> None:
    """The discrepancy that the address names, or else the worst of those chosen, with its sides open."""
    wanted = st.query_params.get("discrepancy", "")
    if wanted and wanted not in study.discrepancies:
        _unknown(study, wanted)
        return
    if not wanted and not chosen:
        return
    found = study.discrepancies[wanted] if wanted else chosen[0]
    heading = words.ASKED_FOR if wanted else words.WORST_CHOSEN if is_filtered else words.WORST
    show(f'<div class="cc"><h2>{heading}</h2></div>', discrepancy_box(study, found))
    st.page_link(
        pages["incident"],
        label=words.OPEN_INCIDENT,
        query_params=going_to(id=found.incident_id),
        icon=":material/arrow_forward:",
    )


def _unknown(study: PageStudy, wanted: str) -> None:
    near = get_close_matches(wanted, list(study.discrepancies), n=3, cutoff=0.3)
    links = ", ".join(link(each, "discrepancies", discrepancy=each) for each in near)
    alert(words.UNKNOWN_DISCREPANCY.format(id=f"“{name(wanted)}”"), f"{words.NEAR} {links}" if near else "")


def _filters(study: PageStudy, everything: Sequence[Discrepancy], selection: discrepancy_filters.Selection) -> None:
    _left_out(study)
    with st.container(horizontal=True):
        for each, allowed in discrepancy_filters.options(study).items():
            with st.container(width="stretch", gap=None):
                found = discrepancy_filters.numbers(everything, selection, each)
                url.multiselect(
                    each,
                    words.FILTERS[each],
                    allowed,
                    title=lambda value, each=each, found=found: (
                        f"{discrepancy_filters.value_name(study, each, value)} ({found[value]})"
                    ),  # type: ignore[misc]  # bound now, called later
                    placeholder=words.ANY,
                )


def _left_out(study: PageStudy) -> None:
    for each, allowed in discrepancy_filters.options(study).items():
        unknown = [value for value in url.asked(each) if value not in allowed]
        if unknown:
            values = ", ".join(f"“{name(value)}”" for value in unknown)
            alert(words.NOT_IN_COLLECTION.format(filter=words.FILTERS[each].lower(), values=values))


@st.fragment  # turning its pages draws nothing else again
def _list(study: PageStudy, chosen: Sequence[Discrepancy], *, is_filtered: bool) -> None:
    pages = -(-len(chosen) // ROWS_A_PAGE)
    page = url.number("page", most=pages)
    first = (page - 1) * ROWS_A_PAGE
    heading = words.CHOSEN_DISCREPANCIES if is_filtered else words.ALL_DISCREPANCIES
    show(
        f'<div class="cc"><h2>{heading}</h2></div>',
        discrepancy_list(study, list(chosen[first : first + ROWS_A_PAGE]), first_rank=first + 1),
    )
    if pages > 1:
        url.turn(page, pages)


def _take(
    study: PageStudy, chosen: tuple[Discrepancy, ...], selection: discrepancy_filters.Selection, scope: Scope
) -> None:
    show(
        f'<div class="cc"><h2>{literal(words.TAKE_DISCREPANCIES.format(number=number_of(len(chosen), "discrepancies")))}</h2></div>'
    )
    shared = "; ".join(f"{label.lower()}: {told}" for label, told in in_words(study.offer, scope.filter).items())
    said = "; ".join(each for each in (shared, discrepancy_filters.in_words(study, selection)) if each)
    download_buttons(
        study.collection,
        "discrepancies",
        lambda format_name, at: export_discrepancies(
            study.collection, study.incidents, discrepancy_filters.only(chosen), format=format_name, filter=said, at=at
        ),
    )


def _nothing_left(everything: Sequence[Discrepancy], selection: discrepancy_filters.Selection) -> None:
    worst, number = discrepancy_filters.most_removed(everything, selection)
    label = words.FILTERS[worst].lower()
    alert(words.NOTHING_LEFT, words.MOST_REMOVED.format(filter=label, number=number_of(number, "discrepancies")))
    with st.container(horizontal=True):
        st.button(words.UNDO.format(filter=label), on_click=url.clear, args=(worst,), type="primary")
        st.button(words.DROP_ALL, on_click=url.clear, args=tuple(selection))
