"""Cards: one per account, open where there is one alone, each statement with its words."""

from tests.builders.collection_tables import claim, said
from tests.builders.studies import one_incident
from views.blocks.incident.account_cards import account_cards


def test_single_account_is_open_and_several_are_closed() -> None:
    alone = one_incident(claim("a", killed="9"))
    several = one_incident(claim("a", killed="9"), claim("b", source="source-b", killed="9"))
    assert account_cards(*alone).count('<details class="cc-card" open>') == 1
    assert account_cards(*several).count('<details class="cc-card">') == 2


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
