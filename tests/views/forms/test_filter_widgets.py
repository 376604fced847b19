"""The widgets of the shared filters: what they leave on every page, and the way out where they leave nothing."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from claims.survey import Filter, ScopeIndex, tally_of
from tests.builders.app_pages import html, press, run, sound
from tests.builders.shipped import shipped_study
from views.texts import words


def choosing(app: AppTest) -> AppTest:
    """The app with its popover of filters open."""
    app.session_state["add-filters"] = True
    return sound(app.run())


@pytest.mark.parametrize("path", ["", "matrix", "discrepancies"])
def test_shared_filters_choose_what_every_page_shows(path: str) -> None:
    app = choosing(run(path))
    app.multiselect(key="choose-source").select("Hawar News").run()
    assert 'role="status"><p>Showing ' in html(sound(app))


def test_filters_that_leave_no_incident_say_which_removed_most_and_drop_it() -> None:
    app = run("", place="Halko", to="1990-01-01")
    assert words.NO_INCIDENT_LEFT in html(app)
    assert words.MOST_REMOVED.format(filter="To", number="4 incidents") in html(app)
    press(app, words.UNDO.split("{", maxsplit=1)[0])
    assert words.NO_INCIDENT_LEFT not in html(app)
    assert app.multiselect(key="place").value == ["Halko"]


def test_all_filters_are_dropped_at_once() -> None:
    app = press(run("", place="Halko", to="1990-01-01", severity="high"), words.CLEAR_FILTERS)
    assert 'role="status"' not in html(app)
    assert app.date_input(key="to").value is None
    assert app.multiselect(key="place").value == app.multiselect(key="severity").value == []


def chips(app: AppTest) -> list[str]:
    """The labels of the filters that are set."""
    return [button.label.removesuffix(" ✕") for button in app.button if str(button.key).startswith("chip-")]


def test_each_value_that_is_set_has_a_chip_that_removes_it() -> None:
    app = run("", source=["SOHR", "Wikipedia"], severity="high", **{"from": "2021-01-01"})
    assert chips(app) == ["From\\: 2021-01-01", "SOHR", "Wikipedia", "Severity\\: high"]
    press(app, "SOHR")
    assert chips(app) == ["From\\: 2021-01-01", "Wikipedia", "Severity\\: high"]
    press(app, "From")
    assert chips(app) == ["Wikipedia", "Severity\\: high"]
    assert app.date_input(key="from").value is None


def test_the_widgets_to_choose_from_are_drawn_once_they_are_asked_for_and_hand_over_what_is_chosen() -> None:
    app = run("", source="SOHR")
    assert "choose-source" not in [each.key for each in app.multiselect]
    choosing(app)
    assert app.multiselect(key="choose-source").value == ["SOHR"]
    app.multiselect(key="choose-source").select("Wikipedia").run()
    assert app.multiselect(key="source").value == ["SOHR", "Wikipedia"]
    assert chips(app) == ["SOHR", "Wikipedia"]
    app.date_input(key="choose-to").set_value(date(2021, 1, 23)).run()
    assert app.date_input(key="to").value == date(2021, 1, 23)
    app.multiselect(key="choose-source").set_value([]).run()
    assert chips(sound(app)) == ["To\\: 2021-01-23"]


def test_an_incident_that_the_filters_leave_out_is_shown_with_a_notice() -> None:
    worst = shipped_study().findings.discrepancies[0].incident_id
    outside = html(run("incident", id=worst, **{"from": "2016-01-01", "to": "2016-12-31"}))
    assert words.OUTSIDE_FILTERS in outside
    assert "<h1>" in outside
    assert words.OUTSIDE_FILTERS not in html(run("incident", id=worst, **{"from": "2016-01-01"}))
    assert words.OUTSIDE_FILTERS not in html(run("incident", id=worst))


def test_the_line_of_filters_says_what_they_leave() -> None:
    shown = html(run("", place="Halko", **{"from": "2021-01-01"}))
    study = shipped_study()
    index = ScopeIndex(study.collection, study.incidents, study.findings)
    left = index.choose(Filter(place=("halko",), first=date(2021, 1, 1)))
    assert 0 < len(left.incident_ids) < len(study.incidents.table)
    assert left.unplaced > 1
    assert (
        f"Showing {len(left.incident_ids)} of {len(study.incidents.table)} incidents and "
        f"{tally_of(left.discrepancies).discrepancies} of {tally_of(study.findings.discrepancies).discrepancies} discrepancies. "
        f"Hidden: {left.unplaced} incidents without a place."
    ) in shown


def test_incident_without_a_date_is_counted_where_a_period_is_asked_for() -> None:
    assert "without a date." in html(run("", **{"from": "1900-01-01"}))


@pytest.mark.parametrize(
    ("name", "said"),
    [("from", words.INVALID_DATE), ("place", words.NOT_IN_COLLECTION), ("relation", words.NOT_IN_COLLECTION)],
)
def test_unknown_value_of_a_shared_filter_is_named(name: str, said: str) -> None:
    sentence = said.format(filter=words.FILTERS[name].lower(), values="“<bdi>nowhere</bdi>”")
    assert sentence in html(run("", **{name: "nowhere"}))
