"""The page Claims: search and filters, rows that are ticked, for good addresses and wrong ones."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.builders.app_pages import html, press, run, sound
from views.texts import words

DEMONSTRATION = "sohr-2021-01-27-demonstration"


def rows(app: AppTest) -> int:
    """How many claims the table of the page shows."""
    return len(app.dataframe[0].value)


def test_every_claim_is_there_and_what_has_no_date_or_place_is_counted() -> None:
    app = run("claims")
    assert rows(app) == 76
    assert words.UNDATED_CLAIMS.split(":")[0] in html(app)
    assert any(f"{words.NOT_STATED} (" in option for option in app.multiselect(key="filter-date").options)


@pytest.mark.parametrize("text", ["halko", "حلكو", "HALKO", "halku"])
def test_search_finds_a_place_in_any_spelling(text: str) -> None:
    assert rows(run("claims", q=text)) == rows(run("claims", q="halko")) > 0


def test_facet_for_what_is_not_stated_leaves_only_that() -> None:
    app = run("claims", date="-")
    assert app.multiselect(key="filter-date").value == ["-"]
    assert set(app.dataframe[0].value["Event"]) == {words.UNDATED}


def test_nothing_found_says_why_and_can_be_undone() -> None:
    app = run("claims", q="nowhere-at-all")
    assert words.NO_CLAIM_BY_WORDS in html(app)
    press(app, words.DROP_WORDS)
    assert rows(app) == 76


def test_address_opens_a_claim_with_its_words_and_ways_on() -> None:
    app = run("claims", claim=DEMONSTRATION)
    assert "blockquote" in html(app)
    assert "sources?source_id=sohr" in html(app)
    assert any(link.proto.label == words.COMPARE_WITH_OTHERS for link in app.get("page_link"))


def test_two_claims_ticked_go_to_the_address() -> None:
    app = run("claims", q="halko")
    app.session_state[str(app.dataframe[0].key)] = {"selection": {"rows": [0, 1], "columns": [], "cells": []}}
    assert len(sound(app.run()).query_params["claim"]) == 2


def test_unknown_claim_is_named() -> None:
    assert "no-such-claim" in html(run("claims", claim="no-such-claim"))


def test_map_is_worked_out_only_where_it_is_open() -> None:
    assert words.HOW_TO_READ_MAP not in html(run("claims"))
