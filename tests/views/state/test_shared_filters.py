"""The shared filters: labels that are unique, values that are not known, and what is set, in words."""

from datetime import date

import pytest
import streamlit as st

from claims.survey import Filter
from tests.builders.collection_tables import build_collection, claim, row
from views.state import shared_filters
from views.state.shared_filters import Offer


@pytest.fixture
def offer() -> Offer:
    """Two sources of one name and one of another."""
    sources = [
        row("sources", "one", name="The Herald"),
        row("sources", "two", name="The Herald"),
        row("sources", "three", name="an Agency"),
    ]
    claims = [claim(source, source=source, killed="1") for source in ("one", "two", "three")]
    return Offer(build_collection(*claims, sources=sources), ("one", "two", "three"))


class WrittenSession(dict[str, object]):
    """Records what is written, for setting what is set already changes nothing that could be seen."""

    def __init__(self) -> None:
        super().__init__()
        self.written: list[str] = []

    def __setitem__(self, key: str, value: object) -> None:
        self.written.append(key)
        super().__setitem__(key, value)


@pytest.fixture
def written_session(monkeypatch: pytest.MonkeyPatch) -> WrittenSession:
    session = WrittenSession()
    monkeypatch.setattr(st, "session_state", session)
    return session


def test_labels_are_in_their_order_and_those_of_several_have_the_id(offer: Offer) -> None:
    assert list(offer.labels["source"].items()) == [
        ("three", "an Agency"),
        ("one", "The Herald (one)"),
        ("two", "The Herald (two)"),
    ]
    assert offer.ids["source"]["The Herald (two)"] == "two"


def test_only_fields_that_count_and_relations_that_part_are_offered(offer: Offer) -> None:
    assert "killed" in offer.labels["outcome"]
    assert "where" not in offer.labels["outcome"]
    assert "agrees" not in offer.labels["relation"]
    assert "contradicts" in offer.labels["relation"]


def test_unknown_values_are_named_by_filter(offer: Offer) -> None:
    st.query_params["source"] = ["an Agency", "three", ""]
    st.query_params["from"] = "2021-02-30"
    st.query_params["to"] = "2021-02-28"
    assert shared_filters.unknown_values(offer) == {"source": ["three"], "from": ["2021-02-30"]}


@pytest.mark.parametrize(("day", "is_known"), [("1000-01-01", True), ("0999-12-31", False), ("3000-01-01", False)])
def test_days_are_known_within_what_the_widget_offers(offer: Offer, day: str, is_known: bool) -> None:
    st.query_params["from"] = day
    assert (shared_filters.unknown_values(offer) == {}) is is_known


def test_what_is_set_is_told_by_label(offer: Offer) -> None:
    chosen = Filter(first=date(2021, 1, 2), source=("three", "two"))
    assert shared_filters.filter_words(offer, chosen) == {
        "From": "2021-01-02",
        "Source": "an Agency or The Herald (two)",
    }


def test_dropping_empties_the_named_filters_or_all() -> None:
    st.session_state.update({"from": date(2021, 1, 2), "place": ["x"], "party": ["y"]})
    shared_filters.drop("from", "place")
    assert dict(st.session_state) == {"from": None, "place": [], "party": ["y"]}
    shared_filters.drop()
    assert st.session_state["party"] == st.session_state["severity"] == []


def test_one_value_is_taken_out_of_a_filter() -> None:
    st.session_state.update({"from": date(2021, 1, 2), "place": ["x", "y"]})
    shared_filters.drop_value("place", "x")
    shared_filters.drop_value("from", "2021-01-02")
    assert dict(st.session_state) == {"from": None, "place": ["y"]}


@pytest.mark.parametrize(("attribute", "parameter"), [("first", "from"), ("last", "to"), ("place", "place")])
def test_attributes_of_a_filter_have_their_parameter(attribute: str, parameter: str) -> None:
    assert shared_filters.parameter_of(attribute) == parameter


def test_filters_lost_on_the_way_to_another_page_are_set_again(written_session: WrittenSession) -> None:
    written_session.update(place=["Halko"], party=["x"], source=[])
    st.query_params["party"] = "x"
    shared_filters.keep_in_address("overview")
    shared_filters.keep_in_address("overview")
    assert "place" not in written_session.written
    shared_filters.keep_in_address("matrix")
    assert "place" in written_session.written
    assert not {"party", "source"} & set(written_session.written)


def test_a_filter_that_stands_twice_in_the_address_is_set_anew(written_session: WrittenSession) -> None:
    written_session.update(place=["Halko"], party=["x"])
    st.query_params["place"] = ["Halko", "Halko"]
    st.query_params["party"] = ["x"]
    shared_filters.keep_in_address("overview")
    assert [key for key in written_session.written if key in ("place", "party")] == ["place"]
