"""Who rests on whom, through citations and through quoted speakers."""

import pandas as pd

from claims.survey import RELIANCE_COLUMNS, find_reliance
from tests.builders.collection_tables import Tables, build_collection, claim, row, said


def arrows(*claims: Tables, claim_ids: pd.Series | None = None) -> list[tuple[str, str, str, int, int, str]]:
    collection = build_collection(*claims, sources=[row("sources", "resident", kind="speaker")])
    table = find_reliance(collection, claim_ids)
    assert tuple(table.columns) == RELIANCE_COLUMNS
    columns = ["source_id", "other_id", "how", "statements", "claims", "statement_ids"]
    return [tuple(row) for row in table[columns].to_numpy().tolist()]


CITED = claim("a", source="one", document="d", killed="1")


def test_citing_source_rests_on_the_cited_one() -> None:
    citing = claim("b", source="two", killed=said("1", cites="d"), wounded=said("2", cites="d"))
    assert arrows(CITED, citing) == [("two", "one", "cites", 2, 1, "b-1|b-2")]


def test_quoting_source_rests_on_every_speaker_of_the_chain() -> None:
    quoting = claim("b", source="two", killed=said("1", chain="one:relays > resident:hedges"))
    assert arrows(CITED, quoting) == [("two", "one", "quotes", 1, 1, "b-1"), ("two", "resident", "quotes", 1, 1, "b-1")]


def test_source_that_cites_itself_is_left_out() -> None:
    assert arrows(CITED, claim("b", source="one", killed=said("1", cites="d"))) == []


def test_only_the_claims_given_are_looked_at() -> None:
    citing = claim("b", source="two", killed=said("1", cites="d"))
    assert arrows(CITED, citing, claim_ids=pd.Series(["a"])) == []


def test_sources_with_most_statements_come_first_citations_before_quotes() -> None:
    assert arrows(
        CITED,
        claim("b", source="two", killed=said("1", cites="d"), wounded=said("1", chain="resident:asserts")),
        claim("c", source="three", killed=said("1", cites="d|b-doc")),
        claim("e", source="three", killed=said("1", cites="d")),
    ) == [
        ("three", "one", "cites", 2, 2, "c-1|e-1"),
        ("three", "two", "cites", 1, 1, "c-1"),
        ("two", "one", "cites", 1, 1, "b-1"),
        ("two", "resident", "quotes", 1, 1, "b-2"),
    ]


def test_a_speaker_twice_in_a_chain_is_quoted_once() -> None:
    twice = claim("b", source="two", killed=said("1", chain="one:relays > resident:hedges > one:asserts"))
    assert arrows(CITED, twice)[0] == ("two", "one", "quotes", 1, 1, "b-1")
