"""The switch on the page of an incident: each convention with its figure, its rule and the words behind it."""

from claims.conventions import CONVENTIONS, READING, convention_spreads
from tests.builders.app_pages import html, run, sound
from views.state.page_study import PageStudy


def test_switch_shows_each_convention_with_its_rule_and_words(page_study: PageStudy) -> None:
    incident_id = convention_spreads(page_study.conventions)["incident_id"].iloc[0]
    app = run("incident", id=incident_id)
    for key, convention in CONVENTIONS.items():
        app.selectbox(key="choice-as").select(key).run()
        shown = html(sound(app))
        assert convention.rule in shown.replace("&#x27;", "'")
        assert READING in shown
        assert convention.citation in shown
    assert 'class="cc-number"' in shown
    assert "popover" in shown


def test_switch_is_in_the_address() -> None:
    assert run("incident", **{"as": "ibc"}).selectbox(key="choice-as").value == "ibc"
