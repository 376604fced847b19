"""The widgets of the shared filters: what they leave on every page, and the way out where they leave nothing."""

from datetime import date

import pytest

from claims.survey import Filter, ScopeIndex, tally_of
from tests.builders.app_pages import html, press, run, sound
from tests.builders.shipped import shipped_study
from views.texts import words


@pytest.mark.parametrize("path", ["", "matrix", "discrepancies"])
def test_shared_filters_choose_what_every_page_shows(path: str) -> None:
    app = run(path)
    app.multiselect(key="source").select("Hawar News").run()
    assert words.ONLY in html(sound(app))
    assert "Open this" not in html(app)


def test_filters_that_leave_no_incident_say_which_removed_most_and_drop_it() -> None:
    app = run("", place="Halko", to="1990-01-01")
    assert words.NO_INCIDENT_LEFT in html(app)
    assert words.MOST_REMOVED.format(filter="to", number="4 incidents") in html(app)
    press(app, words.UNDO.split(" {", maxsplit=1)[0])
    assert words.NO_INCIDENT_LEFT not in html(app)
    assert app.multiselect(key="place").value == ["Halko"]


def test_all_filters_are_dropped_at_once() -> None:
    app = press(run("", place="Halko", to="1990-01-01", severity="high"), words.DROP_ALL)
    assert words.ONLY not in html(app)
    assert app.date_input(key="to").value is None
    assert app.multiselect(key="place").value == app.multiselect(key="severity").value == []


def test_the_line_of_filters_says_what_is_chosen_and_what_is_left() -> None:
    shown = html(run("", place="Halko", **{"from": "2021-01-01"}))
    assert "Place: <b><bdi>Halko</bdi></b>" in shown
    assert "From: <b><bdi>2021-01-01</bdi></b>" in shown
    study = shipped_study()
    index = ScopeIndex(study.collection, study.incidents, study.findings)
    left = index.choose(Filter(place=("halko",), first=date(2021, 1, 1)))
    assert 0 < len(left.incident_ids) < len(study.incidents.table)
    assert left.unplaced > 1
    assert (
        f"Left: {len(left.incident_ids)} of {len(study.incidents.table)} incidents, "
        f"{tally_of(left.discrepancies).discrepancies} of {tally_of(study.findings.discrepancies).discrepancies} discrepancies. "
        f"{left.unplaced} incidents without a place left out."
    ) in shown


def test_incident_without_a_date_is_counted_where_a_period_is_asked_for() -> None:
    assert "without a date left out" in html(run("", **{"from": "1900-01-01"}))


@pytest.mark.parametrize("name", ["from", "place", "relation"])
def test_unknown_value_of_a_shared_filter_is_named(name: str) -> None:
    assert "“<bdi>nowhere</bdi>”" in html(run("", **{name: "nowhere"}))
