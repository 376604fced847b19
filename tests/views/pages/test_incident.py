"""The page of one incident: its accounts and their words; ids that are unknown or have moved on."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from claims.model import Basis, Verdict
from claims.study import make_study
from claims.survey import Filter, tally_of
from claims.workspace import keep_ids, open_workspace, record_judgement, resolve
from tests.builders.app_pages import html, in_address, run
from tests.builders.matching import PERHAPS_ONE, collection_of
from views.blocks.incident.incident_heading import related_incidents
from views.markup import literal
from views.state.page_study import PageStudy
from views.texts import incident_words, plot_words, words


@pytest.fixture(scope="module")
def incident() -> AppTest:
    """The page as it opens where the address names no incident."""
    return run("incident")


def test_incident_opened_without_an_id_names_itself_in_the_address(incident: AppTest, page_study: PageStudy) -> None:
    assert in_address(incident, "id") == page_study.worst_incident


def test_the_figures_are_open_first_with_contradictions_accounts_and_related_incidents(incident: AppTest) -> None:
    for heading in (incident_words.CONTRADICTIONS, words.CLAIMS, incident_words.RELATED):
        assert heading in html(incident)
    assert "popover" in html(incident)
    assert "tab" not in incident.query_params


HOLDS = {
    "figures": words.CLAIM_CAPTION,
    "disagreements": incident_words.OMISSIONS_WHY,
    "fields": words.FIELD_CAPTION,
    "when": words.LANES_TABLE,
    "quotations": words.CARDS_WHY,
}


@pytest.mark.parametrize("tab", HOLDS)
def test_the_tab_that_the_address_names_is_drawn_and_no_other(tab: str) -> None:
    shown = html(run("incident", tab=tab))
    assert [each for each, words_of_it in HOLDS.items() if words_of_it in shown] == [tab]


def test_an_unknown_tab_is_taken_for_the_first() -> None:
    app = run("incident", tab="none")
    assert words.CLAIMS in html(app)
    assert in_address(app, "tab") == "figures"


def test_the_tab_of_disagreements_has_their_number(incident: AppTest, page_study: PageStudy) -> None:
    tally = tally_of(page_study.findings.of_incident(page_study.worst_incident))
    assert tally.discrepancies > 1
    assert [tab.label for tab in incident.tabs][1] == f"{incident_words.TABS['disagreements']} {tally.discrepancies}"
    assert f"<span>{tally.in_words}</span>" in html(incident)


def test_the_heading_has_a_short_name_the_long_title_and_the_neighbours_in_the_list(page_study: PageStudy) -> None:
    listed = page_study.ranked(Filter())
    app = run("incident", id=listed[3], tab="when")
    row = page_study.incidents.row(listed[3])
    assert f"<h1><bdi>{row['name']}</bdi></h1>" in html(app)
    assert literal(row["title"]) in html(app)
    assert f"› 4 of {len(listed)}" in html(app)
    assert neighbours_of(app) == {"‹ Previous": f"id={listed[2]}&tab=when", "Next ›": f"id={listed[4]}&tab=when"}


def neighbours_of(app: AppTest) -> dict[str, str]:
    """The links to the incidents before and after, and what they ask for."""
    links = {each.proto.label: each.proto.query_string for each in app.get("page_link")}
    labels = (incident_words.PREVIOUS_INCIDENT, incident_words.NEXT_INCIDENT)
    return {label: links[label] for label in labels if label in links}


def test_the_neighbours_are_those_that_the_filters_leave(page_study: PageStudy) -> None:
    left = page_study.ranked(Filter(severity=("high",)))
    app = run("incident", id=left[0], severity="high")
    assert f"› 1 of {len(left)}" in html(app)
    assert neighbours_of(app) == {"Next ›": f"id={left[1]}&severity=high"}
    outside = next(each for each in page_study.ranked(Filter()) if each not in left)
    app = run("incident", id=outside, severity="high")
    assert "› " not in html(app)
    assert neighbours_of(app) == {}


@pytest.mark.parametrize("tab", HOLDS)
def test_incidents_of_every_sort_can_be_opened(tab: str, page_study: PageStudy) -> None:
    for incident_id in page_study.ranked(Filter())[::8]:
        assert "<h1>" in html(run("incident", id=incident_id, tab=tab)), incident_id


def test_one_account_alone_says_what_is_needed_to_compare(page_study: PageStudy) -> None:
    alone = next(each for each, claims in page_study.incidents.claims_of.items() if len(claims) == 1)
    for tab in ("figures", "disagreements", "fields"):
        shown = html(run("incident", id=alone, tab=tab))
        assert incident_words.ONE_ACCOUNT in shown
        assert f">{incident_words.ADD_ACCOUNT}<" in re.sub("</?bdi>", "", shown)
        assert "agrees</span>" not in shown.partition(words.MARKS)[0]


def test_unknown_incident_is_named_with_near_ones_and_none_is_opened() -> None:
    shown = html(run("incident", id="i-nothing"))
    assert "i-nothing" in shown
    assert words.NEAR in shown
    assert "<h1>" not in shown


def test_plot_that_fails_leaves_its_table(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ValueError("no plot today")

    monkeypatch.setattr("views.blocks.when_and_where.lanes_plot", fail)
    app = run("incident", tab="when")
    assert plot_words.PLOT_FAILED in html(app)
    assert words.LANES_TABLE in html(app)
    assert in_address(app, "id")


def test_an_old_id_leads_on_to_the_incident_that_it_became(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page_study: PageStudy
) -> None:
    file, at = tmp_path / "work.sqlite3", datetime(2026, 11, 22, tzinfo=UTC)
    monkeypatch.setenv("CLAIMS_WORKSPACE", str(file))
    collection = page_study.collection
    with open_workspace(file, collection=collection.name) as workspace:
        kept = keep_ids(page_study.incidents, workspace, at=at)
        alone = [(incident_id, claims[0]) for incident_id, claims in kept.claims_of.items() if len(claims) == 1]
        (_, one), (_, other) = alone[:2]
        record_judgement(workspace, collection, one, other, Verdict.SAME, by="Ana", at=at)
    run()  # the incidents are linked anew
    with open_workspace(file, collection=collection.name) as workspace:
        [gone] = [old_id for old_id, _ in alone[:2] if resolve(workspace, old_id).incident_ids != (old_id,)]
    shown = html(run("incident", id=gone))
    assert " is now:" in shown
    assert f"Incident {gone} was merged into" in shown


def test_an_incident_says_what_it_may_be_with_a_link_to_it() -> None:
    study = PageStudy(**vars(make_study(collection_of(*PERHAPS_ONE))))
    one, other = (study.incidents.incident_of[each] for each in "ab")
    for here, there in ((one, other), (other, one)):
        shown = related_incidents(study, here)
        assert "Possibly the same event as: " in shown
        assert f"id={there}" in shown
        assert "(probability 0." in shown


def test_what_a_coder_inferred_is_marked_and_says_from_what(page_study: PageStudy) -> None:
    collection = page_study.collection
    inferred = next(each for each in collection.statement_records.values() if each.basis is Basis.INFERENCE)
    shown = html(run("incident", id=page_study.incidents.incident_of[inferred.claim_id], tab="fields"))
    assert "(inferred)</bdi></button>" in shown
    assert literal(inferred.note) in shown
    assert shown.count(f"<b>{words.INFERRED_BY}</b>") > 0


def test_days_and_numbers_of_fields_are_in_the_language_of_the_reader() -> None:
    english, arabic = (html(run("incident", tab="fields", **asked)) for asked in ({}, {"lang": "ar"}))
    assert "<bdi>23 January 2021</bdi>" in english
    assert "<bdi>23 January 2021</bdi>" not in arabic
    assert "<bdi>23 يناير 2021</bdi>" in arabic
