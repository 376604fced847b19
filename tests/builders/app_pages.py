"""The app without a browser: a page drawn at an address, what it shows, and its buttons pressed."""

from typing import Any

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Selectbox
from streamlit.util import calc_hash

from tests.builders.shipped import ROOT


def run(page: str = "", **params: str | list[str]) -> AppTest:
    """The app at an address, drawn once without an exception."""
    app = AppTest.from_file(ROOT / "app.py", default_timeout=60)
    for name, value in params.items():
        app.query_params[name] = value
    if page:
        app._page_hash = calc_hash(page)  # switch_page knows pages by their file, and ours are functions
    return sound(app.run())


def sound(app: AppTest) -> AppTest:
    """The app, which has shown no exception."""
    assert [error.value for error in app.exception] == []
    return app


def html(app: AppTest) -> str:
    """All that the page shows as HTML."""
    return "\n".join(block.proto.body for block in app.get("html"))


def in_address(app: AppTest, name: str) -> str:
    """The first value of a parameter of the address."""
    value = app.query_params[name]
    return value if isinstance(value, str) else value[0]


def press(app: AppTest, label: str) -> AppTest:
    """Presses the first button whose label begins so."""
    return sound(next(button for button in app.button if button.label.startswith(label)).click().run())


def type_into_boxes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets a test type into a box what its list does not have, as a browser does."""
    chosen: Any = Selectbox._widget_state

    def state(box: Selectbox[Any]) -> WidgetState:
        value = box.value
        if not isinstance(value, str) or str(box.format_func(value)) in box.options:
            return chosen.fget(box)  # type: ignore[no-any-return]  # the getter of a property
        return WidgetState(id=box.id, string_value=value)

    monkeypatch.setattr(Selectbox, "_widget_state", property(state))
