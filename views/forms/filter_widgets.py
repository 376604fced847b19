"""The widgets of the shared filters, the line that says what they leave, and the way out where they leave nothing."""

import streamlit as st

from claims.survey import Filter, Scope, tally_of
from views.blocks.alerts import alert
from views.markup import literal, name, show
from views.state.page_study import PageStudy
from views.state.shared_filters import DAYS, EARLIEST, LATEST, LISTS, Offer, drop, filter_words, parameter_of
from views.texts import words
from views.texts.translation import counted


def choose_filters(offer: Offer) -> Filter:
    """Draws the widgets and returns what they are set to."""
    labels = {"from": words.FROM, "to": words.TO}
    days = {
        attribute: column.date_input(
            labels[parameter], value=None, min_value=EARLIEST, max_value=LATEST, key=parameter, bind="query-params"
        )
        for (parameter, attribute), column in zip(DAYS.items(), st.columns(2), strict=True)
    }
    columns = (column for _ in LISTS[::2] for column in st.columns(2))
    values = {
        filter_name: column.multiselect(
            words.FILTERS[filter_name],
            list(offer.ids[filter_name]),
            key=filter_name,
            bind="query-params",
            placeholder=words.ANY,
        )
        for filter_name, column in zip(LISTS, columns, strict=True)
    }
    ids = {name: tuple(offer.ids[name][label] for label in labels) for name, labels in values.items()}
    return Filter(first=days["first"], last=days["last"], **ids)


def show_chosen(study: PageStudy, scope: Scope) -> None:
    """One line with the filters that are set, what they leave, and how many incidents could not be placed or dated."""
    if not scope.filter.names:
        return
    chosen = filter_words(study.offer, scope.filter)
    filters = "; ".join(f"{literal(label)}: <b>{name(values)}</b>" for label, values in chosen.items())
    left = words.LEFT.format(
        incidents=len(scope.incident_ids),
        all_incidents=counted(len(study.incidents.table), "incidents"),
        discrepancies=tally_of(scope.discrepancies).discrepancies,
        all_discrepancies=counted(tally_of(study.findings.discrepancies).discrepancies, "discrepancies"),
    )
    out = [words.UNDATED_OUT.format(number=counted(scope.undated, "incidents"))] * bool(scope.undated)
    out += [words.UNPLACED_OUT.format(number=counted(scope.unplaced, "incidents"))] * bool(scope.unplaced)
    with st.container(horizontal=True, vertical_alignment="center"):
        show(f'<div class="cc" role="status"><p>{words.ONLY} {filters}. {left} {" ".join(out)}</p></div>')
        st.button(words.DROP_ALL, on_click=drop, key="drop-all-filters")


def leaves_nothing(study: PageStudy, scope: Scope) -> bool:
    """Whether the filters leave no incident; if so, says which of them removes most and offers to drop it."""
    if scope.incident_ids or not scope.filter.names:
        return False
    attribute, number = study.index.removes_most(scope.filter)
    parameter = parameter_of(attribute)
    label = words.FILTERS[parameter].lower()
    alert(words.NO_INCIDENT_LEFT, words.MOST_REMOVED.format(filter=label, number=counted(number, "incidents")))
    with st.container(horizontal=True):
        st.button(words.UNDO.format(filter=label), on_click=drop, args=(parameter,), type="primary")
        st.button(words.DROP_ALL, on_click=drop, key="drop-all-instead")
    return True
