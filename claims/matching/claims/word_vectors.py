"""Texts as weighted words: how much two claims share of what few claims say, which texts are nearest, and what a source speaks of otherwise."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from scipy import sparse

from claims.matching.arrays import (
    Bools,
    Entries,
    Floats,
    Ints,
    Matrix,
    SmallInts,
    Texts,
    ranges,
    row_products,
    sorted_together,
)
from claims.matching.settings import TextSettings


@dataclass(frozen=True)
class Vectors:
    """One row per claim, one column per word that two claims or more use.

    Attributes:
        matrix: Weights of the words (TF-IDF); a row has length 1 together with the words that only it uses.
        rarity: Of each word, the logarithm of how many claims there are to each that uses it.
        vocabulary: The words by their column.
    """

    matrix: Matrix
    rarity: Floats
    vocabulary: Texts

    def cosine(self, left: Ints, right: Ints) -> Floats:
        """How alike each pair of rows is, from 0 to 1; rare words count for more."""
        return row_products(self.matrix, self.matrix, left, right)

    def shared_rarity(self, left: Ints, right: Ints) -> Floats:
        """The sum of the rarities of the words that each pair of rows shares."""
        return row_products(self._roots, self._roots, left, right, of_column=self._squares)

    def rarest_shared(self, left: Ints, right: Ints) -> Floats:
        """The rarity of the rarest word that each pair of rows shares; 0 where there is none."""
        return row_products(self._roots, self._roots, left, right, largest=True, of_column=self._squares)

    def shared_words(self, left: int, right: int) -> tuple[str, ...]:
        """The words that two rows share, the rarest first."""
        shared = np.intersect1d(self.matrix[[left]].indices, self.matrix[[right]].indices)
        ordered = sorted(shared, key=lambda column: (-self.rarity[column], column))
        return tuple(str(self.vocabulary[column]) for column in ordered)

    @cached_property
    def has_words(self) -> Bools:
        """Whether each row has any word."""
        used: Bools = np.diff(self.matrix.indptr) > 0
        return used

    @cached_property
    def _squares(self) -> Floats:
        """Of each word, the product of two of its roots."""
        return np.sqrt(self.rarity) ** 2

    @cached_property
    def _roots(self) -> Matrix:
        """The root of its rarity for every word of a row."""
        return sparse.csr_matrix(
            (np.sqrt(self.rarity)[self.matrix.indices], self.matrix.indices, self.matrix.indptr),
            shape=self.matrix.shape,
        )


def _in_alphabet(words: Entries) -> tuple[Ints, Texts]:
    """The numbers of words and the words by their number, in the order of the alphabet."""
    vocabulary = words.texts
    order = np.argsort(vocabulary, kind="stable")
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    return place[words.codes], vocabulary[order]


def vectors_of(words: Entries, settings: TextSettings, keep: Callable[[Texts, Ints], Bools] | None = None) -> Vectors:
    """The words of folded texts, weighted by how few of these texts have them.

    Args:
        words: The words of each text.
        settings: Which words are left out.
        keep: Says of words, and of how many texts use each, which to keep; None keeps all.
    """
    codes, vocabulary = _in_alphabet(words)
    long = np.array([len(word) >= settings.least_letters for word in vocabulary], dtype=bool)
    used = long[codes]
    vocabulary, codes, size = vocabulary[long], (np.cumsum(long) - 1)[codes[used]], words.size
    counts = _counted(words.rows[used], codes, (size, len(vocabulary)))
    claims = np.bincount(counts.indices, minlength=len(vocabulary))
    rarity = np.log(max(size, 1) / np.maximum(claims, 1))
    weights = (1 + np.log(counts.data)) * rarity[counts.indices]
    rows = np.repeat(np.arange(size), np.diff(counts.indptr))
    lengths = np.sqrt(np.bincount(rows, weights=weights**2, minlength=size))
    matrix = sparse.csr_matrix(
        (weights / np.maximum(lengths[rows], 1e-9), counts.indices, counts.indptr), shape=counts.shape
    )
    most = max(settings.least_claims_of_common, int(size * settings.most_share))
    kept = (claims >= 2) & (claims <= most) & (rarity > 0)
    if keep is not None:
        kept &= keep(vocabulary, claims)
    return Vectors(matrix[:, kept].tocsr(), rarity[kept], np.asarray(vocabulary, dtype=object)[kept])


def _counted(rows: Ints, codes: Ints, shape: tuple[int, int]) -> Matrix:
    """How often each code stands in each row."""
    uses, columns = sorted_together(rows, codes)
    first = np.flatnonzero(np.r_[True, (uses[1:] != uses[:-1]) | (columns[1:] != columns[:-1])][: len(uses)])
    counts = np.diff(np.r_[first, len(uses)]).astype(np.float64)
    starts = np.r_[0, np.cumsum(np.bincount(uses[first], minlength=shape[0]))]
    return sparse.csr_matrix((counts, columns[first], starts), shape=shape)


def names_of(words: Entries, capitals: Entries, settings: TextSettings) -> Vectors:
    """The words that stand in capitals wherever they stand: names of people, places and bodies.

    Args:
        words: All words, folded.
        capitals: Those among them that were written with a capital.
        settings: How often a name has a capital, and which words are left out.
    """
    if not len(capitals.rows):
        return vectors_of(capitals, settings)
    anywhere, in_capitals = _uses(words), _uses(capitals)

    def are_names(vocabulary: Texts, _claims: Ints) -> Bools:
        upper, all_uses = (uses.reindex(vocabulary, fill_value=0).to_numpy() for uses in (in_capitals, anywhere))
        names: Bools = upper >= settings.name_share * all_uses
        return names

    return vectors_of(capitals, settings, are_names)


def _uses(words: Entries) -> "pd.Series[int]":
    """How often each word is used."""
    return pd.Series(np.bincount(words.codes, minlength=len(words.values)), index=pd.Index(words.texts, dtype=object))


@dataclass(frozen=True)
class Beats:
    """What the other claims of each claim's source speak of.

    Attributes:
        names: The names of each claim.
        others: The names of the other claims of its source, as a row of length 1.
        known: Whether its source has other claims, but not so many that it tells of everything.
    """

    names: Vectors
    others: Matrix
    known: Bools

    def cosine(self, left: Ints, right: Ints) -> Floats:
        """How much each claim of a pair is what the other's source speaks of, the better of the two."""
        one, other = (row_products(self.others, self.names.matrix, *pair) for pair in ((left, right), (right, left)))
        return np.maximum(np.where(self.known[left], one, 0), np.where(self.known[right], other, 0))


def beats_of(names: Vectors, sources: "pd.Series[str]", settings: TextSettings) -> Beats:
    """The beats of the sources of all claims."""
    codes = pd.factorize(sources)[0]
    size = len(codes)
    claims = np.bincount(codes, minlength=1)[codes] if size else np.zeros(0)
    most = max(settings.most_claims_of_beat, size * settings.beat_share)
    known = (claims >= 2) & (claims <= most) & (sources != "").to_numpy()
    members = sparse.csr_matrix(
        (np.ones(size), (codes, np.arange(size))), shape=(max(codes.max(initial=0) + 1, 1), size)
    )
    of_claim = sparse.diags(known.astype(np.float64)) @ names.matrix
    others = ((members @ of_claim)[codes] - of_claim).tocsr()
    lengths = np.sqrt(np.asarray(others.multiply(others).sum(axis=1)).ravel())
    return Beats(names, (sparse.diags(1 / np.maximum(lengths, 1e-9)) @ others).tocsr(), known & (lengths > 1e-6))


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
