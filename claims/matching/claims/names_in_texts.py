"""Answers which texts hold all words of a name, for many pairs of claims at once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from claims.matching.arrays import Bools, Ints, Matrix
from claims.matching.claims.sparse_products import ones, row_products
from claims.matching.claims.text_codes import Entries, entries_of


@dataclass(frozen=True)
class NamesInTexts:
    """The words of names, and those of them that texts hold.

    Attributes:
        names: A row a distinct name, a one for every word of it.
        of_rows: The name of each row of a claim frame.
        lengths: How many words each distinct name has.
        texts: A row per claim, a one for every word of its text that any name has.
    """

    names: Matrix
    of_rows: Ints
    lengths: Ints
    texts: Matrix

    @classmethod
    def of(cls, names: Sequence[str], of_rows: Ints, *texts: Entries) -> "NamesInTexts":
        """Reads distinct folded names, the name of each row, and the words of columns of folded text of which each row has one."""
        name_words = entries_of(pd.Series(names, dtype="str"), " ").distinct()
        vocabulary = pd.Index(name_words.texts)
        rows, codes = [], []
        for words in texts:
            known = vocabulary.get_indexer(pd.Index(words.texts))[words.codes]
            rows.append(words.rows[known >= 0])
            codes.append(known[known >= 0])
        return cls(
            names=ones(name_words.rows, name_words.codes, (len(names), len(vocabulary))),
            of_rows=of_rows,
            lengths=np.bincount(name_words.rows, minlength=len(names)).astype(np.int64),
            texts=ones(np.concatenate(rows), np.concatenate(codes), (len(of_rows), len(vocabulary))),
        )

    def hold(self, left: Ints, right: Ints) -> Bools:
        """Whether the text of either row of each pair holds all words of the name of the other; False where that has none."""
        return self._holds(left, right) | self._holds(right, left)

    def _holds(self, named: Ints, text: Ints) -> Bools:
        names = self.of_rows[named]
        needed = self.lengths[names]
        holds = np.zeros(len(named), dtype=bool)
        may = np.flatnonzero((needed > 0) & (np.diff(self.texts.indptr)[text] >= needed))
        holds[may] = row_products(self.names, self.texts, names[may], text[may]) >= needed[may] - 1e-6
        return holds
