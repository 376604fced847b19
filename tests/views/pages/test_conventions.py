"""The page of conventions and the switch on the page of an incident: figures that open words, rules that are cited."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from claims.conventions import CONVENTIONS, READING
from tests.builders.shipped import SHIPPED
from views.texts import words


def incident_page() -> None:
    """What the app does for this page, without the rest of the app."""
    import os

    from claims.conventions import convention_spreads
    from views.blocks.evidence import Openings
    from views.forms.convention_switch import show_convention_switch
    from views.markup import show
    from views.state.cached_study import open_matched, open_study

    study = open_study(open_matched(Path(os.environ["CLAIMS_COLLECTION"])), may_save=False)
    incident = convention_spreads(study.conventions)["incident_id"].iloc[0]
    openings = Openings(study)
    show_convention_switch(study, incident, openings)
    show(openings.html(dark=False))


def all_page() -> None:
    """The page of all incidents."""
    import os

    from claims.survey import Filter
    from views.pages import conventions
    from views.state.cached_study import open_matched, open_study
    from views.state.page_context import StudyContext

    matched = open_matched(Path(os.environ["CLAIMS_COLLECTION"]))
    study = open_study(matched, may_save=False)
    scope = study.index.choose(Filter())
    conventions.show_page(StudyContext(pages={}, study=study, matched=matched, scope=scope))


def html(at: AppTest) -> str:
    return "".join(each.proto.body for each in at.get("html"))


@pytest.fixture(autouse=True)
def shipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMS_COLLECTION", str(SHIPPED))


def test_switch_shows_each_convention_with_its_rule_and_words() -> None:
    at = AppTest.from_function(incident_page, default_timeout=120).run()
    for name, known in CONVENTIONS.items():
        at.selectbox(key="choice-as").select(name).run()
        assert not at.exception
        shown = html(at)
        assert known.rule in shown.replace("&#x27;", "'")
        assert READING in shown
        assert known.citation in shown
    assert 'class="cc-number"' in shown
    assert "popover" in shown


def test_switch_is_in_the_address() -> None:
    at = AppTest.from_function(incident_page, default_timeout=120)
    at.query_params["as"] = "ibc"
    at.run()
    assert at.selectbox(key="choice-as").value == "ibc"


def test_page_shows_the_spread_as_chart_table_and_sentence() -> None:
    at = AppTest.from_function(all_page, default_timeout=120).run()
    assert not at.exception
    shown = html(at)
    assert "the choice of a dataset&#x27;s rule alone changes the figure" in shown
    assert len(at.get("plotly_chart")) == 1
    assert all(name in at.get("plotly_chart")[0].proto.spec for name in ("ACLED", "GTD", "UCDP"))
    assert words.CONVENTIONS_TABLE in shown
    assert all(known.rule in shown.replace("&#x27;", "'") for known in CONVENTIONS.values())
