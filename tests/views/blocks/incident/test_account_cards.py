"""Cards: one per account, open where there are few, each statement with its words."""

import pytest

from tests.builders.collection_tables import claim, said
from tests.builders.studies import one_incident
from views.blocks.incident.account_cards import MOST_OPEN, account_cards


@pytest.mark.parametrize(("accounts", "opened"), [(1, 1), (MOST_OPEN, MOST_OPEN), (MOST_OPEN + 1, 1)])
def test_a_few_accounts_are_open_and_of_many_the_first(accounts: int, opened: int) -> None:
    told = (claim(each, source=f"source-{each}", killed="9") for each in "abcd"[:accounts])
    cards = account_cards(*one_incident(*told)).split("<details ")[1:]
    assert [card.startswith('class="cc-card" open>') for card in cards] == [True] * opened + [False] * (
        accounts - opened
    )


def test_card_has_source_title_statements_and_note_and_names_its_document_once() -> None:
    counted = said("9", group="police", fragment="nine were killed", paragraph="2")
    study, incident = one_incident(claim("a", title="<Clash>", note="A note.", killed=counted, wounded="3"))
    shown = account_cards(study, incident)
    for part in (
        "<h3><bdi>source-a</bdi>: <bdi>&lt;Clash&gt;</bdi></h3>",
        '<span class="cc-soft">2 statements</span>',
        '<b>Note:</b> <span dir="ltr">A note.</span>',
        '<p class="cc-soft">killed · <bdi>The police</bdi></p><p class="cc-value"><bdi>9</bdi></p>',
        '<p class="cc-soft">wounded</p><p class="cc-value"><bdi>3</bdi></p>',
        "nine were killed",
    ):
        assert part in shown
    assert shown.count("a-doc") == 1


def test_card_without_a_note_has_no_line_for_it() -> None:
    assert "Note:" not in account_cards(*one_incident(claim("a", killed="9")))


def test_an_inferred_value_is_marked() -> None:
    study, incident = one_incident(claim("a", killed=said("0", basis="inference", note="n"), wounded="3"))
    shown = account_cards(study, incident)
    assert '<p class="cc-value"><bdi>0 (inferred)</bdi></p>' in shown
    assert '<p class="cc-value"><bdi>3</bdi></p>' in shown
