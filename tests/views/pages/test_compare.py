"""The page Compare: which accounts stand beside each other, pair by pair."""

from tests.builders.app_pages import html, run
from views.state.page_study import PageStudy
from views.texts import words


def test_compare_starts_with_the_sides_of_the_worst_disagreement() -> None:
    app = run("compare")
    assert words.OF_ONE_INCIDENT in html(app)
    assert "≠ contradicts" in html(app)
    assert len(app.get("plotly_chart")) == 1


def test_three_accounts_are_compared_pair_by_pair(page_study: PageStudy) -> None:
    claim_ids = page_study.incidents.claims_of[page_study.worst_incident][:3]
    assert len(run("compare", claim=list(claim_ids)).get("plotly_chart")) == 3


def test_one_account_is_not_compared(page_study: PageStudy) -> None:
    alone = next(claims[0] for claims in page_study.incidents.claims_of.values() if len(claims) == 1)
    app = run("compare", claim=alone)
    assert words.CHOOSE_TWO in html(app)
    assert len(app.get("plotly_chart")) == 0


def test_unknown_claim_is_named() -> None:
    assert "“<bdi>c-nothing</bdi>”" in html(run("compare", claim="c-nothing"))
