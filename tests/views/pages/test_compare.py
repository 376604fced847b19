"""The page Compare: which accounts stand beside each other, pair by pair."""

from tests.builders.app_pages import html, run, sound
from views.state.page_study import PageStudy
from views.texts import incident_words, words


def test_compare_starts_with_the_sides_of_the_worst_disagreement() -> None:
    app = run("compare")
    assert words.OF_ONE_INCIDENT in html(app)
    assert "≠ contradicts" in html(app)
    assert len(app.get("plotly_chart")) == 0
    app.session_state["why-matched"] = True
    assert len(sound(app.run()).get("plotly_chart")) == 1


def test_three_accounts_are_compared_pair_by_pair(page_study: PageStudy) -> None:
    claim_ids = page_study.incidents.claims_of[page_study.worst_incident][:3]
    app = run("compare", claim=list(claim_ids))
    app.session_state["why-matched"] = True
    assert len(sound(app.run()).get("plotly_chart")) == 3


def test_one_account_is_not_compared(page_study: PageStudy) -> None:
    alone = next(claims[0] for claims in page_study.incidents.claims_of.values() if len(claims) == 1)
    for app in (run("compare", claim=alone), run("compare", incident=page_study.incidents.incident_of[alone])):
        assert incident_words.ONE_ACCOUNT in html(app)
        assert "<table" not in html(app)


def test_one_account_of_several_asks_for_a_second(page_study: PageStudy) -> None:
    one = page_study.incidents.claims_of[page_study.worst_incident][0]
    app = run("compare", claim=one)
    assert words.CHOOSE_TWO in html(app)
    assert "<table" not in html(app)


def test_the_incident_that_the_address_names_is_compared(page_study: PageStudy) -> None:
    shared = [each for each, claims in page_study.incidents.claims_of.items() if len(claims) > 1]
    other = next(each for each in shared if each != page_study.worst_incident)
    shown = html(run("compare", incident=other))
    assert f'href="incident?id={other}"' in shown
    assert f'href="incident?id={page_study.worst_incident}"' not in shown


def test_unknown_claim_is_named() -> None:
    assert "“<bdi>c-nothing</bdi>”" in html(run("compare", claim="c-nothing"))
