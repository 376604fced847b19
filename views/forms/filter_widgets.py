"""The widgets of the shared filters: a chip for each value that is set, a popover to add one, and what the filters leave.

What is bound to the address has to be in the browser as long as it has a value, and what is in a closed popover is not:
the browser takes it out of the address when the menu is used. So the bound widgets of the filters that are set are on
every page, unseen, and those in the popover hand them what is chosen. The widgets of filters that are not set would only
make every click slower.
"""

from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from claims.escaping import visible
from claims.survey import Filter, Scope, tally_of
from views.blocks.alerts import alert
from views.markup import show
from views.option_labels import told_apart
from views.state.page_study import PageStudy
from views.state.shared_filters import (
    DAYS,
    EARLIEST,
    LATEST,
    LISTS,
    Offer,
    drop,
    drop_value,
    filter_labels,
    in_words,
    parameter_of,
)
from views.state.url import plain_markdown
from views.state.work.still_open import part
from views.texts import words
from views.texts.translation import counted

_CHANGED = "filters-changed"  # in the session: whether the popover has just changed a filter
_BARE = ("place", "party", "source", "outcome")  # filters whose values are clear without their name


def hold_filters(offer: Offer) -> Filter:
    """Draws the widgets that hold the filters that are set, unseen, and returns what they are set to."""
    days: dict[str, date | None] = {}
    ids: dict[str, tuple[Any, ...]] = {}  # of tags the tags themselves
    with st.container(key="held-filters"):
        for parameter in filter(_is_set, DAYS):
            days[DAYS[parameter]] = st.date_input(
                parameter, value=None, min_value=EARLIEST, max_value=LATEST, key=parameter, bind="query-params"
            )
        for parameter in filter(_is_set, LISTS):
            labels = st.multiselect(parameter, list(offer.ids[parameter]), key=parameter, bind="query-params")
            ids[parameter] = tuple(offer.ids[parameter][label] for label in labels)
    return Filter(first=days.get("first"), last=days.get("last"), **ids)


def _is_set(parameter: str) -> bool:
    """Whether the session has a value for a filter, or the address something that may be one."""
    return bool(st.session_state.get(parameter) or st.query_params.get_all(parameter))


@part
def add_filters(offer: Offer) -> None:
    """A popover with a list for each filter, drawn when it is opened."""
    if st.session_state.pop(_CHANGED, False):
        st.rerun()
    with st.popover(
        words.FILTER, type="tertiary", icon=":material/filter_alt:", on_change="rerun", key="add-filters"
    ) as opened:
        if opened.open:
            _draw_choices(offer)


def _draw_choices(offer: Offer) -> None:
    for parameter, column in zip(DAYS, st.columns(2), strict=True):
        key = _following(parameter)
        column.date_input(
            words.FILTERS[parameter],
            min_value=EARLIEST,
            max_value=LATEST,
            key=key,
            on_change=_hand_over,
            args=(parameter,),
        )
    for parameter in filter(offer.ids.get, LISTS):
        st.multiselect(
            words.FILTERS[parameter],
            list(offer.ids[parameter]),
            key=_following(parameter),
            format_func=told_apart(offer.ids[parameter], partial(in_words, parameter)),
            placeholder=words.ANY,
            select_all=False,
            on_change=_hand_over,
            args=(parameter,),
        )


def _following(parameter: str) -> str:
    """The key of the widget in the popover that follows a filter; it shows what the filter is set to."""
    key = f"choose-{parameter}"
    st.session_state[key] = st.session_state.get(parameter) or (None if parameter in DAYS else [])
    return key


def _hand_over(parameter: str) -> None:
    chosen = st.session_state[f"choose-{parameter}"]
    if chosen and not _is_set(parameter):  # a widget that is new takes its value from the address
        st.query_params[parameter] = chosen.isoformat() if isinstance(chosen, date) else chosen
    st.session_state[parameter] = chosen
    st.session_state[_CHANGED] = True


def show_chosen(study: PageStudy, offer: Offer, scope: Scope, *, unfiltered: str) -> None:
    """A line with a chip for each value that is set, and what the filters leave or why they do not act here."""
    if not scope.filter.names:
        return
    with st.container(key="filtered", horizontal=True, vertical_alignment="center", gap="small"):
        _show_chips(offer, scope.filter)
        show(f'<div class="cc" role="status"><p>{unfiltered or _left(study, scope)}</p></div>')
        st.button(words.CLEAR_FILTERS, on_click=drop, key="clear-filters", type="tertiary")


def _show_chips(offer: Offer, chosen: Filter) -> None:
    for parameter, labels in filter_labels(offer, chosen).items():
        for label in labels:
            value = visible(in_words(parameter, label))
            text = value if parameter in _BARE else f"{words.FILTERS[parameter]}: {value}"
            st.button(
                f"{plain_markdown(text)} ✕",
                key=f"chip-{parameter}-{label}",
                help=words.REMOVE_FILTER,
                on_click=drop_value,
                args=(parameter, label),
            )


def _left(study: PageStudy, scope: Scope) -> str:
    """What the filters leave, and how many incidents could not be placed or dated."""
    left = words.LEFT.format(
        incidents=len(scope.incident_ids),
        all_incidents=counted(len(study.incidents.table), "incidents"),
        discrepancies=tally_of(scope.discrepancies).discrepancies,
        all_discrepancies=counted(tally_of(study.findings.discrepancies).discrepancies, "discrepancies"),
    )
    out = [words.UNDATED_OUT.format(number=counted(scope.undated, "incidents"))] * bool(scope.undated)
    out += [words.UNPLACED_OUT.format(number=counted(scope.unplaced, "incidents"))] * bool(scope.unplaced)
    return " ".join([left, *out])


def leaves_nothing(study: PageStudy, scope: Scope) -> bool:
    """Whether the filters leave no incident; if so, says which of them removes most and offers to drop it."""
    if scope.incident_ids or not scope.filter.names:
        return False
    attribute, number = study.index.removes_most(scope.filter)
    parameter = parameter_of(attribute)
    label = words.FILTERS[parameter]
    alert(words.NO_INCIDENT_LEFT, words.MOST_REMOVED.format(filter=label, number=counted(number, "incidents")))
    with st.container(horizontal=True):
        st.button(words.UNDO.format(filter=label), on_click=drop, args=(parameter,), type="primary")
        st.button(words.CLEAR_FILTERS, on_click=drop, key="clear-filters-instead")
    return True


def say_if_outside(scope: Scope, incident_id: str) -> None:
    """A notice where the filters leave out the incident that is shown all the same."""
    if scope.filter.names and incident_id not in scope.incident_ids:
        show(f'<div class="cc cc-note" role="note"><p>{words.OUTSIDE_FILTERS}</p></div>')
