"""The filters that every page shares: widgets whose values live in the address and go along with every link."""

from datetime import date
from typing import Any

import streamlit as st

from claims.survey import Filter, Scope
from claims.values import number_of
from views.blocks.alerts import alert
from views.markup import literal, name, show
from views.state.filter_values import LISTS, Offer
from views.state.page_study import PageStudy
from views.state.url import BOUND
from views.texts import words

_PAGE = "page-of-filters"  # in the session: the page that was drawn last
EARLIEST, LATEST = date(1000, 1, 1), date(2999, 12, 31)


def filters(offer: Offer) -> Filter:
    """Draws the widgets and gives what they ask for."""
    first, last = st.columns(2)
    with first:
        start = st.date_input(
            words.FROM, value=None, min_value=EARLIEST, max_value=LATEST, key="from", bind="query-params"
        )
    with last:
        end = st.date_input(words.TO, value=None, min_value=EARLIEST, max_value=LATEST, key="to", bind="query-params")
    picked: dict[str, tuple[str, ...]] = {}
    places = (column for _ in LISTS[::2] for column in st.columns(2))
    for filter_name, place in zip(LISTS, places, strict=True):
        told = place.multiselect(
            words.FILTERS[filter_name],
            list(offer.ids[filter_name]),
            key=filter_name,
            bind="query-params",
            placeholder=words.ANY,
        )
        picked[filter_name] = tuple(offer.ids[filter_name][each] for each in told)
    return Filter(first=start, last=end, **picked)


def keep_in_address(page: str) -> None:
    """Writes the filters into the address again where they got lost on the way to another page; asked before they are drawn.

    The browser takes along what is bound to the widgets that it has drawn, and the menu can be quicker than that.
    Back is not touched by this: there the address is right, whatever the session holds.
    """
    if st.session_state.get(_PAGE, page) != page:
        for filter_name in BOUND:
            if (value := st.session_state.get(filter_name)) and not st.query_params.get_all(filter_name):
                st.session_state[filter_name] = value
    st.session_state[_PAGE] = page


def unknown_values(offer: Offer) -> dict[str, list[str]]:
    """Filter to the values that the address asks for and this collection does not have; asked before the widgets are drawn."""
    asked = {name: st.query_params.get_all(name) for name in LISTS}
    found = {
        name: [value for value in values if value and value not in offer.ids[name]] for name, values in asked.items()
    }
    for filter_name in ("from", "to"):
        found[filter_name] = [value for value in st.query_params.get_all(filter_name) if value and not _is_day(value)]
    return {name: values for name, values in found.items() if values}


def _is_day(text: str) -> bool:
    try:
        return EARLIEST <= date.fromisoformat(text) <= LATEST
    except ValueError:
        return False


def drop(*names: str) -> None:
    """Takes filters away: those named, or all."""
    for filter_name in names or BOUND:
        st.session_state[filter_name] = None if filter_name in ("from", "to") else []


def in_words(offer: Offer, asked: Filter) -> dict[str, str]:
    """Each filter that asks for something, as its label and what it asks for."""
    told: dict[str, str] = {}
    for filter_name in asked.names:
        value: Any = getattr(asked, filter_name)
        label = words.FILTERS[KEYS.get(filter_name, filter_name)]
        told[label] = (
            value.isoformat()
            if isinstance(value, date)
            else " or ".join(offer.values[filter_name][each] for each in value)
        )
    return told


# Attributes of `Filter` whose parameter in the address has another name.
KEYS = {"first": "from", "last": "to"}


def chips(study: PageStudy, offer: Offer, scope: Scope) -> None:
    """One line that says what is filtered, what is left, and what could not be placed."""
    if not scope.filter.names:
        return
    told = "; ".join(
        f"{literal(label)}: <b>{name(value)}</b>" for label, value in in_words(offer, scope.filter).items()
    )
    left = words.LEFT.format(
        incidents=len(scope.incident_ids),
        all_incidents=number_of(len(study.incidents.table), "incidents"),
        discrepancies=len(scope.discrepancies),
        all_discrepancies=number_of(len(study.findings.discrepancies), "discrepancies"),
    )
    out = [words.UNDATED_OUT.format(number=number_of(scope.undated, "incidents"))] * bool(scope.undated)
    out += [words.UNPLACED_OUT.format(number=number_of(scope.unplaced, "incidents"))] * bool(scope.unplaced)
    with st.container(horizontal=True, vertical_alignment="center"):
        show(f'<div class="cc" role="status"><p>{words.ONLY} {told}. {left} {" ".join(out)}</p></div>')
        st.button(words.DROP_ALL, on_click=drop, key="drop-all-filters")


def nothing_left(study: PageStudy, scope: Scope) -> bool:
    """Whether the filters leave no incident; then it is said which of them removed most, with a way to undo it."""
    if scope.incident_ids or not scope.filter.names:
        return False
    worst, number = study.index.removes_most(scope.filter)
    label = words.FILTERS[KEYS.get(worst, worst)].lower()
    alert(words.NO_INCIDENT_LEFT, words.MOST_REMOVED.format(filter=label, number=number_of(number, "incidents")))
    with st.container(horizontal=True):
        st.button(words.UNDO.format(filter=label), on_click=drop, args=(KEYS.get(worst, worst),), type="primary")
        st.button(words.DROP_ALL, on_click=drop, key="drop-all-instead")
    return True
