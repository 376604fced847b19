"""The page of all discrepancies: its filters in the address, the one that is open, the list."""

import pytest

from tests.builders.app_pages import html, in_address, press, run, sound
from views.texts import words


def test_filters_come_from_the_address_and_count_what_is_not_there() -> None:
    app = run("discrepancies", severity="high")
    assert words.CHOSEN_DISCREPANCIES in html(app)
    assert app.multiselect(key="severity").value == ["high"]
    assert words.LEFT.split(" {")[0] in html(app)
    assert any(option.endswith("(0)") for option in app.multiselect(key="filter-kind").options)
    assert "severity medium" not in html(app)


def test_filter_chosen_is_written_to_the_address() -> None:
    app = run("discrepancies")
    app.multiselect(key="filter-kind").select("place").run()
    assert in_address(sound(app), "kind") == "place"
    assert words.WORST_CHOSEN in html(app)


def test_no_result_names_the_filter_that_removed_most_and_drops_it() -> None:
    app = run("discrepancies", severity="high", kind="lost detail")
    assert words.NOTHING_LEFT in html(app)
    assert words.MOST_REMOVED.split("{")[0] + "Kind" in html(app)
    press(app, words.UNDO.split("{", maxsplit=1)[0])
    assert words.NOTHING_LEFT not in html(app)


@pytest.mark.parametrize("filter_name", ["source", "kind"])
def test_value_that_the_collection_does_not_have_is_named(filter_name: str) -> None:
    assert "“<bdi>nobody</bdi>”" in html(run("discrepancies", **{filter_name: "nobody"}))


def test_unknown_discrepancy_is_named_and_none_is_opened() -> None:
    shown = html(run("discrepancies", discrepancy="d-nothing"))
    assert "d-nothing" in shown
    assert words.WORST not in shown


def test_pages_are_turned() -> None:
    app = press(run("discrepancies"), words.NEXT)
    assert in_address(app, "page") == "2"
    assert '<span class="cc-rank">21</span>' in html(app)
