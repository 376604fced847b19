"""Arrays: texts as numbers, and products of sparse rows."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse

from claims.matching import arrays
from claims.matching.arrays import coded_texts, entries_of, one_numbering, salted, sorted_together, translated

TEXTS = st.lists(st.text(alphabet="abé| ع", max_size=8), max_size=8)


@given(TEXTS)
def test_entries_are_those_of_splitting_each_text(texts: list[str]) -> None:
    found = entries_of(pd.Series(texts, dtype="str"), "|")
    expected = [(row, entry) for row, text in enumerate(texts) for entry in text.split("|") if entry]
    assert list(zip(found.rows.tolist(), found.texts[found.codes].tolist(), strict=True)) == expected


@given(TEXTS)
def test_entries_once_keep_the_first_of_each_row(texts: list[str]) -> None:
    found = entries_of(pd.Series(texts, dtype="str"), "|").distinct()
    expected = [(row, entry) for row, text in enumerate(texts) for entry in dict.fromkeys(text.split("|")) if entry]
    assert list(zip(found.rows.tolist(), found.texts[found.codes].tolist(), strict=True)) == expected


@given(TEXTS)
def test_texts_are_numbered_in_the_order_of_their_letters(texts: list[str]) -> None:
    codes, said = coded_texts(pd.Series(texts, dtype="str"))
    assert said.to_pylist() == sorted(set(texts))
    assert [said[code].as_py() for code in codes.tolist()] == texts


def test_one_text_has_one_number_in_column_and_lists() -> None:
    codes, entries, size = one_numbering(pd.Series(["a", "b|c"]), entries_of(pd.Series(["b|a", "d"]), "|"))
    assert codes[0] == entries[1]
    assert len(np.unique(np.r_[codes, entries])) == size == 4


def test_a_function_is_asked_once_for_each_distinct_text() -> None:
    asked: list[str] = []

    def tell(text: str) -> str:
        asked.append(text)
        return text.upper()

    told = translated(pd.Series(["b", "a", "", "b"], dtype="str").set_axis([3, 4, 9, 2]), tell)
    assert told.to_dict() == {3: "B", 4: "A", 9: "", 2: "B"}
    assert sorted(asked) == ["", "a", "b"]


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5))), st.sampled_from([1, 2**40]))
def test_two_columns_are_sorted_together(pairs: list[tuple[int, int]], factor: int) -> None:
    one, other = np.array(pairs, dtype=np.int64).reshape(-1, 2).T * factor
    found = sorted_together(one, other)
    assert list(zip(*(each.tolist() for each in found), strict=True)) == sorted(
        (a * factor, b * factor) for a, b in pairs
    )


@given(TEXTS.filter(bool), st.lists(st.integers(0, 50)))
def test_entries_of_some_rows(texts: list[str], rows: list[int]) -> None:
    rows = [row % len(texts) for row in rows]
    taken = entries_of(pd.Series(texts, dtype="str"), "|").take(np.array(rows, dtype=np.int64))
    expected = entries_of(pd.Series([texts[row] for row in rows], dtype="str"), "|")
    assert taken.rows.tolist() == expected.rows.tolist()
    assert taken.texts[taken.codes].tolist() == expected.texts[expected.codes].tolist()


RANDOM = np.random.default_rng(1)
ONE, OTHER = (sparse.random(30, 12, density=0.3, format="csr", random_state=RANDOM) for _ in range(2))
LEFT, RIGHT = RANDOM.integers(0, 30, (2, 200))
EVERY = ONE.toarray()[LEFT] * OTHER.toarray()[RIGHT]
EXPECTED = EVERY.sum(axis=1).round(9)


def test_rows_are_multiplied_pair_by_pair() -> None:
    assert arrays.row_products(ONE, OTHER, LEFT, RIGHT).tolist() == pytest.approx(EXPECTED.tolist())


def test_the_largest_product_of_two_entries() -> None:
    found = arrays.row_products(ONE, OTHER, LEFT, RIGHT, largest=True)
    assert found.tolist() == pytest.approx(EVERY.max(axis=1).round(9).tolist())


@pytest.mark.parametrize("largest", [False, True])
def test_the_loop_gives_what_scipy_gives(largest: bool) -> None:
    parts = (ONE.indptr, ONE.indices, ONE.data, OTHER.indptr, OTHER.indices, OTHER.data)
    expected = arrays.row_products(ONE, OTHER, LEFT, RIGHT, largest=largest)
    assert arrays.merge_products(*parts, arrays.NONE, LEFT, RIGHT, largest).round(9).tolist() == pytest.approx(
        expected.tolist()
    )


def test_no_pair_gives_no_product() -> None:
    none = np.empty(0, dtype=np.int64)
    assert arrays.row_products(ONE, OTHER, none, none).tolist() == []


def test_rows_of_like_columns_are_multiplied_by_reading_less() -> None:
    of_column = np.arange(1.0, 13.0)
    alike = sparse.csr_matrix((np.sqrt(of_column)[ONE.indices], ONE.indices, ONE.indptr), shape=ONE.shape)
    squares = np.sqrt(of_column) ** 2
    for largest in (False, True):
        expected = arrays.row_products(alike, alike, LEFT, RIGHT, largest=largest)
        parts = (alike.indptr, alike.indices, alike.data) * 2
        found = arrays.merge_products(*parts, squares, LEFT, RIGHT, largest).round(9)
        assert found.tolist() == expected.tolist()
        told = arrays.row_products(alike, alike, LEFT, RIGHT, largest=largest, of_column=squares)
        assert told.tolist() == expected.tolist()


def test_small_numbers_with_different_salts_are_different_numbers() -> None:
    numbers = [salted(np.arange(10_000_000, 10_010_000), salt) for salt in range(13)]
    assert len(np.unique(numbers)) == 130_000
