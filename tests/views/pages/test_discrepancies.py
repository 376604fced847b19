"""The page of all discrepancies: its filters in the address, the one that is open, the list."""

import re

import pytest

from claims.survey import tally_of
from tests.builders.app_pages import html, in_address, press, run, sound
from views.pages.discrepancies import ROWS_A_PAGE
from views.state.discrepancy_filters import about
from views.state.page_study import PageStudy
from views.texts import incident_words, words


def test_filters_come_from_the_address_and_count_what_is_not_there() -> None:
    app = run("discrepancies", severity="high")
    assert app.multiselect(key="severity").value == ["high"]
    assert words.LEFT.split(" {")[0] in html(app)
    assert any(option.endswith("(0)") for option in app.multiselect(key="filter-kind").options)
    severities = set(re.findall('class="cc-duel-tags">.*?</span> <span class="(?:cc-high)?">([a-z]+)<', html(app)))
    assert severities == {"high"}


def test_filter_chosen_is_written_to_the_address() -> None:
    app = run("discrepancies")
    app.multiselect(key="filter-kind").select("place").run()
    assert in_address(sound(app), "kind") == "place"
    subjects = re.findall('cc-duel-what"><b>([^<]*)<', html(app))
    assert subjects
    assert set(subjects) == {"Where"}


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
    assert words.ASKED_FOR not in shown


def test_pages_are_turned() -> None:
    app = press(run("discrepancies"), words.NEXT)
    assert in_address(app, "page") == "2"
    assert html(app).count('<li><div class="cc-duel">') == ROWS_A_PAGE
    assert html(app) != html(run("discrepancies"))


def test_words_of_a_row_are_drawn_when_the_address_says_that_it_is_open(page_study: PageStudy) -> None:
    first, second = about(page_study, page_study.findings.discrepancies, "figures")[:2]
    closed = html(run("discrepancies", about="figures"))
    assert "<blockquote" not in closed
    opener = re.search(f'id="row-{first.discrepancy_id}" href="discrepancies[?]([^"]*)" aria-expanded="false"', closed)
    assert opener
    assert opener[1] == f"about=figures&amp;open={first.discrepancy_id}"
    opened = html(run("discrepancies", about="figures", open=[first.discrepancy_id, second.discrepancy_id, "d-no"]))
    closer = re.search(f'id="row-{first.discrepancy_id}" href="discrepancies[?]([^"]*)" aria-expanded="true"', opened)
    assert closer
    assert closer[1] == f"about=figures&amp;open={second.discrepancy_id}"
    assert opened.count(incident_words.IN_FULL) == 2
    assert f"discrepancy={first.discrepancy_id}" in opened


def test_numbers_count_omissions_apart_and_agreements_not_at_all(page_study: PageStudy) -> None:
    tally = tally_of(page_study.findings.discrepancies)
    assert f"<b>{tally.in_words}</b> in " in html(run("discrepancies"))
    assert min(tally.discrepancies, tally.omissions, tally.agreements) > 0


@pytest.mark.parametrize("subject", ["figures", "other", "omissions", "agreements"])
def test_one_subject_is_shown_where_the_address_names_it(subject: str, page_study: PageStudy) -> None:
    shown = html(run("discrepancies", about=subject))
    expected = about(page_study, page_study.findings.discrepancies, subject)
    assert expected
    assert shown.count('<li><div class="cc-duel">') == min(len(expected), ROWS_A_PAGE)
    assert f'id="row-{expected[0].discrepancy_id}"' in shown


def test_the_discrepancy_that_the_address_names_is_open(page_study: PageStudy) -> None:
    last = page_study.findings.discrepancies[-1]
    shown = html(run("discrepancies", discrepancy=last.discrepancy_id)).partition(words.ASKED_FOR)[2]
    assert shown.index("<details open>") < shown.index(f"discrepancy={last.discrepancy_id}") < shown.index("<li>")
