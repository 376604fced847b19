"""The switch on the page of an incident: each convention with its figure, its rule and the words behind it."""

import pytest

from claims.conventions import CONVENTIONS, READING, convention_spreads
from tests.builders.app_pages import html, run, sound
from tests.builders.collection_tables import claim, said
from tests.builders.studies import one_incident
from views.blocks.evidence import Openings
from views.forms.convention_switch import figure
from views.state.page_study import PageStudy


def test_switch_shows_each_convention_with_its_rule_and_words(page_study: PageStudy) -> None:
    incident_id = convention_spreads(page_study.conventions)["incident_id"].iloc[0]
    app = run("incident", id=incident_id, tab="fields")
    for key, convention in CONVENTIONS.items():
        app.selectbox(key="choice-as").select(key).run()
        shown = html(sound(app))
        assert convention.rule in shown.replace("&#x27;", "'")
        assert READING in shown
        assert convention.citation in shown
    assert 'class="cc-number"' in shown
    assert "popover" in shown


def test_switch_is_in_the_address() -> None:
    assert run("incident", **{"as": "ibc", "tab": "fields"}).selectbox(key="choice-as").value == "ibc"


@pytest.mark.parametrize(
    ("statement_ids", "mark"), [("a-1", ""), ("b-1", " (inferred)"), ("a-1|b-1", " (in part inferred)")]
)
def test_a_figure_that_rests_on_an_inference_is_marked(statement_ids: str, mark: str) -> None:
    none = said("0", basis="inference", note="n")
    study, _ = one_incident(claim("a", killed="9"), claim("b", source="source-b", killed=none))
    shown = figure({"value": "0 to 9", "statement_ids": statement_ids}, Openings(study))
    assert f"<bdi>0 to 9{mark}</bdi></button>" in shown
