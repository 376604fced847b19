"""Operations on whole columns of text."""

import pandas as pd
import pytest

from claims.importers.cells.text_columns import (
    distinct_texts,
    first_words,
    fully_match,
    join_columns,
    lookup,
    text_where,
)
from tests.builders.foreign_tables import column


def test_distinct_texts_keep_the_order_of_their_first_row() -> None:
    assert distinct_texts(column("b", "a", "b")) == ["b", "a"]


def test_lookup_is_empty_where_there_is_no_answer_and_keeps_rows_and_name() -> None:
    found = lookup(column("b", "a", "b", "c"), {"a": "1", "b": "2"})
    assert (list(found), list(found.index), found.name) == (["2", "1", "2", ""], [2, 3, 4, 5], "cells")


def test_text_where() -> None:
    where = pd.Series([True, False], index=[2, 3])
    assert list(text_where(where, "x")) == ["x", ""]
    assert list(text_where(where, "x", "y")) == ["x", "y"]


@pytest.mark.parametrize(
    ("text", "cut"), [("a b", "a b"), ("a b c", "a b"), ("a\nb\nc", "a b"), ("a  b", "a b"), ("a", "a"), ("", "")]
)
def test_first_words(text: str, cut: str) -> None:
    assert list(first_words(column(text, "a b c d"), most=2)) == [cut, "a b"]


def test_texts_that_are_short_enough_stay_as_they_are() -> None:
    assert list(first_words(column("a\nb", "c"), most=2)) == ["a\nb", "c"]


def test_columns_are_joined_without_their_empty_cells() -> None:
    columns = [column("a", "", "a", ""), column("b", "b", "", ""), column("c", "c", "c", "")]
    assert list(join_columns(columns, "|")) == ["a|b|c", "b|c", "a|c", ""]


def test_a_text_matches_as_a_whole_or_not_at_all() -> None:
    found = fully_match(column("-99", "x-99", "-99x", "", "-9"), "-9|-99")
    assert (found.tolist(), found.index.tolist()) == (
        [True, False, False, False, True],
        column(*"abcde").index.tolist(),
    )
