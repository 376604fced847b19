"""The filters that every page shares: what they offer, and their values, which live in the address and go along with every link."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

import streamlit as st

from claims.exports import visible
from claims.model import FieldType, Severity
from claims.projects.beside.notes import Tag
from claims.survey import Filter
from claims.tables import Collection
from claims.values import Relation
from views.state.url import BOUND, OPENED_VIEW
from views.texts import words
from views.texts.translation import localised

_OURS = ("outcome", "relation", "severity")  # whose values are words of ours, not names
LISTS = ("place", "party", "source", "outcome", "relation", "severity", "tag")
DAYS = {"from": "first", "to": "last"}  # parameter of the address to attribute of `Filter`
EARLIEST, LATEST = date(1000, 1, 1), date(2999, 12, 31)
_VIEWS = "views-noted"  # in the session
_DROPPED = "filters-dropped"  # in the session: whether all filters were emptied by this click
_PAGE = "page-of-filters"  # in the session: the page that was drawn last


@dataclass(frozen=True)
class Offer:
    """The values that the shared filters of one collection offer, with the labels that stand for them on screen and in the address."""

    collection: Collection
    publishers: tuple[str, ...]
    tags: tuple[Tag, ...] = ()

    def with_tags(self, tags: tuple[Tag, ...]) -> "Offer":
        """The same values with the tags of a project."""
        if tags == self.tags:
            return self
        other = replace(self, tags=tags)
        vars(other)["labels"] = {**self.labels, "tag": {tag: tag.name for tag in tags}}
        return other

    @cached_property
    def labels(self) -> dict[str, dict[Any, str]]:
        """Filter to its ids, which of tags are the tags themselves, and their labels, which are unique; places, parties and sources in the order of their labels."""
        collection = self.collection
        counting = [field for field, spec in collection.field_specs.items() if spec.type is FieldType.COUNT]
        return {
            "place": _sorted_labels(collection.places["place_id"], self._name_in("places")),
            "party": _sorted_labels(collection.parties["party_id"], self._name_in("parties")),
            "source": _sorted_labels(self.publishers, self._name_in("sources")),
            "outcome": _unique({field: collection.field_specs[field].label for field in counting}),
            "relation": {str(relation): str(relation) for relation in Relation if relation is not Relation.AGREES},
            "severity": {str(severity): str(severity) for severity in Severity},
            "tag": {tag: tag.name for tag in self.tags},
        }

    def _name_in(self, table: str) -> Callable[[str], str]:
        return lambda row_id: visible(self.collection.name_of(table, row_id))

    @cached_property
    def ids(self) -> dict[str, dict[str, Any]]:
        """Filter to its labels and their ids."""
        return {name: {label: row_id for row_id, label in labels.items()} for name, labels in self.labels.items()}


def _sorted_labels(ids: Iterable[str], name_of: Callable[[str], str]) -> dict[str, str]:
    labels = _unique({row_id: name_of(row_id) for row_id in ids})
    return dict(sorted(labels.items(), key=lambda item: item[1].casefold()))


def _unique(labels: dict[str, str]) -> dict[str, str]:
    """Adds the id to labels that several values share."""
    times = Counter(labels.values())
    return {row_id: f"{label} ({row_id})" if times[label] > 1 else label for row_id, label in labels.items()}


def keep_in_address(page: str) -> None:
    """Writes the filters into the address again where they got lost on the way to another page; called before they are drawn.

    The browser takes along what is bound to the widgets that it has drawn, and the menu can be quicker than that.
    Back is not touched by this: there the address is right, whatever the session holds.
    """
    if OPENED_VIEW in st.query_params:
        del st.query_params[OPENED_VIEW]
        note_view()
        for name in BOUND:
            if not st.query_params.get_all(name):
                drop(name)
    elif st.session_state.get(_PAGE, page) != page:
        for name in BOUND:
            if (value := st.session_state.get(name)) and not st.query_params.get_all(name):
                st.session_state[name] = value
    st.session_state[_PAGE] = page
    for name in BOUND:  # a link says them and the browser adds what is bound; set anew, they stand there once
        values = st.query_params.get_all(name)
        if len(set(values)) < len(values) and name in st.session_state:
            st.session_state[name] = st.session_state[name]


def note_view() -> None:
    """Counts a saved view that was opened or saved."""
    st.session_state[_VIEWS] = views_noted() + 1


def views_noted() -> int:
    """How often a saved view was opened or saved in this visit; their menu is another then, and closed."""
    return int(st.session_state.get(_VIEWS, 0))


def page_shown() -> str:
    """The page that is shown, by its path; "" for the first."""
    return str(st.session_state.get(_PAGE, ""))


def unknown_values(offer: Offer) -> dict[str, list[str]]:
    """Filter to the values in the address that this collection does not have; called before the widgets are drawn."""
    if st.session_state.pop(_DROPPED, False):
        return {}
    known = {name: offer.ids[name].__contains__ for name in LISTS} | dict.fromkeys(DAYS, _is_day)
    unknown = {
        name: [value for value in st.query_params.get_all(name) if value and not is_known(value)]
        for name, is_known in known.items()
    }
    return {name: values for name, values in unknown.items() if values}


def _is_day(text: str) -> bool:
    try:
        return EARLIEST <= date.fromisoformat(text) <= LATEST
    except ValueError:
        return False


def drop(*names: str) -> None:
    """Empties the named filters, or all where none is named."""
    for name in names or BOUND:
        st.session_state[name] = None if name in DAYS else []


def drop_for_another_collection() -> None:
    """Empties all filters; what the address still has of them in this run is passed over."""
    drop()
    st.session_state[_DROPPED] = True


def drop_value(name: str, label: str) -> None:
    """Takes one value out of a filter."""
    st.session_state[name] = None if name in DAYS else [each for each in st.session_state[name] if each != label]


def parameter_of(attribute: str) -> str:
    """The parameter of the address that holds an attribute of `Filter`."""
    return next((name for name, other in DAYS.items() if other == attribute), attribute)


def filter_labels(offer: Offer, chosen: Filter) -> dict[str, list[str]]:
    """Each filter that is set, by its parameter of the address, and the labels of its values."""
    labels: dict[str, list[str]] = {}
    for attribute in chosen.names:
        value: Any = getattr(chosen, attribute)  # a day or ids
        is_day = isinstance(value, date)
        labels[parameter_of(attribute)] = (
            [value.isoformat()] if is_day else [offer.labels[attribute][row_id] for row_id in value]
        )
    return labels


def in_words(parameter: str, label: str) -> str:
    """A label of a filter in the reader's language; in the address it stays English, as names do everywhere."""
    return localised(label) if parameter in _OURS else label


def filter_words(offer: Offer, chosen: Filter) -> dict[str, str]:
    """The label of each filter that is set, and its values in words."""
    return {words.FILTERS[name]: " or ".join(labels) for name, labels in filter_labels(offer, chosen).items()}
