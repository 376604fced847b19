"""Texts as weighted words: how much two claims share of what few claims say, and which texts are nearest to which."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from scipy import sparse

from claims.matching.arrays import Bools, Floats, Ints, Matrix, SmallInts, Texts
from claims.matching.claims.sparse_products import row_products
from claims.matching.claims.text_codes import Entries, entries_of, ranges, sorted_together

NEAREST = 10
_LEAST_LETTERS = 2
_ROWS_AT_ONCE = 1_000
_MOST_SHARE = 0.2  # what one claim in five says tells nothing apart
_LEAST_MOST = 20  # but for small tables, where a fifth is few
_MOST_PRODUCTS = 15_000_000  # of words of two claims multiplied for nearest texts, the rarest words first
_MOST_FOR_NEAREST = 200  # words of more claims than this do not decide which texts are nearest
_LEAST_BEAT, _MOST_BEAT = 5, 0.05
_NOBODY = NEAREST + 1


@dataclass(frozen=True)
class Vectors:
    """One row a claim, one column a word that two claims or more use.

    Attributes:
        matrix: Weights of the words; a row has length 1 with the words that only it uses.
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
        return row_products(self.roots, self.roots, left, right, of_column=self.squares)

    def rarest_shared(self, left: Ints, right: Ints) -> Floats:
        """The rarity of the rarest word that each pair of rows shares; 0 where there is none."""
        return row_products(self.roots, self.roots, left, right, largest=True, of_column=self.squares)

    def shared_by(self, left: int, right: int) -> tuple[str, ...]:
        """The words that two rows share, the rarest first."""
        common = np.intersect1d(self.matrix[[left]].indices, self.matrix[[right]].indices)
        return tuple(str(self.vocabulary[each]) for each in sorted(common, key=lambda each: (-self.rarity[each], each)))

    def said(self) -> Bools:
        """Whether a row has any word."""
        return self._used

    @cached_property
    def _used(self) -> Bools:
        used: Bools = np.diff(self.matrix.indptr) > 0
        return used

    @cached_property
    def squares(self) -> Floats:
        """Of each word, the product of two of its roots."""
        return np.sqrt(self.rarity) ** 2

    @cached_property
    def roots(self) -> Matrix:
        """The root of its rarity for every word of a row."""
        return sparse.csr_matrix(
            (np.sqrt(self.rarity)[self.matrix.indices], self.matrix.indices, self.matrix.indptr),
            shape=self.matrix.shape,
        )


@dataclass(frozen=True)
class Spoken:
    """Every word of a column of texts in its order.

    Attributes:
        rows: The row of each word.
        codes: The number of each word.
        vocabulary: The words by their number, in the order of the alphabet.
    """

    rows: Ints
    codes: Ints
    vocabulary: Texts

    def uses(self) -> "pd.Series[int]":
        """How often each word is used."""
        return pd.Series(
            np.bincount(self.codes, minlength=len(self.vocabulary)), index=pd.Index(self.vocabulary, dtype=object)
        )


def spoken_words(said: Entries) -> Spoken:
    """The words of texts, which were taken apart at their spaces."""
    vocabulary = said.texts
    order = np.argsort(vocabulary, kind="stable")
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    return Spoken(said.rows, place[said.codes], vocabulary[order])


def vectors_of(said: Entries, keep: Callable[[pd.DataFrame], Any] | None = None) -> Vectors:
    """The words of folded texts, weighted by how few of these texts have them.

    Args:
        said: The words of each text.
        keep: Says which rows of a frame with the columns `word` and `claims` (how many use it) to keep.
    """
    spoken, size = spoken_words(said), said.size
    long = np.array([len(word) >= _LEAST_LETTERS for word in spoken.vocabulary], dtype=bool)
    used = long[spoken.codes]
    vocabulary = spoken.vocabulary[long]
    codes = (np.cumsum(long) - 1)[spoken.codes[used]]
    shape = (size, len(vocabulary))
    counts = _counted(spoken.rows[used], codes, shape)
    claims = np.bincount(counts.indices, minlength=shape[1])
    rarity = np.log(max(size, 1) / np.maximum(claims, 1))
    data = (1 + np.log(counts.data)) * rarity[counts.indices]
    rows = np.repeat(np.arange(shape[0]), np.diff(counts.indptr))
    lengths = np.sqrt(np.bincount(rows, weights=data**2, minlength=shape[0]))
    matrix = sparse.csr_matrix((data / np.maximum(lengths[rows], 1e-9), counts.indices, counts.indptr), shape=shape)
    most = max(_LEAST_MOST, int(size * _MOST_SHARE))
    kept = (claims >= 2) & (claims <= most) & (rarity > 0)
    if keep is not None:
        kept &= keep(pd.DataFrame({"word": pd.Series(vocabulary, dtype=object), "claims": claims}))
    return Vectors(matrix[:, kept].tocsr(), rarity[kept], np.asarray(vocabulary, dtype=object)[kept])


def _counted(rows: Ints, codes: Ints, shape: tuple[int, int]) -> Matrix:
    """How often each code stands in each row."""
    uses, columns = sorted_together(rows, codes)
    first = np.flatnonzero(np.r_[True, (uses[1:] != uses[:-1]) | (columns[1:] != columns[:-1])][: len(uses)])
    counts = np.diff(np.r_[first, len(uses)]).astype(np.float64)
    starts = np.r_[0, np.cumsum(np.bincount(uses[first], minlength=shape[0]))]
    return sparse.csr_matrix((counts, columns[first], starts), shape=shape)


def names_of(texts: Entries, capitals: Entries) -> Vectors:
    """The words that stand in capitals wherever they stand: names of people, places and bodies.

    Args:
        texts: All words, folded.
        capitals: Those among them that were written with a capital.
    """
    if not len(capitals.rows):
        return vectors_of(capitals)
    anywhere = spoken_words(texts).uses()

    def are_names(words: pd.DataFrame) -> Any:
        capital = words["word"].map(upper).fillna(0)
        return (capital >= 0.8 * words["word"].map(anywhere).fillna(0)).to_numpy()

    upper = spoken_words(capitals).uses()
    return vectors_of(capitals, are_names)


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
        """The rank of each for the other, the better first; `NEAREST` + 1 where it is no neighbour."""
        one, other = self._rank(left, right), self._rank(right, left)
        one, other = np.where(one == 0, _NOBODY, one), np.where(other == 0, _NOBODY, other)
        return np.minimum(one, other), np.maximum(one, other)

    @cached_property
    def _nearest(self) -> SmallInts:
        """The neighbours of every row in the order of their ranks; -1 where there are fewer."""
        found = self.rank.tocoo()
        nearest = np.full((self.rank.shape[0], int(found.data.max(initial=1))), -1, dtype=np.int32)
        nearest[found.row, found.data.astype(np.int64) - 1] = found.col
        return nearest

    def _rank(self, rows: Ints, columns: Ints) -> Ints:
        """The rank of the column for the row, 0 for none."""
        hit = self._nearest[rows] == columns[:, None]
        return np.where(hit.any(axis=1), hit.argmax(axis=1) + 1, 0)

    def shared(self, left: Ints, right: Ints) -> Ints:
        """How many other claims are neighbours of both."""
        return np.rint(row_products(self.near, self.near, left, right)).astype(np.int64)

    def pairs(self) -> tuple[Ints, Ints]:
        """Every claim with each of its neighbours."""
        found = self.near.tocoo()
        return found.row.astype(np.int64), found.col.astype(np.int64)


def nearest_texts(vectors: Vectors, most: int = NEAREST) -> Neighbours:
    """The nearest texts of every claim that share a word with it that is not too common; ties go by the order of the rows."""
    size = vectors.matrix.shape[0]
    claims = np.bincount(vectors.matrix.indices, minlength=vectors.matrix.shape[1])
    most_claims = min(max(_MOST_FOR_NEAREST, size // 50), _affordable(claims))
    usable = vectors.matrix[:, claims <= most_claims].tocsr()
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
        rows.append(row[rank <= most])
        columns.append(column[rank <= most])
        ranks.append(rank[rank <= most])
    if not rows:
        return Neighbours(sparse.csr_matrix((0, 0)), sparse.csr_matrix((0, 0)))
    place = (np.concatenate(rows), np.concatenate(columns))
    rank = np.concatenate(ranks).astype(np.float64)
    return Neighbours(
        sparse.csr_matrix((np.ones(len(rank)), place), shape=(size, size)),
        sparse.csr_matrix((rank, place), shape=(size, size)),
    )


@dataclass(frozen=True)
class Beats:
    """What the other claims of each claim's source speak of.

    Attributes:
        names: The names of each claim.
        others: The names of the other claims of its source, as a row of length 1.
        known: Whether its source has other claims, and no more than one in twenty: who tells of everything has no beat.
    """

    names: Vectors
    others: Matrix
    known: Bools

    def cosine(self, left: Ints, right: Ints) -> Floats:
        """How much each claim of a pair is what the other's source speaks of, the better of the two."""
        one, other = (row_products(self.others, self.names.matrix, *pair) for pair in ((left, right), (right, left)))
        return np.maximum(np.where(self.known[left], one, 0), np.where(self.known[right], other, 0))


def beats_of(names: Vectors, sources: "pd.Series[str]") -> Beats:
    """The beats of the sources of all claims."""
    codes = pd.factorize(sources)[0]
    size = len(codes)
    told = np.bincount(codes, minlength=1)[codes] if size else np.zeros(0)
    known = (told >= 2) & (told <= max(_LEAST_BEAT, size * _MOST_BEAT)) & (sources != "").to_numpy()
    members = sparse.csr_matrix(
        (np.ones(size), (codes, np.arange(size))), shape=(max(codes.max(initial=0) + 1, 1), size)
    )
    own = sparse.diags(known.astype(np.float64)) @ names.matrix
    others = ((members @ own)[codes] - own).tocsr()
    lengths = np.sqrt(np.asarray(others.multiply(others).sum(axis=1)).ravel())
    return Beats(names, (sparse.diags(1 / np.maximum(lengths, 1e-9)) @ others).tocsr(), known & (lengths > 1e-6))


def _coordinates(likeness: Matrix, start: int) -> tuple[Ints, Ints, Floats]:
    """Row, column and value of every entry but those of a claim with itself."""
    row = np.repeat(np.arange(likeness.shape[0]), np.diff(likeness.indptr)) + start
    other = row != likeness.indices
    return row[other], likeness.indices[other].astype(np.int64), np.round(likeness.data[other], 9)


def _affordable(claims: Ints) -> int:
    """The most claims that a word may have so that all words of as many or fewer can be multiplied."""
    costs = np.cumsum(np.bincount(claims, weights=claims.astype(np.float64) ** 2))
    return int(np.searchsorted(costs, _MOST_PRODUCTS, side="right")) - 1


@dataclass(frozen=True)
class WordSets:
    """The words of names and those of them that texts hold, to ask which text holds a whole name.

    Attributes:
        names: A row a distinct name, a one for every word of it.
        of_rows: The name of each row of a claim frame.
        lengths: How many words each distinct name has.
        texts: A row a claim, a one for every word of its text that any name has.
    """

    names: Matrix
    of_rows: Ints
    lengths: Ints
    texts: Matrix

    @classmethod
    def of(cls, names: Sequence[str], of_rows: Ints, *texts: Entries) -> "WordSets":
        """Reads distinct folded names, the name of each row, and the words of columns of folded text of which each row has one."""
        said = entries_of(pd.Series(names, dtype="str"), " ").once()
        words = pd.Index(said.texts)
        found = []
        for spoken in texts:
            known = words.get_indexer(pd.Index(spoken.texts))[spoken.codes]
            found.append((spoken.rows[known >= 0], known[known >= 0]))
        rows, codes = (np.concatenate(each) for each in zip(*found, strict=True))
        return cls(
            names=ones(said.rows, said.codes, (len(names), len(words))),
            of_rows=of_rows,
            lengths=np.bincount(said.rows, minlength=len(names)).astype(np.int64),
            texts=ones(rows, codes, (len(of_rows), len(words))),
        )

    def hold(self, left: Ints, right: Ints) -> Bools:
        """Whether the text of either row of each pair holds all words of the name of the other; False where that has none."""
        return self._holds(left, right) | self._holds(right, left)

    def _holds(self, named: Ints, told: Ints) -> Bools:
        names = self.of_rows[named]
        needed = self.lengths[names]
        found = np.zeros(len(named), dtype=bool)
        asked = np.flatnonzero((needed > 0) & (np.diff(self.texts.indptr)[told] >= needed))
        found[asked] = row_products(self.names, self.texts, names[asked], told[asked]) >= needed[asked] - 1e-6
        return found


def ones(rows: Ints, columns: Ints, shape: tuple[int, int]) -> Matrix:
    """A matrix with a one at each of the places given."""
    matrix = sparse.coo_matrix((np.ones(len(rows)), (rows, columns)), shape=(shape[0], max(shape[1], 1))).tocsr()
    matrix.sum_duplicates()
    matrix.data[:] = 1.0
    return matrix
