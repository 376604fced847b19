"""Multiplies rows of sparse matrices pair by pair: compiled where numba is installed, through scipy otherwise, to the same figures."""

from collections.abc import Callable
from functools import lru_cache
from threading import Lock

import numpy as np
from scipy import sparse

from claims.matching.arrays import Floats, Ints, Matrix

Kernel = Callable[..., Floats]
NONE: Floats = np.empty(0)
_SORTING = Lock()
_PAIRS_AT_ONCE = 50_000  # bounds the memory of multiplying through scipy
_WORTH_COMPILING = 100_000  # pairs; loading what was compiled takes a second


def row_products(
    one: Matrix, other: Matrix, left: Ints, right: Ints, *, largest: bool = False, of_column: Floats = NONE
) -> Floats:
    """The product of row `left` of the one matrix and row `right` of the other for every pair, to nine digits.

    Args:
        largest: Take the largest product of two entries instead of their sum; no entry is below zero.
        of_column: The product of two entries of each column, where all entries of a column are the same; then less is read.
    """
    if not one.nnz or not other.nnz:
        return np.zeros(len(left))
    kernel = compiled() if len(left) >= _WORTH_COMPILING or compiled.cache_info().currsize else None
    if kernel is None:
        products = _by_scipy(one, other, left, right, largest=largest)
    else:
        products = _by_kernel(kernel, one, other, of_column, left, right, largest=largest)
    return products.round(9)


@lru_cache(maxsize=1)
def compiled() -> Kernel | None:
    """The loop over pairs as machine code; None without numba."""
    try:
        from numba import njit  # optional, and slow to load
    except ImportError:
        return None
    made: Kernel = njit(nogil=True, cache=True)(merge_products)
    return made


def merge_products(
    starts: Ints, columns: Ints, values: Floats, other_starts: Ints, other_columns: Ints, other_values: Floats, of_column: Floats,
    left: Ints, right: Ints, largest: bool,
) -> Floats:  # fmt: skip
    """What `row_products` gives before it is rounded: two rows are walked side by side, as plain loops to be compiled."""
    products = np.zeros(len(left))
    by_column = len(of_column) > 0
    for at in range(len(left)):
        i, end = starts[left[at]], starts[left[at] + 1]
        j, other_end = other_starts[right[at]], other_starts[right[at] + 1]
        total = 0.0
        while i < end and j < other_end:
            if columns[i] == other_columns[j]:
                product = of_column[columns[i]] if by_column else values[i] * other_values[j]
                total = max(total, product) if largest else total + product
                i += 1
                j += 1
            elif columns[i] < other_columns[j]:
                i += 1
            else:
                j += 1
        products[at] = total
    return products


def _by_kernel(
    kernel: Kernel, one: Matrix, other: Matrix, of_column: Floats, left: Ints, right: Ints, *, largest: bool
) -> Floats:
    for matrix in (one, other):
        _put_in_order(matrix)
    parts = (one.indptr, one.indices, one.data, other.indptr, other.indices, other.data)
    return kernel(*parts, of_column, left, right, largest)


def _put_in_order(matrix: Matrix) -> None:
    """Sorts the columns of every row, once; what two threads sorted in place at the same time would be spoilt."""
    with _SORTING:
        matrix.sort_indices()  # nothing to do where they are in order


def _by_scipy(one: Matrix, other: Matrix, left: Ints, right: Ints, *, largest: bool) -> Floats:
    parts: list[Floats] = [np.empty(0)]
    for start in range(0, len(left), _PAIRS_AT_ONCE):
        a, b = left[start : start + _PAIRS_AT_ONCE], right[start : start + _PAIRS_AT_ONCE]
        products = one[a].multiply(other[b])
        parts.append(products.max(axis=1).toarray().ravel() if largest else np.asarray(products.sum(axis=1)).ravel())
    return np.concatenate(parts)


def ones(rows: Ints, columns: Ints, shape: tuple[int, int]) -> Matrix:
    """A matrix with a one at each of the places given."""
    matrix = sparse.coo_matrix((np.ones(len(rows)), (rows, columns)), shape=(shape[0], max(shape[1], 1))).tocsr()
    matrix.sum_duplicates()
    matrix.data[:] = 1.0
    return matrix
