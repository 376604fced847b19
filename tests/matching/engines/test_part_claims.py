"""The claims of a part of a table, read without Spark."""

import json

import pandas as pd
import pyarrow as pa
import pytest

from claims.errors import CollectionError
from claims.importers.mapping.mapping import Mapping, Meaning
from claims.matching.engines.part_claims import claims_of_part, mapping_of_sample, remark_on_repeats

ROWS = {
    "id": ["a", "b", "c"],
    "source": ["outlet", "list", "list"],
    "date": ["2016-03-04", "2016-13-45", "2016-03-05"],
    "place": ["Troy", "Argos", "Sparta"],
}


def part(**columns: list[str]) -> pa.Table:
    return pa.table(ROWS | columns)


def claims_of(table: pa.Table, not_lists: frozenset[str] = frozenset()) -> pd.DataFrame:
    return claims_of_part(table, "t.parquet", mapping_of_sample(table, "t.parquet", None), not_lists)


def test_a_source_that_is_no_list_has_no_rows_of_a_list() -> None:
    claims = claims_of(part()).dropna(subset="claim_id").set_index("claim_id")["listed"]
    assert claims.to_dict() == {"a": True, "b": True, "c": True}
    claims = claims_of(part(), frozenset({"list"})).dropna(subset="claim_id").set_index("claim_id")["listed"]
    assert claims.to_dict() == {"a": True, "b": False, "c": False}


def test_what_was_refused_is_told_without_the_number_of_a_row() -> None:
    [told] = claims_of(part())["remark"].dropna()
    assert json.loads(told) | {"done": ""} == {
        "file": "t.parquet", "column": "date", "found": "'2016-13-45'", "done": "", "outcome": "value refused"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("columns", "taken"),
    [({}, []), ({"id": ["a", "b", "b"]}, ["'b'"]), ({"id": ["a", "a", "a"]}, ["'a'", "'a'"])],
)
def test_ids_that_other_rows_have_are_named(columns: dict[str, list[str]], taken: list[str]) -> None:
    assert claims_of(part(**columns))["taken"].dropna().tolist() == taken


@pytest.mark.parametrize(
    ("table", "mapping", "words"),
    [
        (pa.table({"colour": ["red", "blue"]}), None, "gives a day, a place, a text or a document"),
        (
            part(field=["killed", "injured", "killed"], value=["1", "2", "3"]),
            Mapping(tuple(Meaning(name, name) for name in ("id", "date", "place", "field", "value"))),
            "allowed: one row per claim",
        ),
    ],
)
def test_a_table_without_a_claim_in_each_row_is_refused(table: pa.Table, mapping: Mapping | None, words: str) -> None:
    with pytest.raises(CollectionError, match=words):
        mapping_of_sample(table, "t.parquet", mapping)


def test_rows_that_repeat_others_are_counted() -> None:
    told = json.loads(remark_on_repeats("t.parquet", 1200))
    assert told["found"] == "1,200 rows identical to others"
    assert told["outcome"] == "row refused"
