"""The tables of an incident: cells that clash are tinted, columns can be told apart, silence has its word."""

from tests.builders.collection_tables import claim, said
from tests.builders.studies import one_incident
from views.blocks.evidence import Openings
from views.blocks.incident.incident_tables import cells_of, claim_table, field_table


def test_counts_that_clash_are_tinted_in_both_tables_and_others_are_not() -> None:
    study, incident = one_incident(
        claim("a", killed="9", wounded="3"), claim("b", source="source-b", killed="4", wounded="3")
    )
    cells = cells_of(study, incident)
    by_claim = claim_table(study, incident, cells, ("killed", "wounded"), Openings(study))
    by_field = field_table(study, incident, cells, Openings(study))
    for table in (by_claim, by_field):
        assert table.count("cc-clash-cell") == 2
        assert table.count("≠ contradicts") == 2
    assert "= agrees" not in by_claim
    assert by_field.count("= agrees") == 2


def test_rival_versions_that_one_account_relays_clash_though_the_account_overlaps() -> None:
    study, incident = one_incident(
        claim("a", killed=[said("9", stance="relays"), said("4", stance="relays")]),
        claim("b", source="source-b", killed="9"),
    )
    relations = {claim_id: cell["relation"] for claim_id, cell in cells_of(study, incident)["killed", ""].items()}
    assert relations["a"] == "contradicts"


def test_account_that_gives_no_count_is_silent() -> None:
    study, incident = one_incident(claim("a", killed="9"), claim("b", source="source-b", wounded="3"))
    table = claim_table(study, incident, cells_of(study, incident), ("killed",), Openings(study))
    assert table.count("does not say") == 1


def test_accounts_of_one_source_are_headed_by_their_titles_too() -> None:
    study, incident = one_incident(
        claim("a", title="First", killed="9"),
        claim("b", title="Second", killed="9"),
        claim("c", source="source-c", killed="9"),
    )
    table = field_table(study, incident, cells_of(study, incident), Openings(study))
    heads = [part.split("</bdi>")[0] for part in table.split('<th scope="col"><bdi>')[1:]]
    assert heads[1:] == ["source-a: First", "source-a: Second", "source-c"]


def test_group_that_is_counted_stands_beside_the_count_and_the_table_has_a_name() -> None:
    study, incident = one_incident(
        claim("a", killed=said("9", group="police")), claim("b", source="source-b", killed="9")
    )
    table = claim_table(study, incident, cells_of(study, incident), ("killed",), Openings(study))
    assert "<bdi>9</bdi></button> <bdi>The police</bdi>" in table
    assert 'aria-label="Accounts"' in table


def test_an_inferred_value_is_marked_in_every_table() -> None:
    none = said("0", basis="inference", note="n")
    study, incident = one_incident(claim("a", killed="9"), claim("b", source="source-b", killed=none))
    cells, openings = cells_of(study, incident), Openings(study)
    for table in (
        claim_table(study, incident, cells, ("killed",), openings),
        field_table(study, incident, cells, openings),
    ):
        assert table.count("<bdi>0 (inferred)</bdi></button>") == 1
        assert table.count("<bdi>9</bdi></button>") == 1
        assert table.count('<span class="cc-answer cc-inferred">') == 1
