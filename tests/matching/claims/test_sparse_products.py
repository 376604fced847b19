"""Both ways to multiply rows, the loop to be compiled and scipy, give the same."""

import numpy as np
import pytest
from scipy import sparse

from claims.matching.claims import sparse_products

RANDOM = np.random.default_rng(1)
ONE, OTHER = (sparse.random(30, 12, density=0.3, format="csr", random_state=RANDOM) for _ in range(2))
LEFT, RIGHT = RANDOM.integers(0, 30, (2, 200))
EVERY = ONE.toarray()[LEFT] * OTHER.toarray()[RIGHT]
EXPECTED = EVERY.sum(axis=1).round(9)


def test_rows_are_multiplied_pair_by_pair() -> None:
    assert sparse_products.row_products(ONE, OTHER, LEFT, RIGHT).tolist() == pytest.approx(EXPECTED.tolist())


def test_the_largest_product_of_two_entries() -> None:
    found = sparse_products.row_products(ONE, OTHER, LEFT, RIGHT, largest=True)
    assert found.tolist() == pytest.approx(EVERY.max(axis=1).round(9).tolist())


@pytest.mark.parametrize("largest", [False, True])
def test_the_loop_gives_what_scipy_gives(largest: bool) -> None:
    parts = (ONE.indptr, ONE.indices, ONE.data, OTHER.indptr, OTHER.indices, OTHER.data)
    expected = sparse_products.row_products(ONE, OTHER, LEFT, RIGHT, largest=largest)
    assert sparse_products.merge_products(*parts, sparse_products.NONE, LEFT, RIGHT, largest).round(
        9
    ).tolist() == pytest.approx(expected.tolist())


def test_no_pair_gives_no_product() -> None:
    none = np.empty(0, dtype=np.int64)
    assert sparse_products.row_products(ONE, OTHER, none, none).tolist() == []


def test_rows_of_like_columns_are_multiplied_by_reading_less() -> None:
    of_column = np.arange(1.0, 13.0)
    alike = sparse.csr_matrix((np.sqrt(of_column)[ONE.indices], ONE.indices, ONE.indptr), shape=ONE.shape)
    squares = np.sqrt(of_column) ** 2
    for largest in (False, True):
        expected = sparse_products.row_products(alike, alike, LEFT, RIGHT, largest=largest)
        parts = (alike.indptr, alike.indices, alike.data) * 2
        found = sparse_products.merge_products(*parts, squares, LEFT, RIGHT, largest).round(9)
        assert found.tolist() == expected.tolist()
        told = sparse_products.row_products(alike, alike, LEFT, RIGHT, largest=largest, of_column=squares)
        assert told.tolist() == expected.tolist()
