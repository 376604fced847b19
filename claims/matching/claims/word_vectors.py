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
    found_in,
    ranges,
    row_products,
    sorted_together,
)
from claims.matching.claims.table_numbers import SourceTotals
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
        starts, columns = (
            self.matrix.indptr,
            self.matrix.indices,
        )  # read as they lie: taking a row out costs ten times as much
        one, other = (columns[starts[row] : starts[row + 1]].tolist() for row in (left, right))
        ordered = sorted({*one} & {*other}, key=lambda column: (-self.rarity[column], column))
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


@dataclass(frozen=True)
class TableCounts:
    """How many claims a whole table has, and how many of these, or uses in them, each of some words has."""

    size: int
    of: Callable[[Texts], Ints]


def vectors_of(
    words: Entries,
    settings: TextSettings,
    keep: Callable[[Texts, Ints], Bools] | None = None,
    *,
    table: TableCounts | None = None,
) -> Vectors:
    """The words of folded texts, weighted by how few of these texts have them.

    Args:
        words: The words of each text.
        settings: Which words are left out.
        keep: Says of words, and of how many texts use each, which to keep; None keeps all.
        table: How many texts use each word in the table that these texts are a part of; None where they are all.
    """
    codes, vocabulary = _in_alphabet(words)
    long = np.array([len(word) >= settings.least_letters for word in vocabulary], dtype=bool)
    used = long[codes]
    vocabulary, codes, rows_in_all = vocabulary[long], (np.cumsum(long) - 1)[codes[used]], words.size
    counts = _counted(words.rows[used], codes, (rows_in_all, len(vocabulary)))
    size = table.size if table else rows_in_all
    claims = table.of(vocabulary) if table else np.bincount(counts.indices, minlength=len(vocabulary))
    rarity = np.log(max(size, 1) / np.maximum(claims, 1))
    weights = (1 + np.log(counts.data)) * rarity[counts.indices]
    rows = np.repeat(np.arange(rows_in_all), np.diff(counts.indptr))
    lengths = np.sqrt(np.bincount(rows, weights=weights**2, minlength=rows_in_all))
    matrix = sparse.csr_matrix(
        (weights / np.maximum(lengths[rows], 1e-9), counts.indices, counts.indptr), shape=counts.shape
    )
    kept = (claims >= 2) & (claims <= most_claims_of_word(size, settings))
    if keep is not None:
        kept &= keep(vocabulary, claims)
    return Vectors(matrix[:, kept].tocsr(), rarity[kept], np.asarray(vocabulary, dtype=object)[kept])


def most_claims_of_word(size: int, settings: TextSettings) -> int:
    """Words of more claims than this, among so many, are too common to count."""
    return min(max(settings.least_claims_of_common, int(size * settings.most_share)), size - 1)


def _counted(rows: Ints, codes: Ints, shape: tuple[int, int]) -> Matrix:
    """How often each code stands in each row."""
    uses, columns = sorted_together(rows, codes)
    first = np.flatnonzero(np.r_[True, (uses[1:] != uses[:-1]) | (columns[1:] != columns[:-1])][: len(uses)])
    counts = np.diff(np.r_[first, len(uses)]).astype(np.float64)
    starts = np.r_[0, np.cumsum(np.bincount(uses[first], minlength=shape[0]))]
    return sparse.csr_matrix((counts, columns[first], starts), shape=shape)


def names_of(
    words: Entries,
    capitals: Entries,
    settings: TextSettings,
    table: TableCounts | None = None,
    capital_uses: TableCounts | None = None,
    word_uses: TableCounts | None = None,
) -> Vectors:
    """The words that stand in capitals wherever they stand: names of people, places and bodies.

    Args:
        words: All words, folded.
        capitals: Those among them that were written with a capital.
        settings: How often a name has a capital, and which words are left out.
        table: How many claims of the whole table write each word with a capital; None where these are all claims.
        capital_uses: How often they do.
        word_uses: How often they write it at all.
    """
    if not len(capitals.rows):
        return vectors_of(capitals, settings, table=table)
    in_capitals = capital_uses.of if capital_uses else _uses(capitals)
    anywhere = word_uses.of if word_uses else _uses(words)

    def are_names(vocabulary: Texts, _claims: Ints) -> Bools:
        names: Bools = in_capitals(vocabulary) >= settings.name_share * anywhere(vocabulary)
        return names

    return vectors_of(capitals, settings, are_names, table=table)


def _uses(words: Entries) -> Callable[[Texts], Ints]:
    """How often each word is used."""
    uses = pd.Series(np.bincount(words.codes, minlength=len(words.values)), index=pd.Index(words.texts, dtype=object))
    return lambda vocabulary: uses.reindex(vocabulary, fill_value=0).to_numpy()


@dataclass(frozen=True)
class Beats:
    """What the other claims of each claim's source speak of.

    Attributes:
        names: The names of each claim.
        sums: The names of all claims of a source, summed, one row per source.
        sources: The source of each claim.
        lengths: The length of the sum of the names of the other claims of its source.
        known: Whether its source has other claims, but not so many that it tells of everything.
    """

    names: Vectors
    sums: Matrix
    sources: Ints
    lengths: Floats
    known: Bools

    def cosine(self, left: Ints, right: Ints) -> Floats:
        """How much each claim of a pair is what the other's source speaks of, the better of the two."""
        one, other = (
            np.where(self.known[rows], self._of_others(rows, others), 0)
            for rows, others in ((left, right), (right, left))
        )
        return np.maximum(one, other)

    def _of_others(self, rows: Ints, others: Ints) -> Floats:
        """The likeness of what the other claims of the sources of some rows speak of to other rows."""
        names = self.names.matrix
        of_source = row_products(self.sums, names, self.sources[rows], others) - row_products(
            names, names, rows, others
        )
        likeness: Floats = np.round(of_source / np.maximum(self.lengths[rows], 1e-9), 8)
        return likeness


def beats_of(
    names: Vectors,
    sources: "pd.Series[str]",
    settings: TextSettings,
    table: TableCounts | None = None,
    totals: SourceTotals | None = None,
) -> Beats:
    """The beats of the sources of all claims.

    Args:
        names: The names of each claim.
        sources: Its source.
        settings: Which sources tell of everything.
        table: How many claims of the whole table each source has; None where these are all claims.
        totals: What the names of each source add up to in the whole table.
    """
    codes, distinct = pd.factorize(sources)
    matrix, size = names.matrix, len(codes)
    known = have_beat(sources, settings, table)
    if totals is None:
        sums = source_sums(matrix, codes, known, len(distinct))
        squares = np.asarray(sums.multiply(sums).sum(axis=1)).ravel()
    else:
        sums, squares = totals.among(np.asarray(distinct, dtype=object), names.vocabulary)
    rows = np.repeat(np.arange(size), np.diff(matrix.indptr))
    of_source = _entries_at(sums, codes[rows], matrix.indices)
    others = squares[codes] + np.bincount(rows, weights=(of_source - matrix.data) ** 2 - of_source**2, minlength=size)
    lengths = np.where(known, np.sqrt(np.maximum(others, 0.0)), 0.0)
    return Beats(names, sums, codes.astype(np.int64), lengths, known & (lengths > 1e-6))


def have_beat(sources: "pd.Series[str]", settings: TextSettings, table: TableCounts | None = None) -> Bools:
    """Whether the source of each claim has other claims, but not so many that it tells of everything; `table` as for `beats_of`."""
    codes, distinct = pd.factorize(sources)
    claims = table.of(np.asarray(distinct, dtype=object)) if table else np.bincount(codes, minlength=len(distinct))
    most = max(settings.most_claims_of_beat, (table.size if table else len(codes)) * settings.beat_share)
    known: Bools = ((claims >= 2) & (claims <= most))[codes] & (sources != "").to_numpy()
    return known


def source_sums(names: Matrix, sources: Ints, known: Bools, size: int) -> Matrix:
    """One row per source, the names of its claims summed in the order of the rows; of sources that are not known nothing."""
    rows = np.flatnonzero(known)
    members = sparse.csr_matrix((np.ones(len(rows)), (sources[rows], rows)), shape=(max(size, 1), names.shape[0]))
    return (members @ names).tocsr()


def _entries_at(matrix: Matrix, rows: Ints, columns: Ints) -> Floats:
    """The entries at some places of a matrix, 0 where there is none."""
    matrix.sort_indices()
    width = max(matrix.shape[1], 1)
    places = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr)) * width + matrix.indices
    at, known = found_in(places, rows * width + columns)
    return np.where(known, np.append(matrix.data, 0.0)[at], 0.0)


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

    @classmethod
    def of_rows(cls, near: Ints, rows: Ints) -> "Neighbours":
        """The neighbours of some claims of a table; those that are not among these have columns of their own.

        Args:
            near: Of each claim the rows of its neighbours in the table, the nearest first; -1 where there are fewer.
            rows: Its own row in the table.
        """
        row, rank = np.nonzero(near >= 0)
        others = near[row, rank]
        beside = np.setdiff1d(others, rows)
        order = np.argsort(np.r_[rows, beside], kind="stable")
        at = np.searchsorted(np.r_[rows, beside][order], others)
        shape = (len(rows) + len(beside),) * 2
        place = (row, order[at])
        return cls(
            sparse.csr_matrix((np.ones(len(row)), place), shape=shape),
            sparse.csr_matrix((rank + 1.0, place), shape=shape),
        )

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
    usable = vectors.matrix[:, claims <= most_claims_of_near_word(np.bincount(claims), size, settings)].tocsr()
    turned = usable.T.tocsr()
    found = [np.empty((3, 0), dtype=np.int64)]
    at_once = max(_ROWS_AT_ONCE, size // 100)
    for start in range(0, size, at_once):
        found.append(ranked(usable[start : start + at_once], turned, np.arange(start, min(start + at_once, size))))
    row, column, rank = np.concatenate(found, axis=1)
    return Neighbours(
        sparse.csr_matrix((np.ones(len(rank)), (row, column)), shape=(size, size)),
        sparse.csr_matrix((rank.astype(np.float64), (row, column)), shape=(size, size)),
    )


def most_claims_of_near_word(words: Ints | Floats, size: int, settings: TextSettings) -> int:
    """Words of more claims than this do not say which texts are near.

    Args:
        words: By number of claims, how many words so many claims use.
        size: How many claims there are.
        settings: What is usual, and how much can be afforded.
    """
    usual = max(settings.most_claims_of_near_word, int(size * settings.near_word_share))
    costs = np.cumsum(words * np.arange(len(words), dtype=np.float64) ** 2)
    return min(usual, int(np.searchsorted(costs, settings.most_products, side="right")) - 1)


def ranked(usable: Matrix, turned: Matrix, rows: Ints) -> Ints:
    """The nearest texts of some rows, shape (3, pairs): row, its neighbour, and the rank of that.

    Args:
        usable: The words of these rows.
        turned: For each word the rows of all texts that have it.
        rows: The number of each of these rows in `turned`.
    """
    likeness = usable @ turned
    likeness.sort_indices()
    row = np.repeat(np.arange(likeness.shape[0]), np.diff(likeness.indptr))
    other = rows[row] != likeness.indices
    row, column, value = row[other], likeness.indices[other].astype(np.int64), np.round(likeness.data[other], 9)
    # One number sorts by row, then by likeness; the columns are in order already, and this sort keeps it.
    order = np.argsort(2.0 * row - value, kind="stable")
    row, column = row[order], column[order]
    counts = np.bincount(row, minlength=len(rows))
    rank = ranges(np.ones_like(counts), counts)
    near = rank <= NEAREST
    return np.stack([rows[row[near]], column[near], rank[near]])
