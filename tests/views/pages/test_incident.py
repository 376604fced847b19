"""The page of one incident: its accounts and their words; ids that are unknown or have moved on."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from claims.model import Basis, Verdict
from claims.study import make_study
from claims.workspace import keep_ids, open_workspace, record_judgement, resolve
from tests.builders.app_pages import html, in_address, run, sound
from tests.builders.matching import PERHAPS_ONE, collection_of
from views.markup import literal
from views.pages.incident import related_incidents
from views.state.page_study import PageStudy
from views.texts import plot_words, words


@pytest.fixture(scope="module")
def incident() -> AppTest:
    """The page as it opens where the address names no incident."""
    return run("incident")


def test_incident_opened_without_an_id_names_itself_in_the_address(incident: AppTest) -> None:
    assert incident.selectbox(key="choice-id").value == in_address(incident, "id")


def test_incident_page_shows_accounts_figures_fields_and_words(incident: AppTest) -> None:
    for heading in (words.CLAIMS, words.DISCREPANCIES_HERE, words.FIELD_BY_FIELD, words.CARDS):
        assert heading in html(incident)
    assert "blockquote" in html(incident)
    assert "popover" in html(incident)


def test_incident_has_timeline_and_map_with_their_tables(incident: AppTest) -> None:
    assert words.LANES_TABLE in html(incident)
    assert words.WHEN_AND_WHERE in html(incident)


def test_incidents_of_every_sort_can_be_opened() -> None:
    app = run("incident")
    options = app.selectbox(key="choice-id").options
    for position in range(0, len(options), 4):
        app.selectbox(key="choice-id").select_index(position).run()
        assert "<h1>" in html(sound(app)), options[position]


def test_unknown_incident_is_named_with_near_ones_and_none_is_opened() -> None:
    shown = html(run("incident", id="i-nothing"))
    assert "i-nothing" in shown
    assert words.NEAR in shown
    assert "<h1>" not in shown


def test_plot_that_fails_leaves_its_table(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ValueError("no plot today")

    monkeypatch.setattr("views.blocks.when_and_where.lanes_plot", fail)
    app = run("incident")
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
    shown = html(run("incident", id=page_study.incidents.incident_of[inferred.claim_id]))
    assert "(inferred)</bdi></button>" in shown
    assert literal(inferred.note) in shown
    assert shown.count(f"<b>{words.INFERRED_BY}</b>") > 0
