"""The address as memory: widgets follow it, it follows the widgets, and lists are shown a page at a time."""

import pytest
import streamlit as st

from views.state import url
from views.state.url import ListPage, list_page


def test_parameters_are_read_written_and_taken_out() -> None:
    assert url.in_address("kind") == []
    assert url.first_of("kind", "none") == "none"
    url.put_in_address("kind", ["date", "place"])
    assert url.in_address("kind") == ["date", "place"]
    assert url.first_of("kind", "none") == "date"
    url.put_in_address("kind", [])
    assert "kind" not in st.query_params


def test_a_filter_has_the_values_of_the_address_that_are_allowed_each_once() -> None:
    st.query_params["kind"] = ["date", "nonsense", "date", "place"]
    assert url.synced("kind", ("place", "date")) == ["date", "place"]


def test_a_filter_keeps_what_its_widget_says_until_the_address_changes() -> None:
    st.query_params["kind"] = ["date"]
    url.synced("kind", ("place", "date"))
    st.session_state["filter-kind"] = ["place"]  # as the widget does
    assert url.synced("kind", ("place", "date")) == ["place"]
    st.query_params["kind"] = ["date", "place"]  # as a link, Back or a reload does
    assert url.synced("kind", ("place", "date")) == ["date", "place"]


def test_clearing_empties_the_address_and_the_widgets_of_those_named() -> None:
    for name in ("kind", "q"):
        st.query_params[name] = "x"
    st.session_state.update({"filter-kind": ["x"], "text-q": "x", "filter-other": ["x"]})
    url.remove_parameters("kind", "q", "nothing")
    assert dict(st.query_params) == {}
    assert set(st.session_state) == {"filter-other"}


def test_a_table_begins_anew_when_the_address_changes_and_not_when_a_row_is_ticked() -> None:
    first = url.times_changed("claim")
    assert url.times_changed("claim") == first
    url.put_in_address("claim", ["a"])  # ticked
    assert url.times_changed("claim") == first
    st.query_params["claim"] = "b"  # a link
    assert url.times_changed("claim") == first + 1


@pytest.mark.parametrize(
    ("text", "length", "expected"),
    [
        ("", 45, 1),
        ("1", 45, 1),
        ("3", 45, 3),
        ("4", 45, 3),
        ("0", 45, 1),
        ("-1", 45, 1),
        ("two", 45, 1),
        ("٢", 45, 1),
        ("9" * 30, 45, 1),
        ("2", 20, 1),
        ("2", 21, 2),
        ("2", 0, 1),
    ],
)
def test_the_page_of_a_list_is_one_that_there_is(text: str, length: int, expected: int) -> None:
    if text:
        st.query_params["page"] = text
    assert list_page(length, size=20).number == expected


@pytest.mark.parametrize(("number", "rows"), [(1, list(range(20))), (3, [40, 41, 42, 43, 44])])
def test_a_page_has_its_rows(number: int, rows: list[int]) -> None:
    page = ListPage(number, pages=3, size=20)
    assert list(range(45))[page.rows] == rows
    assert page.first == rows[0]


def test_links_carry_nothing_where_no_app_runs() -> None:
    st.session_state["place"] = ["Halko"]
    assert url.going_to(id="i", claim=["a", "b"]) == [("id", "i"), ("claim", "a"), ("claim", "b")]


def test_links_carry_collection_and_filters_but_what_they_name_themselves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(url, "get_script_run_ctx", lambda **_: object())
    st.session_state.update({"collection": "small", "place": ["Halko", "Tayy"], "from": None, "party": []})
    assert url.going_to(id="i") == [("id", "i"), ("place", "Halko"), ("place", "Tayy")]
    st.query_params["collection"] = "small"  # else it is the one that the app was started with
    assert url.going_to(place="Amuda") == [("place", "Amuda"), ("collection", "small")]
    st.query_params["source"] = "SOHR"  # a widget that is not drawn yet
    assert url.carried()[-1] == ("source", "SOHR")
