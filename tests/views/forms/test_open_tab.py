"""The open tab: one that is pressed goes before the address, and the address before what was open."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.builders.app_pages import in_address, sound

LABELS = {"one": "One", "two": "Two 7", "three": "Three"}


def page() -> None:
    import streamlit as st

    from views.forms.open_tab import chosen_tab, tabs

    labels = {"one": "One", "two": "Two 7", "three": "Three"}
    chosen = chosen_tab("tab", labels, key="parts")
    with tabs(labels, key="parts")[chosen]:
        st.text(chosen)


def opened(tab: str = "") -> AppTest:
    app = AppTest.from_function(page)
    if tab:
        app.query_params["tab"] = tab
    return sound(app.run())


@pytest.mark.parametrize(("asked", "shown"), [("", "one"), ("two", "two"), ("none", "one")])
def test_the_tab_that_the_address_names_is_drawn(asked: str, shown: str) -> None:
    app = opened(asked)
    assert [text.value for text in app.text] == [shown]
    assert [tab.label for tab in app.tabs] == list(LABELS.values())
    assert ("tab" in app.query_params) == bool(asked)


def test_a_tab_that_is_pressed_goes_before_an_older_address() -> None:
    app = opened("two")
    app.session_state["parts"], app.session_state["pressed-parts"] = LABELS["three"], True
    sound(app.run())
    assert [text.value for text in app.text] == ["three"]
    assert in_address(app, "tab") == "three"


def test_a_changed_address_goes_before_the_tab_that_was_open() -> None:
    app = opened("two")
    app.query_params["tab"] = "three"
    sound(app.run())
    assert [text.value for text in app.text] == ["three"]
