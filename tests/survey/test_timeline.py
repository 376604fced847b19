"""Timeline lanes: what is dated, what overlaps, who cites whom, how many there are in a period."""

import pandas as pd

from claims.survey import LANE_COLUMNS, count_per_period, list_claims, make_timeline
from claims.tables import Collection
from tests.builders.incidents import together
from tests.conftest import Tables, build_collection, claim, said


def table_of(*claims: Tables, same: tuple[str, ...] = ()) -> tuple[Collection, pd.DataFrame]:
    collection = build_collection(*claims)
    return collection, list_claims(collection, together(collection, *same))


def test_claims_of_a_source_that_overlap_take_rows_of_their_own() -> None:
    collection, table = table_of(
        claim("a", when="2021-01-10/2021-01-20", published="2021-01-20"),
        claim("b", when="2021-01-15", published="2021-01-16"),
        claim("c", when="2021-02-10", published="2021-02-11"),
    )
    found = make_timeline(collection, table).table
    assert tuple(found.columns) == LANE_COLUMNS
    assert dict(zip(found["claim_id"], found["row"], strict=True)) == {"a": 0, "b": 1, "c": 0}


def test_source_that_tells_the_earliest_event_comes_first() -> None:
    collection, table = table_of(
        claim("a", source="late", when="2021-03-01"), claim("b", source="early", when="2021-01-01")
    )
    assert list(make_timeline(collection, table).table["source_id"]) == ["early", "late"]


def test_undated_claims_are_named_and_keep_their_publication() -> None:
    collection, table = table_of(claim("a", killed="1"), claim("b", when="2021-01-01"))
    found = make_timeline(collection, table)
    assert found.undated == ("a",)
    assert set(found.table["claim_id"]) == {"a", "b"}


def test_claim_without_any_date_is_in_no_lane() -> None:
    collection, table = table_of(claim("a", killed="1", published=""))
    found = make_timeline(collection, table)
    assert found.table.empty
    assert found.undated == ("a",)


def test_citation_leads_to_the_claim_of_the_cited_document_on_the_same_incident() -> None:
    collection, table = table_of(
        claim("a", source="one", document="d", when="2021-01-01"),
        claim("other", source="one", document="d", when="2010-01-01"),
        claim("b", source="two", when=said("2021-01-01", cites="d"), killed=said("1", cites="d")),
        same=("a", "b"),
    )
    found = make_timeline(collection, table).citations
    assert found.to_dict("records") == [{"citing": "b", "cited": "a", "statement_ids": "b-1|b-2"}]


def test_counts_take_the_finest_unit_of_which_there_are_few_enough() -> None:
    _, table = table_of(*(claim(f"c{day}", when=f"2021-01-{day:02}") for day in range(1, 6)), claim("no date"[:2]))
    assert len(count_per_period(table, most=5)) == 5
    coarse = count_per_period(table, most=4)
    assert coarse[["period", "claims"]].to_numpy().tolist() == [[pd.Timestamp("2021-01-01"), 5]]
