"""Labels that tell events apart: the rarest word that two claims share, and the ages of people, which count nobody."""

import re

import numpy as np
import pandas as pd

from claims.matching.arrays import Ints, Levels, Matrix
from claims.matching.claims.prepared import Prepared
from claims.matching.claims.sparse_products import row_products
from claims.matching.claims.text_codes import entries_of
from claims.matching.claims.word_vectors import ones

RAREST = ("not said", "none", "common", "fairly common", "not so common", "rather rare", "rare", "very rare", "rarest")
AGES = ("not said", "other ages", "one age", "several ages")
RAREST_BOUNDS = (0.0, 3.0, 4.0, 5.0, 5.5, 6.0, 6.5)  # rarity as in `Vectors`; 6.5 is one claim in 665
_AGE = re.compile(r"\bage\d{1,3}m?\b")  # as `mask_numbers` writes ages


def compare_rarest(prepared: Prepared, left: Ints, right: Ints) -> Levels:
    """How rare the rarest word is that both use."""
    words = prepared.texts
    said = words.said()
    rarest = words.rarest_shared(left, right)
    level = 1 + np.searchsorted(np.array(RAREST_BOUNDS), rarest, side="left")
    return np.where(said[left] & said[right], level, 0).astype(np.int8)


def compare_ages(prepared: Prepared, left: Ints, right: Ints) -> Levels:
    """How many ages both give, where both give any."""
    ages = prepared.once(_ages)
    said = np.diff(ages.indptr) > 0
    both = np.flatnonzero(said[left] & said[right])
    level = np.zeros(len(left), dtype=np.int8)
    level[both] = 1 + np.minimum(row_products(ages, ages, left[both], right[both]), 2)
    return level


def ages_of(text: str) -> list[str]:
    """The ages in a text without numbers: "5", or "9 months"."""
    found = dict.fromkeys(_AGE.findall(text))
    return [each.removeprefix("age").replace("m", " months") for each in found]


def _ages(prepared: Prepared) -> Matrix:
    # No age stands in two words, so it is enough to look at each distinct word.
    words = prepared.spoken
    found = entries_of(pd.Series([" ".join(_AGE.findall(word)) for word in words.texts], dtype="str"), " ")
    of_uses = found.take(words.codes)
    return ones(words.rows[of_uses.rows], of_uses.codes, (words.size, len(found.said)))
