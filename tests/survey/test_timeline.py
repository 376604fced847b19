"""The timeline: what is dated, what overlaps, who cites whom, how many there are in a period."""

import pandas as pd
import pytest

from claims.survey import CITATION_COLUMNS, COUNT_COLUMNS, LANE_COLUMNS, count_per_period, list_claims, make_timeline
from claims.tables import Collection
from tests.builders.collection_tables import Tables, build_collection, claim, said
from tests.builders.incidents import together


def table_of(*claims: Tables, same: tuple[str, ...] = ()) -> tuple[Collection, pd.DataFrame]:
    collection = build_collection(*claims)
    return collection, list_claims(collection, together(collection, *same))


def test_claims_of_a_source_that_overlap_take_rows_of_their_own() -> None:
    collection, table = table_of(
        claim("a", when="2021-01-10/2021-01-20", published="2021-01-20"),
        claim("b", when="2021-01-15", published="2021-01-16"),
        claim("c", when="2021-02-10", published="2021-02-11"),
    )
    lanes = make_timeline(collection, table).table
    assert tuple(lanes.columns) == LANE_COLUMNS
    assert dict(zip(lanes["claim_id"], lanes["row"], strict=True)) == {"a": 0, "b": 1, "c": 0}


def test_source_that_tells_the_earliest_event_comes_first() -> None:
    collection, table = table_of(
        claim("a", source="late", when="2021-03-01"), claim("b", source="early", when="2021-01-01")
    )
    assert list(make_timeline(collection, table).table["source_id"]) == ["early", "late"]


def test_undated_claims_are_named_and_keep_their_publication() -> None:
    collection, table = table_of(claim("a", killed="1"), claim("b", when="2021-01-01"))
    lanes = make_timeline(collection, table)
    assert lanes.undated == ("a",)
    assert set(lanes.table["claim_id"]) == {"a", "b"}


def test_claim_without_any_date_is_in_no_lane() -> None:
    collection, table = table_of(claim("a", killed="1", published=""))
    lanes = make_timeline(collection, table)
    assert lanes.table.empty
    assert lanes.undated == ("a",)


def test_citation_leads_to_the_claim_of_the_cited_document_on_the_same_incident() -> None:
    collection, table = table_of(
        claim("a", source="one", document="d", when="2021-01-01"),
        claim("other", source="one", document="d", when="2010-01-01"),
        claim("b", source="two", when=said("2021-01-01", cites="d"), killed=said("1", cites="d")),
        same=("a", "b"),
    )
    lanes = make_timeline(collection, table).citations
    assert lanes.to_dict("records") == [{"citing": "b", "cited": "a", "statement_ids": "b-1|b-2"}]


def test_counts_take_the_finest_unit_of_which_there_are_few_enough() -> None:
    _, table = table_of(*(claim(f"c{day}", when=f"2021-01-{day:02}") for day in range(1, 6)), claim("no date"[:2]))
    assert len(count_per_period(table, most=5)) == 5
    coarse = count_per_period(table, most=4)
    assert coarse[["period", "claims"]].to_numpy().tolist() == [[pd.Timestamp("2021-01-01"), 5]]


@pytest.mark.parametrize(("begins", "row"), [("2021-01-20", 1), ("2021-01-21", 1), ("2021-01-22", 0)])
def test_a_row_is_free_a_day_after_the_claim_before(begins: str, row: int) -> None:
    collection, table = table_of(
        claim("a", when="2021-01-10/2021-01-20", published=""), claim("b", when=begins, published="")
    )
    lanes = make_timeline(collection, table).table
    assert dict(zip(lanes["claim_id"], lanes["row"], strict=True)) == {"a": 0, "b": row}


def test_a_claim_needs_the_days_from_its_event_to_its_publication() -> None:
    collection, table = table_of(
        claim("a", when="2021-01-10", published="2021-01-30"),
        claim("b", when="2021-01-15", published=""),
        claim("c", when="2021-02-05", published="2021-01-25"),
        claim("d", published="2021-02-20"),
    )
    lanes = make_timeline(collection, table).table
    assert lanes[["claim_id", "row"]].to_numpy().tolist() == [["a", 0], ["b", 1], ["c", 1], ["d", 0]]
    assert list(lanes.index) == [0, 1, 2, 3]


def test_rows_are_counted_in_each_lane_and_lanes_that_begin_alike_go_by_source() -> None:
    collection, table = table_of(
        *(
            claim(f"{source}{day}", source=source, when=f"2021-01-0{day}", published="")
            for source in "ba"
            for day in (2, 1)
        )
    )
    lanes = make_timeline(collection, table).table
    assert lanes[["source_id", "claim_id", "row"]].to_numpy().tolist() == [
        ["a", "a1", 0], ["a", "a2", 1], ["b", "b1", 0], ["b", "b2", 1],
    ]  # fmt: skip


def test_only_claims_chosen_cite_and_are_cited() -> None:
    collection, table = table_of(
        claim("a", source="one", document="d", killed="1"),
        claim("b", source="two", killed=said("1", cites="d|b-doc")),
        claim("c", source="three", killed=said("1", cites="d")),
        same=("a", "b", "c"),
    )
    chosen = table[table["claim_id"] != "c"]
    pairs = make_timeline(collection, chosen).citations
    assert tuple(pairs.columns) == CITATION_COLUMNS
    assert pairs.to_numpy().tolist() == [["b", "a", "b-1"]]  # nobody cites itself


@pytest.mark.parametrize(
    ("most", "periods"),
    [
        (4, [("one", "2021-01-30", 1), ("one", "2021-02-01", 1), ("one", "2022-03-01", 1), ("two", "2021-01-31", 2)]),
        (3, [("one", "2021-01-01", 1), ("one", "2021-02-01", 1), ("one", "2022-03-01", 1), ("two", "2021-01-01", 2)]),
        (2, [("one", "2021-01-01", 2), ("one", "2022-01-01", 1), ("two", "2021-01-01", 2)]),
        (1, [("one", "2021-01-01", 2), ("one", "2022-01-01", 1), ("two", "2021-01-01", 2)]),  # nothing is coarser
    ],
)
def test_claims_are_counted_by_source_and_period(most: int, periods: list[tuple[str, str, int]]) -> None:
    _, table = table_of(
        claim("a", source="two", when="2021-01-31"),
        claim("b", source="two", when="../2021-01-31"),
        claim("c", source="one", when="2021-01-30"),
        claim("d", source="one", when="2021-02-01/.."),
        claim("e", source="one", when="2022-03-01/2022-04-01"),
        claim("f", source="one"),
    )
    counts = count_per_period(table, most=most)
    assert tuple(counts.columns) == COUNT_COLUMNS
    assert [(source, f"{period:%Y-%m-%d}", claims) for source, period, claims in counts.to_numpy()] == periods
