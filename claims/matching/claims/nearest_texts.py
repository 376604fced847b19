"""Of every claim, the claims whose texts are nearest to its own."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import sparse

from claims.matching.arrays import Floats, Ints, Matrix, SmallInts
from claims.matching.claims.sparse_products import row_products
from claims.matching.claims.text_codes import ranges
from claims.matching.claims.word_vectors import Vectors
from claims.matching.settings import TextSettings

NEAREST = 10  # levels of the feature "rank among neighbours" name this number
NOT_NEAR = NEAREST + 1
_ROWS_AT_ONCE = 1_000  # so that the products of a large table do not fill the memory


@dataclass(frozen=True)
class Neighbours:
    """Of every claim, the claims with the nearest texts.

    Attributes:
        near: Row by row, a one for every neighbour.
        rank: The same with the rank of the neighbour, 1 the nearest.
    """

    near: Matrix
    rank: Matrix

    def ranks(self, left: Ints, right: Ints) -> tuple[Ints, Ints]:
        """The rank of each for the other, the better first; `NOT_NEAR` where it is no neighbour."""
        one, other = self._rank(left, right), self._rank(right, left)
        return np.minimum(one, other), np.maximum(one, other)

    def shared(self, left: Ints, right: Ints) -> Ints:
        """How many other claims are neighbours of both."""
        return np.rint(row_products(self.near, self.near, left, right)).astype(np.int64)

    @cached_property
    def _by_rank(self) -> SmallInts:
        """The neighbours of every row in the order of their ranks; -1 where there are fewer."""
        rank = self.rank.tocoo()
        by_rank = np.full((self.rank.shape[0], int(rank.data.max(initial=1))), -1, dtype=np.int32)
        by_rank[rank.row, rank.data.astype(np.int64) - 1] = rank.col
        return by_rank

    def _rank(self, rows: Ints, columns: Ints) -> Ints:
        hit = self._by_rank[rows] == columns[:, None]
        return np.where(hit.any(axis=1), hit.argmax(axis=1) + 1, NOT_NEAR)


def nearest_texts(vectors: Vectors, settings: TextSettings) -> Neighbours:
    """The nearest texts of every claim that share a word with it that is not too common; ties go by the order of the rows."""
    size = vectors.matrix.shape[0]
    claims = np.bincount(vectors.matrix.indices, minlength=vectors.matrix.shape[1])
    usual = max(settings.most_claims_of_near_word, int(size * settings.near_word_share))
    usable = vectors.matrix[:, claims <= min(usual, _affordable(claims, settings.most_products))].tocsr()
    turned = usable.T.tocsr()
    rows, columns, ranks = [], [], []
    at_once = max(_ROWS_AT_ONCE, size // 100)
    for start in range(0, size, at_once):
        likeness = usable[start : start + at_once] @ turned
        likeness.sort_indices()
        row, column, value = _coordinates(likeness, start)
        # One number sorts by row, then by likeness; the columns are in order already, and this sort keeps it.
        order = np.argsort(2.0 * (row - start) - value, kind="stable")
        row, column = row[order], column[order]
        counts = np.bincount(row - start)
        rank = ranges(np.ones_like(counts), counts)
        rows.append(row[rank <= NEAREST])
        columns.append(column[rank <= NEAREST])
        ranks.append(rank[rank <= NEAREST])
    if not rows:
        return Neighbours(sparse.csr_matrix((0, 0)), sparse.csr_matrix((0, 0)))
    place = (np.concatenate(rows), np.concatenate(columns))
    rank = np.concatenate(ranks).astype(np.float64)
    return Neighbours(
        sparse.csr_matrix((np.ones(len(rank)), place), shape=(size, size)),
        sparse.csr_matrix((rank, place), shape=(size, size)),
    )


def _coordinates(likeness: Matrix, start: int) -> tuple[Ints, Ints, Floats]:
    """Row, column and value of every entry but those of a claim with itself."""
    row = np.repeat(np.arange(likeness.shape[0]), np.diff(likeness.indptr)) + start
    other = row != likeness.indices
    return row[other], likeness.indices[other].astype(np.int64), np.round(likeness.data[other], 9)


def _affordable(claims: Ints, most_products: int) -> int:
    """The most claims that a word may have so that all words of as many or fewer can be multiplied."""
    costs = np.cumsum(np.bincount(claims, weights=claims.astype(np.float64) ** 2))
    return int(np.searchsorted(costs, most_products, side="right")) - 1
