"""Arrays: their types, columns of texts as numbers, and products of sparse rows; work on several threads where there is much of it."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from scipy import sparse

Ints = npt.NDArray[np.int64]
SmallInts = npt.NDArray[np.int32]  # half the memory, where reading the numbers is what costs
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Levels = npt.NDArray[np.int8]  # of each pair, the index of its level of a feature
Bytes = npt.NDArray[np.uint8]
Masks = npt.NDArray[np.uint64]
Texts = npt.NDArray[np.object_]
Matrix = Any  # a sparse matrix of scipy, which carries no types

MILLION = 1_000_000  # points are summed as whole millionths, so that the order of summing cannot matter


T = TypeVar("T")
R = TypeVar("R")
WORTH_THREADS = 2_000  # claims; fewer are through before a second thread has taken up its part


def map_on_threads(do: Callable[[T], R], items: Sequence[T], *, threads: int) -> Iterator[R]:
    """What a function gives for each item, in their order; with one thread, or one item, without starting any."""
    if min(threads, len(items)) <= 1:
        yield from map(do, items)
        return
    with ThreadPoolExecutor(threads) as pool:
        yield from pool.map(do, items)


def threads_for(claims: int, most: int) -> int:
    """How many threads so many claims are worth."""
    return most if claims >= WORTH_THREADS else 1


_MOST_NUMBER = np.iinfo(np.int64).max


@dataclass(frozen=True)
class Entries:
    """Every entry of a column of lists.

    Attributes:
        rows: The row of each entry, ascending.
        codes: The number of its text.
        values: The text of each number, in the order in which the texts first occur, as an Arrow array.
        size: How many rows there are.
    """

    rows: Ints
    codes: Ints
    values: Any  # pyarrow carries no types
    size: int

    @property
    def texts(self) -> Texts:
        """The text of each number."""
        return np.array(self.values.to_pylist(), dtype=object)

    def distinct(self) -> "Entries":
        """The entries without those that stand earlier in their row."""
        both, place = sorted_together(self.rows * max(len(self.values), 1) + self.codes, np.arange(len(self.rows)))
        again = np.r_[False, both[1:] == both[:-1]][: len(both)]
        if not again.any():
            return self
        fresh = np.sort(place[~again])
        return Entries(self.rows[fresh], self.codes[fresh], self.values, self.size)

    def take(self, rows: Ints) -> "Entries":
        """The entries of some rows, in their order; a row may be taken several times."""
        lengths = np.bincount(self.rows, minlength=self.size)
        starts, lengths = (np.cumsum(lengths) - lengths)[rows], lengths[rows]
        return Entries(
            np.repeat(np.arange(len(rows)), lengths), self.codes[ranges(starts, lengths)], self.values, len(rows)
        )


def entries_of(column: "pd.Series[str]", mark: str) -> Entries:
    """Splits lists at a mark; empty entries are skipped."""
    texts = _arrow(column)
    lists = pc.split_pattern(texts, mark)
    encoded = pc.dictionary_encode(lists.flatten())
    codes = encoded.indices.to_numpy(zero_copy_only=False).astype(np.int64)
    rows = np.repeat(np.arange(len(texts)), np.diff(lists.offsets.to_numpy()))
    values = encoded.dictionary
    empty = pc.index(values, pa.scalar("", type=values.type)).as_py()
    if empty >= 0:
        full = codes != empty
        rows, codes = rows[full], codes[full]
        codes = codes - (codes > empty)
        values = pa.concat_arrays([values.slice(0, empty), values.slice(empty + 1)])
    return Entries(rows, codes, values, len(texts))


def coded_texts(column: "pd.Series[str]") -> tuple[Ints, Any]:
    """Encodes a column: for each row the number of its text, and the distinct texts, sorted, as an Arrow array."""
    encoded = pc.dictionary_encode(_arrow(column))
    order = pc.array_sort_indices(encoded.dictionary).to_numpy()
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    return place[encoded.indices.to_numpy(zero_copy_only=False)], encoded.dictionary.take(pa.array(order))


def translated(column: "pd.Series[str]", translate: Callable[[str], str]) -> "pd.Series[str]":
    """Translates each text of a column; the function is called once for each distinct text."""
    codes, values = coded_texts(column)
    translations = pa.array([translate(text) for text in values.to_pylist()], type=pa.large_string())
    return _series(translations.take(pa.array(codes)), column)


def joined_entries(column: "pd.Series[str]", entries: Entries, translations: list[str]) -> "pd.Series[str]":
    """Joins the translated entries of each row with a space; entries translated to "" are skipped.

    Args:
        column: The column of the entries, whose index the result has.
        entries: Its entries.
        translations: One for each of `Entries.values`.
    """
    texts = pa.array(translations, type=pa.large_string())
    kept = np.array([text != "" for text in translations], dtype=bool)[entries.codes]
    ends = np.cumsum(np.bincount(entries.rows[kept], minlength=entries.size))
    lists = pa.LargeListArray.from_arrays(pa.array(np.r_[0, ends]), texts.take(pa.array(entries.codes[kept])))
    return _series(pc.binary_join(lists, pa.scalar(" ", type=pa.large_string())), column)


def lists_of_rows(rows: Ints, texts: "pd.Series[str]", size: int, *, mark: str = "|") -> "pd.Series[str]":
    """Joins the texts of each row at a mark, in their order; a row without any has "".

    Args:
        rows: The row of each text, ascending.
        texts: The texts.
        size: How many rows there are.
        mark: What stands between the texts of one row.
    """
    ends = np.cumsum(np.bincount(rows, minlength=size))
    lists = pa.LargeListArray.from_arrays(pa.array(np.r_[0, ends]), _arrow(texts))
    joined: pd.Series[str] = pc.binary_join(lists, pa.scalar(mark, type=pa.large_string())).to_pandas().astype("str")
    return joined


def sorted_together(one: Ints, other: Ints) -> tuple[Ints, Ints]:
    """Sorts two columns of whole numbers, none below zero, by the one and then by the other."""
    width = int(other.max(initial=0)) + 1
    if int(one.max(initial=0)) >= _MOST_NUMBER // width:
        order = np.lexsort((other, one))
        return one[order], other[order]
    # Packed into one number, for numbers are sorted several times as fast as their places.
    packed = np.sort(one * width + other)
    one = packed // width
    return one, packed - one * width


def found_in(ascending: Ints, numbers: Ints) -> tuple[Ints, Bools]:
    """Where each number stands among sorted ones, or would, and whether it is among them."""
    at = np.searchsorted(ascending, numbers)
    known: Bools = at < len(ascending)
    known[known] = ascending[at[known]] == numbers[known]
    return at, known


def ranges(starts: Ints, lengths: Ints) -> Ints:
    """Concatenates the ranges that begin at each start and have so many numbers."""
    ends = np.cumsum(lengths)
    offsets: Ints = np.arange(ends[-1] if len(ends) else 0) + np.repeat(starts - (ends - lengths), lengths)
    return offsets


def _series(texts: Any, like: "pd.Series[str]") -> "pd.Series[str]":
    series: pd.Series[str] = texts.to_pandas().astype("str").set_axis(like.index)
    return series


def one_numbering(column: "pd.Series[str]", lists: Entries) -> tuple[Ints, Ints, int]:
    """Encodes the texts of a column and the entries of lists with the same numbers; also returns how many there are."""
    encoded = pc.dictionary_encode(pa.concat_arrays([_arrow(column), lists.values]))
    codes = encoded.indices.to_numpy(zero_copy_only=False).astype(np.int64)
    return codes[: len(column)], codes[len(column) :][lists.codes], len(encoded.dictionary)


def _arrow(column: "pd.Series[str]") -> Any:
    texts = pa.array(column, type=pa.large_string(), from_pandas=True)
    return texts.combine_chunks() if isinstance(texts, pa.ChunkedArray) else texts


_SALT = 0x9E3779B97F4A7C15


def digests(texts: Texts) -> Ints:
    """A number of 64 bits for each text, the same in every process; two texts share one by a chance of 1 in 10^19."""
    found: Ints = pd.util.hash_array(np.asarray(texts, dtype=object), categorize=False).view(np.int64)
    return found


def salted(numbers: Ints, salt: int) -> Ints:
    """Other numbers of 64 bits, equal where the first and the salt are."""
    # The salt is spread over all bits, for small numbers with small salts would fall together.
    spread = np.uint64((salt + 1) * _SALT % 2**64)
    mixed = (numbers.view(np.uint64) ^ spread) * np.uint64(_SALT)
    return (mixed ^ (mixed >> np.uint64(29))).view(np.int64)


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
