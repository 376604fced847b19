"""The pages Claims and Sources without a browser: what they say, for good addresses and wrong ones."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.builders.app_pages import asked, html, run
from views.texts import words

DEMONSTRATION = "sohr-2021-01-27-demonstration"


@pytest.fixture(autouse=True)
def _named_collection(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["app.py"])
    monkeypatch.delenv("CLAIMS_COLLECTION", raising=False)


def found(app: AppTest) -> int:
    """How many claims the table of the page shows."""
    return len(app.dataframe[0].value)


def test_every_claim_is_there_and_what_has_no_date_or_place_is_counted() -> None:
    app = run("claims")
    assert not app.exception
    assert found(app) == 76
    assert words.UNDATED_CLAIMS.split(":")[0] in html(app)
    assert any(f"{words.NOT_STATED} (" in option for option in app.multiselect(key="filter-date").options)


@pytest.mark.parametrize("text", ["halko", "حلكو", "HALKO", "halku"])
def test_search_finds_a_place_in_any_spelling(text: str) -> None:
    assert found(run("claims", q=text)) == found(run("claims", q="halko")) > 0


def test_facet_for_what_is_not_stated_leaves_only_that() -> None:
    app = run("claims", date="-")
    assert app.multiselect(key="filter-date").value == ["-"]
    assert set(app.dataframe[0].value["Event"]) == {words.UNDATED}


def test_nothing_found_says_why_and_can_be_undone() -> None:
    app = run("claims", q="nowhere-at-all")
    assert words.NO_CLAIM_BY_WORDS in html(app)
    next(button for button in app.button if button.label == words.DROP_WORDS).click().run()
    assert not app.exception
    assert found(app) == 76


def test_address_opens_a_claim_with_its_words_and_ways_on() -> None:
    app = run("claims", claim=DEMONSTRATION)
    assert not app.exception
    assert "blockquote" in html(app)
    assert "sources?source_id=sohr" in html(app)
    assert any(link.proto.label == words.COMPARE_WITH_OTHERS for link in app.get("page_link"))


def test_two_claims_ticked_go_to_the_address() -> None:
    app = run("claims", q="halko")
    app.session_state[str(app.dataframe[0].key)] = {"selection": {"rows": [0, 1], "columns": [], "cells": []}}
    app.run()
    assert not app.exception
    assert len(app.query_params["claim"]) == 2


def test_unknown_claim_is_named() -> None:
    assert "no-such-claim" in html(run("claims", claim="no-such-claim"))


def test_map_is_worked_out_only_where_it_is_open() -> None:
    assert words.HOW_TO_READ_MAP not in html(run("claims"))


def test_sources_are_listed_with_what_is_declared_and_counted() -> None:
    app = run("sources")
    assert not app.exception
    table = app.dataframe[0].value.set_index("Source")
    assert table.loc["Hawar News", "Ties"] == "Autonomous Administration side"
    assert table["Highest"].to_dict()["SOHR"] > 0
    assert words.REPEATS_LIST in html(app)


def test_source_named_in_the_address_shows_what_stands_behind_its_numbers() -> None:
    app = run("sources", source_id="sohr")
    assert not app.exception
    assert words.COVERAGE in html(app)
    assert "incident?id=" in html(app)


def test_unknown_source_is_named_and_none_is_opened() -> None:
    app = run("sources", source_id="nobody")
    assert "nobody" in html(app)
    assert words.STANDINGS not in html(app)


def test_quoted_speakers_are_another_drawing() -> None:
    app = run("sources", way="quotes")
    assert not app.exception
    assert "SOHR sources" in html(app)


def test_incident_has_timeline_and_map_with_their_tables() -> None:
    app = run("incident")
    assert not app.exception
    assert words.LANES_TABLE in html(app)
    assert words.WHEN_AND_WHERE in html(app)


def test_plot_that_fails_leaves_its_table(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ValueError("no plot today")

    monkeypatch.setattr("views.blocks.when_and_where.lanes_plot", fail)
    app = run("incident")
    assert not app.exception
    assert words.PLOT_FAILED in html(app)
    assert words.LANES_TABLE in html(app)
    assert asked(app, "id")
