"""Columns of a table: a large one, whose columns are read anew, answers as a small one does."""

import pandas as pd
import pytest

from claims.collection.columns import FEW, Columns
from tests.builders.collection_tables import row

NAMES = ["b", "", "a", "b"]


@pytest.fixture(params=[0, FEW], ids=["small", "large"])
def columns(request: pytest.FixtureRequest) -> Columns:
    """Four rows, and behind them as many others as asked for."""
    rows = [row("sources", f"s{place}", name=name) for place, name in enumerate(NAMES + ["z"] * request.param)]
    return Columns("sources", pd.DataFrame(rows, dtype="str"), range(2, 2 + len(rows)))


def test_each_text_once_in_the_order_of_its_first(columns: Columns) -> None:
    assert columns.distinct("name")[:3] == ["b", "", "a"]
    assert columns.says("name")
    assert not columns.says("note")


def test_rows_go_by_their_numbers(columns: Columns) -> None:
    assert list(columns.filled("name"))[:3] == [(2, "b"), (4, "a"), (5, "b")]
    assert list(columns.rows_of("name", {"", "b"})) == [(2, "b"), (3, ""), (5, "b")]


def test_rows_taken_out_keep_the_numbers_of_the_others(columns: Columns) -> None:
    fewer = columns.without({2, 4})
    assert (fewer["name"][:2], list(fewer.rows)[:2], fewer.frame["name"].tolist()[:2]) == (["", "b"], [3, 5], ["", "b"])
    assert len(fewer) == len(columns) - 2
    assert columns.without({1}) is columns


def test_other_texts_stand_in_the_frame_too_and_leave_the_first_table_alone(columns: Columns) -> None:
    other = columns.changed({"name": ["x"] * len(columns)})
    assert other.distinct("name") == other.frame["name"].unique().tolist() == ["x"]
    assert columns["name"][:4] == columns.frame["name"].tolist()[:4] == NAMES
    assert columns.changed({}) is columns


def test_contents_come_in_the_order_asked_for(columns: Columns) -> None:
    assert list(columns.contents(["source_id", "name"], [2, 0])) == [("s2", "a"), ("s0", "b")]
    assert list(columns.contents(["name"]))[:4] == [(name,) for name in NAMES]
