"""Rare words: what claims share beyond the words that everybody uses, and the frame prepared with them."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from claims.matching.settings import MatchSettings

Ints = npt.NDArray[np.int64]
_LEAST_LETTERS = 4


@dataclass(frozen=True, kw_only=True)
class Words:
    """The rare words of a claim frame.

    Attributes:
        rows: Row of each use, in order; a word counts once a claim.
        codes: Code of the word used.
        vocabulary: The words by their code.
    """

    rows: Ints
    codes: Ints
    vocabulary: tuple[str, ...]

    def shared(self, left: Ints, right: Ints) -> Ints:
        """How many rare words each pair of rows shares."""
        pair, code = self._uses(left)
        hits = np.isin(right[pair] * len(self.vocabulary) + code, self._keys)
        return np.bincount(pair[hits], minlength=len(left)).astype(np.int64)

    def shared_by(self, left: int, right: int) -> tuple[str, ...]:
        """The rare words that two rows share, in the order of the alphabet."""
        common = np.intersect1d(self.codes[self.rows == left], self.codes[self.rows == right])
        return tuple(self.vocabulary[code] for code in common)

    @property
    def _keys(self) -> Ints:
        return self.rows * len(self.vocabulary) + self.codes

    def _uses(self, left: Ints) -> tuple[Ints, Ints]:
        start = np.searchsorted(self.rows, left, side="left")
        uses = np.searchsorted(self.rows, left, side="right") - start
        offsets = np.arange(uses.sum()) - np.repeat(np.cumsum(uses) - uses, uses)
        return np.repeat(np.arange(len(left)), uses), self.codes[np.repeat(start, uses) + offsets]


def rare_words_of(frame: pd.DataFrame, settings: MatchSettings) -> Words:
    """The words of at least four letters that two claims or more have, but few."""
    used = frame["text"].str.split().explode().dropna()
    used = used[used.str.len() >= _LEAST_LETTERS]
    uses = pd.DataFrame({"row": used.index.to_numpy(), "word": used.to_numpy()}).drop_duplicates()
    claims = uses["word"].map(uses["word"].value_counts())
    most = max(settings.rare_claims, int(len(frame) * settings.rare_share))
    uses = uses[(claims >= 2) & (claims <= most)].sort_values(["row", "word"])
    codes, vocabulary = pd.factorize(uses["word"], sort=True)
    return Words(
        rows=uses["row"].to_numpy(dtype=np.int64), codes=codes.astype(np.int64), vocabulary=tuple(map(str, vocabulary))
    )


@dataclass(frozen=True)
class Prepared:
    """A claim frame in the order of its ids, with what has to be known of it as a whole."""

    frame: pd.DataFrame
    words: Words
    settings: MatchSettings


def prepare(frame: pd.DataFrame, settings: MatchSettings | None = None) -> Prepared:
    """The frame sorted and its rare words found."""
    settings = settings or MatchSettings()
    frame = frame.sort_values("claim_id", ignore_index=True)
    return Prepared(frame, rare_words_of(frame, settings), settings)
