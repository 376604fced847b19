"""Lists, and kinds of event."""

from pathlib import Path

import pandas as pd
import pytest

from claims.matching.claims.claim_frame import claim_frame
from claims.matching.claims.claim_table import read_claim_table
from claims.matching.claims.prepared import NO_LIST, KindTable, lists_of, without_lists
from tests.builders.claim_tables import LISTS, NEWS, write_table
from tests.builders.collection_tables import row
from tests.builders.matching import SMALL, collection_of


def frame_of(*rows: tuple[str, bool]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["source_id", "listed"])


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([("b", True), ("a", True), ("b", True)], [1, 0, 1], id="numbers in the order of the names"),
        pytest.param([("a", True), ("a", False), ("b", True)], [NO_LIST, NO_LIST, 0], id="one row is told as news"),
        pytest.param([("", True), ("b", True)], [NO_LIST, 0], id="nobody is named"),
        pytest.param([("a", False)], [NO_LIST], id="news alone"),
        pytest.param([], [], id="no claim"),
    ],
)
def test_a_source_is_a_list_when_all_its_claims_are_rows(rows: list[tuple[str, bool]], expected: list[int]) -> None:
    assert lists_of(frame_of(*rows)).tolist() == expected


def test_a_source_named_as_none_is_no_list() -> None:
    frame = frame_of(("a", True), ("b", True))
    assert lists_of(without_lists(frame, {"a"})).tolist() == [NO_LIST, 0]
    assert without_lists(frame, set()) is frame
    assert lists_of(without_lists(frame.drop(columns="listed"), {"a"})).tolist() == [NO_LIST, NO_LIST]


def test_a_frame_without_the_column_has_no_list() -> None:
    assert lists_of(pd.DataFrame({"source_id": ["a", "b"]})).tolist() == [NO_LIST, NO_LIST]


def test_rows_without_a_day_of_publication_are_rows_of_lists(tmp_path: Path) -> None:
    lists = read_claim_table(write_table(tmp_path, LISTS)).frame
    news = read_claim_table(write_table(tmp_path, NEWS, "news.csv")).frame
    assert lists["listed"].tolist() == [True, True, True]
    assert not news["listed"].any()


def test_in_a_collection_datasets_are_lists() -> None:
    collection = collection_of(*SMALL)
    source = collection.sources["source_id"].iloc[0]
    dataset = collection_of(*SMALL, sources=[row("sources", source, kind="dataset")])
    assert not claim_frame(collection)["listed"].any()
    frame = claim_frame(dataset)
    assert frame["listed"].tolist() == (frame["source_id"] == source).tolist()
    assert frame["listed"].any()


def test_an_unknown_kind_is_as_grave_as_the_known_one_before_it() -> None:
    table = KindTable({}, frozenset(), {"killing": 3, "talks": 1})
    terms = ("first", "talks", "second", "killing")
    assert [table.gravity_of(kind, terms) for kind in (*terms, "elsewhere")] == [0, 1, 1, 3, 0]


def test_kinds_belong_together_by_family_and_last_only_together() -> None:
    families = {"siege": frozenset({"siege"}), "clash": frozenset({"fighting"}), "shooting": frozenset({"fighting"})}
    table = KindTable(families, frozenset({"siege"}), {})
    assert table.related("clash", "shooting")
    assert not table.related("clash", "siege")
    assert table.related("unknown", "unknown")
    assert [table.lasting(kinds) for kinds in ("siege", "siege|clash", "")] == [True, False, False]
    kinds: tuple[set[str], ...] = ({"clash"}, {"siege"}, {"clash", "siege"}, {"unknown"}, set())
    assert [table.uses_force(some) for some in kinds] == [True, False, None, None, None]
